"""What editors add beside the evidence: points that rest on quotes, and questions to discuss."""

from typing import Annotated

from pydantic import Field

from evidence_site.model.fields import Line, Name, Prose, QuoteRef, Record


class Point(Record):
    """One thing that a study says, with the quotes it rests on."""

    question: Annotated[Line | None, Field(description="The reader's question that this answers, as a heading.")] = None
    text: Annotated[Prose, Field(description="What the study says, in plain words.")]
    items: Annotated[
        tuple[Line, ...], Field(description="The parts, when the study lists some, in its own order.")
    ] = ()
    based_on: Annotated[
        tuple[QuoteRef, ...], Field(description="The quotes that bear this out: `s1`, or `record/s1`.", min_length=1)
    ]
    not_stated: Annotated[
        Line | None, Field(description="What the source leaves open about this, in one sentence.")
    ] = None


class Prompt(Record):
    """A question to discuss. It is the editors' and never a finding."""

    audience: Annotated[Name, Field(description="The id of the audience that it is for.")]
    text: Annotated[Line, Field(description="The question, in words that presume nothing.")]
    based_on: Annotated[tuple[QuoteRef, ...], Field(description="The quotes that gave rise to it.")] = ()

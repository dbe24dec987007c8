"""What the editors of a site add to a record: points drawn from quotes, questions, its history, and suppressions."""

from typing import Annotated

from pydantic import Field

from evidence_site.model.fields import Date, Line, Name, Prose, QuoteRef, Record, Text
from evidence_site.model.words import NotShown, Words


class Point(Record):
    """One thing that a study says, with the quotes it rests on."""

    question: Annotated[
        Line | None, Words.OURS, Field(description="The reader's question that this answers, as a heading.")
    ] = None
    text: Annotated[Prose, Words.OURS, Field(description="What the study says, in plain words.")]
    items: Annotated[
        tuple[Line, ...], Words.OURS, Field(description="The parts, when the study lists some, in its own order.")
    ] = ()
    based_on: Annotated[
        tuple[QuoteRef, ...], Field(description="The quotes that bear this out: `s1`, or `record/s1`.", min_length=1)
    ]
    not_stated: Annotated[
        Line | None, Words.OURS, Field(description="What the source leaves open about this, in one sentence.")
    ] = None


class Prompt(Record):
    """A question to discuss. It is the editors' and never a finding."""

    audience: Annotated[Name, Field(description="The id of the audience that it is for.")]
    text: Annotated[Line, Words.OURS, Field(description="The question, in words that presume nothing.")]
    based_on: Annotated[tuple[QuoteRef, ...], Field(description="The quotes that gave rise to it.")] = ()


class HistoryEntry(Record):
    """A change in substance, in one line of plain words."""

    date: Annotated[Date, Field(description="The day of the change.")]
    change: Annotated[
        Line,
        Words.OURS,
        Field(description="What changed, in one sentence of plain words: `The second study was added`."),
    ]
    by: Annotated[Line | None, Words.NAME, Field(description="Who changed it.")] = None


class NoLongerStands(Record):
    """Why a finding was withdrawn or superseded, since when, and who decided so. Its page tells all three."""

    since: Annotated[Date, Field(description="The day since which it does not stand.")]
    reason: Annotated[
        Line,
        Words.OURS,
        Field(description="Why, in one sentence of plain words: `The quoted words do not bear it out`."),
    ]
    by: Annotated[tuple[Line, ...], Words.NAME, Field(description="Who decided so.", min_length=1)]


class Suppression(Record):
    """A warning, a suggestion or a judgement that `check` no longer gives for this record."""

    code: Annotated[Line, Words.NAME, Field(description="The fault's code, as `check` gives it: `TXT006`.")]
    reason: Annotated[
        Text,
        Words.OURS,
        NotShown(),
        Field(description="Why the record is right as it is, for those who read it later."),
    ]
    field: Annotated[
        Line | None,
        Words.NAME,
        Field(description="The field it is for, when it is not for all: `statement`, or `quotes.q1` for one quote."),
    ] = None

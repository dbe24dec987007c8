"""Critical appraisal of studies: the tools that a synthesis uses, and the judgements made with them."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from evidence_site.model.fields import Choice, Date, Key, Line, Name, Prose, Record, Text
from evidence_site.model.words import Title, Words


class Basis(Choice):
    """What text of a report was read."""

    FULL_TEXT = "full-text", "The full report."
    ABSTRACT = "abstract", "The abstract only."


class AppraisalTool(Record):
    """A tool for critical appraisal, such as a checklist: its items, and the judgements that each can have."""

    title: Annotated[Line, Words.NAME, Title(), Field(description="The tool's name, as its makers give it.")]
    version: Annotated[Line | None, Words.NAME, Field(description="Its version or year.")] = None
    reference: Annotated[Key | None, Field(description="The citation key of the work that describes it.")] = None
    items: Annotated[
        Mapping[Name, Line],
        Words.NAME,
        Field(description="Its questions in the tool's words, each under a short id: `aims`.", min_length=1),
    ]
    judgements: Annotated[
        tuple[Line, ...], Words.NAME, Field(description="The answers that an item can have.", min_length=1)
    ]
    adapted: Annotated[Prose | None, Words.METHOD, Field(description="How the team changed the tool, if they did.")] = (
        None
    )


class Judgement(Record):
    """The answer to one item of a tool."""

    judgement: Annotated[Line, Words.NAME, Field(description="One of the tool's `judgements`.")]
    rationale: Annotated[Text | None, Words.OURS, Field(description="Why.")] = None


class Appraisal(Record):
    """A critical appraisal of one study with one tool."""

    tool: Annotated[Name, Field(description="The id of the tool, one of the synthesis's `appraisal_tools`.")]
    by: Annotated[tuple[Line, ...], Words.NAME, Field(description="Who appraised.", min_length=1)]
    date: Annotated[Date | None, Field(description="When.")] = None
    basis: Annotated[Basis | None, Field(description="What text of the report was read for it.")] = None
    items: Annotated[
        Mapping[Name, Judgement], Field(description="The judgements, each under the id of its item.", min_length=1)
    ]
    overall_note: Annotated[
        Prose | None,
        Words.OURS,
        Field(description="What the judgements mean for the use of the study, in words. They are not added up."),
    ] = None

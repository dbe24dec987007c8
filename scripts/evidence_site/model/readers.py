"""What a site says to its readers: its own words for things, its audiences and its glossary."""

from typing import Annotated

from pydantic import Field

from evidence_site.model.fields import Line, Name, Prose, Record, Text
from evidence_site.model.words import Title, Words


class Audience(Record):
    """A kind of reader."""

    id: Annotated[Name, Field(description="A short name, used in prompts: `board-members`.")]
    title: Annotated[
        Line, Words.OURS, Title(), Field(description="The name on the site, in the plural: `Board members`.")
    ]
    introduction: Annotated[
        Prose | None, Words.OURS, Field(description="A line or two for them, before the questions.")
    ] = None


class Labels(Record):
    """The site's own words for things. Each has a plain default."""

    finding: Annotated[Line, Words.OURS, Field(description="What one finding is called: `contribution`.")] = "finding"
    findings: Annotated[Line, Words.OURS, Field(description="What several are called: `contributions`.")] = "findings"
    all_findings: Annotated[
        Line | None,
        Words.OURS,
        Title(),
        Field(
            description="The question that all findings answer, as a heading. If left out: `What did the study find?`, "
            "or `What did the studies find?` where the site brings several together."
        ),
    ] = None
    activity: Annotated[Line, Words.OURS, Title(), Field(description="Heading over what is done.")] = "What is done"
    outcome: Annotated[Line, Words.OURS, Title(), Field(description="Heading over what comes of it.")] = (
        "Result the authors report or intend"
    )
    matrix: Annotated[Line, Words.OURS, Title(), Field(description="Heading over the table of findings.")] = (
        "What is done, and what comes of it?"
    )
    map_note: Annotated[
        Line | None,
        Words.OURS,
        Field(
            description="What the words on the map of findings mean, which of them are the source's and which ours, "
            "in a sentence or two below it. On a site of one study, made from the results if left out."
        ),
    ] = None
    endorsement: Annotated[
        Line | None,
        Words.OURS,
        Field(
            description="Who has not endorsed the site, in one sentence, for the licence notice. If left out: the "
            "authors, publisher and funder of the study, or those of the studies."
        ),
    ] = None


class Term(Record):
    """A word or abbreviation that readers may not know."""

    term: Annotated[Line, Words.OURS, Title(), Field(description="The word, written out: `Intensive care unit`.")]
    meaning: Annotated[Text, Words.OURS, Field(description="What it means, in plain words.")]
    abbreviation: Annotated[Line | None, Words.OURS, Field(description="Its short form: `ICU`.")] = None

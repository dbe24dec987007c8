"""How a synthesis was done: its question, searches and method, its lines of argument, its gaps, its checklists."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from evidence_site.model.fields import Choice, Count, Date, FindingName, Key, Line, Prose, Record, Text
from evidence_site.model.words import Words


class QuestionFramework(Record):
    """The framework by which the question was built, such as SPIDER or PICo."""

    name: Annotated[Line, Words.NAME, Field(description="The framework's name: `SPIDER`.")]
    parts: Annotated[
        Mapping[Line, Line],
        Words.METHOD,
        Field(description="Its parts, by name: `{Sample: night staff}`.", min_length=1),
    ]


class SearchLine(Record):
    """One line of a search strategy."""

    query: Annotated[Text, Words.NAME, Field(description="The line as it was entered, letter for letter.")]
    hits: Annotated[Count | None, Field(description="How many records it found.")] = None


class Search(Record):
    """The search of one source (PRISMA-S, Rethlefsen et al. 2021, doi:10.1186/s13643-020-01542-z)."""

    source: Annotated[Line, Words.NAME, Field(description="The database, register or other source: `MEDLINE`.")]
    platform: Annotated[Line | None, Words.NAME, Field(description="The platform it was searched on: `Ovid`.")] = None
    date: Annotated[Date | None, Field(description="The day of the last search.")] = None
    lines: Annotated[tuple[SearchLine, ...], Field(description="The strategy, line by line.")] = ()
    notes: Annotated[Prose | None, Words.METHOD, Field(description="Limits, filters, or how the source was asked.")] = (
        None
    )


class SynthesisMethod(Record):
    """The method by which findings were drawn from the studies."""

    name: Annotated[Line, Words.METHOD, Field(description="The method's usual name: `Thematic synthesis`.")]
    reference: Annotated[Key | None, Field(description="The citation key of the work that describes it.")] = None
    coding: Annotated[Prose | None, Words.METHOD, Field(description="How the data were coded, and by whom.")] = None
    translation: Annotated[
        Prose | None, Words.METHOD, Field(description="How the studies were translated into one another.")
    ] = None


class LineOfArgument(Record):
    """The review team's interpretation across findings, which no study states."""

    statement: Annotated[Text, Words.OURS, Field(description="The interpretation, in one or two sentences.")]
    based_on: Annotated[
        tuple[FindingName, ...], Field(description="The ids of the findings that it is drawn from.", min_length=1)
    ]
    by: Annotated[tuple[Line, ...], Words.NAME, Field(description="Who drew it.", min_length=1)]
    reflexive_note: Annotated[
        Prose | None, Words.OURS, Field(description="How their standpoint may have shaped it.")
    ] = None
    alternatives: Annotated[
        tuple[Line, ...], Words.OURS, Field(description="Other interpretations that were considered.")
    ] = ()


class GapBasis(Choice):
    """Why something counts as not covered."""

    NOT_FOUND = "not-found", "The searches found no study on it."
    NOT_SAMPLED = "not-sampled", "Studies on it were eligible and not sampled."
    THIN_DATA = "thin-data", "Included studies have few data on it."
    EDITORS_VIEW = "editors-view", "It is the editors' view that this is missing."


class Gap(Record):
    """Something that the included studies did not cover."""

    text: Annotated[Line, Words.OURS, Field(description="What was not covered.")]
    basis: Annotated[GapBasis, Field(description="Why it counts as not covered.")]
    scope: Annotated[Line | None, Words.OURS, Field(description="Where or of whom, if it was covered for others.")] = (
        None
    )


class ChecklistName(Choice):
    """A reporting guideline."""

    ENTREQ = "entreq", "ENTREQ, for syntheses of qualitative research (Tong et al. 2012)."
    EMERGE = "emerge", "eMERGe, for meta-ethnography (France et al. 2019)."
    PRISMA = "prisma", "PRISMA 2020, for systematic reviews (Page et al. 2021)."
    PRISMA_S = "prisma-s", "PRISMA-S, for searches (Rethlefsen et al. 2021)."
    COREQ = "coreq", "COREQ, for interviews and focus groups (Tong et al. 2007)."
    SRQR = "srqr", "SRQR, for qualitative research (O'Brien et al. 2014)."


class ChecklistItem(Record):
    """Where an item is reported, or why it does not apply. One of the two is given."""

    where: Annotated[
        Line | None,
        Words.METHOD,
        Field(description="Where it is reported: a page of this site, as `methods/#searches`, or a place in a report."),
    ] = None
    not_applicable: Annotated[Line | None, Words.METHOD, Field(description="Why it does not apply.")] = None


class Checklist(Record):
    """A completed reporting checklist."""

    name: Annotated[ChecklistName, Field(description="The guideline.")]
    version: Annotated[Line | None, Words.NAME, Field(description="Its version or year.")] = None
    items: Annotated[Mapping[Line, ChecklistItem], Field(description="Its items, by number.", min_length=1)]

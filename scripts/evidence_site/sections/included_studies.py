"""The table of included studies as pages show it: each study with a link to its page, under the team's headings."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from evidence_site import english, urls, wording
from evidence_site.sections.links import Link
from evidence_site.tables.studies import StudyRow, StudyTable
from evidence_site.urls import Here
from evidence_site.website.site import Site

MOST_UNFOLDED = 25
"""The most studies that a page shows with all that is said of them, but for the page made for paper."""
MOST_ROWS = 100
"""The most rows of one table on paper; longer ones are split by the first letter of the label."""
OTHER = "#"


class Cell(NamedTuple):
    """What a row says under one heading."""

    heading: str
    text: str


class Row(NamedTuple):
    """A study's row."""

    study: Link
    title: str
    """The study's title; empty where the label is the title."""
    cells: tuple[Cell, ...]


class Part(NamedTuple):
    """A part of a table that is split by letter, or a whole one without a letter."""

    letter: str
    anchor: str
    rows: tuple[Row, ...]


class IncludedStudies(NamedTuple):
    """The whole table."""

    caption: str
    headings: tuple[str, ...]
    parts: tuple[Part, ...]
    coded: str
    """Who coded the team's columns; empty if there are none."""


def included_studies(site: Site, here: Here, table: StudyTable) -> IncludedStudies:
    """Return the table of included studies for a page."""
    findings = wording.capitalised(site.synthesis.labels.findings)
    headings = ("Type of evidence", "Where", "People", "Dates", "What we read", *table.columns, findings)
    return IncludedStudies(
        caption="Included studies",
        headings=headings,
        parts=tuple(_parts(here, headings, table.rows)),
        coded=_coded(table.columns),
    )


def _coded(columns: Sequence[str]) -> str:
    if not columns:
        return ""
    named = english.listed([f"“{each}”" for each in columns])
    if len(columns) == 1:
        return f"The column {named} is coded by the editors."
    return f"The columns {named} are coded by the editors."


def _parts(here: Here, headings: tuple[str, ...], rows: Sequence[StudyRow]) -> Iterator[Part]:
    if len(rows) <= MOST_ROWS:
        yield Part("", "", tuple(_row(here, headings, each) for each in rows))
        return
    # Sorting keeps the order of the synthesis within a letter.
    for letter, those in groupby(sorted(rows, key=_letter), key=_letter):
        anchor = urls.letter_anchor("other" if letter == OTHER else letter)
        yield Part(letter, anchor, tuple(_row(here, headings, each) for each in those))


def _letter(row: StudyRow) -> str:
    first = row.label[:1].upper()
    return first if "A" <= first <= "Z" else OTHER


def _row(here: Here, headings: tuple[str, ...], row: StudyRow) -> Row:
    texts = (
        "; ".join(filter(None, (row.design, row.methodology))),
        ", ".join(filter(None, (row.setting, english.listed(row.countries)))),
        row.participants,
        row.dates,
        row.read,
        *row.cells,
        str(row.findings),
    )
    cells = (Cell(heading, text or wording.NOT_RECORDED) for heading, text in zip(headings, texts, strict=True))
    link = Link(row.label, here.to(urls.study_path(row.id)))
    return Row(link, row.title if row.title != row.label else "", tuple(cells))

"""The table of included studies as pages show it: each study with a link to its page, under the team's headings."""

from collections.abc import Sequence
from typing import NamedTuple

from evidence_site import english, urls, wording
from evidence_site.sections.links import Link
from evidence_site.tables.studies import StudyRow, StudyTable
from evidence_site.urls import Here
from evidence_site.website.site import Site

MOST_UNFOLDED = 25
"""The most studies that a page shows with all that is said of them, but for the page made for paper."""


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


class IncludedStudies(NamedTuple):
    """The table, or a part of it."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    coded: str
    """Who coded the team's columns; empty if there are none."""


def included_studies(site: Site, here: Here, table: StudyTable) -> IncludedStudies:
    """Return the table of included studies for a page."""
    findings = wording.capitalised(site.synthesis.labels.findings)
    headings = ("Type of evidence", "Where", "People", "Dates", "What we read", *table.columns, findings)
    return IncludedStudies(
        caption="Included studies",
        headings=headings,
        rows=tuple(_row(here, headings, each) for each in table.rows),
        coded=_coded(table.columns),
    )


def _coded(columns: Sequence[str]) -> str:
    if not columns:
        return ""
    named = english.listed([f"“{each}”" for each in columns])
    if len(columns) == 1:
        return f"The column {named} is coded by the editors."
    return f"The columns {named} are coded by the editors."


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

"""The tables of findings, a table for each theme: the Summary of Qualitative Findings, and the evidence profile."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from evidence_site import urls, wording
from evidence_site.model import Finding
from evidence_site.model.synthesis import Theme
from evidence_site.sections.assessment import ASSESSMENT, DISSENT
from evidence_site.sections.links import Link
from evidence_site.sections.section import Section
from evidence_site.tables.findings import (
    PROFILE_COLUMNS,
    SUMMARY_COLUMNS,
    FindingRow,
    Row,
    ThemeTable,
    evidence_profile,
    summary_of_findings,
)
from evidence_site.urls import Here
from evidence_site.website.confidence import WHY
from evidence_site.website.site import Site


class StudyItem(NamedTuple):
    """A study with data, and how these bear on the finding, unless they support it alone."""

    link: Link
    note: str


class TableCell(NamedTuple):
    """A text under its column."""

    column: str
    text: str


@dataclass(frozen=True, kw_only=True)
class TableRow:
    """A finding's row."""

    number: int
    link: Link
    statement: str
    confidence: str
    why: Link
    """The link to the reasons: confidence is never shown without."""
    data: str
    dissent: Link | None
    """The link to the data that contradict or qualify the finding, if there are any."""
    studies: tuple[StudyItem, ...]
    cells: tuple[TableCell, ...]
    """The explanation; or, in the evidence profile, a sentence on each component."""


@dataclass(frozen=True, kw_only=True)
class SummaryOfTheme(Section):
    """The findings of a theme in the Summary of Qualitative Findings."""

    columns: tuple[str, ...]
    within: str
    """The title of the theme that this one is a part of."""
    text: Markup
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, kw_only=True)
class ProfileOfTheme(Section):
    """The findings of a theme in the evidence profile."""

    columns: tuple[str, ...]
    within: str
    rows: tuple[TableRow, ...]


class PlainRow(NamedTuple):
    """A finding of one study: its number, its title and what it says."""

    number: int
    link: Link
    statement: str


@dataclass(frozen=True, kw_only=True)
class PlainFindings(Section):
    """The findings of one study in rows, without confidence, which is assessed for syntheses only."""

    finding: str
    rows: tuple[PlainRow, ...]


def summary_sections(site: Site, here: Here, findings: Sequence[Finding] | None = None) -> Iterator[SummaryOfTheme]:
    """Yield a table for each theme in the Summary of Qualitative Findings.

    Of some findings, only the themes that these belong to are shown, without what the theme is about.
    """
    for table in summary_of_findings(site, findings):
        if findings is not None and not table.rows:
            continue
        yield SummaryOfTheme(
            anchor=_anchor(table),
            heading=_heading(site, table),
            columns=SUMMARY_COLUMNS,
            within=table.within.title if table.within else "",
            text=site.prose(here, table.theme.text if table.theme and findings is None else None),
            rows=tuple(_row(here, each, SUMMARY_COLUMNS[3:4], (each.explanation,)) for each in table.rows),
        )


def profile_sections(site: Site, here: Here, findings: Sequence[Finding] | None = None) -> Iterator[ProfileOfTheme]:
    """Yield a table for each theme in the evidence profile: of all findings, or of some."""
    for table in evidence_profile(site, findings):
        if table.rows:
            yield ProfileOfTheme(
                anchor=_anchor(table),
                heading=_heading(site, table),
                columns=PROFILE_COLUMNS,
                within=table.within.title if table.within else "",
                rows=tuple(_row(here, each, PROFILE_COLUMNS[2:6], each.components) for each in table.rows),
            )


def plain_findings(site: Site, here: Here) -> PlainFindings | None:
    """Return the findings of one study, if any is published."""
    labels = site.synthesis.labels
    rows = tuple(
        PlainRow(number, Link(each.title, here.to(urls.finding_path(each.id))), each.statement)
        for number, each in enumerate(site.published, 1)
    )
    heading = wording.capitalised(wording.counted(len(rows), labels.finding, labels.findings))
    finding = wording.capitalised(labels.finding)
    return PlainFindings(anchor="all", heading=heading, finding=finding, rows=rows) if rows else None


def _anchor(table: ThemeTable[Row]) -> str:
    return theme_anchor(table.theme)


def _heading(site: Site, table: ThemeTable[Row]) -> str:
    return theme_heading(site, table.theme, len(table.rows))


def theme_anchor(theme: Theme | None) -> str:
    """Return the anchor of the findings of a theme, or of none."""
    return urls.theme_anchor(theme.id) if theme else "all"


def theme_heading(site: Site, theme: Theme | None, count: int) -> str:
    """Return the title of a theme; for findings of none, what they are, or their number if no finding has one."""
    labels = site.synthesis.labels
    if theme:
        return theme.title
    if site.synthesis.is_single_study or not any(each.theme for each in site.published):
        return wording.capitalised(wording.counted(count, labels.finding, labels.findings))
    return f"Other {labels.findings}"


def _row(here: Here, row: FindingRow, columns: tuple[str, ...], texts: tuple[str, ...]) -> TableRow:
    path = urls.finding_path(row.finding)
    has_dissent = any(each.note for each in row.studies)
    return TableRow(
        number=row.number,
        link=Link(row.title, here.to(path)),
        statement=row.statement,
        confidence=row.confidence,
        why=Link(WHY, here.to(path, ASSESSMENT)),
        data=row.data,
        dissent=Link("see which", here.to(path, DISSENT)) if has_dissent else None,
        studies=tuple(
            StudyItem(Link(each.label, here.to(urls.study_path(each.study))), each.note) for each in row.studies
        ),
        cells=tuple(map(TableCell, columns, texts)),
    )

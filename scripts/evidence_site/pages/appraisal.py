"""The page of critical appraisals: how each study was judged, item by item, and why. Nothing is added up."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, Self

from evidence_site import english, urls, wording
from evidence_site.model import Study
from evidence_site.pages.page import Page, reader_frame
from evidence_site.pages.whole_table import MOST_ROWS
from evidence_site.parts import Part, divided
from evidence_site.sections.included_studies import MOST_UNFOLDED
from evidence_site.sections.links import Link, reference_link
from evidence_site.sections.pager import Pager, part_pager
from evidence_site.sections.study import APPRAISAL, made_by
from evidence_site.tables.appraisal import AppraisalRow, AppraisalTable, appraisal_tables
from evidence_site.urls import Here
from evidence_site.website.site import Site

GUARD = "Answers are not added up. What matters is how a limitation bears on each finding."


class CellView(NamedTuple):
    """The answer to one item, under its question."""

    question: str
    judgement: str
    rationale: str


class RowView(NamedTuple):
    """A study's answers, and who gave them."""

    study: Link
    made: str
    cells: tuple[CellView, ...]
    note: str
    """What the answers mean for the use of the study: prose as safe HTML."""
    has_reasons: bool


class TableView(NamedTuple):
    """The appraisals with one tool."""

    anchor: str
    heading: str
    about: str
    reference: Link | None
    adapted: str
    """How the team changed the tool: prose as safe HTML."""
    questions: tuple[str, ...]
    rows: tuple[RowView, ...]
    has_reasons: bool
    """Whether the reasons stand below the table: those of many studies stand on their pages alone."""
    without: str
    """Which studies were not appraised with it; empty if all were."""


@dataclass(frozen=True, kw_only=True)
class AppraisalPage(Page):
    """The page of the appraisals of the included studies, or of a part of them: a table for each tool."""

    crumbs: tuple[Link, ...]
    heading: str
    lead: str
    guard: str
    tables: tuple[TableView, ...]
    pager: Pager | None

    @classmethod
    def pages(cls, site: Site) -> Iterator[Self]:
        """Yield the page, in parts of 100 studies, if a synthesis has a tool for appraisal."""
        tables = () if site.synthesis.is_single_study else appraisal_tables(site)
        appraised = [each for each in site.included if each.appraisals]
        return (cls.of(site, tables, part) for part in divided(appraised, MOST_ROWS) if tables)

    @classmethod
    def of(cls, site: Site, tables: Sequence[AppraisalTable], part: Part[Study]) -> Self:
        """Return the page of the appraisals of a part of the studies."""
        path = part.path(urls.APPRAISAL)
        here = site.here(path)
        title = part.title("Appraisal of the studies")
        lead = "The editors' judgement of the methods of each study, item by item."
        studies = {each.id for each in part.items}
        shown = (replace(each, rows=tuple(row for row in each.rows if row.study in studies)) for each in tables)
        return cls(
            **reader_frame(site, path=path, title=title, description=f"{lead} {GUARD}"),
            continues=part.continues,
            crumbs=(Link("Home", here.to(urls.HOME)), Link("Studies", here.to(urls.STUDIES)), Link(title)),
            heading=title,
            lead=lead,
            guard=GUARD,
            tables=tuple(_table(site, here, each) for each in shown if each.rows or not part.continues),
            pager=part_pager(here, part, urls.APPRAISAL, Link("All studies", here.to(urls.STUDIES))),
        )


def _table(site: Site, here: Here, table: AppraisalTable) -> TableView:
    without = f"Not appraised with this tool: {english.listed(table.without)}." if table.without else ""
    if not table.rows:
        without = "No study is appraised with this tool yet."
    version = f"Version: {table.version}. " if table.version else ""
    return TableView(
        anchor=urls.tool_anchor(table.id),
        heading=table.title,
        about=f"{version}Each item was answered with one of: {', '.join(table.judgements)}.",
        reference=reference_link(site, here, table.reference) if table.reference else None,
        adapted=site.prose(here, table.adapted),
        questions=table.questions,
        rows=tuple(_row(site, here, each) for each in table.rows),
        has_reasons=len(site.included) <= MOST_UNFOLDED,
        without=without,
    )


def _row(site: Site, here: Here, row: AppraisalRow) -> RowView:
    return RowView(
        study=Link(row.label, here.to(urls.study_path(row.study), APPRAISAL)),
        made=made_by(row),
        cells=tuple(
            CellView(each.question, each.judgement or wording.NOT_RECORDED, each.rationale) for each in row.cells
        ),
        note=site.prose(here, row.overall_note),
        has_reasons=bool(row.overall_note) or any(each.rationale for each in row.cells),
    )

"""The whole Summary of Qualitative Findings, made for paper, where it is too long for the page of all findings."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from evidence_site import urls
from evidence_site.pages.evidence_profile import front_matter
from evidence_site.pages.page import Page, reader_frame
from evidence_site.pages.whole_table import TablePart, WholeTable, whole_table
from evidence_site.sections.links import Link
from evidence_site.sections.tables_of_findings import SummaryOfTheme, summary_sections
from evidence_site.tables.studies_with_data import NO_VOTE
from evidence_site.urls import Here
from evidence_site.website.confidence import LEGEND
from evidence_site.website.finding_groups import are_many
from evidence_site.website.site import Site

TITLE = "Summary of Qualitative Findings"


@dataclass(frozen=True, kw_only=True)
class SummaryOfFindingsPage(Page):
    """The whole table, printed across the sheet; above 100 rows, a page for each theme."""

    crumbs: tuple[Link, ...]
    heading: str
    notes: tuple[str, ...]
    sections: tuple[SummaryOfTheme, ...]
    parts: tuple[Link, ...]
    """The pages of the table, where it stands on pages of its own."""

    @classmethod
    def pages(cls, site: Site) -> Iterator[Self]:
        """Yield the pages, if a synthesis has more findings than its list shows in full."""
        if not summary_link(site, site.here(urls.SUMMARY_OF_FINDINGS)):
            return
        table = whole_table(site, urls.SUMMARY_OF_FINDINGS, TITLE)
        if table.is_divided:
            yield cls.of(site, table, TablePart(table.path, TITLE, "", ()))
        for part in table.parts:
            yield cls.of(site, table, part)

    @classmethod
    def of(cls, site: Site, table: WholeTable, part: TablePart) -> Self:
        """Return a page of the table."""
        here = site.here(part.path)
        every = "Each finding with the confidence in it, and why, and the studies with data."
        return cls(
            **reader_frame(site, path=part.path, title=part.title, description=every),
            continues=bool(part.name),
            crumbs=table.crumbs(here, part) if part.name else (),
            heading=part.title,
            notes=(*front_matter(site), LEGEND, NO_VOTE),
            sections=tuple(summary_sections(site, here, part.findings)),
            parts=() if part.name else table.links(here),
        )


def summary_link(site: Site, here: Here) -> Link | None:
    """Return the link to the whole table, if it stands on a page of its own."""
    has_page = are_many(site) and not site.synthesis.is_single_study
    return Link(TITLE, here.to(urls.SUMMARY_OF_FINDINGS)) if has_page else None

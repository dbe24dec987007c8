"""The page of the evidence profile: for each finding of a synthesis, the four components of its assessment."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from evidence_site import urls
from evidence_site.pages.page import Page, reader_frame
from evidence_site.pages.whole_table import TablePart, WholeTable, whole_table
from evidence_site.sections.links import Link
from evidence_site.sections.tables_of_findings import ProfileOfTheme, profile_sections
from evidence_site.tables.studies_with_data import NO_VOTE
from evidence_site.urls import Here
from evidence_site.website.confidence import LEGEND
from evidence_site.website.site import Site

TITLE = "Evidence profile"


@dataclass(frozen=True, kw_only=True)
class EvidenceProfilePage(Page):
    """The evidence profile, printed across the sheet; above 100 rows, a page for each theme."""

    crumbs: tuple[Link, ...]
    heading: str
    notes: tuple[str, ...]
    sections: tuple[ProfileOfTheme, ...]
    parts: tuple[Link, ...]
    """The pages of the table, where it stands on pages of its own theme by theme."""

    @classmethod
    def pages(cls, site: Site) -> Iterator[Self]:
        """Yield the pages, if the site is a synthesis with findings."""
        if not profile_link(site, site.here(urls.EVIDENCE_PROFILE)):
            return
        table = whole_table(site, urls.EVIDENCE_PROFILE, TITLE)
        if table.is_divided:
            yield cls.of(site, table, TablePart(table.path, TITLE, "", ()))
        for part in table.parts:
            yield cls.of(site, table, part)

    @classmethod
    def of(cls, site: Site, table: WholeTable, part: TablePart) -> Self:
        """Return a page of the table."""
        here = site.here(part.path)
        about = "The GRADE-CERQual assessment of each finding, component by component, and why."
        return cls(
            **reader_frame(site, path=part.path, title=part.title, description=about),
            continues=bool(part.name),
            crumbs=table.crumbs(here, part) if part.name else (),
            heading=part.title,
            notes=(*front_matter(site), LEGEND, NO_VOTE),
            sections=tuple(profile_sections(site, here, part.findings)),
            parts=() if part.name else table.links(here),
        )


def front_matter(site: Site) -> tuple[str, ...]:
    """Return what a table of findings needs above it to be understood when it is printed or pasted: the question."""
    return (f"Review question: {site.synthesis.question}",)


def profile_link(site: Site, here: Here) -> Link | None:
    """Return the link to the page, if the site has it."""
    has_page = site.published and not site.synthesis.is_single_study
    return Link(TITLE, here.to(urls.EVIDENCE_PROFILE)) if has_page else None

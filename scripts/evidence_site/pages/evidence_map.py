"""The page of the evidence map: from which contexts there are data under each finding of a synthesis."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from evidence_site import urls
from evidence_site.model.facets import FacetTarget
from evidence_site.pages.page import Page, reader_frame
from evidence_site.pages.whole_table import TablePart, WholeTable, whole_table
from evidence_site.sections.links import Link
from evidence_site.sections.map_of_evidence import MapOfEvidence, map_sections
from evidence_site.tables.evidence_map import NO_STUDY
from evidence_site.tables.studies_with_data import NO_VOTE
from evidence_site.urls import Here
from evidence_site.website.site import Site

TITLE = "Map of the evidence"


@dataclass(frozen=True, kw_only=True)
class EvidenceMapPage(Page):
    """The evidence map; above 100 rows, a page for each theme."""

    crumbs: tuple[Link, ...]
    heading: str
    notes: tuple[str, ...]
    sections: tuple[MapOfEvidence, ...]
    parts: tuple[Link, ...]
    """The pages of the map, where it stands on pages of its own theme by theme."""

    @classmethod
    def pages(cls, site: Site) -> Iterator[Self]:
        """Yield the pages, if the site is a synthesis with findings and a facet of evidence."""
        if not map_link(site, site.here(urls.EVIDENCE_MAP)):
            return
        table = whole_table(site, urls.EVIDENCE_MAP, TITLE)
        if table.is_divided:
            yield cls.of(site, table, TablePart(table.path, TITLE, "", ()))
        for part in table.parts:
            yield cls.of(site, table, part)

    @classmethod
    def of(cls, site: Site, table: WholeTable, part: TablePart) -> Self:
        """Return a page of the map."""
        here = site.here(part.path)
        about = "The contexts in which included studies have data on each finding."
        return cls(
            **reader_frame(site, path=part.path, title=part.title, description=about),
            continues=bool(part.name),
            crumbs=table.crumbs(here, part) if part.name else (),
            heading=part.title,
            notes=(
                "The map shows the contexts in which included studies have data on each finding.",
                NO_VOTE,
                f"\u201c{NO_STUDY}\u201d is about the studies that this site includes. Others may have looked there.",
            ),
            sections=tuple(map_sections(site, here, part.findings)),
            parts=() if part.name else table.links(here),
        )


def map_link(site: Site, here: Here) -> Link | None:
    """Return the link to the page, if the site has it."""
    has_facet = any(each.applies_to is FacetTarget.EVIDENCE for each in site.synthesis.facets.values())
    has_page = site.published and has_facet and not site.synthesis.is_single_study
    return Link(TITLE, here.to(urls.EVIDENCE_MAP)) if has_page else None

"""The page of the evidence map: from which contexts there are data under each finding of a synthesis."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from evidence_site import urls
from evidence_site.model.facets import FacetTarget
from evidence_site.pages.page import Page, reader_frame
from evidence_site.sections.links import Link
from evidence_site.sections.map_of_evidence import MapOfEvidence, map_sections
from evidence_site.tables.evidence_map import NO_STUDY
from evidence_site.tables.studies_with_data import NO_VOTE
from evidence_site.urls import Here
from evidence_site.website.site import Site

TITLE = "Map of the evidence"


@dataclass(frozen=True, kw_only=True)
class EvidenceMapPage(Page):
    """The evidence map."""

    heading: str
    notes: tuple[str, ...]
    sections: tuple[MapOfEvidence, ...]

    @classmethod
    def pages(cls, site: Site) -> Iterator[Self]:
        """Yield the page, if the site is a synthesis with findings and a facet of evidence."""
        here = site.here(urls.EVIDENCE_MAP)
        if not map_link(site, here):
            return
        yield cls(
            **reader_frame(
                site,
                path=urls.EVIDENCE_MAP,
                title=TITLE,
                description="From which contexts there are data under each finding, and where no study looked.",
            ),
            heading=TITLE,
            notes=(
                "For each finding, the map tells from which contexts there are data.",
                NO_VOTE,
                f"\u201c{NO_STUDY}\u201d is about the studies that this site includes. Others may have looked there.",
            ),
            sections=tuple(map_sections(site, here)),
        )


def map_link(site: Site, here: Here) -> Link | None:
    """Return the link to the page, if the site has it."""
    has_facet = any(each.applies_to is FacetTarget.EVIDENCE for each in site.synthesis.facets.values())
    has_page = site.published and has_facet and not site.synthesis.is_single_study
    return Link(TITLE, here.to(urls.EVIDENCE_MAP)) if has_page else None

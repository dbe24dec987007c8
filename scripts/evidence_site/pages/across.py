"""The page across the findings of a synthesis: lines of argument and gaps."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Self

from evidence_site import urls
from evidence_site.pages.page import Page, Place, reader_frame
from evidence_site.sections.across import gaps, lines_of_argument
from evidence_site.sections.section import Section
from evidence_site.website.site import Site


@dataclass(frozen=True, kw_only=True)
class AcrossPage(Page):
    """What the review team makes of the findings together, and what the included studies did not cover."""

    place: ClassVar[Place | None] = Place.HEADER

    heading: str
    sections: tuple[Section, ...]

    @classmethod
    def pages(cls, site: Site) -> Iterator[Self]:
        """Yield the page, if the synthesis has lines of argument or gaps."""
        here = site.here(urls.ACROSS)
        sections = tuple(each for each in (lines_of_argument(site, here), gaps(site)) if each)
        if not sections:
            return
        title = f"Across the {site.synthesis.labels.findings}"
        yield cls(
            **reader_frame(
                site,
                path=urls.ACROSS,
                title=title,
                description="The review team's interpretation across findings, and what the included studies did not "
                "cover.",
            ),
            heading=title,
            sections=sections,
        )

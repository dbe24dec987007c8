"""The page on how a synthesis was done."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Self

from evidence_site import urls
from evidence_site.pages.brief import brief_link
from evidence_site.pages.page import Listing, Page, Place, reader_frame
from evidence_site.sections.checklists import checklists
from evidence_site.sections.decisions import decisions
from evidence_site.sections.flow import flow_section
from evidence_site.sections.links import Link
from evidence_site.sections.methods import (
    amendments,
    appraisal_tools,
    framework,
    method_of_synthesis,
    method_prose,
    plan,
)
from evidence_site.sections.searches import searches
from evidence_site.sections.section import Section
from evidence_site.urls import Here
from evidence_site.website.site import Site

HEADING = "How this synthesis was done"


@dataclass(frozen=True, kw_only=True)
class MethodsPage(Page):
    """The methods of a synthesis: question, plan, searches, selection, appraisal, synthesis, and checklists."""

    place: ClassVar[Place | None] = Place.HEADER

    crumbs: tuple[Link, ...]
    eyebrow: str
    heading: str
    brief: Link
    sections: tuple[Section, ...]

    @classmethod
    def pages(cls, site: Site) -> Iterator[Self]:
        """Yield the page, if the site is a synthesis and its record says anything of this."""
        here = site.here(urls.METHODS)
        if not methods_link(site, here):
            return
        title = "How it was done"
        yield cls(
            **reader_frame(
                site,
                path=urls.METHODS,
                title=title,
                cited_as=HEADING,
                description=f"{HEADING}: how studies were looked for, chosen and brought together, and by what plan.",
            ),
            crumbs=(Link("Home", here.to(urls.HOME)), Link(title)),
            eyebrow=site.synthesis.title,
            heading=HEADING,
            brief=brief_link(here),
            sections=_sections(site, here),
        )

    def with_pages(self, site: Site, pages: Sequence[Listing]) -> Iterator[Self]:
        """Yield the page with the checklists, whose items name places on it and other pages."""
        headings = {each.anchor: each.heading for each in self.sections}
        titles = {urls.finding_path(each.id): each.title for each in site.published}
        titles |= {each.path: each.title for each in pages}
        completed = checklists(site, site.here(self.path), headings, titles)
        yield replace(self, sections=(*self.sections, completed)) if completed else self


def methods_link(site: Site, here: Here) -> Link | None:
    """Return the link to the page, if the site has it."""
    if site.synthesis.is_single_study or not (_sections(site, here) or site.synthesis.checklists):
        return None
    return Link("How the studies were found", here.to(urls.METHODS))


def _sections(site: Site, here: Here) -> tuple[Section, ...]:
    """Return the parts of the methods that are recorded, in the order in which a review is done."""
    parts = (
        framework(site),
        plan(site, here),
        amendments(site, here),
        method_prose(site, here, "eligibility", "Which studies could be included?"),
        searches(site, here),
        method_prose(site, here, "screening", "How were records and reports screened?"),
        flow_section(site, here),
        decisions(site, here),
        appraisal_tools(site, here),
        method_prose(site, here, "extraction", "How were data taken from the reports?"),
        method_of_synthesis(site, here),
        method_prose(site, here, "involvement", "How did others take part in the synthesis?"),
        method_prose(site, here, "reflexivity", "How may the editors have shaped the work?"),
    )
    return tuple(each for each in parts if each)

"""The pages of all findings by title, on sites with more than fit one page."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from evidence_site import urls, wording
from evidence_site.model import Finding
from evidence_site.pages.page import Page, reader_frame
from evidence_site.parts import Part, divided
from evidence_site.sections.finding_titles import numbered_link
from evidence_site.sections.links import Link, LinkList
from evidence_site.sections.pager import Pager, part_pager
from evidence_site.urls import Here
from evidence_site.website.finding_groups import MOST_TITLES
from evidence_site.website.site import Site


@dataclass(frozen=True, kw_only=True)
class FindingTitlesPage(Page):
    """Findings by number and title, at most as many as fit a page."""

    crumbs: tuple[Link, ...]
    heading: str
    titles: tuple[Link, ...]
    pager: Pager | None

    @classmethod
    def pages(cls, site: Site) -> Iterator[Self]:
        """Yield a page for each part of the findings, if they are too many for the page of all findings."""
        for part in _parts(site):
            yield cls.of(site, part)

    @classmethod
    def of(cls, site: Site, part: Part[Finding]) -> Self:
        """Return the page of a part of the findings."""
        findings = wording.capitalised(site.synthesis.labels.findings)
        path = part.path(urls.FINDING_TITLES)
        here = site.here(path)
        title = _range(site, part)
        every = Link(findings, here.to(urls.FINDINGS))
        return cls(
            **reader_frame(site, path=path, title=title, description=f"{title}, by title."),
            continues=part.continues,
            crumbs=(Link("Home", here.to(urls.HOME)), every, Link(title)),
            heading=title,
            titles=tuple(numbered_link(site, here, each) for each in part.items),
            pager=part_pager(
                here, part, urls.FINDING_TITLES, Link(f"All {wording.uncapitalised(findings)}", every.url)
            ),
        )


def title_parts(site: Site, here: Here) -> LinkList:
    """Return the links to the pages."""
    links = tuple(Link(_range(site, each), here.to(each.path(urls.FINDING_TITLES))) for each in _parts(site))
    return LinkList(anchor="by-number", heading="By number", links=links)


def _parts(site: Site) -> tuple[Part[Finding], ...]:
    return divided(site.published, MOST_TITLES) if len(site.published) > MOST_TITLES else ()


def _range(site: Site, part: Part[Finding]) -> str:
    """Return which findings a part has: `Findings 601 to 1200`."""
    first, last = (site.place[each.id] for each in (part.items[0], part.items[-1]))
    return f"{wording.capitalised(site.synthesis.labels.findings)} {first} to {last}"

"""The pages of the activities and outcomes of findings, where these are too many for the page of all findings."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from evidence_site import urls, wording
from evidence_site.model import Finding
from evidence_site.pages.page import Page, reader_frame
from evidence_site.parts import Part, divided
from evidence_site.sections.findings import FindingsTable, findings_table, have_outcomes
from evidence_site.sections.links import Link
from evidence_site.sections.pager import Pager, part_pager
from evidence_site.urls import Here
from evidence_site.website.finding_groups import MOST_UNFOLDED, are_many
from evidence_site.website.site import Site


@dataclass(frozen=True, kw_only=True)
class OutcomesPage(Page):
    """Findings with their activities and outcomes, at most as many as a page shows in full."""

    crumbs: tuple[Link, ...]
    heading: str
    table: FindingsTable | None
    pager: Pager | None

    @classmethod
    def pages(cls, site: Site) -> Iterator[Self]:
        """Yield a page for each part of the findings, if they are many and any has an outcome."""
        if outcomes_link(site, site.here(urls.OUTCOMES)):
            yield from (cls.of(site, each) for each in divided(site.published, MOST_UNFOLDED))

    @classmethod
    def of(cls, site: Site, part: Part[Finding]) -> Self:
        """Return the page of a part of the findings."""
        labels = site.synthesis.labels
        path = part.path(urls.OUTCOMES)
        here = site.here(path)
        title = part.title(labels.matrix)
        every = Link(wording.capitalised(labels.findings), here.to(urls.FINDINGS))
        return cls(
            **reader_frame(site, path=path, title=title, description=f"{title}."),
            continues=part.continues,
            crumbs=(Link("Home", here.to(urls.HOME)), every, Link(title)),
            heading=title,
            table=findings_table(site, here, part.items),
            pager=part_pager(here, part, urls.OUTCOMES, Link(f"All {labels.findings}", every.url)),
        )


def outcomes_link(site: Site, here: Here) -> Link | None:
    """Return the link to the pages, if the site has them."""
    has_pages = are_many(site) and have_outcomes(site)
    return Link(site.synthesis.labels.matrix, here.to(urls.OUTCOMES)) if has_pages else None

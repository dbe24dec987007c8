"""The page of all findings."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from evidence_site import english, urls, wording
from evidence_site.pages.page import Page, reader_frame
from evidence_site.sections.findings import FindingCards, FindingsTable, finding_cards, findings_table
from evidence_site.sections.links import LinkList, finding_link
from evidence_site.website.site import Site


@dataclass(frozen=True, kw_only=True)
class FindingsPage(Page):
    """The page of all findings."""

    heading: str
    cards: FindingCards | None
    table: FindingsTable | None
    gone: LinkList | None

    @classmethod
    def pages(cls, site: Site) -> Iterator[Self]:
        """Yield the page of all findings."""
        labels = site.synthesis.labels
        title = wording.capitalised(labels.findings)
        here = site.here(urls.FINDINGS)
        count = wording.capitalised(wording.counted(len(site.published), labels.finding, labels.findings))
        titles = english.listed([each.title for each in site.published])
        gone = tuple(finding_link(here, each) for each in site.gone)
        yield cls(
            **reader_frame(site, path=urls.FINDINGS, title=title, description=f"{count}: {titles}."),
            heading=site.synthesis.all_findings,
            cards=finding_cards(site, here, anchor="all", heading=count),
            table=findings_table(site, here),
            gone=LinkList(anchor="gone", heading=f"{title} that no longer stand", links=gone) if gone else None,
        )

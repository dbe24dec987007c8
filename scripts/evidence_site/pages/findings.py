"""The page of all findings: of a synthesis, the Summary of Qualitative Findings; of one study, a plain table."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from evidence_site import english, urls, wording
from evidence_site.pages.evidence_map import map_link
from evidence_site.pages.evidence_profile import front_matter, profile_link
from evidence_site.pages.page import Page, reader_frame
from evidence_site.sections.findings import FindingsTable, findings_table
from evidence_site.sections.links import Link, LinkList, finding_link
from evidence_site.sections.section import Section
from evidence_site.sections.tables_of_findings import plain_findings, summary_sections
from evidence_site.tables.studies_with_data import NO_VOTE
from evidence_site.urls import Here
from evidence_site.website.confidence import LEGEND
from evidence_site.website.site import Site


@dataclass(frozen=True, kw_only=True)
class FindingsPage(Page):
    """The page of all findings."""

    heading: str
    notes: tuple[str, ...]
    """What readers must know of the table before they read it."""
    others: tuple[Link, ...]
    """The other tables of the same findings."""
    sections: tuple[Section, ...]
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
        is_summary = not site.synthesis.is_single_study and bool(site.published)
        yield cls(
            **reader_frame(site, path=urls.FINDINGS, title=title, description=f"{count}: {titles}."),
            heading=site.synthesis.all_findings,
            notes=(*front_matter(site), f"Summary of Qualitative Findings. {LEGEND}", NO_VOTE) if is_summary else (),
            others=tuple(each for each in (profile_link(site, here), map_link(site, here)) if each),
            sections=tuple(_sections(site, here)),
            table=findings_table(site, here),
            gone=LinkList(anchor="gone", heading=f"{title} that no longer stand", links=gone) if gone else None,
        )


def _sections(site: Site, here: Here) -> Iterator[Section]:
    if not site.synthesis.is_single_study:
        yield from summary_sections(site, here)
    elif table := plain_findings(site, here):
        yield table

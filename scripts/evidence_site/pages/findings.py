"""The page of all findings: of a synthesis, the Summary of Qualitative Findings; of one study, a plain table.

Where they are more than a page shows in full, it lists them by title and leads to the pages that do; where even the
titles are too many, it leads to those as well.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from evidence_site import english, urls, wording
from evidence_site.pages.evidence_map import map_link
from evidence_site.pages.evidence_profile import front_matter, profile_link
from evidence_site.pages.finding_titles import title_parts
from evidence_site.pages.outcomes import outcomes_link
from evidence_site.pages.page import Page, reader_frame
from evidence_site.pages.summary_of_findings import summary_link
from evidence_site.sections.finding_titles import finding_titles, ways
from evidence_site.sections.findings import FindingsTable, findings_table
from evidence_site.sections.links import Link, LinkList, finding_link
from evidence_site.sections.section import Section
from evidence_site.sections.tables_of_findings import plain_findings, summary_sections
from evidence_site.tables.studies_with_data import NO_VOTE
from evidence_site.urls import Here
from evidence_site.website.confidence import LEGEND
from evidence_site.website.finding_groups import MOST_TITLES, are_many
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
        many = are_many(site)
        yield cls(
            **reader_frame(site, path=urls.FINDINGS, title=title, description=f"{count}: {titles}."),
            heading=site.synthesis.all_findings,
            notes=tuple(_notes(site, count)),
            others=tuple(_others(site, here)),
            sections=tuple(_of_many(site, here) if many else _sections(site, here)),
            table=None if many else findings_table(site, here),
            gone=LinkList(anchor="gone", heading=f"{title} that no longer stand", links=gone) if gone else None,
        )


def _notes(site: Site, count: str) -> Iterator[str]:
    if site.synthesis.is_single_study or not site.published:
        return
    if are_many(site):
        yield f"{count}, by title. Confidence stands beside what a {site.synthesis.labels.finding} says."
    else:
        yield from front_matter(site)
        yield f"Summary of Qualitative Findings. {LEGEND}"
        yield NO_VOTE


def _others(site: Site, here: Here) -> Iterator[Link]:
    links = (summary_link(site, here), profile_link(site, here), map_link(site, here), outcomes_link(site, here))
    yield from (each for each in links if each)


def _sections(site: Site, here: Here) -> Iterator[Section]:
    if not site.synthesis.is_single_study:
        yield from summary_sections(site, here)
    elif table := plain_findings(site, here):
        yield table


def _of_many(site: Site, here: Here) -> Iterator[Section]:
    if not site.synthesis.is_single_study:
        yield from ways(site, here)
    if len(site.published) > MOST_TITLES:
        yield title_parts(site, here)
    else:
        yield from finding_titles(site, here, site.published)

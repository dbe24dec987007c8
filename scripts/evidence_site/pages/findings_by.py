"""The pages of findings by theme, by confidence and by country, on sites with more findings than a page shows."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from markupsafe import Markup

from evidence_site import urls, wording
from evidence_site.model import Finding
from evidence_site.pages.page import Page, reader_frame
from evidence_site.parts import Part, divided
from evidence_site.sections.finding_titles import all_groups
from evidence_site.sections.links import Link
from evidence_site.sections.pager import Pager, part_pager
from evidence_site.sections.tables_of_findings import SummaryOfTheme, summary_sections
from evidence_site.tables.studies_with_data import NO_VOTE
from evidence_site.website.confidence import LEGEND
from evidence_site.website.finding_groups import MOST_UNFOLDED, FindingGroup, are_many
from evidence_site.website.site import Site


@dataclass(frozen=True, kw_only=True)
class FindingsByPage(Page):
    """The findings of one kind in full, at most as many as fit a page, with a note on what is not shown."""

    crumbs: tuple[Link, ...]
    heading: str
    lead: str
    text: Markup
    """What the theme is about, on the first page of its findings."""
    notes: tuple[str, ...]
    sections: tuple[SummaryOfTheme, ...]
    pager: Pager | None

    @classmethod
    def pages(cls, site: Site) -> Iterator[Self]:
        """Yield the pages of each kind, if a synthesis has more findings than its list shows in full."""
        if site.synthesis.is_single_study or not are_many(site):
            return
        for group in all_groups(site):
            for part in divided(group.findings, MOST_UNFOLDED):
                yield cls.of(site, group, part)

    @classmethod
    def of(cls, site: Site, group: FindingGroup, part: Part[Finding]) -> Self:
        """Return the page of a part of the findings of a kind."""
        labels = site.synthesis.labels
        path = part.path(group.path)
        here = site.here(path)
        title = part.title(group.title)
        every = Link(wording.capitalised(labels.findings), here.to(urls.FINDINGS))
        shown = group.shown(site)
        return cls(
            **reader_frame(site, path=path, title=title, description=shown),
            continues=part.continues,
            crumbs=(Link("Home", here.to(urls.HOME)), every, Link(title)),
            heading=title,
            lead=shown,
            text=site.prose(here, None if part.continues else group.text),
            notes=(LEGEND, NO_VOTE),
            sections=tuple(summary_sections(site, here, part.items)),
            pager=part_pager(here, part, group.path, Link(f"All {labels.findings}", every.url)),
        )

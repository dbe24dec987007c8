"""The whole table of included studies, made for paper, where it is too long for the page of the studies."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from evidence_site import urls, wording
from evidence_site.pages.page import Page, reader_frame
from evidence_site.sections.included_studies import MOST_UNFOLDED, IncludedStudies, included_studies
from evidence_site.sections.links import Link
from evidence_site.tables.studies import study_table
from evidence_site.website.site import Site


@dataclass(frozen=True, kw_only=True)
class StudyTablePage(Page):
    """The page of the whole table; above 100 rows, a table for each first letter of the labels."""

    crumbs: tuple[Link, ...]
    heading: str
    lead: str
    table: IncludedStudies

    @classmethod
    def pages(cls, site: Site) -> Iterator[Self]:
        """Yield the page, if a synthesis has more studies than its list shows unfolded."""
        if site.synthesis.is_single_study or len(site.included) <= MOST_UNFOLDED:
            return
        here = site.here(urls.STUDY_TABLE)
        title = "Table of included studies"
        lead = (
            f"All {wording.counted(len(site.included), 'study', 'studies')} of this synthesis, with what is recorded."
        )
        yield cls(
            **reader_frame(site, path=urls.STUDY_TABLE, title=title, description=lead),
            crumbs=(Link("Home", here.to(urls.HOME)), Link("Studies", here.to(urls.STUDIES)), Link(title)),
            heading=title,
            lead=lead,
            table=included_studies(site, here, study_table(site)),
        )

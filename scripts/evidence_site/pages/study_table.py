"""The whole table of included studies, made for paper, where it is too long for the page of the studies."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Self

from evidence_site import urls, wording
from evidence_site.pages.page import Page, reader_frame
from evidence_site.pages.whole_table import MOST_ROWS
from evidence_site.parts import Part, divided
from evidence_site.sections.included_studies import MOST_UNFOLDED, IncludedStudies, included_studies
from evidence_site.sections.links import Link
from evidence_site.sections.pager import Pager, part_pager
from evidence_site.tables.studies import StudyRow, study_table
from evidence_site.website.site import Site

TITLE = "Table of included studies"


@dataclass(frozen=True, kw_only=True)
class StudyTablePage(Page):
    """The page of the whole table, or of a part of it."""

    crumbs: tuple[Link, ...]
    heading: str
    lead: str
    table: IncludedStudies
    pager: Pager | None

    @classmethod
    def pages(cls, site: Site) -> Iterator[Self]:
        """Yield the page, in parts of 100 rows, if a synthesis has more studies than its list shows unfolded."""
        if site.synthesis.is_single_study or len(site.included) <= MOST_UNFOLDED:
            return
        for part in divided(study_table(site).rows, MOST_ROWS):
            yield cls.of(site, part)

    @classmethod
    def of(cls, site: Site, part: Part[StudyRow]) -> Self:
        """Return the page of a part of the table."""
        path = part.path(urls.STUDY_TABLE)
        here = site.here(path)
        title = part.title(TITLE)
        studies = wording.counted(len(site.included), "study", "studies")
        lead = f"All {studies} of this synthesis, with what is recorded."
        return cls(
            **reader_frame(site, path=path, title=title, description=lead),
            continues=part.continues,
            crumbs=(Link("Home", here.to(urls.HOME)), Link("Studies", here.to(urls.STUDIES)), Link(title)),
            heading=title,
            lead=lead,
            table=included_studies(site, here, replace(study_table(site), rows=tuple(part.items))),
            pager=part_pager(here, part, urls.STUDY_TABLE, Link("All studies", here.to(urls.STUDIES))),
        )

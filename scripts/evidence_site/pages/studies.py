"""The page of the studies that a synthesis includes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from evidence_site import urls, wording
from evidence_site.pages.page import Page, reader_frame
from evidence_site.sections.included_studies import MOST_UNFOLDED, IncludedStudies, included_studies
from evidence_site.sections.links import Link, study_link
from evidence_site.tables.appraisal import appraisal_tables
from evidence_site.tables.studies import study_table
from evidence_site.urls import Here
from evidence_site.website.site import Site


@dataclass(frozen=True, kw_only=True)
class StudiesPage(Page):
    """The page of the included studies."""

    heading: str
    lead: str
    table: IncludedStudies | None
    """The included studies, unless they are too many for this page."""
    studies: tuple[Link, ...]
    """The included studies by label, if they are too many for a table here."""
    further: tuple[Link, ...]
    """The whole table, where it stands on a page of its own, and the appraisals."""

    @classmethod
    def pages(cls, site: Site) -> Iterator[Self]:
        """Yield the page, unless the site reports a single study."""
        if site.synthesis.is_single_study:
            return
        here = site.here(urls.STUDIES)
        is_long = len(site.included) > MOST_UNFOLDED
        lead = f"This synthesis brings together {wording.counted(len(site.included), 'study', 'studies')}."
        yield cls(
            **reader_frame(
                site,
                path=urls.STUDIES,
                title="Studies",
                description=f"{lead} Which they are, and what they are like.",
            ),
            heading="Studies",
            lead=lead,
            table=None if is_long else included_studies(site, here, study_table(site)),
            studies=tuple(study_link(site, here, each) for each in site.included) if is_long else (),
            further=tuple(_further(here, has_table=is_long, has_appraisals=bool(appraisal_tables(site)))),
        )


def _further(here: Here, *, has_table: bool, has_appraisals: bool) -> Iterator[Link]:
    if has_table:
        yield Link("The whole table of included studies", here.to(urls.STUDY_TABLE))
    if has_appraisals:
        yield Link("How the studies were appraised", here.to(urls.APPRAISAL))

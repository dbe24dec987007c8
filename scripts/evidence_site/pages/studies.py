"""The page of a synthesis's studies: how they were found and selected, and which they are."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from evidence_site import english, urls, wording
from evidence_site.model import Study
from evidence_site.pages.page import Page, reader_frame
from evidence_site.sections.links import Link, study_link
from evidence_site.sections.people import sentence
from evidence_site.urls import Here
from evidence_site.website.site import Site


@dataclass(frozen=True, kw_only=True)
class StudyRow:
    """A study's row in the table."""

    link: Link
    design: str
    place: str
    people: str
    dates: str
    findings: int


@dataclass(frozen=True, kw_only=True)
class StudiesPage(Page):
    """The page of the studies: those included, those excluded, and the methods of the synthesis."""

    heading: str
    lead: str
    rows: tuple[StudyRow, ...]
    findings_heading: str

    @classmethod
    def pages(cls, site: Site) -> Iterator[Self]:
        """Yield the page, unless the site reports a single study."""
        if site.synthesis.is_single_study:
            return
        here = site.here(urls.STUDIES)
        lead = f"This synthesis brings together {wording.counted(len(site.included), 'study', 'studies')}."
        yield cls(
            **reader_frame(
                site,
                path=urls.STUDIES,
                title="Studies",
                description=f"{lead} How they were found and chosen, and which were left out.",
            ),
            heading="How was this synthesis done?",
            lead=lead,
            rows=tuple(_row(site, here, each) for each in site.included),
            findings_heading=wording.capitalised(site.synthesis.labels.findings),
        )


def _row(site: Site, here: Here, study: Study) -> StudyRow:
    collection = study.data_collection
    return StudyRow(
        link=study_link(here, study),
        design=study.design or wording.NOT_RECORDED,
        place=", ".join(filter(None, (study.setting, english.listed(study.countries)))) or wording.NOT_RECORDED,
        people=wording.capitalised(sentence(study.participants)) if study.participants else wording.NOT_RECORDED,
        dates=(wording.years(collection.from_, collection.to) if collection else "") or wording.NOT_RECORDED,
        findings=len(site.reporting.get(study.id, ())),
    )

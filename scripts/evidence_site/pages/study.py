"""The page of one study."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from evidence_site import urls
from evidence_site.model import RecordKind, RecordRef, Study
from evidence_site.pages.brief import brief_link
from evidence_site.pages.page import Page, reader_frame
from evidence_site.sections.facts import not_stated
from evidence_site.sections.links import Link
from evidence_site.sections.section import Section
from evidence_site.sections.study import appraisal, described, questions_about_study, what_we_read
from evidence_site.urls import Here
from evidence_site.website.site import Site

HOW = "How the study was done"


@dataclass(frozen=True, kw_only=True)
class StudyPage(Page):
    """The page of a study: its methods, participants and funding, and what its report does not state."""

    crumbs: tuple[Link, ...]
    eyebrow: str
    heading: str
    lead: str
    brief: Link
    sections: tuple[Section, ...]

    @classmethod
    def pages(cls, site: Site) -> Iterator[Self]:
        """Yield a page for each study."""
        return (cls.of(site, each) for each in site.corpus.studies)

    @classmethod
    def of(cls, site: Site, study: Study) -> Self:
        """Return the page of a study."""
        path = urls.study_path(study.id)
        here = site.here(path)
        single = site.synthesis.is_single_study and study in site.included
        title = HOW if single else study.title
        about = site.prose_text(study.aims) if study.aims else study.title
        sections = (
            *questions_about_study(site, here, study),
            described(site, here, study),
            appraisal(site, here, study),
            not_stated([study], study.not_stated),
            what_we_read(site, here, study),
        )
        return cls(
            **reader_frame(
                site,
                path=path,
                title=title,
                description=f"{HOW}: {about}",
                record=site.files(RecordRef(RecordKind.STUDY, study.id)),
                updated=site.synthesis.reviewed,
                studies=[study],
                subject=study,
            ),
            crumbs=tuple(_crumbs(site, here, title)),
            eyebrow=_eyebrow(site, study, is_single=single),
            heading=title,
            lead=study.title if single else "",
            brief=brief_link(here),
            sections=tuple(each for each in sections if each),
        )


def _eyebrow(site: Site, study: Study, *, is_single: bool) -> str:
    """Return what stands above the title: the site's title, or the label by which lists name the study."""
    if is_single:
        return site.synthesis.title
    label = site.study_labels[study.id]
    return HOW if label == study.title else f"{label} · {HOW}"


def _crumbs(site: Site, here: Here, title: str) -> Iterator[Link]:
    yield Link("Home", here.to(urls.HOME))
    if not site.synthesis.is_single_study:
        yield Link("Studies", here.to(urls.STUDIES))
    yield Link(title)

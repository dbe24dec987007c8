"""The studies of a synthesis: how they were found and chosen, and which they are."""

from dataclasses import dataclass
from typing import NamedTuple

from evidence_site.model import Study
from evidence_site.model.synthesis import Exclusion
from evidence_site.views import urls, words
from evidence_site.views.context import Context
from evidence_site.views.page import PageView, make_foot
from evidence_site.views.parts import Link, study_link
from evidence_site.views.people import sentence
from evidence_site.views.urls import Here


class MethodSection(NamedTuple):
    """A part of how the synthesis was done."""

    id: str
    heading: str
    text: str
    """Prose as safe HTML."""


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
class StudiesPage(PageView):
    """The included studies, those left out, and how the synthesis was done."""

    heading: str
    lead: str
    rows: tuple[StudyRow, ...]
    findings_heading: str
    sections: tuple[MethodSection, ...]
    excluded: tuple[Exclusion, ...]


def make_studies_page(context: Context) -> StudiesPage:
    """Make the page of a synthesis's studies."""
    path = urls.STUDIES
    here = context.here(path)
    synthesis = context.synthesis
    title = "Studies"
    lead = f"This synthesis brings together {words.counted(len(context.included), 'study', 'studies')}."
    return StudiesPage(
        path=path,
        title=title,
        description=words.description(f"{lead} How they were found and chosen, and which were left out."),
        record=context.synthesis_file,
        updated=context.updated,
        foot=make_foot(context, path=path, title=title, record=context.synthesis_file, updated=context.updated),
        heading="How was this synthesis done?",
        lead=lead,
        rows=tuple(_row(context, here, each) for each in context.included),
        findings_heading=words.capitalised(synthesis.labels.findings),
        sections=_sections(context, here),
        excluded=synthesis.excluded,
    )


def _sections(context: Context, here: Here) -> tuple[MethodSection, ...]:
    synthesis = context.synthesis
    parts = (
        ("method", "How were the studies brought together?", synthesis.method),
        ("protocol", "Where can the plan be read?", synthesis.protocol),
        ("search", "How were studies looked for?", synthesis.search),
        ("eligibility", "Which studies could be included?", synthesis.eligibility),
        ("flow", "How many were found and included?", synthesis.flow),
        ("reflexivity", "How may the editors have shaped the work?", synthesis.reflexivity),
    )
    return tuple(MethodSection(id_, heading, context.prose(here, text)) for id_, heading, text in parts if text)


def _row(context: Context, here: Here, study: Study) -> StudyRow:
    collection = study.data_collection
    return StudyRow(
        link=study_link(here, study),
        design=study.design or words.NOT_RECORDED,
        place=", ".join(filter(None, (study.setting, study.country))) or words.NOT_RECORDED,
        people=words.capitalised(sentence(study.participants)) if study.participants else words.NOT_RECORDED,
        dates=(words.years(collection.from_, collection.to) if collection else "") or words.NOT_RECORDED,
        findings=len(context.reporting.get(study.id, ())),
    )

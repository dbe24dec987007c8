"""How a study was done: one page for each study."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from evidence_site.model import RecordKind, RecordRef, Study
from evidence_site.views import urls, words
from evidence_site.views.context import Context
from evidence_site.views.page import PageView, make_foot
from evidence_site.views.parts import Fact, Link, PointView, finding_link, point_view, reference_link
from evidence_site.views.people import People, make_people
from evidence_site.views.study_facts import StudyFacts
from evidence_site.views.urls import Here

HOW = "How the study was done"


@dataclass(frozen=True, kw_only=True)
class StudySection:
    """A question about the study, and what the record says in answer."""

    id: str
    heading: str
    facts: tuple[Fact, ...] = ()
    points: tuple[PointView, ...] = ()
    people: People | None = None
    findings_lead: str = ""
    findings: tuple[Link, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Appraisal:
    """The editors' appraisal of a study's methods."""

    made: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, kw_only=True)
class StudyPage(PageView):
    """How a study was done, of whom, who paid, and what its report does not state."""

    crumbs: tuple[Link, ...]
    eyebrow: str
    heading: str
    lead: str
    headings: Mapping[str, str]
    """The sections of the page, by their anchors."""
    brief: Link
    sections: tuple[StudySection, ...]
    appraisal: Appraisal | None
    not_stated: tuple[str, ...]
    read: str
    reports: tuple[Link, ...]


def make_study_page(context: Context, study: Study) -> StudyPage:
    """Make the page of a study."""
    path = urls.study_path(study.id)
    here = context.here(path)
    single = context.synthesis.is_single_study and study in context.included
    record = context.files(RecordRef(RecordKind.STUDY, study.id))
    title = HOW if single else study.title
    updated = context.synthesis.reviewed
    sections = _sections(context, here, study)
    return StudyPage(
        path=path,
        title=title,
        description=words.description(
            f"{HOW}: {context.prose_text(study.aims)}" if study.aims else f"{HOW}: {study.title}"
        ),
        record=record,
        updated=updated,
        foot=make_foot(context, path=path, title=title, record=record, updated=updated, studies=[study]),
        crumbs=tuple(_crumbs(context, here, title)),
        eyebrow=context.synthesis.title if single else HOW,
        heading=title,
        lead=study.title if single else "",
        headings=dict(_headings(study, sections)),
        brief=Link("Print the two-page brief", here.to(urls.BRIEF)),
        sections=sections,
        appraisal=_appraisal(study),
        not_stated=study.not_stated,
        read=words.BASES[study.basis],
        reports=tuple(reference_link(context, here, each) for each in study.reports),
    )


def _crumbs(context: Context, here: Here, title: str) -> Iterator[Link]:
    yield Link("Home", here.to(urls.HOME))
    if not context.synthesis.is_single_study:
        yield Link("Studies", here.to(urls.STUDIES))
    yield Link(title)


def _headings(study: Study, sections: tuple[StudySection, ...]) -> Iterator[tuple[str, str]]:
    yield from ((each.id, each.heading) for each in sections)
    if study.appraisal:
        yield "appraisal", "How good is the study?"
    if study.not_stated:
        yield "not-stated", f"Not stated in {words.source_noun([study])}"
    yield "read", "What did we read?"


def _sections(context: Context, here: Here, study: Study) -> tuple[StudySection, ...]:
    facts = StudyFacts(context, study, here)
    results = tuple(point_view(context, here, study.id, each) for each in study.results)
    conclusions = tuple(point_view(context, here, study.id, each) for each in study.conclusions)
    findings = tuple(finding_link(here, each) for each in context.reporting.get(study.id, ()))
    limitations = tuple(facts.limitations())
    sections = (
        StudySection(id="aim", heading="What did the study set out to do?", facts=tuple(facts.aim())),
        StudySection(id="people", heading="Who took part?", facts=(facts.people(),), people=_dots(context, study)),
        StudySection(id="place", heading="Where and when?", facts=(*facts.place(), facts.dates())),
        StudySection(id="method", heading="How was it done?", facts=tuple(facts.method())),
        StudySection(
            id="results",
            heading="What did it find?",
            points=results,
            findings_lead=_findings_lead(context) if findings else "",
            findings=findings,
        ),
        StudySection(id="conclusions", heading="What do its authors conclude?", points=conclusions),
        StudySection(id="limits", heading="What are its limits?", facts=limitations),
        StudySection(id="conduct", heading="Who paid, and who looked it over?", facts=tuple(facts.conduct())),
    )
    return tuple(each for each in sections if each.facts or each.points or each.findings)


def _dots(context: Context, study: Study) -> People | None:
    people = make_people(context, study)
    return people if people and people.groups else None


def _findings_lead(context: Context) -> str:
    findings = context.synthesis.labels.findings
    if context.synthesis.is_single_study:
        return f"The {findings}, each on its page:"
    return f"{words.capitalised(findings)} of this site that the study bears on:"


def _appraisal(study: Study) -> Appraisal | None:
    if study.appraisal is None:
        return None
    items = (Fact(term=each.item, values=(each.judgement,), notes=(each.rationale,)) for each in study.appraisal.items)
    made = f"Made with {study.appraisal.tool}, by {words.listed(study.appraisal.by)}."
    return Appraisal(made=made, facts=tuple(items))

"""The sections of a study's page, one for each question that its record answers."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from evidence_site import english, urls, wording
from evidence_site.model import Finding, Point, Study
from evidence_site.model.study import NotedBy
from evidence_site.sections.facts import Fact, Facts, PointView, point_view
from evidence_site.sections.links import Link, finding_link, reference_link
from evidence_site.sections.long_list import LongList, long_list
from evidence_site.sections.people import People, people
from evidence_site.sections.section import Section
from evidence_site.sections.study_facts import StudyFacts
from evidence_site.sections.trust import trust_in_study
from evidence_site.tables.appraisal import AppraisalRow, appraisal_rows
from evidence_site.tables.studies_with_data import studies_with_data
from evidence_site.urls import Here
from evidence_site.website.site import Site


@dataclass(frozen=True, kw_only=True)
class Participants(Section):
    """The participants of a study, with a drawing if it has dots."""

    people: People | None
    facts: tuple[Fact, ...]


@dataclass(frozen=True, kw_only=True)
class StudyPoints(Section):
    """The results or conclusions of a study, point by point, and the findings that have it as evidence."""

    points: tuple[PointView, ...]
    findings_lead: str = ""
    findings: LongList | None = None


@dataclass(frozen=True, kw_only=True)
class AppraisalView:
    """One appraisal: who made it with which tool, and its answers with their reasons."""

    made: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, kw_only=True)
class Appraisal(Section):
    """The editors' appraisals of a study's methods."""

    appraisals: tuple[AppraisalView, ...]
    all_studies: Link | None
    """Where the appraisals of all studies stand side by side, on the site of a synthesis."""


@dataclass(frozen=True, kw_only=True)
class WhatWeRead(Section):
    """Which text was read for the record, and the reports of the study."""

    read: str
    reports: tuple[Link, ...]
    trust: tuple[str, ...]


def questions_about_study(site: Site, here: Here, study: Study) -> Iterator[Section]:
    """Yield a section for each question about a study that its record answers."""
    facts = StudyFacts(site, study, here)
    yield Facts(anchor="aim", heading="What did the study set out to do?", facts=tuple(facts.aim()))
    shown = people(site, study)
    yield Participants(
        anchor="people",
        heading="Who took part?",
        people=shown if shown and shown.groups else None,
        facts=(facts.people(),),
    )
    yield Facts(anchor="place", heading="Where and when?", facts=(*facts.place(), facts.dates()))
    yield Facts(anchor="method", heading="What methods did it use?", facts=tuple(facts.method()))
    found, concluded = "What did it find?", "What do its authors conclude?"
    results = tuple(_point(site, here, study, each, found) for each in study.results)
    findings = _findings(site, here, study)
    if results or findings or study.id in site.synthesis.included_studies:
        yield StudyPoints(
            anchor="results",
            heading=found,
            points=results,
            findings_lead=_findings_lead(site) if findings else _in_no_finding(site),
            findings=findings,
        )
    if study.conclusions:
        conclusions = tuple(_point(site, here, study, each, concluded) for each in study.conclusions)
        yield StudyPoints(anchor="conclusions", heading=concluded, points=conclusions)
    if study.limitations:
        yield Facts(anchor="limits", heading=_noted(study), facts=tuple(facts.limitations()))
    yield Facts(anchor="conduct", heading="Who paid, and who looked it over?", facts=tuple(facts.conduct()))


def _point(site: Site, here: Here, study: Study, point: Point, heading: str) -> PointView:
    """Return a point of a study, without its question if that repeats the heading above."""
    view = point_view(site, here, study.id, point)
    return replace(view, question="") if _asked(view.question) == _asked(heading) else view


def _asked(question: str) -> frozenset[str]:
    """Return what a question asks, whatever it calls the study."""
    return frozenset(question.casefold().rstrip("?").split()) - {"the", "this", "study", "it", "its"}


def _noted(study: Study) -> str:
    """Return the heading over limitations, by who notes them."""
    noted = {each.noted_by for each in study.limitations}
    if len(noted) > 1:
        return "What are its limits?"
    return f"Limitations the {'editors' if noted == {NotedBy.EDITORS} else 'authors'} note"


def _findings(site: Site, here: Here, study: Study) -> LongList | None:
    """Return links to the findings that a study bears on, if there are any."""
    findings = site.reporting.get(study.id, ())
    labels, link = site.synthesis.labels, partial(_finding_link, site, here, study)
    return long_list(findings, link, labels.finding, labels.findings) if findings else None


def _finding_link(site: Site, here: Here, study: Study, finding: Finding) -> Link:
    """Return a link to a finding, with how the study bears on it unless its data support it alone."""
    link = finding_link(here, finding)
    (note,) = (each.note for each in studies_with_data(site, finding) if each.study == study.id)
    return link._replace(text=f"{link.text} (the study {note})") if note else link


def described(site: Site, here: Here, study: Study) -> Facts | None:
    """Return how the synthesis describes a study: its facets, the team's columns, how rich its data are."""
    facts = tuple(StudyFacts(site, study, here).described())
    return Facts(anchor="described", heading="How is it described here?", facts=facts) if facts else None


def appraisal(site: Site, here: Here, study: Study) -> Appraisal | None:
    """Return the editors' appraisals of a study, if there are any."""
    rows = tuple(appraisal_rows(site, study))
    if not rows:
        return None
    has_page = bool(site.synthesis.appraisal_tools) and not site.synthesis.is_single_study and study in site.included
    return Appraisal(
        anchor="appraisal",
        heading="How were its methods appraised?",
        appraisals=tuple(AppraisalView(made=_made_with(each), facts=_answers(site, here, each)) for each in rows),
        all_studies=Link("The appraisal of all studies", here.to(urls.APPRAISAL)) if has_page else None,
    )


def _made_with(row: AppraisalRow) -> str:
    return f"With {row.tool}. {made_by(row)}"


def made_by(row: AppraisalRow) -> str:
    """Return who appraised, when, and on what text: `By A. Reed, on 3 May 2026. Read for it: the full text.`."""
    when = f", on {wording.day(row.on)}" if row.on else ""
    read = f" Read for it: {wording.uncapitalised(row.read)}." if row.read else ""
    return wording.sentence(f"By {english.listed(row.by)}{when}") + read


def _answers(site: Site, here: Here, row: AppraisalRow) -> tuple[Fact, ...]:
    answers = tuple(
        Fact(
            term=each.question,
            values=(each.judgement or wording.NOT_RECORDED,),
            notes=(each.rationale,) if each.rationale else (),
        )
        for each in row.cells
    )
    if not row.overall_note:
        return answers
    return (*answers, Fact(term="What it means for the use of the study", prose=site.prose(here, row.overall_note)))


def what_we_read(site: Site, here: Here, study: Study) -> WhatWeRead:
    """Return which text of a study was read, and its reports."""
    return WhatWeRead(
        anchor="read",
        heading="What did we read?",
        read=wording.BASES[study.basis],
        reports=tuple(reference_link(site, here, each) for each in study.reports),
        trust=trust_in_study(site, study),
    )


def _in_no_finding(site: Site) -> str:
    return f"The study is included. No {site.synthesis.labels.finding} on this site has it in its evidence."


def _findings_lead(site: Site) -> str:
    findings = site.synthesis.labels.findings
    if site.synthesis.is_single_study:
        return f"The {findings}, each on its page:"
    return f"{wording.capitalised(findings)} of this site that the study bears on:"

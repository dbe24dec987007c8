"""The sections of a study's page, one for each question that its record answers."""

from collections.abc import Iterator
from dataclasses import dataclass

from evidence_site import english, wording
from evidence_site.model import Study
from evidence_site.sections.facts import Fact, Facts, PointView, point_view
from evidence_site.sections.links import Link, finding_link, reference_link
from evidence_site.sections.people import People, people
from evidence_site.sections.section import Section
from evidence_site.sections.study_facts import StudyFacts
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
    findings: tuple[Link, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Appraisal(Section):
    """The editors' appraisal of a study's methods."""

    made: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, kw_only=True)
class WhatWeRead(Section):
    """Which text was read for the record, and the reports of the study."""

    read: str
    reports: tuple[Link, ...]


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
    yield Facts(anchor="method", heading="How was it done?", facts=tuple(facts.method()))
    results = tuple(point_view(site, here, study.id, each) for each in study.results)
    findings = tuple(finding_link(here, each) for each in site.reporting.get(study.id, ()))
    if results or findings or study.id in site.synthesis.included_studies:
        yield StudyPoints(
            anchor="results",
            heading="What did it find?",
            points=results,
            findings_lead=_findings_lead(site) if findings else _in_no_finding(site),
            findings=findings,
        )
    if study.conclusions:
        conclusions = tuple(point_view(site, here, study.id, each) for each in study.conclusions)
        yield StudyPoints(anchor="conclusions", heading="What do its authors conclude?", points=conclusions)
    if study.limitations:
        yield Facts(anchor="limits", heading="What are its limits?", facts=tuple(facts.limitations()))
    yield Facts(anchor="conduct", heading="Who paid, and who looked it over?", facts=tuple(facts.conduct()))


def appraisal(study: Study) -> Appraisal | None:
    """Return the editors' appraisal of a study, if there is one."""
    made = study.appraisal
    if made is None:
        return None
    return Appraisal(
        anchor="appraisal",
        heading="How good is the study?",
        made=f"Made with {made.tool}, by {english.listed(made.by)}.",
        facts=tuple(Fact(term=each.item, values=(each.judgement,), notes=(each.rationale,)) for each in made.items),
    )


def what_we_read(site: Site, here: Here, study: Study) -> WhatWeRead:
    """Return which text of a study was read, and its reports."""
    return WhatWeRead(
        anchor="read",
        heading="What did we read?",
        read=wording.BASES[study.basis],
        reports=tuple(reference_link(site, here, each) for each in study.reports),
    )


def _in_no_finding(site: Site) -> str:
    return f"The study is included. No {site.synthesis.labels.finding} on this site has it in its evidence."


def _findings_lead(site: Site) -> str:
    findings = site.synthesis.labels.findings
    if site.synthesis.is_single_study:
        return f"The {findings}, each on its page:"
    return f"{wording.capitalised(findings)} of this site that the study bears on:"

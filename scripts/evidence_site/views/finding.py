"""The page of one finding."""

from dataclasses import dataclass
from itertools import chain

from evidence_site.model import FacetId, Finding, RecordKind, RecordRef, Study
from evidence_site.model.finding import Contribution, Evidence
from evidence_site.views import urls, words
from evidence_site.views.assessment import AssessmentView, make_assessment
from evidence_site.views.context import Context
from evidence_site.views.findings import outcome_status
from evidence_site.views.page import PageView, make_foot
from evidence_site.views.parts import (
    Fact,
    Link,
    PointView,
    QuoteView,
    facet_fact,
    finding_link,
    point_view,
    quote_view,
    reference_link,
    study_link,
)
from evidence_site.views.prompts import PromptGroup, finding_prompts, group
from evidence_site.views.study_facts import StudyFacts
from evidence_site.views.urls import Here


@dataclass(frozen=True, kw_only=True)
class EvidenceView:
    """How one study bears on the finding."""

    study: Link
    relation: str
    contexts: tuple[Fact, ...]
    note: str


@dataclass(frozen=True, kw_only=True)
class Related:
    """Another finding, and how the two bear on each other."""

    relation: str
    finding: Link
    note: str


@dataclass(frozen=True, kw_only=True)
class FindingPage(PageView):
    """A finding: its claim, the words it rests on, and what the source leaves open."""

    hue: str
    crumbs: tuple[Link, ...]
    eyebrow: str
    heading: str
    banner: str
    successor: Link | None
    statement: str
    found_heading: str
    summary: str
    quotes: tuple[QuoteView, ...]
    contexts: tuple[Fact, ...]
    together: str
    points: tuple[PointView, ...]
    not_recorded: str
    activity_heading: str
    activity: str
    outcome_heading: str
    outcome: str
    outcome_status: str
    not_stated_heading: str
    not_stated: tuple[str, ...]
    prompts: tuple[PromptGroup, ...]
    evidence_heading: str
    study_facts: tuple[Fact, ...]
    study: Link | None
    study_notes: tuple[str, ...]
    appraisal: str
    assessment: AssessmentView | None
    evidence: tuple[EvidenceView, ...]
    dissent: tuple[EvidenceView, ...]
    related_heading: str
    related: tuple[Related, ...]
    sources: tuple[tuple[Link, str], ...]
    review: str
    history: str
    previous: Link | None
    next: Link | None
    all: Link


def make_finding_page(context: Context, finding: Finding) -> FindingPage:
    """Make the page of a finding."""
    path = urls.finding_path(finding.id)
    here = context.here(path)
    labels = context.synthesis.labels
    record = context.files(RecordRef(RecordKind.FINDING, finding.id))
    updated = finding.updated or finding.added
    studies = _studies(context, finding)
    only = studies[0] if context.synthesis.is_single_study else None
    contexts, points = _contexts(context, finding), _points(context, here, finding, studies)
    previous, following = _neighbours(context, here, finding)
    label = words.capitalised(labels.finding)
    banner = words.BANNERS.get(finding.status, "")
    place = context.place.get(finding.id)
    successor = context.corpus.finding.get(finding.superseded_by) if finding.superseded_by else None
    evidence = tuple(_evidence(context, here, each) for each in finding.evidence)
    return FindingPage(
        path=path,
        title=finding.title,
        description=words.description(f"{banner} {finding.statement}"),
        record=record,
        updated=updated,
        foot=make_foot(context, path=path, title=finding.title, record=record, updated=updated, studies=studies),
        hue=context.hue(finding.id),
        crumbs=(
            Link("Home", here.to(urls.HOME)),
            Link(words.capitalised(labels.findings), here.to(urls.FINDINGS)),
            Link(finding.title),
        ),
        eyebrow=f"{label} {place} of {len(context.published)}" if place else label,
        heading=finding.title,
        banner=banner,
        successor=finding_link(here, successor) if successor and successor.id in context.shown else None,
        statement=finding.statement,
        found_heading="What did the study find?" if only else "What did the studies find?",
        summary=context.prose(here, finding.summary),
        quotes=tuple(
            quote_view(context, here, place, named=True)
            for place in context.find(finding.id, [each.id for each in finding.quotes if each.id])
        ),
        contexts=contexts,
        together=f"Of the {labels.findings} together:",
        points=points,
        not_recorded="" if contexts or points else words.NOT_RECORDED,
        activity_heading=labels.activity,
        activity=finding.activity or words.NOT_RECORDED,
        outcome_heading=labels.outcome,
        outcome=finding.outcome or "",
        outcome_status=outcome_status(context, finding),
        not_stated_heading=f"Not stated in {words.source_noun(studies)}",
        not_stated=finding.not_stated,
        prompts=_prompts(context, here, finding),
        evidence_heading="What kind of evidence is this?",
        study_facts=_study_facts(context, only) if only else (),
        study=study_link(here, only) if only else None,
        study_notes=tuple(each.note for each in evidence if each.note) if only else (),
        appraisal=_appraisal(only) if only else "",
        assessment=make_assessment(finding.assessment) if finding.assessment else None,
        evidence=() if only else evidence,
        dissent=tuple(
            view
            for view, each in zip(evidence, finding.evidence, strict=True)
            if each.relation is not Contribution.CONTRIBUTES
        ),
        related_heading=f"Related {labels.findings}",
        related=_related(context, here, finding),
        sources=tuple(
            dict.fromkeys((reference_link(context, here, each.source), each.locator or "") for each in finding.quotes)
        ),
        review=_review(finding),
        history=_history(finding),
        previous=previous,
        next=following,
        all=Link(words.all_of(len(context.published), labels.findings), here.to(urls.FINDINGS)),
    )


def _studies(context: Context, finding: Finding) -> tuple[Study, ...]:
    return tuple(context.corpus.study[each] for each in dict.fromkeys(each.study for each in finding.evidence))


def _contexts(context: Context, finding: Finding) -> tuple[Fact, ...]:
    """Give where the finding holds. Where a study contradicts or qualifies it is told with that study alone."""
    supporting = (each for each in finding.evidence if each.relation is Contribution.CONTRIBUTES)
    seen = chain(finding.facets.items(), *(each.contexts.items() for each in supporting))
    facets: dict[FacetId, dict[str, None]] = {}
    for facet, values in seen:
        facets.setdefault(facet, {}).update(dict.fromkeys(values))
    return tuple(facet_fact(context, facet, tuple(values)) for facet, values in facets.items())


def _points(context: Context, here: Here, finding: Finding, studies: tuple[Study, ...]) -> tuple[PointView, ...]:
    """Give what the studies say of this finding among others: their results that rest on words about it."""
    about_it = context.illustrated_by.get(finding.id, frozenset())
    return tuple(
        point_view(context, here, study.id, point)
        for study in studies
        for point in study.results
        if any(each.ref in about_it for each in context.find(study.id, point.based_on))
    )


def _prompts(context: Context, here: Here, finding: Finding) -> tuple[PromptGroup, ...]:
    groups = (
        group(here, each, finding_prompts(context, here, each, [finding])) for each in context.synthesis.audiences
    )
    return tuple(each for each in groups if each.prompts)


def _study_facts(context: Context, study: Study) -> tuple[Fact, ...]:
    facts = StudyFacts(context, study)
    read = Fact(term="What we read", values=(words.BASES[study.basis],))
    return (facts.design(), *facts.place(), facts.people(), facts.dates(), facts.peer_review(), read)


def _appraisal(study: Study) -> str:
    if study.appraisal:
        return f"We have appraised this study's methods with {study.appraisal.tool}."
    return "We have not appraised this study's quality."


def _evidence(context: Context, here: Here, evidence: Evidence) -> EvidenceView:
    return EvidenceView(
        study=study_link(here, context.corpus.study[evidence.study]),
        relation=words.CONTRIBUTIONS[evidence.relation],
        contexts=tuple(facet_fact(context, facet, values) for facet, values in evidence.contexts.items()),
        note=context.prose(here, evidence.note),
    )


def _related(context: Context, here: Here, finding: Finding) -> tuple[Related, ...]:
    own = ((context.corpus.finding[each.finding], each, 0) for each in finding.related if each.finding in context.shown)
    others = ((other, each, 1) for other, each in context.pointed_at.get(finding.id, ()))
    return tuple(
        Related(
            relation=words.RELATIONS[each.relation][side],
            finding=finding_link(here, other),
            note=each.note or "",
        )
        for other, each, side in (*own, *others)
    )


def _review(finding: Finding) -> str:
    review = finding.paraphrase_review
    if review is None:
        return "No one has reviewed yet whether our words are fair to the source."
    return f"{review.by} compared our words with {review.against} on {words.day(review.date)}."


def _history(finding: Finding) -> str:
    parts = [f"Added {words.day(finding.added)}."]
    if finding.updated:
        parts.append(f"Last changed {words.day(finding.updated)}.")
    if finding.review_by:
        parts.append(f"To be looked at again by {words.day(finding.review_by)}.")
    if finding.contributors:
        parts.append(f"Written by {words.listed(finding.contributors)}.")
    return " ".join(parts)


def _neighbours(context: Context, here: Here, finding: Finding) -> tuple[Link | None, Link | None]:
    place = context.place.get(finding.id)
    if place is None:
        return None, None
    order = context.published
    return (
        _numbered(here, order[place - 2], place - 1) if place > 1 else None,
        _numbered(here, order[place], place + 1) if place < len(order) else None,
    )


def _numbered(here: Here, finding: Finding, place: int) -> Link:
    return Link(f"{place}. {finding.title}", here.to(urls.finding_path(finding.id)))

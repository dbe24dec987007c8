"""The page of one finding."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from evidence_site.model import Finding, Point, QuotePlace, RecordKind, RecordRef, Study
from evidence_site.views import evidence, urls, words
from evidence_site.views.assessment import AssessmentView, make_assessment
from evidence_site.views.context import Context
from evidence_site.views.evidence import EvidenceView
from evidence_site.views.findings import glyph, outcome_status
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
    quote_views,
    reference_link,
    study_link,
)
from evidence_site.views.prompts import PromptGroup, finding_prompts, group
from evidence_site.views.urls import Here


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
    glyph: str
    """Its sign, or its place in the order of the site; nothing for one that no longer stands."""
    crumbs: tuple[Link, ...]
    eyebrow: str
    heading: str
    banner: str
    successor: Link | None
    statement: str
    headings: Mapping[str, str]
    """The sections that the page has, by their anchors."""
    brief: Link
    summary: str
    quotes: tuple[QuoteView, ...]
    also: tuple[QuoteView, ...]
    """Quotes of other records that are about this finding too, but for those that bear out `points`."""
    facets: tuple[Fact, ...]
    contexts: tuple[Fact, ...]
    not_recorded: str
    points: tuple[PointView, ...]
    activity_heading: str
    activity: str
    outcome_heading: str
    outcome: str
    outcome_status: str
    not_stated: tuple[str, ...]
    prompts: tuple[PromptGroup, ...]
    study_facts: tuple[Fact, ...]
    study: Link | None
    study_notes: tuple[str, ...]
    appraisal: str
    assessment: AssessmentView | None
    evidence: tuple[EvidenceView, ...]
    dissent: tuple[EvidenceView, ...]
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
    studies = evidence.studies_of(context, finding)
    only = studies[0] if context.synthesis.is_single_study else None
    about_it = {each.ref: each for each in context.illustrated_by.get(finding.id, ())}
    points = tuple(_points(context, studies, about_it))
    in_points = {place.ref for study, point in points for place in context.find(study.id, point.based_on)}
    previous, following = _neighbours(context, here, finding)
    label = words.capitalised(labels.finding)
    banner = words.BANNERS.get(finding.status, "")
    place = context.place.get(finding.id, 0)
    successor = context.corpus.finding.get(finding.superseded_by) if finding.superseded_by else None
    contexts = evidence.contexts(context, finding)
    supporting = evidence.supporting(context, here, finding)
    page = FindingPage(
        path=path,
        title=finding.title,
        description=words.description(f"{banner} {finding.statement}"),
        record=record,
        updated=updated,
        foot=make_foot(context, path=path, title=finding.title, record=record, updated=updated, studies=studies),
        hue=context.hue(finding.id),
        glyph=glyph(finding, place),
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
        headings={},
        brief=Link("Print the two-page brief", here.to(urls.BRIEF)),
        summary=context.prose(here, finding.summary),
        quotes=tuple(
            quote_view(context, here, place, named=True)
            for place in context.find(finding.id, [each.id for each in finding.quotes if each.id])
        ),
        also=quote_views(context, here, [each for ref, each in about_it.items() if ref not in in_points]),
        facets=tuple(facet_fact(context, facet, values) for facet, values in finding.facets.items()),
        contexts=contexts,
        not_recorded="" if contexts or points else words.NOT_RECORDED,
        points=tuple(point_view(context, here, study.id, point) for study, point in points),
        activity_heading=labels.activity,
        activity=finding.activity or words.NOT_RECORDED,
        outcome_heading=labels.outcome,
        outcome=finding.outcome or "",
        outcome_status=outcome_status(context, finding),
        not_stated=finding.not_stated,
        prompts=_prompts(context, here, finding),
        study_facts=evidence.study_facts(context, here, only) if only else (),
        study=study_link(here, only) if only else None,
        study_notes=tuple(each.note for each in supporting if each.note) if only else (),
        appraisal=evidence.appraisal(only) if only else "",
        assessment=make_assessment(finding.assessment) if finding.assessment else None,
        evidence=() if only else supporting,
        dissent=evidence.dissent(context, here, finding),
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
    return replace(page, headings=dict(_headings(context, page, studies)))


def _headings(context: Context, page: FindingPage, studies: tuple[Study, ...]) -> Iterator[tuple[str, str]]:
    """Give the sections that have something to say, in the order of the page."""
    findings = context.synthesis.labels.findings
    single = page.study is not None
    everything = words.uncapitalised(words.all_of(len(context.published), findings))
    yield "found", "What did the study find?" if single else "What did the studies find?"
    if page.facets:
        yield "facets", "What is it about?"
    if page.contexts or page.not_recorded:
        yield "context", "When and where?"
    yield "outcome", "What comes of it?"
    if page.points:
        yield "together", f"What {'does the study' if single else 'do the studies'} say of {everything}?"
    if page.not_stated:
        yield "not-stated", f"Not stated in {words.source_noun(studies)}"
    if page.prompts:
        yield "questions", "Questions to discuss"
    if page.dissent:
        yield "dissent", "Which studies contradict or qualify this?"
    yield "evidence", "What kind of evidence is this?" if single else "How sure can we be?"
    if page.related:
        yield "related", f"Related {findings}"
    yield "source", "Where does this come from?"


def _points(
    context: Context, studies: tuple[Study, ...], about_it: Mapping[str, QuotePlace]
) -> Iterator[tuple[Study, Point]]:
    """Give what the studies say of this finding among others: their results that rest on words about it."""
    for study in studies:
        for point in study.results:
            if any(each.ref in about_it for each in context.find(study.id, point.based_on)):
                yield study, point


def _prompts(context: Context, here: Here, finding: Finding) -> tuple[PromptGroup, ...]:
    groups = (
        group(here, each, finding_prompts(context, here, each, [finding])) for each in context.synthesis.audiences
    )
    return tuple(each for each in groups if each.prompts)


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

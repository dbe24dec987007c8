"""What kind of evidence a finding rests on: its studies, how each bears on it, and the facts of the only one."""

from collections.abc import Iterator
from dataclasses import dataclass

from evidence_site.model import FacetId, Finding, Study
from evidence_site.model.finding import Contribution, Evidence
from evidence_site.views import words
from evidence_site.views.context import Context
from evidence_site.views.parts import Fact, Link, facet_fact, study_link
from evidence_site.views.study_facts import StudyFacts
from evidence_site.views.urls import Here


@dataclass(frozen=True, kw_only=True)
class EvidenceView:
    """How one study bears on the finding."""

    study: Link
    relation: str
    contexts: tuple[Fact, ...]
    note: str
    """Prose as safe HTML."""


def studies_of(context: Context, finding: Finding) -> tuple[Study, ...]:
    """Give the studies that bear on a finding, each once."""
    return tuple(context.corpus.study[each] for each in dict.fromkeys(each.study for each in finding.evidence))


def supporting(context: Context, here: Here, finding: Finding) -> tuple[EvidenceView, ...]:
    """Show the studies that support a finding."""
    return tuple(_views(context, here, finding, supports=True))


def dissent(context: Context, here: Here, finding: Finding) -> tuple[EvidenceView, ...]:
    """Show the studies that contradict or qualify a finding."""
    return tuple(_views(context, here, finding, supports=False))


def contexts(context: Context, finding: Finding) -> tuple[Fact, ...]:
    """Give where the finding holds. Where a study contradicts or qualifies it is told with that study alone."""
    facets: dict[FacetId, dict[str, None]] = {}
    for evidence in _those(finding, supports=True):
        for facet, values in evidence.contexts.items():
            facets.setdefault(facet, {}).update(dict.fromkeys(values))
    return tuple(facet_fact(context, facet, tuple(values)) for facet, values in facets.items())


def study_facts(context: Context, here: Here, study: Study) -> tuple[Fact, ...]:
    """Give what a reader needs to judge the only study."""
    facts = StudyFacts(context, study, here)
    read = Fact(term="What we read", values=(words.BASES[study.basis],))
    return (facts.design(), *facts.place(), facts.people(), facts.dates(), facts.peer_review(), read)


def appraisal(study: Study) -> str:
    """Say whether the editors have appraised a study."""
    if study.appraisal:
        return f"We have appraised this study's methods with {study.appraisal.tool}."
    return "We have not appraised this study's quality."


def _those(finding: Finding, *, supports: bool) -> Iterator[Evidence]:
    return (each for each in finding.evidence if (each.relation is Contribution.CONTRIBUTES) is supports)


def _views(context: Context, here: Here, finding: Finding, *, supports: bool) -> Iterator[EvidenceView]:
    for each in _those(finding, supports=supports):
        yield EvidenceView(
            study=study_link(here, context.corpus.study[each.study]),
            relation=words.CONTRIBUTIONS[each.relation],
            contexts=tuple(facet_fact(context, facet, values) for facet, values in each.contexts.items()),
            note=context.prose(here, each.note),
        )

"""The evidence of a finding: its studies, their relation to it, and the confidence in it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from evidence_site import english, wording
from evidence_site.model import FacetId, Finding, Study
from evidence_site.model.finding import Contribution, Evidence
from evidence_site.sections.assessment import ASSESSMENT, DISSENT, ConfidenceView, confidence_view
from evidence_site.sections.facts import Fact, Facts, Statement, facet_fact
from evidence_site.sections.links import Link, study_link
from evidence_site.sections.quotes import numbered_links
from evidence_site.sections.section import Section
from evidence_site.sections.study_facts import StudyFacts
from evidence_site.tables.studies_with_data import NO_VOTE, counts, studies_with_data
from evidence_site.urls import Here
from evidence_site.website.confidence import LEGEND
from evidence_site.website.site import Site

MOST_UNFOLDED = 8
"""How many studies a finding's page lists unfolded: more fill a phone before the reader reaches what comes next."""


@dataclass(frozen=True, kw_only=True)
class EvidenceView:
    """What one study has on a finding, in a line."""

    study: Link
    relation: str
    """`Contradicts it`, `Qualifies it`; empty where its data support the finding, as most do."""
    contexts: tuple[str, ...] = ()
    """Each with its facet: `Place: city`."""
    note: str = ""
    """Prose as safe HTML."""
    quotes: tuple[Link, ...] = ()
    """The quotes that this study's part rests on, as far as its record names them."""


@dataclass(frozen=True, kw_only=True)
class EvidenceList:
    """Studies, a line each, and what holds for all of their lines."""

    studies: tuple[EvidenceView, ...]
    coded: str
    """Which contexts are the editors' own coding; said once, under the list."""
    folded: str = ""
    """The words that open the list; empty if it is short enough to stand open."""


@dataclass(frozen=True, kw_only=True)
class Dissent(Section):
    """The studies that contradict or qualify a finding. However many they are, they are never folded."""

    evidence: EvidenceList


@dataclass(frozen=True, kw_only=True)
class EvidenceOfStudy(Section):
    """The evidence of a finding in a site of one study: what a reader needs to judge that study."""

    facts: tuple[Fact, ...]
    notes: tuple[str, ...]
    """What the editors say of the study's part in the finding: prose as safe HTML."""
    appraisal: str
    study: Link


@dataclass(frozen=True, kw_only=True)
class EvidenceOfSynthesis(Section):
    """The evidence of a synthesis's finding: the editors' confidence in it, and the studies with data under it."""

    confidence: ConfidenceView
    legend: str
    data: str
    """How many studies have data, in words that are no vote."""
    dissent: Link | None
    """The link to the data that contradict or qualify the finding, if there are any."""
    no_vote: str
    evidence: EvidenceList
    """Of studies that contradict or qualify it, the relation alone: the section on dissent has the rest."""


def contexts(site: Site, finding: Finding, *, has_points: bool) -> Facts | Statement | None:
    """Return the contexts of a finding or, if no study records any, a statement to that effect or nothing.

    The contexts of studies that contradict or qualify the finding are in the section on dissent. There is no statement
    with `has_points`, when another section says what the studies report on this finding among others.
    """
    anchor, heading = "context", "When and where?"
    facets: dict[FacetId, dict[str, None]] = {}
    for evidence in _evidence(finding, supports=True):
        for facet, values in evidence.contexts.items():
            facets.setdefault(facet, {}).update(dict.fromkeys(values))
    if facets:
        facts = tuple(facet_fact(site, facet, tuple(values)) for facet, values in facets.items())
        return Facts(anchor=anchor, heading=heading, facts=facts)
    return None if has_points else Statement(anchor=anchor, heading=heading, text=wording.NOT_RECORDED)


def dissent(site: Site, here: Here, finding: Finding) -> Dissent | None:
    """Return the studies that contradict or qualify a finding, if there are any."""
    views = tuple(_views(site, here, finding, supports=False))
    if not views:
        return None
    listed = EvidenceList(studies=views, coded=_coded(site, _evidence(finding, supports=False)))
    return Dissent(anchor=DISSENT, heading="Which studies contradict or qualify this?", evidence=listed)


def evidence(site: Site, here: Here, finding: Finding) -> EvidenceOfStudy | EvidenceOfSynthesis:
    """Return the evidence of a finding, by the kind of site."""
    supporting = tuple(_views(site, here, finding, supports=True))
    if not site.synthesis.is_single_study:
        dissenting = tuple(_views(site, here, finding, supports=False))
        with_data = studies_with_data(site, finding)
        many = len(with_data) > MOST_UNFOLDED
        return EvidenceOfSynthesis(
            anchor=ASSESSMENT,
            heading=f"How much confidence in this {site.synthesis.labels.finding}?",
            confidence=confidence_view(finding),
            legend=LEGEND,
            data=counts(each.relations for each in with_data),
            dissent=Link("see which", f"#{DISSENT}") if dissenting else None,
            no_vote=NO_VOTE,
            evidence=EvidenceList(
                studies=tuple(_study_by_study(supporting, dissenting)),
                coded=_coded(site, _evidence(finding, supports=True)),
                folded=f"The {len(with_data)} studies, one by one" if many else "",
            ),
        )
    (study, *_) = site.studies_of(finding)
    return EvidenceOfStudy(
        anchor="evidence",
        heading="What kind of evidence is this?",
        facts=_study_facts(site, here, study),
        notes=tuple(each.note for each in supporting if each.note),
        appraisal=_appraisal(site, study),
        study=study_link(site, here, study),
    )


def _study_by_study(supporting: Sequence[EvidenceView], dissenting: Iterable[EvidenceView]) -> Iterator[EvidenceView]:
    """Yield a line for each study, with the relation alone of data that contradict or qualify the finding."""
    relations: dict[Link, str] = {}
    for each in dissenting:
        relations[each.study] = ". ".join(filter(None, (relations.get(each.study), each.relation)))
    for each in supporting:
        other = relations.get(each.study)
        yield replace(each, relation=f"{wording.CONTRIBUTIONS[Contribution.CONTRIBUTES]}. {other}") if other else each
    listed = {each.study for each in supporting}
    yield from (EvidenceView(study=study, relation=other) for study, other in relations.items() if study not in listed)


def _study_facts(site: Site, here: Here, study: Study) -> tuple[Fact, ...]:
    facts = StudyFacts(site, study, here)
    read = Fact(term="What we read", values=(wording.BASES[study.basis],))
    return (facts.design(), *facts.place(), facts.people(), facts.dates(), facts.peer_review(), read)


def _appraisal(site: Site, study: Study) -> str:
    if study.appraisals:
        tools = english.listed(list(dict.fromkeys(site.tool_title(each.tool) for each in study.appraisals)))
        return f"We have appraised this study's methods with {tools}."
    return "We have not appraised this study's quality."


def _evidence(finding: Finding, *, supports: bool) -> Iterator[Evidence]:
    return (each for each in finding.evidence if (each.relation is Contribution.CONTRIBUTES) is supports)


def _coded(site: Site, evidence: Iterable[Evidence]) -> str:
    facets = dict.fromkeys(facet for each in evidence for facet in each.contexts)
    known = site.synthesis.facets
    coded = [site.facet_title(each) for each in facets if each in known and known[each].is_coded_by_editors]
    return f"Coded by the editors: {english.listed(coded)}." if coded else ""


def _views(site: Site, here: Here, finding: Finding, *, supports: bool) -> Iterator[EvidenceView]:
    for each in _evidence(finding, supports=supports):
        yield EvidenceView(
            study=study_link(site, here, site.corpus.study[each.study]),
            relation="" if supports else wording.CONTRIBUTIONS[each.relation],
            contexts=tuple(
                f"{site.facet_title(facet)}: {', '.join(values)}" for facet, values in each.contexts.items()
            ),
            note=site.prose(here, each.note),
            quotes=numbered_links(site, here, site.quotes.find(finding.id, each.quotes)),
        )

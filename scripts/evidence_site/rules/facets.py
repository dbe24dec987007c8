"""Facets sort findings, evidence, studies and quotes: those in records, and their values, must be the synthesis's."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from evidence_site.diagnostics import Fault
from evidence_site.model import Corpus, FacetId
from evidence_site.model.facets import CodedBy, Facet, FacetTarget
from evidence_site.rule import Place, Violation, rule
from evidence_site.rules.places import (
    beneath,
    did_you_mean,
    in_finding,
    in_quote,
    in_study,
    in_synthesis,
    items,
    standing,
)

_SORTED = {
    FacetTarget.FINDING: "findings",
    FacetTarget.EVIDENCE: "evidence (`contexts`)",
    FacetTarget.STUDY: "studies",
    FacetTarget.QUOTE: "quotes (`attributes` of a speaker)",
}

_NEVER_CODED_BY = {
    (FacetTarget.FINDING, CodedBy.STUDY): Fault(
        "a facet that sorts findings cannot be coded by the study",
        "delete `coded_by`: a finding is the editors' own, and no study says where it belongs; for what a study says "
        "itself, write `applies_to: evidence`",
    ),
    (FacetTarget.QUOTE, CodedBy.EDITORS): Fault(
        "a facet that sorts quotes by their speaker cannot be coded by the editors",
        "delete `coded_by`: of a person, a record says only what the source says; for what the editors coded "
        "themselves, write `applies_to: evidence`",
    ),
}


@dataclass(frozen=True)
class _Use:
    """What a record says by one facet."""

    target: FacetTarget
    facet: FacetId
    place: Place
    values: Sequence[tuple[Place, str]]


@rule("REF004")
def unknown_facet(corpus: Corpus) -> Iterator[Violation]:
    """A record is sorted by a facet that the synthesis does not have.

    Why it matters:
    Readers choose findings by the facets of the synthesis. What is sorted by another facet cannot be found.

    Example:
    # findings/shared-time.yml
    facets:
      topic: [time]

    Use instead:
    # findings/shared-time.yml
    facets:
      theme: [time]
    """
    for use, facets in _uses(corpus):
        if use.facet not in facets:
            cure = did_you_mean(use.facet, tuple(facets), "add it to `facets` in findings/synthesis.yml")
            yield Violation(use.place._replace(on_key=True), Fault(f"there is no facet `{use.facet}`", cure))


@rule("REF005")
def misapplied_facet(corpus: Corpus) -> Iterator[Violation]:
    """A facet is used for something that it does not sort.

    Why it matters:
    A facet sorts findings, evidence, studies or quotes (`applies_to`). Used elsewhere it would mix up what it counts.

    Example:
    # findings/shared-time.yml
    facets:
      setting: [hospital ward]

    Use instead:
    # findings/shared-time.yml
    evidence:
      - study: night-shift
        relation: contributes
        contexts:
          setting: [hospital ward]
    """
    for use, facets in _uses(corpus):
        facet = facets.get(use.facet)
        if facet and facet.applies_to is not use.target:
            fault = Fault(
                f"the facet `{use.facet}` does not sort {_SORTED[use.target].split(' (')[0]}",
                f"use it for {_SORTED[facet.applies_to]}, or change its `applies_to` in findings/synthesis.yml",
            )
            yield Violation(use.place._replace(on_key=True), fault)


@rule("REF006")
def unknown_facet_value(corpus: Corpus) -> Iterator[Violation]:
    """A record has a value that its facet does not foresee.

    Why it matters:
    Two spellings of one value make two groups, and readers who choose one miss the other.

    Example:
    # findings/shared-time.yml
    facets:
      theme: [times]

    Use instead:
    # findings/shared-time.yml
    facets:
      theme: [time]
    """
    for use, facets in _uses(corpus):
        facet = facets.get(use.facet)
        for place, value in use.values if facet else ():
            if facet and value not in facet.values:
                known = ", ".join(f"`{each}`" for each in facet.values)
                cure = did_you_mean(value, facet.values, f"write one of {known}, or add it to the facet's `values`")
                yield Violation(place, Fault(f"`{value}` is not a value of the facet `{use.facet}`", cure))


@rule("REF019")
def misattributed_facet(corpus: Corpus) -> Iterator[Violation]:
    """A facet is said to be coded by somebody who cannot have coded it.

    Why it matters:
    The site says who decided which value fits. Findings are sorted by the editors, as no study knows of them. Speakers
    are described by the source alone: what somebody else adds may be wrong, and may show who they are. Only studies,
    and what a study adds to a finding (`applies_to: evidence`), can be sorted by either.

    Example:
    # findings/synthesis.yml
    facets:
      theme:
        title: Theme
        values: [trust, time]
        applies_to: finding
        coded_by: study
      setting:
        title: Setting
        values: [hospital ward]
        applies_to: evidence

    Use instead:
    # findings/synthesis.yml
    facets:
      theme:
        title: Theme
        values: [trust, time]
        applies_to: finding
      setting:
        title: Setting
        values: [hospital ward]
        applies_to: evidence
        coded_by: study
    """
    for name, facet in corpus.synthesis.facets.items() if corpus.synthesis else ():
        fault = _NEVER_CODED_BY.get((facet.applies_to, facet.coded_by)) if facet.coded_by else None
        if fault:
            yield Violation(in_synthesis("facets", name, "coded_by"), fault)


def _uses(corpus: Corpus) -> Iterator[tuple[_Use, Mapping[FacetId, Facet]]]:
    if corpus.synthesis is None:
        return
    for target, place, values in _mappings(corpus):
        for facet, chosen in values.items():
            under = beneath(place, facet)
            listed = [(under, chosen)] if isinstance(chosen, str) else list(items(under, chosen))
            yield _Use(target, facet, under, listed), corpus.synthesis.facets


def _mappings(corpus: Corpus) -> Iterator[tuple[FacetTarget, Place, Mapping[FacetId, str | tuple[str, ...]]]]:
    for finding in corpus.findings:
        if finding.facets:
            yield FacetTarget.FINDING, in_finding(finding.id, "facets"), finding.facets
        for number, evidence in enumerate(finding.evidence):
            if evidence.contexts:
                yield FacetTarget.EVIDENCE, in_finding(finding.id, "evidence", number, "contexts"), evidence.contexts
    for study in corpus.studies:
        if study.facets:
            yield FacetTarget.STUDY, in_study(study.id, "facets"), study.facets
    for place in standing(corpus):
        if place.quote.speaker and place.quote.speaker.attributes:
            yield FacetTarget.QUOTE, in_quote(place, "speaker", "attributes"), place.quote.speaker.attributes


RULES = (unknown_facet, misapplied_facet, unknown_facet_value, misattributed_facet)

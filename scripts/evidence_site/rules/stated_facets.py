"""Facets whose values a study itself states, and which therefore rest on its words."""

from collections.abc import Iterator, Sequence

from evidence_site import english
from evidence_site.diagnostics import Fault
from evidence_site.model import Corpus, FacetId, Study
from evidence_site.model.facets import FacetTarget
from evidence_site.rule import Violation
from evidence_site.rules.places import in_study


def unsupported_facets(corpus: Corpus, study: Study) -> Iterator[Violation]:
    """Yield a fault if a study's facets, as it states them, rest on no quote of its record."""
    stated = [facet for facet in study.facets if is_stated(corpus, facet, FacetTarget.STUDY)]
    if stated and not any("facets" in each.supports for each in study.quotes):
        cure = f"add `facets` to the `supports` of the quote that says so; {coded(stated)}"
        fault = Fault("`facets` rests on no quote", cure)
        yield Violation(in_study(study.id, "facets")._replace(on_key=True), fault)


def is_stated(corpus: Corpus, facet: FacetId, target: FacetTarget) -> bool:
    """Whether a study itself says which values of a facet fit. Of a facet that is unknown nothing is known."""
    known = corpus.synthesis.facets.get(facet) if corpus.synthesis else None
    return known is not None and known.applies_to is target and not known.is_coded_by_editors


def coded(facets: Sequence[FacetId]) -> str:
    """Return what to do about facets that rest on no quote if the editors coded them."""
    named = f"{english.plural(len(facets), 'facet')} {english.listed([f'`{each}`' for each in facets])}"
    then = f"then write `coded_by: editors` for the {named} in findings/synthesis.yml"
    return f"what the editors coded themselves needs no quote: {then}"

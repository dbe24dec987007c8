"""A made-up synthesis of four bakeries, with themes, assessments and a facet of evidence."""

from typing import Any

from evidence_site.model import Corpus, Finding, Study, Synthesis
from evidence_site.website.site import Site
from pages.bakery import FINDING, REFERENCE, STUDY, SYNTHESIS, site

STATEMENT = "Bakers judge by touch."
ASSESSMENT: dict[str, Any] = {
    "methodological_limitations": {"concern": "minor", "explanation": "because samples are told in a line."},
    "coherence": {"concern": "moderate", "explanation": "Moderate concerns regarding coherence because one disagrees."},
    "adequacy": {"concern": "no-or-very-minor"},
    "relevance": {"concern": "serious", "kind": ["partial", "indirect"], "explanation": "All are of one town."},
    "confidence": "low",
    "explanation": "Because of relevance.",
    "assessed_by": ["R. Rye"],
    "assessed_on": "2031-01-02",
    "assessed_statement": STATEMENT,
}
STUDIES = ("one", "two", "three", "four")
FACET = {"title": "Hour", "values": ["one", "two", "three"], "applies_to": "evidence", "description": "When."}


def evidence(study: str, relation: str = "contributes", *hours: str) -> dict[str, Any]:
    return {"study": study, "relation": relation, "contexts": {"hour": list(hours)} if hours else {}, "note": "Why."}


def finding(name: str, **fields: Any) -> dict[str, Any]:
    made = {**FINDING, "id": name, "title": name.capitalize(), "statement": STATEMENT, "quotes": [], "prompts": []}
    return {**made, "evidence": [evidence("one")], **fields}


def made(*findings: dict[str, Any], studies: dict[str, dict[str, Any]] | None = None, **synthesis: Any) -> Site:
    """Return a site of these findings."""
    fields: dict[str, Any] = {
        **SYNTHESIS,
        "type": "evidence-synthesis",
        "included_studies": list(STUDIES),
        "facets": {"hour": FACET},
        "order": [],
        "prompts": [],
        **synthesis,
    }
    own = studies or {}
    plain = {"results": [], "conclusions": [], "quotes": []}
    return site(
        Corpus(
            synthesis=Synthesis.model_validate(fields),
            findings=tuple(Finding.model_validate(each) for each in findings),
            studies=tuple(
                Study.model_validate({**STUDY, **plain, "id": each, "title": f"Bakery {each}", **own.get(each, {})})
                for each in STUDIES
            ),
            references=(REFERENCE,),
        )
    )

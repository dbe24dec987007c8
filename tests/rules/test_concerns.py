"""Faults of assessments: every component counts, and a changed statement is told by its words."""

from typing import Any

import pytest
import yaml

from evidence_site.rules.appraisal import outdated_assessment, unexplained_concern
from evidence_site.rules.concerns import kind_without_concern
from rules.nights import BREAKS, corpus

NONE = {"concern": "no-or-very-minor"}
ASSESSMENT = dict.fromkeys(("methodological_limitations", "coherence", "adequacy", "relevance"), NONE) | {
    "confidence": "high",
    "explanation": "They agree.",
    "assessed_by": ["A. Editor"],
    "assessed_on": "2026-02-01",
    "assessed_statement": f"{BREAKS}.",
}


def test_a_concern_about_relevance_needs_its_reason_as_others_do() -> None:
    read = corpus({"assessment": ASSESSMENT | {"relevance": {"concern": "serious", "kind": ["partial"]}}})
    assert [each.place.path for each in unexplained_concern(read)] == [("assessment", "relevance", "concern")]
    assert list(kind_without_concern(read)) == []


@pytest.mark.parametrize(
    ("name", "given", "cure"),
    [
        ("adequacy", {"concern": "moderate"}, 'write `adequacy: { concern: moderate, explanation: "your reason" }`'),
        (
            "relevance",
            {"concern": "serious", "kind": ["partial", "indirect"]},
            'write `relevance: { concern: serious, kind: [partial, indirect], explanation: "your reason" }`',
        ),
    ],
)
def test_the_cure_of_a_concern_without_reason_is_a_line_that_can_stand_in_the_record(
    name: str, given: dict[str, Any], cure: str
) -> None:
    (violation,) = unexplained_concern(corpus({"assessment": ASSESSMENT | {name: given}}))
    assert violation.fault.help == cure
    reason = yaml.safe_load(cure.removeprefix("write `").removesuffix("`"))
    assert list(unexplained_concern(corpus({"assessment": ASSESSMENT | reason}))) == []


def test_the_words_that_changed_since_the_assessment_are_told() -> None:
    before = "Teams that shared all their breaks passed news sooner."
    (violation,) = outdated_assessment(corpus({"assessment": ASSESSMENT | {"assessed_statement": before}}))
    assert violation.fault.message == "the statement has changed since it was assessed: `all` is gone and `on` is new"

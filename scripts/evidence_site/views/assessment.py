"""GRADE-CERQual, as the page of a synthesis's finding shows it."""

from dataclasses import dataclass
from typing import NamedTuple

from evidence_site.model.finding import Assessment, Component
from evidence_site.views import words


class ComponentView(NamedTuple):
    """One component: its level of concern, and why."""

    name: str
    concern: str
    explanation: str


@dataclass(frozen=True, kw_only=True)
class AssessmentView:
    """How confident the editors are in a finding, and why."""

    confidence: str
    explanation: str
    components: tuple[ComponentView, ...]
    made: str


def make_assessment(assessment: Assessment) -> AssessmentView:
    """Show an assessment with its four components."""
    components = (
        ("Methodological limitations", assessment.methodological_limitations),
        ("Coherence", assessment.coherence),
        ("Adequacy", assessment.adequacy),
        ("Relevance", assessment.relevance),
    )
    return AssessmentView(
        confidence=words.CONFIDENCES[assessment.confidence],
        explanation=assessment.explanation,
        components=tuple(_component(*each) for each in components),
        made=f"Assessed by {words.listed(assessment.assessed_by)} on {words.day(assessment.assessed_on)}.",
    )


def _component(name: str, component: Component) -> ComponentView:
    return ComponentView(name, words.CONCERNS[component.concern], component.explanation or "")

"""The GRADE-CERQual assessment of a synthesis's finding."""

from dataclasses import dataclass
from typing import NamedTuple

from evidence_site import english, wording
from evidence_site.model.assessment import Assessment, Component, Confidence
from evidence_site.sections.links import Link

DEFINITION = "It is {chance} the review finding is a reasonable representation of the phenomenon of interest"
CHANCES = {
    Confidence.HIGH: "highly likely that",
    Confidence.MODERATE: "likely that",
    Confidence.LOW: "possible that",
    Confidence.VERY_LOW: "not clear whether",
}
STANDARD = Link("Lewin et al 2018, table 3", "https://doi.org/10.1186/s13012-017-0688-3")
"""The source of the definitions of the levels, which are quoted word for word."""


class ComponentView(NamedTuple):
    """A component of the assessment: its level of concern, and why."""

    name: str
    concern: str
    explanation: str


@dataclass(frozen=True, kw_only=True)
class AssessmentView:
    """The confidence of the editors in a finding, and why."""

    confidence: str
    definition: str
    """The definition of the level of confidence, quoted from the standard."""
    standard: Link
    explanation: str
    components: tuple[ComponentView, ...]
    made: str


def assessment_view(assessment: Assessment) -> AssessmentView:
    """Return an assessment with its four components, in words."""
    components = (
        ("Methodological limitations", assessment.methodological_limitations),
        ("Coherence", assessment.coherence),
        ("Adequacy", assessment.adequacy),
        ("Relevance", assessment.relevance),
    )
    return AssessmentView(
        confidence=wording.CONFIDENCES[assessment.confidence],
        definition=DEFINITION.format(chance=CHANCES[assessment.confidence]),
        standard=STANDARD,
        explanation=assessment.explanation,
        components=tuple(_component(*each) for each in components),
        made=f"Assessed by {english.listed(assessment.assessed_by)} on {wording.day(assessment.assessed_on)}.",
    )


def _component(name: str, component: Component) -> ComponentView:
    return ComponentView(name, wording.CONCERNS[component.concern], component.explanation or "")

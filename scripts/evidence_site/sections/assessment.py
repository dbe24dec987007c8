"""The GRADE-CERQual assessment of a synthesis's finding, with its components, as the finding's own page shows it."""

from dataclasses import dataclass

from evidence_site.model.assessment import Assessment, Confidence
from evidence_site.model.finding import Finding
from evidence_site.sections.links import Link
from evidence_site.website.confidence import ConcernShown, ConfidenceShown, assessed, confidence_in, made

ASSESSMENT = "evidence"
"""The anchor of the section with the assessment, to which `Why?` leads."""
DISSENT = "dissent"
"""The anchor of the section on data that contradict or qualify a finding."""
DEFINITION = "It is {chance} the review finding is a reasonable representation of the phenomenon of interest"
CHANCES = {
    Confidence.HIGH: "highly likely that",
    Confidence.MODERATE: "likely that",
    Confidence.LOW: "possible that",
    Confidence.VERY_LOW: "not clear whether",
}
STANDARD = Link("Lewin et al 2018, table 3", "https://doi.org/10.1186/s13012-017-0688-3")
"""The source of the definitions of the levels, which are quoted word for word."""


@dataclass(frozen=True, kw_only=True)
class AssessmentView:
    """An assessment: the statement that was assessed, the confidence in it, and why."""

    statement: str
    confidence: str
    definition: str
    """The definition of the level of confidence, quoted from the standard."""
    standard: Link
    explanation: str
    components: tuple[ConcernShown, ...]
    made: str


@dataclass(frozen=True, kw_only=True)
class ConfidenceView:
    """The confidence in a finding: its assessment, or why there is none."""

    label: str
    assessment: AssessmentView | None
    """The assessment of the finding in this wording."""
    changed: str
    """That the statement has changed since it was assessed."""
    earlier: AssessmentView | None
    """The assessment of an earlier wording."""


def confidence_view(finding: Finding) -> ConfidenceView:
    """Return the confidence in a finding of a synthesis."""
    shown = confidence_in(finding)
    return ConfidenceView(
        label=shown.label,
        assessment=_view(shown.assessment, shown) if shown.assessment else None,
        changed=shown.explanation if shown.earlier else "",
        earlier=_view(shown.earlier, assessed(shown.earlier)) if shown.earlier else None,
    )


def _view(assessment: Assessment, shown: ConfidenceShown) -> AssessmentView:
    return AssessmentView(
        statement=shown.statement,
        confidence=shown.label,
        definition=DEFINITION.format(chance=CHANCES[assessment.confidence]),
        standard=STANDARD,
        explanation=shown.explanation,
        components=shown.concerns(),
        made=made(assessment),
    )

"""How confidence in a finding is shown: every page, table and file asks here, and nothing else decides it.

Confidence is an assessment of one wording of one finding. So it is given in words, never as a sign or colour that
could be ranked; never without the statement that was assessed; and not at all where the statement has changed since.
The sentences follow GRADE-CERQual (Lewin et al. 2018, doi:10.1186/s13012-017-0688-3).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from evidence_site import english, wording
from evidence_site.matching import same_words
from evidence_site.model import Finding
from evidence_site.model.assessment import COMPONENTS, Assessment, Component, Concern, RelevanceComponent

NOT_ASSESSED = "Not assessed"
NOBODY_YET = "Nobody has assessed this finding yet."
NOT_IN_THIS_WORDING = "Not assessed in this wording"
LEGEND = (
    "Confidence is how likely it is that a finding reasonably represents what was studied. It is not the size of an "
    "effect, how many people agreed, or advice."
)
WHY = "Why?"
"""The text of the link from a level of confidence to its reasons."""


class ConcernShown(NamedTuple):
    """A component of an assessment: its name, its level of concern, and why."""

    name: str
    concern: str
    """`Moderate concerns`; with the kind, if relevance has one: `Moderate concerns (partial relevance)`."""
    explanation: str
    sentence: str
    """All in one: `Moderate concerns regarding coherence because …`."""


@dataclass(frozen=True, kw_only=True)
class ConfidenceShown:
    """What is said of the confidence in a finding."""

    label: str
    """`Moderate confidence`, `Not assessed`, or `Not assessed in this wording`."""
    statement: str
    """The statement that the label goes with: the one that was assessed, or else that of the finding."""
    explanation: str
    """Why this level; for an earlier wording, what happened; or that nobody has."""
    assessment: Assessment | None = None
    """The assessment of this wording."""
    earlier: Assessment | None = None
    """The assessment of an earlier wording."""

    def concerns(self) -> tuple[ConcernShown, ...]:
        """Return the four components, if this wording was assessed."""
        return tuple(_concerns(self.assessment)) if self.assessment else ()


def confidence_in(finding: Finding) -> ConfidenceShown:
    """Return what is said of the confidence in a finding of a synthesis."""
    assessment = finding.assessment
    if assessment is None:
        return ConfidenceShown(label=NOT_ASSESSED, statement=finding.statement, explanation=NOBODY_YET)
    if not same_words(assessment.assessed_statement, finding.statement):
        return ConfidenceShown(
            label=NOT_IN_THIS_WORDING,
            statement=finding.statement,
            explanation="The statement has changed since it was assessed on "
            f"{wording.day(assessment.assessed_on)}. Assessed was: \u201c{assessment.assessed_statement}\u201d",
            earlier=assessment,
        )
    return assessed(assessment)


def assessed(assessment: Assessment) -> ConfidenceShown:
    """Return what an assessment says of the statement that was assessed."""
    return ConfidenceShown(
        label=wording.CONFIDENCES[assessment.confidence],
        statement=assessment.assessed_statement,
        explanation=assessment.explanation,
        assessment=assessment,
    )


def made(assessment: Assessment) -> str:
    """Return who made an assessment, and when."""
    return f"Assessed by {english.listed(assessment.assessed_by)} on {wording.day(assessment.assessed_on)}."


def _concerns(assessment: Assessment) -> Iterator[ConcernShown]:
    for field in COMPONENTS:
        name = field.replace("_", " ").capitalize()
        component: Component = getattr(assessment, field)
        kinds = component.kind if isinstance(component, RelevanceComponent) else ()
        kind = f" ({english.listed([wording.RELEVANCE_KINDS[each] for each in kinds])})" if kinds else ""
        level = wording.CONCERNS[component.concern]
        explanation = component.explanation or ""
        yield ConcernShown(name, f"{level}{kind}", explanation, _sentence(name, component, f"{level}{kind}"))


def _sentence(name: str, component: Component, concern: str) -> str:
    """Return a component as one sentence; where its explanation is that sentence already, with the kind alone added."""
    explanation = component.explanation or ""
    level = wording.CONCERNS[component.concern]
    if explanation.casefold().startswith(level.casefold()):
        kind = concern.removeprefix(level)
        is_named = kind.strip(" ()") in explanation
        return explanation if is_named else f"{concern}{explanation[len(level) :]}"
    regarding = "" if component.concern is Concern.NO_OR_VERY_MINOR else f" regarding {wording.uncapitalised(name)}"
    if not explanation:
        return f"{concern}{regarding}"
    if explanation.casefold().startswith("because "):
        return f"{concern}{regarding} {wording.uncapitalised(explanation)}"
    return f"{concern}{regarding}: {explanation}"

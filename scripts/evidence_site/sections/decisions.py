"""Studies that were looked at and not included, by what became of them, each with the reason."""

from dataclasses import dataclass
from typing import NamedTuple

from evidence_site import wording
from evidence_site.model.flow import DecisionStatus, Stage, StudyDecision
from evidence_site.sections.links import Link, reference_link
from evidence_site.sections.section import Section
from evidence_site.urls import Here
from evidence_site.website.site import Site

MOST_UNFOLDED = 25
"""The most studies that a page shows unfolded."""

STATUSES = {
    DecisionStatus.EXCLUDED: "Excluded",
    DecisionStatus.NOT_SAMPLED: "Eligible, but not sampled",
    DecisionStatus.AWAITING: "Awaiting classification",
    DecisionStatus.ONGOING: "Ongoing studies",
}
"""What became of studies, in the order of the page."""
STAGES = {
    Stage.TITLE_AND_ABSTRACT: "Decided on its title and abstract",
    Stage.FULL_TEXT: "Decided on its full text",
    Stage.SAMPLING: "Decided when the eligible studies were sampled",
}


class Decision(NamedTuple):
    """A study with the reason, and the step at which it was decided on; empty if that is not recorded."""

    study: Link
    reason: str
    stage: str


class DecisionGroup(NamedTuple):
    """The studies of which the same became."""

    id: str
    heading: str
    summary: str
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, kw_only=True)
class Decisions(Section):
    """All studies that were looked at and not included."""

    groups: tuple[DecisionGroup, ...]
    is_open: bool


def decisions(site: Site, here: Here) -> Decisions | None:
    """Return the studies that were looked at and not included, if any is recorded."""
    recorded = site.synthesis.study_decisions
    groups = (_group(site, here, status, recorded) for status in STATUSES)
    return (
        Decisions(
            anchor="study-decisions",
            heading="Which other studies were looked at?",
            groups=tuple(each for each in groups if each.decisions),
            is_open=len(recorded) <= MOST_UNFOLDED,
        )
        if recorded
        else None
    )


def _group(site: Site, here: Here, status: DecisionStatus, recorded: tuple[StudyDecision, ...]) -> DecisionGroup:
    of_status = tuple(_decision(site, here, each) for each in recorded if each.status is status)
    return DecisionGroup(
        id=f"decisions-{status}",
        heading=STATUSES[status],
        summary=f"{wording.capitalised(wording.counted(len(of_status), 'study', 'studies'))} listed here",
        decisions=of_status,
    )


def _decision(site: Site, here: Here, decision: StudyDecision) -> Decision:
    study = reference_link(site, here, decision.ref) if decision.ref else Link(decision.study or "")
    return Decision(study, decision.reason, STAGES[decision.stage] if decision.stage else "")

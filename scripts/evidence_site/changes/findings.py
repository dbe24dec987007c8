"""What became of a finding: whether readers still see it, how sure it is, and all its fields."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from evidence_site.changes.change import Change, How, Spot, Weight, in_words
from evidence_site.changes.differences import Special, compare_parts, compare_records, compare_values
from evidence_site.changes.quotes import compare_quotes
from evidence_site.model import CiteKey, Finding, Quote, RecordKind, RecordRef
from evidence_site.model.finding import Assessment, Status

_UNSHOWN = frozenset({Status.DRAFT, Status.IN_REVIEW})
_BECAME = {
    Status.PUBLISHED: How.PUBLISHED,
    Status.SUPERSEDED: How.SUPERSEDED,
    Status.WITHDRAWN: How.WITHDRAWN,
}
_COMPONENTS = ("methodological_limitations", "coherence", "adequacy", "relevance")
_REVIEWED = frozenset({"statement", "summary", "activity", "outcome", "outcome_status"})
"""The words that a review of the paraphrase judges."""


def added(finding: Finding) -> Change:
    """Say that there is a new finding."""
    is_shown = finding.status not in _UNSHOWN
    studies = ", ".join(each.study for each in finding.evidence)
    note = f"Status: {in_words(finding.status)}; studies: {studies}; quotes: {len(finding.quotes)}"
    return _spot(finding, is_shown=is_shown).tell(How.ADDED, after=_claim(finding), note=note)


def removed(finding: Finding) -> Change:
    """Say that a finding is gone."""
    is_shown = finding.status not in _UNSHOWN
    caution = "Readers may have cited it: withdraw a finding instead, and its page says so." if is_shown else ""
    return _spot(finding, is_shown=is_shown).tell(How.REMOVED, _claim(finding), caution=caution)


def compare_findings(before: Finding, after: Finding, withheld: frozenset[CiteKey]) -> Iterator[Change]:
    """Tell what changed in a finding that is still there, perhaps under another name."""
    is_shown = not {before.status, after.status} <= _UNSHOWN
    spot = _spot(after, is_shown=is_shown)
    if before.id != after.id:
        note = "Links to the page under its old name no longer find it." if before.status not in _UNSHOWN else ""
        yield spot.tell(How.RENAMED, str(before.id), str(after.id), note=note)
    special: Special = {
        "status": partial(_compare_status, spot, after),
        "superseded_by": partial(_compare_successor, before, after),
        "quotes": partial(_compare_quotes, withheld),
        "assessment": _compare_assessments,
    }
    caution = _stale_review(before, after)
    for change in compare_records(spot, before, after, special):
        yield replace(change, caution=caution) if caution and change.field in _REVIEWED else change


def _spot(finding: Finding, *, is_shown: bool) -> Spot:
    return Spot(
        record=RecordRef(RecordKind.FINDING, finding.id),
        title=finding.title,
        weight=Weight.FINDINGS if is_shown else Weight.UNSHOWN,
        what="finding",
    )


def _claim(finding: Finding) -> str:
    return f"{finding.title}: {finding.statement}"


def _compare_status(whole: Spot, finding: Finding, spot: Spot, before: Status, after: Status) -> Iterator[Change]:
    if {before, after} <= _UNSHOWN:
        yield spot.tell(How.CHANGED, before, after)
        return
    told = whole.tell(_BECAME.get(after, How.UNPUBLISHED), note=_was_and_is(finding, before, after))
    yield replace(told, field="status")


def _was_and_is(finding: Finding, before: Status, after: Status) -> str:
    was = f"Its status was {in_words(before)}"
    if after in _UNSHOWN:
        return f"{was}, and is {in_words(after)}."
    return f"{was}. In its place: {finding.superseded_by}" if finding.superseded_by else f"{was}."


def _compare_successor(
    old: Finding, new: Finding, spot: Spot, before: str | None, after: str | None
) -> Iterator[Change]:
    """Tell of another successor; that there is one at all is told with the status."""
    if old.status is new.status:
        yield from compare_values(spot, before, after)


def _compare_quotes(
    withheld: frozenset[CiteKey], spot: Spot, before: Sequence[Quote], after: Sequence[Quote]
) -> Iterator[Change]:
    yield from compare_quotes(spot, before, after, withheld)


def _compare_assessments(spot: Spot, before: Assessment | None, after: Assessment | None) -> Iterator[Change]:
    if before is None or after is None:
        yield from compare_values(spot, before, after)
        return
    confidence = replace(spot, fields=(*spot.fields, "confidence"), what="confidence")
    if before.confidence != after.confidence:
        yield from _explained(compare_values(confidence, before.confidence, after.confidence), after.explanation)
    for component in _COMPONENTS:
        old, new = getattr(before, component), getattr(after, component)
        concern = replace(spot, fields=(*spot.fields, component), what=f"concerns about {component.replace('_', ' ')}")
        if old.concern != new.concern:
            there = replace(concern, fields=(*concern.fields, "concern"))
            yield from _explained(compare_values(there, old.concern, new.concern), new.explanation or "")
        is_in_note = old.explanation is None and old.concern != new.concern
        if old.explanation != new.explanation and not is_in_note:
            yield from compare_values(concern.part("explanation", "explanation"), old.explanation, new.explanation)
    same = {each: getattr(after, each) for each in ("confidence", *_COMPONENTS)}
    yield from compare_parts(spot, before.model_copy(update=same), after)


def _explained(changes: Iterator[Change], explanation: str) -> Iterator[Change]:
    return (replace(each, note=explanation) for each in changes)


def _stale_review(before: Finding, after: Finding) -> str:
    """Say that a review of the paraphrase is older than the words, if they have changed since."""
    review = after.paraphrase_review
    if review is None or review != before.paraphrase_review:
        return ""
    return f"The paraphrase was reviewed on {review.date}, before this change: review it again."

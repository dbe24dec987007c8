"""Findings that no longer stand say since when, why, by whom, and what has taken their place."""

from collections.abc import Iterator

from evidence_site.diagnostics import Fault, Severity
from evidence_site.model import Corpus, FindingId
from evidence_site.model.finding import GONE, Status
from evidence_site.rule import Violation, rule
from evidence_site.rules.places import in_finding

_ADD_END = "add `no_longer_stands` with `since: YYYY-MM-DD`, `reason` (one sentence) and `by` (a list of names)"


@rule("REF013")
def superseded_in_a_circle(corpus: Corpus) -> Iterator[Violation]:
    """A finding was superseded by itself, directly or through others.

    Why it matters:
    Readers of a superseded finding are led to the one that took its place, here round and round.

    Example:
    # findings/shared-time.yml
    status: superseded
    superseded_by: shared-time

    Use instead:
    # findings/shared-time.yml
    status: superseded
    superseded_by: local-trust
    no_longer_stands:
      since: 2026-03-01
      reason: A second study showed that this holds on the ward alone.
      by: [R. Rye]
    """
    for finding in corpus.findings:
        circle = _circle(corpus, finding.id)
        if circle and finding.id == min(circle):
            successors = ", which is superseded by ".join(f"`{each}`" for each in (*circle[1:], circle[0]))
            fault = Fault(f"`{finding.id}` is superseded by {successors}", "name the finding that stands today")
            yield Violation(in_finding(finding.id, "superseded_by"), fault)


@rule("REF014")
def superseded_by_nothing(corpus: Corpus) -> Iterator[Violation]:
    """A finding is superseded, but nothing says by what.

    Why it matters:
    Readers who come by an old link need to be led to what holds today.

    Example:
    # findings/shared-time.yml
    status: superseded

    Use instead:
    # findings/shared-time.yml
    status: superseded
    superseded_by: local-trust
    no_longer_stands:
      since: 2026-03-01
      reason: A second study showed that this holds on the ward alone.
      by: [R. Rye]
    """
    for finding in corpus.findings:
        if finding.status is Status.SUPERSEDED and not finding.superseded_by:
            cure = "add `superseded_by` with the other finding's id; with no successor, write `status: withdrawn`"
            yield Violation(in_finding(finding.id, "status"), Fault("nothing says what superseded this finding", cure))


@rule("REF015")
def successor_of_a_standing_finding(corpus: Corpus) -> Iterator[Violation]:
    """A finding names its successor, but is not marked as superseded.

    Why it matters:
    The old finding would be shown beside the one that took its place.

    Example:
    # findings/shared-time.yml
    superseded_by: local-trust

    Use instead:
    # findings/shared-time.yml
    status: superseded
    superseded_by: local-trust
    no_longer_stands:
      since: 2026-03-01
      reason: A second study showed that this holds on the ward alone.
      by: [R. Rye]
    """
    for finding in corpus.findings:
        if finding.superseded_by and finding.status is not Status.SUPERSEDED:
            fault = Fault(
                f"the finding has a successor, but its status is `{finding.status}`",
                "write `status: superseded`, or delete `superseded_by`",
            )
            yield Violation(in_finding(finding.id, "superseded_by"), fault)


@rule("REF020")
def withdrawn_without_reason(corpus: Corpus) -> Iterator[Violation]:
    """A finding is withdrawn, but nothing says since when, why and by whom.

    Why it matters:
    Somebody may have quoted it. Its page stays at its address, to tell them what was wrong with it.

    Example:
    # findings/shared-time.yml
    status: withdrawn

    Use instead:
    # findings/shared-time.yml
    status: withdrawn
    no_longer_stands:
      since: 2026-03-01
      reason: The study that it rested on was retracted.
      by: [R. Rye]
    """
    for finding in corpus.findings:
        if finding.status is Status.WITHDRAWN and not finding.no_longer_stands:
            message = "nothing says since when the finding is withdrawn, why, and by whom"
            yield Violation(in_finding(finding.id, "status"), Fault(message, _ADD_END))


@rule("REF021", Severity.WARNING)
def superseded_without_reason(corpus: Corpus) -> Iterator[Violation]:
    """A finding is superseded, but nothing says since when, why and by whom.

    Why it matters:
    Readers of the old page want to know what is different now, and who decided so.

    Example:
    # findings/shared-time.yml
    status: superseded
    superseded_by: local-trust

    Use instead:
    # findings/shared-time.yml
    status: superseded
    superseded_by: local-trust
    no_longer_stands:
      since: 2026-03-01
      reason: A second study showed that this holds on the ward alone.
      by: [R. Rye]
    """
    for finding in corpus.findings:
        if finding.status is Status.SUPERSEDED and finding.superseded_by and not finding.no_longer_stands:
            message = "nothing says since when the finding is superseded, why, and by whom"
            yield Violation(in_finding(finding.id, "status"), Fault(message, _ADD_END))


@rule("REF022")
def end_of_a_standing_finding(corpus: Corpus) -> Iterator[Violation]:
    """A finding says why it no longer stands, but its status says that it does.

    Why it matters:
    The site would go on showing it among the others.

    Example:
    # findings/shared-time.yml
    no_longer_stands:
      since: 2026-03-01
      reason: The study that it rested on was retracted.
      by: [R. Rye]

    Use instead:
    # findings/shared-time.yml
    status: withdrawn
    no_longer_stands:
      since: 2026-03-01
      reason: The study that it rested on was retracted.
      by: [R. Rye]
    """
    for finding in corpus.findings:
        if finding.no_longer_stands and finding.status not in GONE:
            fault = Fault(
                f"the finding says why it no longer stands, but its status is `{finding.status}`",
                "write `status: withdrawn` or `status: superseded`, or delete `no_longer_stands`",
            )
            yield Violation(in_finding(finding.id, "no_longer_stands")._replace(on_key=True), fault)


def _circle(corpus: Corpus, start: FindingId) -> tuple[FindingId, ...]:
    """Return the successors of a finding if they lead back to it, else nothing."""
    chain: dict[FindingId, None] = {}
    current: FindingId | None = start
    while current is not None and current not in chain:
        chain[current] = None
        finding = corpus.finding.get(current)
        current = finding.superseded_by if finding else None
    return tuple(chain) if current == start else ()


RULES = (
    superseded_in_a_circle,
    superseded_by_nothing,
    successor_of_a_standing_finding,
    withdrawn_without_reason,
    superseded_without_reason,
    end_of_a_standing_finding,
)

"""Dates must be in order, and reviews not overdue."""

from collections.abc import Iterator

from evidence_site.diagnostics import Fault, Severity
from evidence_site.model import Corpus
from evidence_site.model.finding import GONE
from evidence_site.rule import Violation, rule
from evidence_site.rules.places import in_finding, in_study


@rule("DAT001")
def updated_before_added(corpus: Corpus) -> Iterator[Violation]:
    """A finding was changed before it was added.

    Why it matters:
    Pages show when they were last changed. One of the two dates is wrong.

    Example:
    # findings/shared-time.yml
    added: 2026-03-01
    updated: 2025-03-02

    Use instead:
    # findings/shared-time.yml
    added: 2026-03-01
    updated: 2026-03-02
    """
    for finding in corpus.findings:
        if finding.updated and finding.updated < finding.added:
            message = f"`{finding.updated}` is before the finding was added, `{finding.added}`"
            yield Violation(in_finding(finding.id, "updated"), Fault(message, "correct one of them"))


@rule("DAT002")
def review_before_added(corpus: Corpus) -> Iterator[Violation]:
    """A finding is to be looked at again on a day before it was added.

    Why it matters:
    The review would be overdue from the beginning. One of the two dates is wrong.

    Example:
    # findings/shared-time.yml
    added: 2027-02-01
    review_by: 2027-01-31

    Use instead:
    # findings/shared-time.yml
    added: 2026-02-01
    review_by: 2027-01-31
    """
    for finding in corpus.findings:
        if finding.review_by and finding.review_by < finding.added:
            message = f"the review date `{finding.review_by}` is before the finding was added, `{finding.added}`"
            yield Violation(in_finding(finding.id, "review_by"), Fault(message, "correct one of them"))


@rule("DAT003", Severity.WARNING)
def review_due(corpus: Corpus) -> Iterator[Violation]:
    """The day by which a finding should have been looked at again has passed.

    Why it matters:
    Readers take a page for current. `evidence-site check` tells when a review is due; a build looks at no clock.

    Example:
    # findings/shared-time.yml
    review_by: 2026-02-28

    Use instead:
    # findings/shared-time.yml
    review_by: 2099-02-28
    """
    for finding in corpus.findings:
        due = finding.review_by
        if corpus.today and due and due < corpus.today and finding.status not in GONE:
            fault = Fault(
                f"the finding was to be reviewed by `{due}`",
                "read it against its sources again, then set `updated` and a new `review_by`",
            )
            yield Violation(in_finding(finding.id, "review_by"), fault)


@rule("DAT004")
def collection_ends_before_it_begins(corpus: Corpus) -> Iterator[Violation]:
    """The collection of data ends before it begins.

    Why it matters:
    Readers judge by these years or months whether a study still tells of today. One of the two is wrong.

    Example:
    # references/studies/night-shift.yml
    data_collection:
      method: Interviews
      from: 2020
      to: 2019

    Use instead:
    # references/studies/night-shift.yml
    data_collection:
      method: Interviews
      from: 2019
      to: 2020
    """
    for study in corpus.studies:
        years = study.data_collection
        # A year alone holds all its months: as much of both is compared as the last has.
        if years and years.from_ and years.to and years.to < years.from_[: len(years.to)]:
            fault = Fault(f"the last year `{years.to}` is before the first, `{years.from_}`", "correct one of them")
            yield Violation(in_study(study.id, "data_collection", "to"), fault)


@rule("DAT005")
def change_before_added(corpus: Corpus) -> Iterator[Violation]:
    """A finding's history tells of a change on a day before the finding was added.

    Why it matters:
    Readers who come back are told what is new, in the order of these days. One of the two dates is wrong.

    Example:
    # findings/shared-time.yml
    added: 2026-03-01
    updated: 2026-03-01
    history:
      - date: 2025-03-01
        change: A second quote was added.

    Use instead:
    # findings/shared-time.yml
    added: 2025-03-01
    updated: 2026-03-01
    history:
      - date: 2026-03-01
        change: A second quote was added.
    """
    for finding in corpus.findings:
        for number, entry in enumerate(finding.history):
            if entry.date < finding.added:
                message = f"the change of `{entry.date}` is before the finding was added, `{finding.added}`"
                place = in_finding(finding.id, "history", number, "date")
                yield Violation(place, Fault(message, "correct one of them"))


@rule("DAT006")
def update_behind_history(corpus: Corpus) -> Iterator[Violation]:
    """A finding's history tells of a change that is newer than the day on which it says that it was last changed.

    Why it matters:
    Each page shows that day, and search engines and the list of changes go by it. It is that of the newest change.

    Example:
    # findings/shared-time.yml
    added: 2026-03-01
    updated: 2026-03-02
    history:
      - date: 2026-04-01
        change: A second quote was added.

    Use instead:
    # findings/shared-time.yml
    added: 2026-03-01
    updated: 2026-04-01
    history:
      - date: 2026-04-01
        change: A second quote was added.
    """
    for finding in corpus.findings:
        newest = max((each.date for each in finding.history), default=None)
        if newest and newest > (finding.updated or finding.added):
            said = f"`updated` is `{finding.updated}`" if finding.updated else "there is no `updated`"
            cure = f"write `updated: {newest}`, or correct the date in `history`"
            place = in_finding(finding.id, "updated" if finding.updated else "history")
            yield Violation(place, Fault(f"{said}, and the newest change is of `{newest}`", cure))


@rule("DAT007")
def end_before_added(corpus: Corpus) -> Iterator[Violation]:
    """A finding no longer stands since a day before it was added.

    Why it matters:
    The page tells readers since when. One of the two dates is wrong.

    Example:
    # findings/shared-time.yml
    added: 2026-03-01
    status: withdrawn
    no_longer_stands:
      since: 2025-03-02
      reason: The study that it rested on was retracted.
      by: [R. Rye]

    Use instead:
    # findings/shared-time.yml
    added: 2026-03-01
    status: withdrawn
    no_longer_stands:
      since: 2026-03-02
      reason: The study that it rested on was retracted.
      by: [R. Rye]
    """
    for finding in corpus.findings:
        end = finding.no_longer_stands
        if end and end.since < finding.added:
            message = f"`{end.since}` is before the finding was added, `{finding.added}`"
            yield Violation(in_finding(finding.id, "no_longer_stands", "since"), Fault(message, "correct one of them"))


RULES = (
    updated_before_added,
    review_before_added,
    review_due,
    collection_ends_before_it_begins,
    change_before_added,
    update_behind_history,
    end_before_added,
)

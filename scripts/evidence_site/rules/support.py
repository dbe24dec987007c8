"""Every claim rests on quoted words."""

from collections.abc import Iterator
from typing import get_args

from evidence_site.diagnostics import Fault
from evidence_site.model import Corpus, Finding, RecordKind, RecordRef, Study, Verdict
from evidence_site.model.finding import Status
from evidence_site.model.study import NotedBy, StudyField
from evidence_site.rule import Place, Violation, rule
from evidence_site.rules.places import in_finding, in_quote, in_study

_CLAIMS = ("statement", "activity", "outcome", "contexts")
_BASED_ON_QUOTES = ("results", "conclusions")
"""Fields whose every point names its quotes itself."""


@rule("QUO006")
def published_without_verified_quote(corpus: Corpus) -> Iterator[Violation]:
    """A finding is published, but none of its quotes was found in its source.

    Why it matters:
    What rests on nothing is not published. One quote at least must have been compared with the text of its source.

    Example:
    # findings/shared-time.yml
    status: published

    Use instead:
    # findings/shared-time.yml
    status: published
    quotes:
      - text: Teams that shared their breaks passed on news sooner
        source: okafor2021
        locator: Abstract, Results
        voice: author
        supports: [statement]
    """
    for finding in corpus.findings:
        verdicts = _verdicts(corpus, finding)
        is_unchecked = verdicts == {Verdict.NOT_CHECKED} and any(each in corpus.reference for each in finding.sources)
        if finding.status is Status.PUBLISHED and (not finding.quotes or is_unchecked):
            fault = word_unverified()
            yield Violation(in_finding(finding.id, "status"), fault)


@rule("QUO014")
def unsupported_study_field(corpus: Corpus) -> Iterator[Violation]:
    """A field that reports on a study rests on no quote.

    Why it matters:
    Facts about a study are shown beside the words that bear them out. Only what the editors say themselves, in
    `appraisal` and in limitations noted by them, needs none.

    Example:
    # references/studies/night-shift.yml
    ethics: Approved by a committee.

    Use instead:
    # references/studies/night-shift.yml
    not_stated: [ethics approval]
    """
    for study in corpus.studies:
        supported = {field for quote in study.quotes for field in quote.supports}
        for field in get_args(StudyField):
            if _reports(study, field) and field not in supported:
                place = in_study(study.id, field)
                yield Violation(Place(place.record, place.path, on_key=True), word_unsupported(field))


@rule("QUO015")
def unsupported_claim(corpus: Corpus) -> Iterator[Violation]:
    """A claim of a published finding rests on no quote.

    Why it matters:
    The statement of a finding, what is done and what comes of it are the study's, not ours. Each needs the words
    that bear it out.

    Example:
    # findings/local-trust.yml
    quotes:
      - text: Night staff came to trust colleagues who stayed after a hard shift.
        source: okafor2021
        locator: Abstract, Results
        voice: author
        supports: [activity, outcome]
      - text: two hospital wards
        source: okafor2021
        locator: Abstract, Methods
        voice: author
        supports: [contexts]

    Use instead:
    # findings/local-trust.yml
    quotes:
      - text: Night staff came to trust colleagues who stayed after a hard shift.
        source: okafor2021
        locator: Abstract, Results
        voice: author
        supports: [statement, activity, outcome]
      - text: two hospital wards
        source: okafor2021
        locator: Abstract, Methods
        voice: author
        supports: [contexts]
    """
    for finding in corpus.findings:
        supported = {field for quote in finding.quotes for field in quote.supports}
        for field in _CLAIMS if finding.status is Status.PUBLISHED and finding.quotes else ():
            if _has(finding, field) and field not in supported:
                place = _claim(finding, field)
                yield Violation(Place(place.record, place.path, on_key=True), word_unsupported(field))


@rule("QUO016")
def support_of_nothing(corpus: Corpus) -> Iterator[Violation]:
    """A quote supports a field that the record leaves out.

    Why it matters:
    Either the quote was meant for another field, which then rests on nothing, or a field was lost.

    Example:
    # findings/shared-time.yml
    quotes:
      - text: Teams that shared their breaks passed on news sooner
        source: okafor2021
        locator: Abstract, Results
        voice: author
        supports: [statement, outcome]

    Use instead:
    # findings/shared-time.yml
    quotes:
      - text: Teams that shared their breaks passed on news sooner
        source: okafor2021
        locator: Abstract, Results
        voice: author
        supports: [statement]
    """
    findings = {RecordRef(RecordKind.FINDING, each.id): each for each in corpus.findings}
    records: dict[RecordRef, Finding | Study] = {**findings}
    records |= {RecordRef(RecordKind.STUDY, each.id): each for each in corpus.studies}
    for place in corpus.quotes:
        for number, field in enumerate(place.quote.supports):
            if not _has(records[place.record], field):
                yield Violation(in_quote(place, "supports", number), word_nothing(field))


def word_unverified() -> Fault:
    """Word a published finding of which no quote was checked."""
    return Fault(
        "the finding is published, but no quote of it was checked against a source",
        "add a quote from a source whose text is in references/sources, or write `status: draft`",
    )


def word_nothing(field: str) -> Fault:
    """Word a quote for a field that is not there."""
    return Fault(
        f"the record has no `{field}` for the quote to support", f"write `{field}`, or take it out of `supports`"
    )


def word_unsupported(field: str) -> Fault:
    """Word a claim that no quote bears out."""
    otherwise = "write `status: draft`" if field == "statement" else "delete the field"
    cure = f"add `{field}` to the `supports` of the quote that bears it out; if there is none, add one, or {otherwise}"
    return Fault(f"`{field}` rests on no quote", cure)


def _verdicts(corpus: Corpus, finding: Finding) -> set[Verdict | None]:
    names = (f"{finding.id}/{quote.id}" for quote in finding.quotes)
    return {each.verdict if each else None for each in map(corpus.verifications.get, names)}


def _has(record: Finding | Study, field: str) -> bool:
    if isinstance(record, Finding) and field == "contexts":
        return any(each.contexts for each in record.evidence)
    return bool(getattr(record, field))


def _reports(study: Study, field: str) -> bool:
    """Tell whether a field of a study says something of it that no quote bears out by itself."""
    if field == "limitations":
        return any(each.noted_by is NotedBy.AUTHORS for each in study.limitations)
    return field not in _BASED_ON_QUOTES and _has(study, field)


def _claim(finding: Finding, field: str) -> Place:
    if field == "contexts":
        number = next(number for number, each in enumerate(finding.evidence) if each.contexts)
        return in_finding(finding.id, "evidence", number, "contexts")
    return in_finding(finding.id, field)


RULES = (published_without_verified_quote, unsupported_study_field, unsupported_claim, support_of_nothing)

"""What changed in the evidence between two states of the records, the heaviest changes first."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from evidence_site.changes.change import Change, How, Subject, Weight, in_words
from evidence_site.changes.compare_fields import Changes, Special, compare_parts, compare_records, compare_values, shown
from evidence_site.changes.pairing import Named, Pairing, on_one_line, pair, pair_records
from evidence_site.changes.withheld import withheld_words, without_withdrawn
from evidence_site.changes.wording import LOOKS, with_caution
from evidence_site.model import (
    SYNTHESIS,
    CiteKey,
    Corpus,
    Finding,
    RecordKind,
    RecordRef,
    Reference,
    SourceText,
    Study,
    Synthesis,
)
from evidence_site.model.assessment import COMPONENTS
from evidence_site.model.finding import Status
from evidence_site.model.rich_text import plain

MOST_PARAGRAPHS = 2000
"""A section with more is called changed, and no more: comparing them takes the square of their number."""

_LINKS_BREAK = "Links to the page under its old name no longer find it."
_UNSHOWN = frozenset({Status.DRAFT, Status.IN_REVIEW})
_BECAME = {Status.PUBLISHED: How.PUBLISHED, Status.SUPERSEDED: How.SUPERSEDED, Status.WITHDRAWN: How.WITHDRAWN}
_REVIEWED = frozenset({"statement", "summary", "activity", "outcome", "outcome_status"})
"""The words that a review of the paraphrase judges."""


def compare(before: Corpus, after: Corpus) -> tuple[Change, ...]:
    """Return what changed between two states, the heaviest changes first, those of one record one after another.

    A record that could not be read must be left out of both states: here, what only one has was added or removed.
    Private source texts are not looked at.
    """
    before, after, gone = without_withdrawn(before, after)
    before, after = _without_private_texts(before), _without_private_texts(after)
    withheld = _withheld(before, after)
    records = pair_records(before, after)
    changes = (
        *_compare_synthesis(*records.synthesis),
        *_compare_findings(records.findings, withheld),
        *_compare_each(records.studies, lambda each: _of_study(each, withheld), _title, note=_LINKS_BREAK),
        *_compare_each(records.references, _of_reference, _described),
        *_compare_sources(records.sources),
    )
    return tuple(sorted(map(with_caution, withheld_words(iter(changes), gone)), key=_rank))


def _rank(change: Change) -> tuple[int, int]:
    how = tuple(How).index(change.how) if change.weight is Weight.FINDINGS else 0
    return tuple(Weight).index(change.weight), how


def _without_private_texts(corpus: Corpus) -> Corpus:
    return replace(corpus, sources={key: each for key, each in corpus.sources.items() if not each.private})


def _withheld(before: Corpus, after: Corpus) -> frozenset[CiteKey]:
    """Return the sources of which a project may hold private texts; all without a text, where that is not known."""
    states = (before, after)
    if all(each.synthesis and not each.synthesis.settings.sources for each in states):
        return frozenset()
    keys = {reference.id for each in states for reference in each.references}
    keys |= {place.quote.source for each in states for place in each.quotes}
    return frozenset(keys - before.sources.keys() - after.sources.keys())


def _compare_synthesis(before: Synthesis | None, after: Synthesis | None) -> Changes:
    newest = after or before
    if newest:
        subject = Subject(record=SYNTHESIS, title=newest.title, weight=Weight.CLAIMS, what="synthesis")
        if before and after:
            yield from compare_records(subject, before, after, _OF_SYNTHESIS)
        else:
            how = How.ADDED if after else How.REMOVED
            yield subject.change(how, before and before.question, after and after.question)


def _compare_settings(subject: Subject, before: Synthesis, after: Synthesis) -> Changes:
    for change in compare_parts(subject, before.settings, after.settings):
        is_look = change.field.split(".")[1] in LOOKS
        yield replace(change, weight=Weight.WORDING) if is_look else change


def _compare_order(subject: Subject, before: Synthesis, after: Synthesis) -> Changes:
    """Yield a change of order among the findings that stay; a finding added or removed has a change of its own."""
    kept = [each for each in after.order if each in set(before.order)]
    if kept != [each for each in before.order if each in set(kept)]:
        change = subject.all_items("findings").weighing(Weight.WORDING).change(How.REORDERED)
        yield replace(change, before=", ".join(before.order), after=", ".join(after.order))


_OF_SYNTHESIS: Special = {"settings": _compare_settings, "order": _compare_order}


def _compare_findings(pairing: Pairing[Finding], withheld: frozenset[CiteKey]) -> Changes:
    for old, new in pairing.kept:
        if old != new:
            yield from _compare_finding(old, new, withheld)
    for finding in pairing.added:
        studies = ", ".join(dict.fromkeys(each.study for each in finding.evidence))
        note = f"Status: {in_words(finding.status)}; studies: {studies}; quotes: {len(finding.quotes)}"
        claim = f"{finding.title}: {finding.statement}"
        yield _of_finding(finding, finding.status).change(How.ADDED, after=claim, note=note)
    for finding in pairing.removed:
        was_shown = finding.status not in _UNSHOWN
        caution = "Readers may have cited it: withdraw a finding instead, and its page says so." if was_shown else ""
        claim = f"{finding.title}: {finding.statement}"
        yield _of_finding(finding, finding.status).change(How.REMOVED, claim, caution=caution)


def _compare_finding(before: Finding, after: Finding, withheld: frozenset[CiteKey]) -> Changes:
    subject = replace(_of_finding(after, before.status, after.status), withheld=withheld)
    if before.id != after.id:
        note = "" if before.status in _UNSHOWN else _LINKS_BREAK
        yield subject.change(How.RENAMED, str(before.id), str(after.id), note=note)
    caution = _stale_review(before, after)
    for change in compare_records(subject, before, after, _OF_FINDING):
        yield replace(change, caution=caution) if caution and change.field in _REVIEWED else change


def _of_finding(finding: Finding, *statuses: Status) -> Subject:
    """Return the subject for a finding, which weighs nothing if no page showed it in any of its statuses."""
    return Subject(
        record=RecordRef(RecordKind.FINDING, finding.id),
        title=finding.title,
        weight=Weight.UNSHOWN if set(statuses) <= _UNSHOWN else Weight.FINDINGS,
        what="finding",
    )


def _compare_status(subject: Subject, before: Finding, after: Finding) -> Changes:
    if {before.status, after.status} <= _UNSHOWN:
        yield subject.change(How.CHANGED, before.status, after.status)
        return
    note = f"Its status was {in_words(before.status)}"
    if after.status in _UNSHOWN:
        note += f", and is {in_words(after.status)}."
    else:
        note += f". In its place: {after.superseded_by}" if after.superseded_by else "."
    finding = replace(subject, what="finding").weighing(Weight.FINDINGS)
    yield finding.change(_BECAME.get(after.status, How.UNPUBLISHED), note=note)


def _compare_successor(subject: Subject, before: Finding, after: Finding) -> Changes:
    """Yield a change of successor, unless the status changed too, whose change names it."""
    if before.status is after.status:
        yield from compare_values(subject, before.superseded_by, after.superseded_by)


def _compare_assessment(subject: Subject, before: Finding, after: Finding) -> Changes:
    old, new = before.assessment, after.assessment
    if old is None or new is None:
        yield from compare_values(subject, old, new)
        return
    confidence = replace(subject, path=(*subject.path, "confidence"), what="confidence")
    if old.confidence != new.confidence:
        yield from _explained(compare_values(confidence, old.confidence, new.confidence), new.explanation)
    for name in COMPONENTS:
        was, now = getattr(old, name), getattr(new, name)
        component = replace(subject, path=(*subject.path, name), what=f"concerns about {name.replace('_', ' ')}")
        if was.concern != now.concern:
            concern = replace(component, path=(*component.path, "concern"))
            yield from _explained(compare_values(concern, was.concern, now.concern), now.explanation or "")
        is_in_note = was.explanation is None and was.concern != now.concern
        if was.explanation != now.explanation and not is_in_note:
            yield from compare_values(component.part("explanation", "explanation"), was.explanation, now.explanation)
    yield from compare_values(
        subject.part("relevance", "relevance").part("kind", "kind"), old.relevance.kind, new.relevance.kind
    )
    same = {each: getattr(new, each) for each in ("confidence", *COMPONENTS)}
    yield from compare_parts(subject, old.model_copy(update=same), new)


_OF_FINDING: Special = {
    "status": _compare_status,
    "superseded_by": _compare_successor,
    "assessment": _compare_assessment,
}


def _stale_review(before: Finding, after: Finding) -> str:
    """Return the caution for words that changed after the paraphrase was reviewed; empty if it was not."""
    review = after.paraphrase_review
    if review is None or review != before.paraphrase_review:
        return ""
    return f"The paraphrase was reviewed on {review.date}, before this change: review it again."


def _explained(changes: Changes, explanation: str) -> Changes:
    return (replace(each, note=explanation) for each in changes)


def _compare_each(
    pairing: Pairing[Named], subject: Callable[[Named], Subject], described: Callable[[Named], str], note: str = ""
) -> Changes:
    """Yield what changed among records of one kind, with a note for those that are renamed."""
    for old, new in pairing.kept:
        if old.id != new.id:
            yield subject(new).change(How.RENAMED, str(old.id), str(new.id), note=note)
        yield from compare_records(subject(new), old, new)
    yield from (subject(each).change(How.ADDED, after=described(each)) for each in pairing.added)
    yield from (subject(each).change(How.REMOVED, described(each)) for each in pairing.removed)


def _of_study(study: Study, withheld: frozenset[CiteKey]) -> Subject:
    ref = RecordRef(RecordKind.STUDY, study.id)
    return Subject(record=ref, title=study.title, weight=Weight.STUDIES, what="study", withheld=withheld)


def _title(study: Study) -> str:
    return study.title


def _of_reference(reference: Reference) -> Subject:
    ref = RecordRef(RecordKind.REFERENCE, reference.id)
    return Subject(record=ref, title=plain(reference.title), weight=Weight.REFERENCES, what="reference")


def _described(reference: Reference) -> str:
    """Return what identifies a work: authors, date, title and DOI."""
    parts = (shown(reference.author), shown(reference.issued), plain(reference.title), reference.doi)
    return ". ".join(str(each) for each in parts if each)


def _compare_sources(pairing: Pairing[SourceText]) -> Changes:
    for old, new in pairing.kept:
        if old != new:
            yield from _compare_source(old, new)
    yield from (_of_source(each).change(How.ADDED) for each in pairing.added)
    yield from (_of_source(each).change(How.REMOVED) for each in pairing.removed)


def _of_source(source: SourceText) -> Subject:
    ref = RecordRef(RecordKind.SOURCE, source.key)
    return Subject(record=ref, title=source.key, weight=Weight.GROUNDS, what="source text")


def _compare_source(before: SourceText, after: SourceText) -> Changes:
    """Yield which paragraphs changed, under which heading. Of a section added or removed, only the name is given."""
    subject = _of_source(after)
    if before.key != after.key:
        yield subject.change(How.RENAMED, str(before.key), str(after.key))
    pairing = pair(before.sections, after.sections, (lambda section: section.name,))
    for old, new in pairing.kept:
        yield from _compare_paragraphs(_section(subject, new.name), old.paragraphs, new.paragraphs)
    yield from (_section(subject, each.name).change(How.ADDED) for each in pairing.added)
    yield from (_section(subject, each.name).change(How.REMOVED) for each in pairing.removed)
    if pairing.is_reordered:
        yield subject.change(How.REORDERED)


def _section(subject: Subject, name: str) -> Subject:
    return subject.part(name, name) if name else subject


def _compare_paragraphs(subject: Subject, before: Sequence[str], after: Sequence[str]) -> Changes:
    old, new = [on_one_line(each) for each in before], [on_one_line(each) for each in after]
    if old == new:
        return
    if max(len(old), len(new)) > MOST_PARAGRAPHS:
        yield subject.change(How.CHANGED)
        return
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            how = How.ADDED if i == j else How.REMOVED if k == m else How.CHANGED
            change = subject.change(how, "\n\n".join(before[i:j]), "\n\n".join(after[k:m]))
            yield replace(change, is_value=False)

"""Suppressions: faults that a record lets stand, each with its reason, and what is wrong with such entries."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from evidence_site.diagnostics import Diagnostic, Fault, Severity
from evidence_site.model import SYNTHESIS, Corpus, QuotePlace, RecordKind, RecordRef, Suppression
from evidence_site.rule import Place, Rule, Violation, rule
from evidence_site.spelling import nearest


class Reported(NamedTuple):
    """A diagnostic, and the place in a record that it is about; no place if its file is not a record."""

    diagnostic: Diagnostic
    place: Place | None


class Objection(NamedTuple):
    """What is wrong with an entry of `suppress`."""

    rule: Rule[..., Fault]
    violation: Violation


class _Entry(NamedTuple):
    record: RecordRef
    number: int
    suppression: Suppression

    def place(self, field: str = "code") -> Place:
        return Place(self.record, ("suppress", self.number, field))


@rule("SUP001")
def unknown_suppression(code: str, nearest: str) -> Fault:
    """A record suppresses a fault that does not exist.

    Why it matters:
    Whoever wrote the code meant some fault. Suppressing another by mistake would hide it.

    Example:
    # findings/shared-time.yml
    suppress:
      - code: TXT666
        reason: The claim cannot be divided.

    Use instead:
    # findings/shared-time.yml
    statement: >-
      Teams that shared their breaks passed on news sooner, which they said made handovers shorter, and night staff came
      to trust colleagues who stayed after a hard shift, and nurses and porters of two hospital wards who were
      interviewed in 2019 and 2020 said that they never ate alone on nights, that tea was the real handover, and that
      they would not want to change any of this.
    suppress:
      - code: TXT006
        reason: The claim cannot be divided.
    """
    meant = f"did you mean `{nearest}`?" if nearest else "copy the code from what `evidence-site check` says"
    return Fault(f"there is no fault with the code `{code}`", meant)


@rule("SUP002")
def forbidden_suppression(code: str, name: str) -> Fault:
    """A record suppresses a fault that may not stand.

    Why it matters:
    Warnings, suggestions and a few errors are judgements, and a judgement may be wrong. That a quote is not in its
    source, that a single study has a level of confidence, or that a record cannot be read are facts, and this site
    promises its readers that none of them stands.

    Example:
    # findings/shared-time.yml
    suppress:
      - code: QUO001
        reason: The words are almost the same.

    Use instead:
    # findings/shared-time.yml
    quotes:
      - text: Teams that shared their breaks passed on news sooner
        source: okafor2021
        locator: Abstract, Results
        voice: author
    """
    return Fault(f"`{code}` ({name}) may not be suppressed", "mend the fault itself, and delete this entry")


@rule("SUP003", Severity.WARNING, suppressible=False)
def unused_suppression(code: str, field: str) -> Fault:
    """A record suppresses a fault that it does not have.

    Why it matters:
    The fault was mended, or the field is misspelt. An entry that stays would hide the same fault when it comes back.

    Example:
    # findings/shared-time.yml
    suppress:
      - code: TXT006
        reason: The claim cannot be divided.

    Use instead:
    # findings/shared-time.yml
    statement: Teams that shared their breaks passed on news sooner.
    """
    where = f"`{field}`" if field else "this record"
    return Fault(f"{where} does not have the fault `{code}`", "delete the entry, or correct its `code` or `field`")


SUPPRESSION_RULES: tuple[Rule[..., Fault], ...] = (unknown_suppression, forbidden_suppression, unused_suppression)


def apply_suppressions(
    corpus: Corpus, reported: Sequence[Reported], rules: Mapping[str, Rule[..., object]], *, is_complete: bool
) -> tuple[list[Diagnostic], list[Objection]]:
    """Return the diagnostics that no record suppresses, and the objections to entries of `suppress`.

    Args:
        corpus: the records, with their suppressions.
        reported: every diagnostic of the check.
        rules: every rule, by its code.
        is_complete: whether all rules were run. Only then, and if every record could be read, is an entry without a
            fault called unused.
    """
    entries = tuple(_entries(corpus))
    refused = [_refuse(each, rules) for each in entries if not _is_allowed(each, rules)]
    valid: defaultdict[tuple[RecordRef, str], list[_Entry]] = defaultdict(list)
    for entry in entries:
        if _is_allowed(entry, rules):
            valid[entry.record, entry.suppression.code].append(entry)
    kept: list[Diagnostic] = []
    used: set[_Entry] = set()
    for diagnostic, place in reported:
        listed = valid.get((place.record, diagnostic.code), []) if place and valid else []
        about = [each for each in listed if place and _covers(corpus, each, place)]
        used.update(about)
        kept += () if about else (diagnostic,)
    if not is_complete or corpus.unreadable:
        return kept, refused
    return kept, [*refused, *(_unused(each) for listed in valid.values() for each in listed if each not in used)]


def _entries(corpus: Corpus) -> Iterator[_Entry]:
    records = {RecordRef(RecordKind.FINDING, each.id): each.suppress for each in corpus.findings}
    records |= {RecordRef(RecordKind.STUDY, each.id): each.suppress for each in corpus.studies}
    if corpus.synthesis:
        records[SYNTHESIS] = corpus.synthesis.suppress
    return (_Entry(record, *each) for record, listed in records.items() for each in enumerate(listed))


def _is_allowed(entry: _Entry, rules: Mapping[str, Rule[..., object]]) -> bool:
    found = rules.get(entry.suppression.code)
    return found is not None and found.suppressible


def _covers(corpus: Corpus, entry: _Entry, place: Place) -> bool:
    field = entry.suppression.field
    wanted = field.split(".") if field else []
    return _steps(corpus, place)[: len(wanted)] == wanted


def _steps(corpus: Corpus, place: Place) -> list[str]:
    """Return a field path as authors write it: quotes by id, other list items counted from 1."""
    steps = [str(each + 1) if isinstance(each, int) else each for each in place.path]
    if place.path[:1] == ("quotes",) and len(steps) > 1:
        quotes: Iterator[QuotePlace] = (each for each in corpus.quotes if each.record == place.record)
        steps[1] = next((str(each.quote.id) for each in quotes if each.position == place.path[1]), steps[1])
    return steps


def _refuse(entry: _Entry, rules: Mapping[str, Rule[..., object]]) -> Objection:
    code = entry.suppression.code
    known = rules.get(code)
    if known:
        return Objection(forbidden_suppression, Violation(entry.place(), forbidden_suppression(code, known.name)))
    return Objection(unknown_suppression, Violation(entry.place(), unknown_suppression(code, nearest(code, rules))))


def _unused(entry: _Entry) -> Objection:
    field = entry.suppression.field or ""
    place = entry.place("field" if field else "code")
    return Objection(unused_suppression, Violation(place, unused_suppression(entry.suppression.code, field)))

"""Pairs the things of two states: those that are equal, that have one name, or that are most alike.

Where a record has a new name, the old state is written as if it always had it, so that each renaming is reported once.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise, product
from typing import Any, Generic, TypeVar, get_args

from evidence_site.model import (
    CiteKey,
    Corpus,
    Finding,
    FindingId,
    Quote,
    QuoteId,
    Reference,
    SourceText,
    Study,
    StudyId,
    Synthesis,
)
from evidence_site.model.fields import QuoteRef, Record

Thing = TypeVar("Thing")
Key = Callable[[Thing], Hashable]
Named = TypeVar("Named", Finding, Study, Reference)
Quoting = TypeVar("Quoting", Finding, Study)
AnyRecord = TypeVar("AnyRecord", bound=Record)

LEAST_LIKENESS = 0.5
MOST_GUESSES = 2500
"""So many pairs are compared for likeness at most; where there are more, nobody could follow the guess either."""


@dataclass(frozen=True)
class Pairing(Generic[Thing]):
    """Things before and after, matched."""

    kept: tuple[tuple[Thing, Thing], ...]
    """Each with what it became, in the order of after."""
    removed: tuple[Thing, ...]
    added: tuple[Thing, ...]
    is_reordered: bool
    """Whether those that were kept follow one another in another order."""


@dataclass(frozen=True)
class Records:
    """The records of two states, matched. Those before refer to others by the names of after."""

    synthesis: tuple[Synthesis | None, Synthesis | None]
    findings: Pairing[Finding]
    studies: Pairing[Study]
    references: Pairing[Reference]
    sources: Pairing[SourceText]


@dataclass(frozen=True)
class _NewNames:
    """New names by old ones."""

    records: Mapping[str, str]
    keys: Mapping[str, str]
    quotes: Mapping[str, str]
    """A quote's new id by its old name across records, `local-trust/q1`."""

    def of(self, name: str, kind: object, record: str) -> str:
        """Return the new name for a name of some kind that stands in a record."""
        if kind is CiteKey:
            return self.keys.get(name, name)
        if kind not in (QuoteId, QuoteRef):
            return self.records.get(name, name)
        other, _, quote = name.rpartition("/")
        new = self.quotes.get(f"{other or record}/{quote}", quote)
        return f"{self.records.get(other, other)}/{new}" if other else new


def pair_records(before: Corpus, after: Corpus) -> Records:
    """Match the records of two states: by name; then, where one has a new name, by what it says."""
    findings = pair(before.findings, after.findings, (_id, lambda each: on_one_line(each.statement)), _words)
    studies = pair(before.studies, after.studies, (_id, lambda each: each.title))
    references = pair(before.references, after.references, (_id, _doi, _work))
    names = _NewNames(
        records={**_renamed(findings), **_renamed(studies)},
        keys=_renamed(references),
        quotes={**_renamed_quotes(findings), **_renamed_quotes(studies)},
    )
    synthesis = before.synthesis
    if names.records or names.keys or names.quotes:
        findings, studies = _with_names(findings, names), _with_names(studies, names)
        synthesis = _with_new_names(synthesis, names, "synthesis") if synthesis else None
    sources = _pair_sources(before.sources, after.sources, names.keys)
    return Records((synthesis, after.synthesis), findings, studies, references, sources)


def pair(
    before: Sequence[Thing],
    after: Sequence[Thing],
    keys: Sequence[Key[Thing]],
    text: Callable[[Thing], str] | None = None,
) -> Pairing[Thing]:
    """Match things by the first key that both share, then by the second; then, if they have a `text`, by its likeness.

    A key of `None` matches nothing, nor does an empty text.
    """
    partner: dict[int, int] = {}
    for key in keys:
        _match_by(key, before, after, partner)
    if text:
        _match_by_likeness(text, before, after, partner)
    taken = set(partner.values())
    kept = [(partner[place], place) for place in range(len(after)) if place in partner]
    return Pairing(
        kept=tuple((before[i], after[j]) for i, j in kept),
        removed=tuple(each for place, each in enumerate(before) if place not in taken),
        added=tuple(each for place, each in enumerate(after) if place not in partner),
        is_reordered=any(one > other for (one, _), (other, _) in pairwise(kept)),
    )


def pair_quotes(before: Sequence[Quote], after: Sequence[Quote]) -> Pairing[Quote]:
    """Match the quotes of a record. A quote is known by its words first: numbers move when one is put in between."""
    return pair(before, after, (str, lambda quote: on_one_line(quote.text), _id), lambda quote: quote.text)


def likeness(one: str, other: str) -> float:
    """Return the share of words that two texts have in common: from 0, none, to 1, all."""
    words, others = Counter(one.casefold().split()), Counter(other.casefold().split())
    total = words.total() + others.total()
    return 2 * (words & others).total() / total if total else 1.0


def on_one_line(text: str) -> str:
    """Return a text with single spaces for its line breaks and other white space."""
    return " ".join(text.split())


def _match_by(key: Key[Thing], before: Sequence[Thing], after: Sequence[Thing], partner: dict[int, int]) -> None:
    """Match what is left by a key; of those that share one, the first with the first."""
    taken = set(partner.values())
    waiting: defaultdict[Hashable, list[int]] = defaultdict(list)
    for place in reversed([each for each in range(len(before)) if each not in taken]):
        waiting[key(before[place])].append(place)
    for place in [each for each in range(len(after)) if each not in partner]:
        name = key(after[place])
        if name is not None and waiting[name]:
            partner[place] = waiting[name].pop()


def _match_by_likeness(
    text: Callable[[Thing], str], before: Sequence[Thing], after: Sequence[Thing], partner: dict[int, int]
) -> None:
    """Match what is left by likeness, the most alike first."""
    taken = set(partner.values())
    old = [each for each in range(len(before)) if each not in taken and text(before[each])]
    new = [each for each in range(len(after)) if each not in partner and text(after[each])]
    if len(old) * len(new) > MOST_GUESSES:
        return
    scores = ((likeness(text(before[i]), text(after[j])), i, j) for i, j in product(old, new))
    for score, i, j in sorted(scores, key=lambda each: (-each[0], each[1], each[2])):
        if score >= LEAST_LIKENESS and i not in taken and j not in partner:
            taken.add(i)
            partner[j] = i


def _pair_sources(
    before: Mapping[CiteKey, SourceText], after: Mapping[CiteKey, SourceText], keys: Mapping[str, str]
) -> Pairing[SourceText]:
    """Match source texts. One that is renamed with its reference has always had the new name."""
    new_keys = {key: CiteKey(keys.get(key, key)) for key in before}
    old = [replace(each, key=new_keys[key]) if new_keys[key] in after else each for key, each in before.items()]
    return pair(old, tuple(after.values()), (lambda each: each.key, lambda each: each.sections))


def _renamed(pairing: Pairing[Named]) -> Mapping[str, str]:
    return {str(old.id): str(new.id) for old, new in pairing.kept if old.id != new.id}


def _renamed_quotes(pairing: Pairing[Quoting]) -> Mapping[str, str]:
    return {
        f"{old.id}/{quote.id}": str(renamed.id)
        for old, new in pairing.kept
        if old.quotes != new.quotes
        for quote, renamed in pair_quotes(old.quotes, new.quotes).kept
        if quote.id != renamed.id
    }


def _with_names(pairing: Pairing[Quoting], names: _NewNames) -> Pairing[Quoting]:
    return replace(pairing, kept=tuple((_with_new_names(old, names, old.id), new) for old, new in pairing.kept))


def _with_new_names(part: AnyRecord, names: _NewNames, record: str) -> AnyRecord:
    """Return a record, or a part of it, in which new names stand for old ones. Its own id stays."""

    def renamed(value: Any, kind: object) -> Any:
        if isinstance(value, Record):
            return _with_new_names(value, names, record)
        if isinstance(value, tuple):
            return tuple(renamed(each, kind) for each in value)
        return names.of(value, kind, record) if kind and isinstance(value, str) else value

    old = {field: getattr(part, field) for field in type(part).model_fields if field != "id"}
    new = {field: renamed(value, _names_in(type(part), field)) for field, value in old.items()}
    changed = {field: value for field, value in new.items() if value != old[field]}
    return part.model_copy(update=changed) if changed else part


@cache
def _names_in(model: type[Record], field: str) -> object:
    """Return the type of the names in a field that refers to records, works or quotes; `None` if it does not."""
    types = tuple(_types_in(model.model_fields[field].annotation))
    return next((each for each in (FindingId, StudyId, CiteKey, QuoteId, QuoteRef) if each in types), None)


def _types_in(annotation: object) -> Iterator[object]:
    yield annotation
    for each in get_args(annotation):
        yield from _types_in(each)


def _id(record: Finding | Study | Reference | Quote) -> str | None:
    return record.id


def _words(finding: Finding) -> str:
    texts = (finding.title, finding.statement, finding.summary, *(quote.text for quote in finding.quotes))
    return " ".join(filter(None, texts))


def _doi(reference: Reference) -> str | None:
    return reference.doi.casefold() or None


def _work(reference: Reference) -> tuple[object, ...]:
    return reference.title.casefold(), reference.issued, reference.author

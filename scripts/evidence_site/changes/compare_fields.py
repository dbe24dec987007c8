"""What differs between two records of one kind, field by field: no field is left out, whatever it holds."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from evidence_site.changes.change import Change, How, Subject, Weight, in_words
from evidence_site.changes.pairing import LEAST_LIKENESS, likeness, pair, pair_quotes
from evidence_site.changes.wording import (
    full_name_of,
    is_named_uniquely,
    name_field,
    name_of,
    weight_of,
    words_for,
    words_for_all,
)
from evidence_site.model import PartialDate, PersonName, Quote
from evidence_site.model.assessment import Concern, Confidence
from evidence_site.model.fields import Record
from evidence_site.model.words import describe

WITHHELD = "[words that are no longer in the records; their source is not published]"
NOT_SHOWN = "What it says is not shown."

Changes = Iterator[Change]
Special = Mapping[str, Callable[[Subject, Any, Any], Changes]]
"""Functions that compare two records in one field, for the fields that are compared in a way of their own."""

_SCALES: Mapping[type, Sequence[object]] = {Concern: tuple(Concern), Confidence: tuple(reversed(Confidence))}
"""Values that have an order, the lowest first."""

_PARAGRAPH_END = re.compile(r"\n\s*\n")


def compare_records(subject: Subject, before: Record, after: Record, special: Special | None = None) -> Changes:
    """Yield what changed in a record as a whole."""
    for field in _changed_fields(before, after):
        there = subject.field(_alias(after, field), words_for(after, field), weight_of(type(after), field))
        compare = (special or {}).get(field)
        if compare:
            yield from compare(there, before, after)
        else:
            yield from compare_values(there, getattr(before, field), getattr(after, field))


def compare_parts(subject: Subject, before: Record, after: Record) -> Changes:
    """Yield what changed in a part of a record."""
    for field in _changed_fields(before, after):
        part = subject.part(_alias(after, field), words_for(after, field))
        if _is_private(type(after), field):
            yield part.change(_how(getattr(before, field), getattr(after, field)), note=NOT_SHOWN)
            continue
        yield from compare_values(part, getattr(before, field), getattr(after, field))


def compare_values(subject: Subject, before: Any, after: Any) -> Changes:
    """Yield what changed in a value, whatever it is."""
    if isinstance(before, Record) and isinstance(after, Record) and not isinstance(before, PartialDate):
        yield from compare_parts(subject, before, after)
    elif isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in dict.fromkeys((*after, *before)):
            if before.get(key) != after.get(key):
                yield from compare_values(subject.part(key, key), before.get(key, ()), after.get(key, ()))
    elif isinstance(before, tuple) and isinstance(after, tuple) and not _holds(PersonName, before + after):
        compare_items = _compare_quotes if _holds(Quote, before + after) else _compare_items
        yield from compare_items(subject, before, after)
    elif not _is_same_text(before, after):
        yield subject.change(_how(before, after), shown(before), shown(after))


def shown(value: Any) -> object:
    """Return a value as a change shows it: text as it is, names, dates, lists and records in one line."""
    if isinstance(value, PersonName):
        return value.literal or " ".join(filter(None, (value.particle, value.family, value.suffix, value.given)))
    if isinstance(value, PartialDate):
        return "-".join(f"{each:02}" for each in (value.year, value.month, value.day) if each)
    if isinstance(value, Record):
        return _facts(value)
    if isinstance(value, tuple):
        return "; ".join(str(_shown_item(each)) for each in value) or None
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {shown(each)}" for key, each in value.items()) or None
    return None if value == "" else value


def _shown_item(item: Any) -> object:
    """Return an item of a list as a change shows it, without the name by which it is known."""
    is_record = isinstance(item, Record) and not isinstance(item, PersonName)
    return _facts(item, but=name_field(item)) if is_record else shown(item)


def _facts(record: Record, but: str = "") -> str:
    """Return all that a part of a record says, but for one field, in one line: its text first."""
    hidden = {"text", but, *(field for field in _fields(record) if _is_private(type(record), field))}
    fields = (field for field in _fields(record) if field not in hidden)
    facts = ((field, in_words(shown(getattr(record, field)))) for field in fields)
    rest = "; ".join(f"{words_for(record, field)}: {words}" for field, words in facts if words)
    text = getattr(record, "text", "")
    return f"{text} ({rest})" if text and rest else text or rest


def _compare_items(subject: Subject, before: Sequence[Any], after: Sequence[Any]) -> Changes:
    pairing = pair(before, after, (str, _own_full_name, _own_name), _own_text)
    for old, new in pairing.kept:
        if old != new:
            yield from compare_values(subject.item(name_of(new)), old, new)
    for new in pairing.added:
        yield subject.item(name_of(new)).change(How.ADDED, after=_shown_item(new))
    for old in pairing.removed:
        yield subject.item(name_of(old)).change(How.REMOVED, _shown_item(old))
    if pairing.is_reordered:
        yield _reordered(subject)


def _compare_quotes(subject: Subject, before: Sequence[Quote], after: Sequence[Quote]) -> Changes:
    pairing = pair_quotes(before, after)
    for old, new in pairing.kept:
        yield from _compare_quote(subject.item(str(new.id)), old, new)
    for quote in pairing.added:
        yield subject.item(str(quote.id)).change(How.ADDED, after=quote.text, note=_origin(quote))
    for quote in pairing.removed:
        text = _repeatable(subject, quote).text
        yield subject.item(str(quote.id)).change(How.REMOVED, text, note=_origin(quote))
    if pairing.is_reordered:
        yield _reordered(subject)


def _compare_quote(subject: Subject, old: Quote, new: Quote) -> Changes:
    repeatable = _repeatable(subject, old)
    if not _is_same_text(old.text, new.text):
        how = How.CHANGED if likeness(old.text, new.text) >= LEAST_LIKENESS else How.REPLACED
        yield replace(subject.change(how, repeatable.text, new.text, note=_origin(new)), is_value=False)
    same: dict[str, str | None] = {"text": new.text}
    if _is_same_text(old.original_text or "", new.original_text or ""):
        same["original_text"] = new.original_text
    yield from compare_parts(subject, repeatable.model_copy(update=same), new)
    if old.id != new.id:
        note = "Links to it under its old name no longer find it."
        nameless = replace(subject, name="").weighing(Weight.KEEPING)
        yield nameless.change(How.RENAMED, str(old.id), str(new.id), note=note)


def _repeatable(subject: Subject, quote: Quote) -> Quote:
    """Return a quote with what may be repeated of its words once they have left the records."""
    if quote.source not in subject.withheld:
        return quote
    return quote.model_copy(update={each: WITHHELD for each in ("text", "original_text") if getattr(quote, each)})


def _origin(quote: Quote) -> str:
    return ", ".join(filter(None, (quote.source, quote.locator)))


def _reordered(subject: Subject) -> Change:
    return subject.all_items(words_for_all(subject.path[-1])).weighing(Weight.KEEPING).change(How.REORDERED)


def _own_full_name(item: Any) -> str | None:
    return full_name_of(item) if is_named_uniquely(item) else None


def _own_name(item: Any) -> str | None:
    return name_of(item) if is_named_uniquely(item) else None


def _own_text(item: Any) -> str:
    """Return the words by which an item without a name of its own is known."""
    return "" if is_named_uniquely(item) else str(getattr(item, "text", "") or _shown_item(item))


def _how(before: Any, after: Any) -> How:
    if before in (None, (), ""):
        return How.ADDED
    if after in (None, (), ""):
        return How.REMOVED
    scale = _SCALES.get(type(after), ())
    if not scale:
        return How.CHANGED
    return How.RAISED if scale.index(after) > scale.index(before) else How.LOWERED


def _is_same_text(before: Any, after: Any) -> bool:
    """Whether two values are texts that differ in nothing but where their lines break."""
    if not isinstance(before, str) or not isinstance(after, str):
        return False
    old, new = ([each.split() for each in _PARAGRAPH_END.split(text)] for text in (before, after))
    return before == after or old == new


def _holds(kind: type, items: Sequence[Any]) -> bool:
    return any(isinstance(each, kind) for each in items)


def _changed_fields(before: Record, after: Record) -> Iterator[str]:
    return (field for field in _fields(after) if getattr(before, field) != getattr(after, field))


def _fields(record: Record) -> Iterator[str]:
    return (name for name, info in type(record).model_fields.items() if name != "id" and not info.exclude)


@cache
def _is_private(model: type[Record], field: str) -> bool:
    return describe(field, model.model_fields[field]).is_private


def _alias(record: Record, field: str) -> str:
    return type(record).model_fields[field].alias or field

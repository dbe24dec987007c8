"""What differs between two records of one kind, field by field: no field is left out, whatever it holds."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from evidence_site.changes.change import Change, How, Spot, Weight, in_words
from evidence_site.changes.pairing import pair
from evidence_site.changes.topics import is_named_uniquely, name_field, name_of, weight_of, words_for, words_for_all
from evidence_site.changes.wording import same_text
from evidence_site.model import PartialDate, PersonName
from evidence_site.model.fields import Record
from evidence_site.model.finding import Concern, Confidence

Changes = Iterator[Change]
Special = Mapping[str, Callable[[Spot, Any, Any], Changes]]
"""Fields that are compared in a way of their own."""

_SCALES: Mapping[type, Sequence[object]] = {Concern: tuple(Concern), Confidence: tuple(reversed(Confidence))}
"""Values that have an order, the lowest first."""


def compare_records(spot: Spot, before: Record, after: Record, special: Special | None = None) -> Changes:
    """Tell what changed in a record as a whole."""
    for field in _fields(after):
        old, new = getattr(before, field), getattr(after, field)
        if old != new:
            weight = weight_of(spot.record.kind, field)
            there = replace(spot.weighing(weight), fields=(_alias(after, field),), what=words_for(field))
            yield from (special or {}).get(field, compare_values)(there, old, new)


def compare_parts(spot: Spot, before: Record, after: Record) -> Changes:
    """Tell what changed in a part of a record."""
    for field in _fields(after):
        old, new = getattr(before, field), getattr(after, field)
        if old != new:
            yield from compare_values(spot.part(_alias(after, field), words_for(field)), old, new)


def compare_values(spot: Spot, before: Any, after: Any) -> Changes:
    """Tell what changed in a value, whatever it is."""
    if isinstance(before, Record) and isinstance(after, Record) and not isinstance(before, PartialDate):
        yield from compare_parts(spot, before, after)
    elif isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in dict.fromkeys((*after, *before)):
            if before.get(key) != after.get(key):
                yield from compare_values(spot.part(key, key), before.get(key, ()), after.get(key, ()))
    elif isinstance(before, tuple) and isinstance(after, tuple) and not _is_of_people(before + after):
        yield from _compare_items(spot, before, after)
    elif not (isinstance(before, str) and isinstance(after, str) and same_text(before, after)):
        yield spot.tell(_how(before, after), shown(before), shown(after))


def shown(value: Any) -> object:
    """Give a value as it is told: text as it is, what has parts as one line."""
    if isinstance(value, PersonName):
        return value.literal or " ".join(filter(None, (value.particle, value.family, value.suffix, value.given)))
    if isinstance(value, PartialDate):
        return "-".join(f"{each:02}" for each in (value.year, value.month, value.day) if each)
    if isinstance(value, Record):
        return _described(value)
    if isinstance(value, tuple):
        return "; ".join(str(shown(each)) for each in value) or None
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {shown(each)}" for key, each in value.items()) or None
    return None if value == "" else value


def _described(record: Record) -> str:
    """Give all that a part of a record says, on one line: its text first."""
    told = (field for field in _fields(record) if field not in {"text", name_field(record)})
    facts = ((field, in_words(shown(getattr(record, field)))) for field in told)
    others = (f"{words_for(field)}: {words}" for field, words in facts if words)
    rest = "; ".join(others)
    text = getattr(record, "text", "")
    return f"{text} ({rest})" if text and rest else text or rest


def _compare_items(spot: Spot, before: Sequence[Any], after: Sequence[Any]) -> Changes:
    pairing = pair(before, after, (str, _name), _text)
    for old, new in pairing.kept:
        if old != new:
            yield from compare_values(spot.named(name_of(new)), old, new)
    for new in pairing.added:
        yield spot.named(name_of(new)).tell(How.ADDED, after=shown(new))
    for old in pairing.removed:
        yield spot.named(name_of(old)).tell(How.REMOVED, shown(old))
    if pairing.is_reordered:
        yield spot.together(words_for_all(spot.fields[-1])).weighing(Weight.KEEPING).tell(How.REORDERED)


def _name(item: Any) -> str | None:
    return name_of(item) if is_named_uniquely(item) else None


def _text(item: Any) -> str:
    """Give the words by which a thing without a name of its own is known."""
    return "" if is_named_uniquely(item) else str(getattr(item, "text", "") or shown(item))


def _how(before: Any, after: Any) -> How:
    if _is_absent(before):
        return How.ADDED
    if _is_absent(after):
        return How.REMOVED
    scale = _SCALES.get(type(after), ())
    if not scale:
        return How.CHANGED
    return How.RAISED if scale.index(after) > scale.index(before) else How.LOWERED


def _is_absent(value: Any) -> bool:
    return value is None or value in ((), "")


def _is_of_people(items: Sequence[Any]) -> bool:
    """Tell whether a list holds people: their names are told together."""
    return any(isinstance(each, PersonName) for each in items)


def _fields(record: Record) -> Iterator[str]:
    return (name for name, info in type(record).model_fields.items() if name != "id" and not info.exclude)


def _alias(record: Record, field: str) -> str:
    return type(record).model_fields[field].alias or field

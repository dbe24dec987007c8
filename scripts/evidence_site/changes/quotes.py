"""What changed among the quotes of a record. A quote is known by its words, then by its id."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from evidence_site.changes.change import Change, How, Spot, Weight
from evidence_site.changes.differences import compare_parts
from evidence_site.changes.pairing import LEAST_LIKENESS, Pairing, pair
from evidence_site.changes.wording import likeness, same_text
from evidence_site.model import CiteKey, Quote

WITHHELD = "[words that are no longer in the records; their source is not published]"

_WORDS = ("text", "original_text")


def pair_quotes(before: Sequence[Quote], after: Sequence[Quote]) -> Pairing[Quote]:
    """Tell which quote after is which quote before."""
    return pair(before, after, (_whole, _words, _id), text=_text)


def renamed_quotes(before: Sequence[Quote], after: Sequence[Quote]) -> Mapping[str, str]:
    """Give the new id of each quote that has one."""
    kept = pair_quotes(before, after).kept
    return {str(old.id): str(new.id) for old, new in kept if old.id != new.id}


def compare_quotes(
    spot: Spot, before: Sequence[Quote], after: Sequence[Quote], withheld: frozenset[CiteKey] = frozenset()
) -> Iterator[Change]:
    """Tell what changed among a record's quotes.

    Words that have left the records are not repeated where their source is among the `withheld`.
    """
    pairing = pair_quotes(before, after)
    for old, new in pairing.kept:
        yield from _compare(spot.named(str(new.id)), old, new, _guarded(old, withheld))
    for quote in pairing.added:
        yield spot.named(str(quote.id)).tell(How.ADDED, after=quote.text, note=_origin(quote))
    for quote in pairing.removed:
        yield spot.named(str(quote.id)).tell(How.REMOVED, _guarded(quote, withheld).text, note=_origin(quote))
    if pairing.is_reordered:
        yield spot.together("quotes").weighing(Weight.KEEPING).tell(How.REORDERED)


def _compare(spot: Spot, old: Quote, new: Quote, guarded: Quote) -> Iterator[Change]:
    if not same_text(old.text, new.text):
        how = How.CHANGED if likeness(old.text, new.text) >= LEAST_LIKENESS else How.REPLACED
        yield replace(spot.tell(how, guarded.text, new.text, note=_origin(new)), is_value=False)
    same: dict[str, str | None] = {"text": new.text}
    if same_text(old.original_text or "", new.original_text or ""):
        same["original_text"] = new.original_text
    yield from compare_parts(spot, guarded.model_copy(update=same), new)
    if old.id != new.id:
        note = "Links to it under its old name no longer find it."
        yield replace(spot, name="").weighing(Weight.KEEPING).tell(How.RENAMED, str(old.id), str(new.id), note=note)


def _guarded(quote: Quote, withheld: frozenset[CiteKey]) -> Quote:
    if quote.source not in withheld:
        return quote
    return quote.model_copy(update={each: WITHHELD for each in _WORDS if getattr(quote, each)})


def _origin(quote: Quote) -> str:
    """Say where a quote comes from."""
    return ", ".join(filter(None, (quote.source, quote.locator)))


def _whole(quote: Quote) -> str:
    return str(quote)


def _words(quote: Quote) -> str:
    return " ".join(quote.text.split())


def _id(quote: Quote) -> str | None:
    return quote.id


def _text(quote: Quote) -> str:
    return quote.text

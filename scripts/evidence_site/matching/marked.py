"""The quoted words of a paragraph, marked where they stand: spans that overlap are divided where one begins or ends."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from evidence_site.diagnostics import Span
from evidence_site.matching.opened import printed


@dataclass(frozen=True)
class Quoted:
    """What a quote, by its ref, quotes from a paragraph."""

    ref: str
    pieces: tuple[Span, ...]


@dataclass(frozen=True)
class Stretch:
    """Words that the same quotes quote, or none; all stretches of a paragraph together are its words."""

    text: str
    quotes: tuple[str, ...] = ()
    begin: tuple[str, ...] = ()
    """The quotes whose first words these are."""
    end: tuple[str, ...] = ()
    """The quotes of which a piece ends here."""


def stretches(text: str, quoted: Sequence[Quoted]) -> tuple[Stretch, ...]:
    """Return a paragraph in stretches, divided wherever something quoted begins or ends."""
    return tuple(each for each in _divided(text, quoted) if each.text)


def _divided(text: str, quoted: Sequence[Quoted]) -> Iterator[Stretch]:
    borders = sorted({0, len(text), *_borders(quoted)})
    begin = _refs_at((each.pieces[0][0], each.ref) for each in quoted)
    opening = _refs_at((piece[0], each.ref) for each in quoted for piece in each.pieces)
    closing = _refs_at((piece[1], each.ref) for each in quoted for piece in each.pieces)
    order = {each.ref: number for number, each in enumerate(quoted)}
    # What is open is carried along, since thousands of quotes may be from one paragraph.
    open_now: set[str] = set()
    for (start, end), words in zip(pairwise(borders), printed(text, borders), strict=True):
        open_now = (open_now - set(closing.get(start, ()))) | set(opening.get(start, ()))
        now = tuple(sorted(open_now, key=order.__getitem__))
        yield Stretch(words, now, tuple(begin.get(start, ())), tuple(closing.get(end, ())))


def _borders(quoted: Iterable[Quoted]) -> Iterator[int]:
    return (place for each in quoted for piece in each.pieces for place in piece)


def _refs_at(places: Iterable[tuple[int, str]]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for place, ref in places:
        found.setdefault(place, []).append(ref)
    return found

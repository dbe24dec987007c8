"""Two texts side by side: how much they have in common, and which words differ."""

import re
from collections import Counter
from difflib import SequenceMatcher
from typing import NamedTuple

MOST_WORDS = 800
"""Longer texts are shown without marks: to compare them takes the square of their length."""

LONGEST_SHOWN = 60
"""Words of a text that are shown whole; of a longer one, the changed places with some words around them."""

_CONTEXT = 12
_GAP = "\u2026"
_PARAGRAPHS = re.compile(r"\n\s*\n")


class Piece(NamedTuple):
    """Some words that follow one another, and whether the other text lacks them."""

    words: tuple[str, ...]
    differs: bool


Pieces = tuple[Piece, ...]


def same_text(one: str, other: str) -> bool:
    """Tell whether two texts differ in nothing but where their lines are broken."""
    return one == other or _paragraphs(one) == _paragraphs(other)


def likeness(one: str, other: str) -> float:
    """Give how much of two texts is common to both: 0 is nothing, 1 every word."""
    words, others = Counter(one.casefold().split()), Counter(other.casefold().split())
    total = words.total() + others.total()
    return 2 * (words & others).total() / total if total else 1.0


def mark(before: str, after: str) -> tuple[Pieces, Pieces]:
    """Divide two texts into the words that they share and those that they do not."""
    old, new = tuple(before.split()), tuple(after.split())
    if max(len(old), len(new)) > MOST_WORDS:
        return (Piece(old, differs=False),), (Piece(new, differs=False),)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    marked = [
        (Piece(old[i:j], tag != "equal"), Piece(new[k:m], tag != "equal")) for tag, i, j, k, m in matcher.get_opcodes()
    ]
    olds, news = zip(*marked, strict=True) if marked else ((), ())
    return tuple(each for each in olds if each.words), tuple(each for each in news if each.words)


def unmarked(text: str) -> Pieces:
    """Give a text as it is."""
    words = tuple(text.split())
    return (Piece(words, differs=False),) if words else ()


def shorten(pieces: Pieces) -> Pieces:
    """Leave out words of a long text that are far from any that differ."""
    if sum(len(each.words) for each in pieces) <= LONGEST_SHOWN:
        return pieces
    if len(pieces) == 1:
        (only,) = pieces
        return (only._replace(words=(*only.words[:LONGEST_SHOWN], _GAP)),)
    last = len(pieces) - 1
    return tuple(
        each._replace(words=_cut(each.words, start=number > 0, end=number < last)) for number, each in enumerate(pieces)
    )


def _cut(words: tuple[str, ...], *, start: bool, end: bool) -> tuple[str, ...]:
    """Keep some words at the start and at the end, where these are wanted."""
    if len(words) <= (start + end) * _CONTEXT + 1:
        return words
    return (*(words[:_CONTEXT] if start else ()), _GAP, *(words[-_CONTEXT:] if end else ()))


def _paragraphs(text: str) -> list[list[str]]:
    return [each.split() for each in _PARAGRAPHS.split(text)]

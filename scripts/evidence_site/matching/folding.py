"""Folds texts: differences of typesetting (accents, white space, shapes of quotation marks and dashes) are removed."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from evidence_site.diagnostics import Span

_SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u2032\u2035\u2039\u203a\u02b9\u02bc`\u00b4"
_DOUBLE_QUOTES = '"\u201c\u201d\u201e\u201f\u2033\u2036\u00ab\u00bb\u02ba\u301d\u301e\u301f'
_HYPHENS = "\u2010\u2011\ufe63\uff0d"
_DASHES = "\u2012\u2013\u2014\u2015\u2212\ufe58"

# A double mark is two single ones, so that `` and '' are double marks without a look at their neighbours.
_SHAPES = (
    dict.fromkeys(map(ord, _SINGLE_QUOTES), "'")
    | dict.fromkeys(map(ord, _DOUBLE_QUOTES), "''")
    | dict.fromkeys(map(ord, _HYPHENS), "-")
    | dict.fromkeys(map(ord, _DASHES), "\u2014")
)
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, eq=False)
class Folded:
    """A text as it is compared. Spans in `text` lead back to the original."""

    original: str
    strokes: str
    """The folded text in which dashes, though all alike, still differ from hyphens: these hold a word together."""

    @cached_property
    def text(self) -> str:
        """The folded text."""
        return self.strokes.replace("\u2014", "-")

    @cached_property
    def _keeps_places(self) -> bool:
        """Whether each character was folded into one, so that spans are the same in both."""
        original = self.original
        is_composed = unicodedata.is_normalized("NFC", original)
        return is_composed and len(original) == len(original.translate(_SHAPES)) == len(self.strokes)

    @cached_property
    def _spans(self) -> list[Span]:
        return [span for _, span in _folded_characters(self.original)]

    def original_span(self, start: int, end: int) -> Span:
        """Return the span in the original of a span in the folded text."""
        if self._keeps_places:
            return start, max(start, end)
        if start < end:
            return self._spans[start][0], self._spans[end - 1][1]
        place = self._spans[start][0] if start < len(self._spans) else len(self.original)
        return place, place

    def original_text(self, start: int, end: int) -> str:
        """Return the original words of a span in the folded text."""
        return self.original[slice(*self.original_span(start, end))]

    def is_boundary(self, offset: int) -> bool:
        """Whether words can be cut at an offset: `clinical` is no word of `non-clinical`, nor `can` of `can't`."""
        before, after = self.strokes[max(offset - 2, 0) : offset], self.strokes[offset : offset + 2]
        if not before or not after:
            return True
        if _in_word(before[-1]):
            return not (_in_word(after[0]) or (after[0] in "-'" and _in_word(after[1:])))
        return not (before[-1] == "-" and _in_word(before[:-1]) and _in_word(after[0]))


def fold(text: str) -> Folded:
    """Fold a text. Accents are composed (Unicode NFC, https://unicode.org/reports/tr15/)."""
    return Folded(text, _SPACES.sub(" ", unicodedata.normalize("NFC", text).translate(_SHAPES)))


def _in_word(character: str) -> bool:
    return bool(character) and (character.isalnum() or character == "_" or unicodedata.category(character)[0] == "M")


def _folded_characters(text: str) -> Iterator[tuple[str, Span]]:
    """Yield each character of the folded text with its span in the original."""
    space: Span | None = None
    for composed, span in _composed_characters(text):
        for character in composed.translate(_SHAPES):
            if character.isspace():
                space = (space[0] if space else span[0], span[1])
                continue
            if space:
                yield " ", space
                space = None
            yield character, span
    if space:
        yield " ", space


def _composed_characters(text: str) -> Iterator[tuple[str, Span]]:
    if unicodedata.is_normalized("NFC", text):
        yield from ((character, (place, place + 1)) for place, character in enumerate(text))
        return
    start = 0
    for place, character in enumerate(text[1:], 1):
        if unicodedata.combining(character):
            continue
        run = unicodedata.normalize("NFC", text[start:place])
        if unicodedata.normalize("NFC", run + character) == run + unicodedata.normalize("NFC", character):
            yield from ((each, (start, place)) for each in run)
            start = place
    yield from ((each, (start, len(text))) for each in unicodedata.normalize("NFC", text[start:]))

"""Square brackets in a quote: `[...]` an omission, `[word]` an insertion, `[W]ord` a capital that the editors chose.

The rules: section 4 of the specification in `docs/guide/verification.md`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice, product
from math import prod

from evidence_site.diagnostics import Span
from evidence_site.matching.folding import Folded, fold
from evidence_site.matching.tokens import SPACE

_BRACKETS = re.compile(r"\[[^\[\]]*\]")
OMISSION = rf"\[[{SPACE}]*(?:\u2026|\.[{SPACE}]?\.[{SPACE}]?\.[{SPACE}]?\.?)[{SPACE}]*\]"
_DOTS = re.compile(r"\[[^\[\]]*\]|(?P<bare>\.\.\.+|\u2026|\. \. \.)")
_OPENING = "([{\u201c\u2018\u00ab"
_CLOSING = ")]}.,;:!?\u2026%\u201d\u2019\u00bb"
MOST_READINGS = 64


class MarkKind(StrEnum):
    """What a bracket in a quote stands for."""

    OMISSION = "omission"
    INSERTION = "insertion"
    LETTER = "letter"
    """The first letter of a word, written in the other case than the source has."""
    STRAY = "stray"


@dataclass(frozen=True)
class Mark:
    """A bracket in a quote, with its span."""

    kind: MarkKind
    span: Span
    words: str = ""
    """What the bracket holds, unless that is dots."""


@dataclass(frozen=True)
class Piece:
    """Words of a quote that stand together in the source, and where each of their characters is in the quote."""

    folded: Folded
    places: Sequence[int]

    @property
    def text(self) -> str:
        """The words to look for."""
        return self.folded.text.strip()

    def quote_span(self, start: int, end: int) -> Span:
        """Return the span in the quote of a span of the folded words, which is not empty."""
        first, after = self.folded.original_span(start, end)
        return self.places[first], self.places[after - 1] + 1


@dataclass(frozen=True)
class Reading:
    """One way to read a quote: its pieces, between any two of which words are left out."""

    pieces: tuple[Piece, ...]
    own: tuple[Span, ...] = ()
    """The brackets that are taken for the source's own."""
    begins_late: bool = False
    """Whether words before the first piece are left out."""
    ends_early: bool = False
    """Whether words after the last piece are left out."""
    repeats_omission: bool = False
    """Whether one omission follows another with no word between them, so that it can leave out nothing."""

    def may_stand_in(self, squeezed: str) -> bool:
        """Whether it is worth while to look for the pieces in a text, of which all but hyphens and spaces is known."""
        return all(each.folded.squeezed in squeezed for each in self.pieces)


def read_marks(text: str) -> tuple[Mark, ...]:
    """Return the brackets of a quote, in order; one that nothing closes, or that closes nothing, is stray."""
    if "[" not in text and "]" not in text:
        return ()
    paired = tuple(_BRACKETS.finditer(text))
    inside = {place for each in paired for place in (each.start(), each.end() - 1)}
    strays = (Mark(MarkKind.STRAY, (each.start(), each.end())) for each in re.finditer(r"[\[\]]", text))
    marks = (_mark(text, each) for each in paired)
    return tuple(sorted((*marks, *(each for each in strays if each.span[0] not in inside)), key=lambda each: each.span))


def _mark(text: str, bracket: re.Match[str]) -> Mark:
    if re.fullmatch(OMISSION, bracket[0]):
        return Mark(MarkKind.OMISSION, bracket.span())
    words = bracket[0][1:-1].strip()
    begins_word = text[bracket.end() : bracket.end() + 1].isalpha() and not text[: bracket.start()][-1:].isalnum()
    is_letter = len(bracket[0]) == len("[L]") and words.isalpha() and len(_other_case(words)) == 1
    return Mark(MarkKind.LETTER if is_letter and begins_word else MarkKind.INSERTION, bracket.span(), words)


def bare_dots(text: str) -> tuple[Span, ...]:
    """Return the spans of dots that look like an omission but stand in no brackets."""
    return tuple(each.span() for each in _DOTS.finditer(text) if each["bare"])


def readings(text: str) -> Iterator[Reading]:
    """Yield each way to read a quote, up to a limit: brackets are the source's own, or the editors'.

    In the first, every bracket is the source's own; in the last, every bracket is the editors'.
    """
    marks = read_marks(text)
    omissions = [each.span for each in marks if each.kind is MarkKind.OMISSION]
    editorial = [each for each in marks if each.kind in {MarkKind.INSERTION, MarkKind.LETTER}]
    choices = [_choices(text, each) for each in editorial]
    last = tuple(each[-1] for each in choices)
    tried = islice(product(*choices), MOST_READINGS)
    for choice in (*tried, last) if prod(map(len, choices)) > MOST_READINGS else tried:
        written = {place: letters for each in choice if each for place, letters in each.items()}
        own = tuple(mark.span for mark, each in zip(editorial, choice, strict=True) if not each)
        yield _reading(text, omissions, written, own)


def _choices(text: str, mark: Mark) -> Sequence[Mapping[int, str]]:
    """Return what may be read in place of a bracket's characters: these themselves, a letter or nothing."""
    start, end = mark.span
    if mark.kind is MarkKind.LETTER:
        return ({}, *({start: "", start + 1: each, end - 1: ""} for each in (mark.words, _other_case(mark.words))))
    return {}, dict.fromkeys(range(*_with_its_space(text, mark.span)), "")


def _other_case(letter: str) -> str:
    return letter.lower() if letter.isupper() else letter.upper()


def _reading(text: str, omissions: Sequence[Span], written: Mapping[int, str], own: tuple[Span, ...]) -> Reading:
    starts = [0, *(end for _, end in omissions)]
    ends = [*(start for start, _ in omissions), len(text)]
    pieces = [_piece(text, range(*span), written) for span in zip(starts, ends, strict=True)]
    has_words = [any(map(str.isalnum, each.text)) for each in pieces]
    return Reading(
        tuple(each for each, is_there in zip(pieces, has_words, strict=True) if is_there),
        own,
        begins_late=not has_words[0],
        ends_early=not has_words[-1],
        repeats_omission=not all(has_words[1:-1]),
    )


def _piece(text: str, span: range, written: Mapping[int, str]) -> Piece:
    if not any(place in span for place in written):
        return Piece(fold(text[span.start : span.stop]), span)
    kept = [(letter, place) for place in span for letter in written.get(place, text[place])]
    return Piece(fold("".join(letter for letter, _ in kept)), tuple(place for _, place in kept))


def _with_its_space(text: str, span: Span) -> Span:
    """Widen an insertion by the space that came with it: `the [senior] leaders`, `wards [here], and`, `([the] ward`."""
    start, end = span
    before, after = text[:start], text[end:]
    spaced_before, spaced_after = before[-1:].isspace(), after[:1].isspace()
    if spaced_before and not spaced_after and not (after[:1].isalnum() or after[:1] in tuple(_OPENING)):
        return len(before.rstrip()), end
    if spaced_after and not spaced_before and not (before[-1:].isalnum() or before[-1:] in tuple(_CLOSING)):
        return start, end + len(after) - len(after.lstrip())
    return span

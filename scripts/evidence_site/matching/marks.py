"""Square brackets in a quote: `[...]` marks an omission, `[word]` an insertion of the editors."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from evidence_site.diagnostics import Span
from evidence_site.matching.folding import Folded, fold

_BRACKETS = re.compile(r"\[[^\[\]]*\]")
_OMISSION = re.compile(r"\[\s*(?:\u2026|\.\s?\.\s?\.\s?\.?)\s*\]")
_DOTS = re.compile(r"\[[^\[\]]*\]|(?P<bare>\.\.\.+|\u2026|\. \. \.)")
_OPENING = "([{\u201c\u2018\u00ab"
_CLOSING = ")]}.,;:!?\u2026%\u201d\u2019\u00bb"
_MOST_MIXED = 5


class MarkKind(StrEnum):
    """What a bracket in a quote stands for."""

    OMISSION = "omission"
    INSERTION = "insertion"
    STRAY = "stray"


@dataclass(frozen=True)
class Mark:
    """A bracket in a quote, with its span."""

    kind: MarkKind
    span: Span
    words: str = ""
    """The words of an insertion, without its brackets."""


@dataclass(frozen=True)
class Piece:
    """Words of a quote that are consecutive in the source, and the place of each character in the quote."""

    folded: Folded
    places: Sequence[int]

    @property
    def text(self) -> str:
        """The words to look for."""
        return self.folded.text.strip()

    def quote_span(self, start: int, end: int) -> Span:
        """Return the span in the quote of a span in the folded words, which must not be empty."""
        first, after = self.folded.original_span(start, end)
        return self.places[first], self.places[after - 1] + 1


@dataclass(frozen=True)
class Reading:
    """One reading of a quote: its pieces, and the brackets that are assumed to be the source's own."""

    pieces: tuple[Piece, ...]
    own: tuple[Span, ...] = ()


def read_marks(text: str) -> tuple[Mark, ...]:
    """Return the brackets of a quote, in order; one without its counterpart is stray."""
    if "[" not in text and "]" not in text:
        return ()
    paired = tuple(_BRACKETS.finditer(text))
    inside = {place for each in paired for place in (each.start(), each.end() - 1)}
    strays = (Mark(MarkKind.STRAY, (each.start(), each.end())) for each in re.finditer(r"[\[\]]", text))
    marks = (
        Mark(MarkKind.OMISSION, each.span())
        if _OMISSION.fullmatch(each.group())
        else Mark(MarkKind.INSERTION, each.span(), each.group()[1:-1].strip())
        for each in paired
    )
    return tuple(sorted((*marks, *(each for each in strays if each.span[0] not in inside)), key=lambda each: each.span))


def bare_dots(text: str) -> tuple[Span, ...]:
    """Return the spans of dots that look like an omission but are not in brackets."""
    return tuple(each.span() for each in _DOTS.finditer(text) if each["bare"])


def readings(text: str) -> Iterator[Reading]:
    """Yield every reading of a quote that its brackets allow.

    In the first, all brackets are the source's own; in the last, all are insertions of the editors; mixtures come
    between, unless there are too many.
    """
    marks = read_marks(text)
    omissions = [each.span for each in marks if each.kind is MarkKind.OMISSION]
    insertions = [each.span for each in marks if each.kind is MarkKind.INSERTION]
    for choice in _choices(len(insertions)):
        chosen = tuple(zip(insertions, choice, strict=True))
        pieces = _pieces(text, omissions, [span for span, own in chosen if not own])
        yield Reading(pieces, tuple(span for span, own in chosen if own))


def _choices(count: int) -> Iterator[tuple[bool, ...]]:
    if count:
        yield (True,) * count
    if 1 < count <= _MOST_MIXED:
        mixed = (choice for choice in product((True, False), repeat=count) if len(set(choice)) > 1)
        yield from sorted(mixed, key=sum, reverse=True)
    yield (False,) * count


def _pieces(text: str, omissions: list[Span], dropped: list[Span]) -> tuple[Piece, ...]:
    gone = {place for start, end in (_with_its_space(text, span) for span in dropped) for place in range(start, end)}
    starts = [0, *(end for _, end in omissions)]
    ends = [*(start for start, _ in omissions), len(text)]
    spans = zip(starts, ends, strict=True)
    if gone:
        kept = (tuple(each for each in range(*span) if each not in gone) for span in spans)
        pieces = [Piece(fold("".join(text[place] for place in places)), places) for places in kept]
    else:
        pieces = [Piece(fold(text[start:end]), range(start, end)) for start, end in spans]
    return tuple(each for each in pieces if any(map(str.isalnum, each.text)))


def _with_its_space(text: str, span: Span) -> Span:
    """Widen an insertion by the space that goes with it: `the [senior] leaders`, `wards [here], and`, `([the] ward`."""
    start, end = span
    before, after = text[:start], text[end:]
    spaced_before, spaced_after = before[-1:].isspace(), after[:1].isspace()
    if spaced_before and not spaced_after and not (after[:1].isalnum() or after[:1] in tuple(_OPENING)):
        return len(before.rstrip()), end
    if spaced_after and not spaced_before and not (before[-1:].isalnum() or before[-1:] in tuple(_CLOSING)):
        return start, end + len(after) - len(after.lstrip())
    return span

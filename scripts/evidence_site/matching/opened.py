"""The words around a quote in its source: a run of the source's own words, in which the quoted ones are marked.

What a run leaves out is shown as an omission, and it is cut between tokens alone: so a run is a quote itself, which
its source verifies like any other.
"""

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import regex

from evidence_site.diagnostics import Span
from evidence_site.matching.folding import fold_source
from evidence_site.matching.prepared import list_words
from evidence_site.model import Occurrence

LONGEST_SENTENCE = 40
"""Words: a longer sentence is not shown whole."""
BESIDE = 12
"""The words shown on either side of what is quoted where its sentence is too long, or where its ends are not sure."""
OMISSION = "[...]"

_END = regex.compile(r"[.!?\u2026]+[\"'\u201d\u2019)\]]*(?=\s)|[\u3002\uff01\uff1f]")
"""What may end a sentence."""
_BEGINS = regex.compile(r"\s*[\"'\u201c\u2018(\[]*\p{Lu}|\s*\p{Lo}")
"""What may begin one."""
_CLOSED = regex.compile(r"(?:\p{L}{3}|\p{Nd}{2}|\p{Lo})$")
"""What stands before the mark that ends a sentence, rather than an initial or a short abbreviation."""
_ABBREVIATION = regex.compile(
    r"(?<!\p{L})(?:approx|capt|dept|eds|esp|etc|figs?|gen|gov|incl|jan|mrs|nos|prof|resp|rev|sept?|sgt|vols?)$",
    regex.IGNORECASE,
)
_BREAK = regex.compile(r"(?<=\p{L}[-\u2010])[^\S\n]*\n\s*(?=\p{Ll})|(?P<space>\s+)")
"""White space. At the end of a line, what follows a hyphen belongs to print."""


@dataclass(frozen=True)
class Part:
    """A part of a run: words of the source with the spaces beside them, or an omission."""

    text: str
    is_quoted: bool = False


def words_around(occurrence: Occurrence) -> tuple[Part, ...]:
    """Return the run of a source around a quote: its sentence, or some words on either side of what it quotes."""
    text, pieces = occurrence.text, occurrence.pieces
    start, end = _sentence(text, pieces[0][0], pieces[-1][1]) or (None, None)
    parts = [Part(_before(text, start, pieces[0][0]))]
    for number, piece in enumerate(pieces):
        if number:
            parts.append(Part(_between(text, pieces[number - 1][1], piece[0])))
        parts.append(Part(_printed(text, *piece), is_quoted=True))
    parts.append(Part(_after(text, pieces[-1][1], end)))
    return tuple(each for each in parts if each.text)


def _before(text: str, start: int | None, quoted: int) -> str:
    """Return what stands before a quote: from a place on, or some words."""
    if start is not None:
        return _printed(text, start, quoted).lstrip()
    words = [each for each in _words(text) if each[1] <= quoted]
    first = words[-BESIDE:][0][0] if words else 0
    return f"{OMISSION} {_printed(text, first, quoted)}" if len(words) > BESIDE else _printed(text, first, quoted)


def _after(text: str, quoted: int, end: int | None) -> str:
    """Return what stands after a quote: up to a place, or some words."""
    if end is not None:
        return _printed(text, quoted, end).rstrip()
    words = [each for each in _words(text) if each[0] >= quoted]
    if len(words) <= BESIDE:
        return _printed(text, quoted, len(text)).rstrip()
    return f"{_printed(text, quoted, words[BESIDE - 1][1])} {OMISSION}"


def _between(text: str, start: int, end: int) -> str:
    """Return what stands between two pieces of a quote, with what is left out of the run too if it is long."""
    words = [each for each in _words(text) if start <= each[0] and each[1] <= end]
    if len(words) <= 2 * BESIDE:
        return _printed(text, start, end)
    first, last = words[BESIDE - 1][1], words[-BESIDE][0]
    return f"{_printed(text, start, first)} {OMISSION} {_printed(text, last, end)}"


def _sentence(text: str, start: int, end: int) -> Span | None:
    """Return the span of the sentences that hold what is quoted, if they are short enough and their ends are sure."""
    ends = (0, *(each.end() for each in _END.finditer(text)), len(text))
    first, last = ends[bisect_right(ends, start) - 1], ends[bisect_left(ends, end)]
    count = sum(first <= each[0] < last for each in _words(text))
    return (first, last) if count <= LONGEST_SENTENCE and _is_sure(text, first) and _is_sure(text, last) else None


def _is_sure(text: str, place: int) -> bool:
    """Whether a sentence begins or ends at a place where one may."""
    if place in {0, len(text)}:
        return True
    before = text[:place].rstrip(".!?\u2026\u3002\uff01\uff1f\"'\u201d\u2019)]")
    is_closed = _CLOSED.search(before[-3:]) and not _ABBREVIATION.search(before[-8:])
    return bool(is_closed and _BEGINS.match(text, place))


@lru_cache(maxsize=256)
def _words(text: str) -> tuple[Span, ...]:
    """Return the spans of the words and numbers of a paragraph, in which nothing is cut."""
    folded = fold_source(text)
    words = (each for each in list_words(folded) if any(map(str.isalnum, each.text)))
    return tuple(folded.original_span(each.start, each.end) for each in words)


def printed(text: str, borders: Sequence[int]) -> Iterator[str]:
    """Yield what stands between each border and the next of a paragraph on one line, words broken by a line mended."""
    breaks = deque((*each.span(), " " if each["space"] else "") for each in _BREAK.finditer(text))
    for start, end in pairwise(borders):
        done, place = "", start
        while breaks and breaks[0][0] < end:
            first, last, sign = breaks.popleft()
            done, place = done + text[place:first] + sign, last
            if last > end:
                # A break goes over the border: what comes next begins behind it.
                breaks.appendleft((end, last, ""))
                break
        yield done + text[place:end]


def _printed(text: str, start: int, end: int) -> str:
    """Return a span of a paragraph on one line."""
    return _BREAK.sub(lambda found: " " if found["space"] else "", text[start:end])

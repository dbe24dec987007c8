"""Finds the words of a quote in a folded text, cut between tokens, with words left out where the quote says so.

The rules: 2.8, 3.1, 4.1 and 4.2 of the specification in `docs/guide/verification.md`.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import islice, zip_longest

import regex

from evidence_site.diagnostics import Span
from evidence_site.matching.folding import Folded, without_hyphens
from evidence_site.matching.marks import Reading
from evidence_site.matching.occurrences import occurrences_of
from evidence_site.matching.tokens import LINE_END_HYPHEN

MOST_PLACES = 100
"""Of words that stand in a text still more often, the other places are not listed."""
MOST_COMPARED = 20_000_000
"""Characters after which a search ends in a text that has the words again and again, but for their hyphens."""

SOMETHING = r"[\p{L}\p{N}]|\[\.{3,}\]"
"""What an omission must leave out: a word, or the source's own mark of an omission."""
HANGING = r"(?:and|or|to|nor|und|oder|et|y)(?![\p{L}\p{N}\p{M}])"
"""Words before which a hyphen stands for the second part of a word: `short- and long-term`."""

SECOND_PART = rf"(?:{HANGING}|(?:vs|versus|but|through)(?![\p{{L}}\p{{N}}\p{{M}}]))"
"""As `HANGING`, with words that are too rare there to decide how a quote is read."""

PRINTABLE = rf"(?<hyphen>-(?:\x20(?={HANGING})|(?=\p{{Ll}})))|(?<letter>[\p{{L}}\p{{M}}](?=\p{{Ll}}))|."
_LEFT_OUT, _PRINTABLE = map(regex.compile, (SOMETHING, PRINTABLE))


def find_words(words: str, text: Folded, start: int = 0) -> Span | None:
    """Return the span of words where they first stand in a text after a place, cut between tokens."""
    if text.has_line_end_hyphen:
        return _find_in_print(words, text, start)
    places = occurrences_of(words, text.text, start)
    spans = ((place, place + len(words)) for place in places)
    return next((each for each in spans if all(map(text.is_boundary, each))), None)


def find_pieces(reading: Reading, text: Folded) -> Iterator[tuple[Span, ...]]:
    """Yield each place where a reading of a quote stands, as the spans of its pieces.

    Every omission leaves something out. Of places that differ in their first words alone, the shortest counts.
    """
    if reading.repeats_omission or not reading.pieces:
        return
    places = list(islice(_chains(reading, text), MOST_PLACES))
    for spans, following in zip_longest(places, places[1:], fillvalue=()):
        if len(spans) == 1 or spans[1:] != following[1:]:
            yield spans


def find_touching(reading: Reading, text: Folded) -> bool:
    """Whether the pieces of a reading stand in this order in a text, if an omission may leave out nothing."""
    end = 0
    for piece in reading.pieces:
        span = find_words(piece.text, text, end)
        if span is None:
            return False
        end = span[1]
    return bool(reading.pieces)


def _chains(reading: Reading, text: Folded) -> Iterator[tuple[Span, ...]]:
    find_first, *others = [_finder(each.text, text) for each in reading.pieces]
    first = find_first(0)
    while first:
        spans = [first]
        for find in others:
            span = find(spans[-1][1])
            while span and not _leaves_out(text, spans[-1][1], span[0]):
                span = find(span[0] + 1)
            if span is None:
                return
            spans.append(span)
        if reading.ends_early and not _leaves_out(text, spans[-1][1], len(text.text)):
            return  # later places end later, and leave out no more
        if not reading.begins_late or _leaves_out(text, 0, first[0]):
            yield tuple(spans)
        first = find_first(first[0] + 1)


def _finder(words: str, text: Folded) -> Callable[[int], Span | None]:
    """Return `find_words` for a text, which need not look again for words that it found just ahead."""
    start, found = -1, None

    def find(place: int) -> Span | None:
        nonlocal start, found
        if start < 0 or place < start or (found and place > found[0]):
            start, found = place, find_words(words, text, place)
        return found

    return find


def _leaves_out(text: Folded, start: int, end: int) -> bool:
    return _LEFT_OUT.search(text.text, start, end) is not None


def _find_in_print(words: str, text: Folded, start: int) -> Span | None:
    """Find words in a text in which hyphens at the ends of lines may belong to print or to a word.

    They are looked for without hyphens, which is fast in any text, and compared with them only where they stand.
    """
    bare, places = text.without_hyphens
    wanted, _ = without_hyphens(words)
    lead = len(words) - len(words.lstrip("- "))
    left = MOST_COMPARED // len(words)
    for number in occurrences_of(wanted, bare, bisect_left(places, start + lead)):
        place = places[number] - lead
        if not text.is_boundary(place):
            continue
        if not left:
            return None
        left -= 1
        found = _as_printed(words).match(text.printed, place)
        if found and text.is_boundary(found.end()):
            return found.span()
    return None


@lru_cache(maxsize=1000)
def _as_printed(words: str) -> regex.Pattern[str]:
    """Return a pattern for words as print may have them: a hyphen at the end of any line, and their own with it."""

    def printed(place: regex.Match[str]) -> str:
        if place["hyphen"]:
            return f"(?:{regex.escape(place['hyphen'])}|{LINE_END_HYPHEN})"
        return regex.escape(place[0]) + (f"{LINE_END_HYPHEN}?" if place["letter"] else "")

    return regex.compile(_PRINTABLE.sub(printed, words))

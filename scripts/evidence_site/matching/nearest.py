"""The passage of a source that comes closest to words it does not hold, and where the two first differ."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from heapq import nlargest

from evidence_site.diagnostics import Span
from evidence_site.matching.find import find_words
from evidence_site.matching.folding import Folded
from evidence_site.matching.marks import Piece
from evidence_site.matching.prepared import PreparedSource, Word, list_words

_RAREST = 16
"""Words that are looked up to find candidates: the rarest tell most."""
_MOST_PLACES = 150
_MOST_CANDIDATES = 8
_BUCKET = 8
_SLACK = 6
_LEAST_SHARED = 0.4
"""The part of a quote's words that a passage must hold: one that only shares `the` and `of` would lead astray."""


@dataclass(frozen=True)
class Nearest:
    """A passage, and the spans, in it and in the quote, where the two first differ."""

    passage: str
    found: Span
    wanted: Span


def find_nearest(pieces: Sequence[Piece], source: PreparedSource) -> Nearest | None:
    """Return the passage that comes closest to the first piece of a quote that cannot be found."""
    absent = next((each for each in pieces if not _where(each, source)), None)
    if absent is None:
        return _elsewhere(pieces, source)
    return _with_cut_token(absent, source) or _nearest_to(absent, source)


def _where(piece: Piece, source: PreparedSource) -> tuple[Folded, Span] | None:
    """Return the first stretch that holds a piece, and its span there."""
    found = ((each, find_words(piece.text, each)) for each in source.texts_like(piece.folded))
    return next(((text, span) for text, span in found if span), None)


def _with_cut_token(piece: Piece, source: PreparedSource) -> Nearest | None:
    """Return the place that has the words of a piece but, at one end, more of a token: `1,024` for `1`."""
    for text in source.texts_like(piece.folded):
        start = text.text.find(piece.text)
        if start >= 0:
            end = start + len(piece.text)
            whole = text.boundary_at_or_before(start), text.boundary_at_or_after(end)
            at_start, at_end = text.boundary_at_or_after(start), text.boundary_at_or_before(end)
            token = (whole[0], at_start) if whole[0] < start else (at_end, whole[1])
            begin, stop = text.original_span(*whole)
            found = text.original_span(*token)
            lead = piece.folded.text.index(piece.text) - start
            wanted = piece.quote_span(lead + max(token[0], start), lead + min(token[1], end))
            return Nearest(text.original[begin:stop], (found[0] - begin, found[1] - begin), wanted)
    return None


def _elsewhere(pieces: Sequence[Piece], source: PreparedSource) -> Nearest | None:
    """Show where the first piece that is out of place stands: in another stretch, or before the others."""
    most = max((_count_in_order(pieces, each.folded) for each in source.stretches), default=0)
    where = _where(pieces[most], source) if most < len(pieces) else None
    if where is None:
        return None
    piece, (text, span) = pieces[most], where
    passage = text.original_text(*span)
    lead = piece.folded.text.index(piece.text)
    return Nearest(passage, (0, len(passage)), piece.quote_span(lead, lead + len(piece.text)))


def _count_in_order(pieces: Sequence[Piece], text: Folded) -> int:
    """Return how many of the pieces stand in a text one after the other."""
    end = 0
    for count, piece in enumerate(pieces):
        span = find_words(piece.text, text, end)
        if span is None:
            return count
        end = span[1]
    return len(pieces)


def _nearest_to(piece: Piece, source: PreparedSource) -> Nearest | None:
    words = list_words(piece.folded)
    wanted = Counter(_plain(words))
    windows = list(_windows(words, source))
    if not windows:
        return None
    shared, (paragraph, window) = max(
        (((Counter(_plain(each[1])) & wanted).total(), each) for each in windows), key=lambda each: each[0]
    )
    if shared < len(words) * _LEAST_SHARED:
        return None
    return _compare(piece, words, source.stretches[paragraph].folded, window)


def _windows(words: Sequence[Word], source: PreparedSource) -> Iterator[tuple[int, Sequence[Word]]]:
    """Give the stretches of the source, each in one paragraph, that share the rarest words in about the same places."""
    known = {word: source.positions[word] for word in set(_plain(words)) if word in source.positions}
    rarest = set(sorted(known, key=lambda word: (not word.isalnum(), len(known[word]), word))[:_RAREST])
    votes: Counter[int] = Counter()
    witness: dict[int, Span] = {}
    for index, word in enumerate(_plain(words)):
        for position in known[word][:_MOST_PLACES] if word in rarest else ():
            bucket = (position - index) // _BUCKET
            votes[bucket] += 1
            witness.setdefault(bucket, (position, index))
    slack = _SLACK + len(words) // 4
    for bucket, _ in nlargest(_MOST_CANDIDATES, votes.items(), key=lambda each: (each[1], -each[0])):
        position, index = witness[bucket]
        paragraph, place = source.stretch_at(position)
        start = place - index
        yield paragraph, source.words[paragraph][max(start - slack, 0) : max(start + len(words) + slack, 0)]


def _compare(piece: Piece, words: Sequence[Word], paragraph: Folded, window: Sequence[Word]) -> Nearest:
    near = _trimmed(words, window)
    theirs, ours = _first_difference(near, words)
    start, end = paragraph.original_span(near[0].start, near[-1].end)
    found = paragraph.original_span(near[theirs[0]].start, near[theirs[1] - 1].end)
    wanted = piece.quote_span(words[ours[0]].start, words[ours[1] - 1].end)
    return Nearest(paragraph.original[start:end], (found[0] - start, found[1] - start), wanted)


def _trimmed(words: Sequence[Word], window: Sequence[Word]) -> Sequence[Word]:
    """Cut from a window what lies before and after the words' counterpart."""
    matcher = SequenceMatcher(None, _plain(window), _plain(words))
    blocks = [each for each in matcher.get_matching_blocks() if each.size]
    if not blocks:
        return window
    first, last = blocks[0], blocks[-1]
    after = last.a + last.size + len(words) - last.b - last.size
    return window[max(first.a - first.b, 0) : after]


def _first_difference(near: Sequence[Word], words: Sequence[Word]) -> tuple[Span, Span]:
    """Give the numbers of the words, in both, where they first differ: never an empty span, so that it can be shown."""
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, _plain(near), _plain(words)).get_opcodes():
        if tag != "equal":
            return _shown((i1, i2), len(near)), _shown((j1, j2), len(words))
        pairs = zip(range(i1, i2), range(j1, j2), strict=True)
        unlike = next(((i, j) for i, j in pairs if _differ(near, words, i, j)), None)
        if unlike:
            return (unlike[0], unlike[0] + 1), (unlike[1], unlike[1] + 1)
    return (0, len(near)), (0, len(words))


def _differ(near: Sequence[Word], words: Sequence[Word], i: int, j: int) -> bool:
    """Tell whether two words differ in a capital or in the space before them."""
    if near[i].text != words[j].text:
        return True
    return i > 0 and j > 0 and near[i].start - near[i - 1].end != words[j].start - words[j - 1].end


def _shown(span: Span, count: int) -> Span:
    """Widen a place between two words to the words around it."""
    start, end = span
    return span if start < end else (max(start - 1, 0), min(end + 1, count))


def _plain(words: Sequence[Word]) -> tuple[str, ...]:
    return tuple(each.text.casefold() for each in words)

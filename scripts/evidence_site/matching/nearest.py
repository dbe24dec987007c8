"""The passage of a source that comes closest to words it does not hold, and where the two first differ."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from heapq import nlargest

from evidence_site.diagnostics import Span
from evidence_site.matching.folding import Folded
from evidence_site.matching.marks import Piece
from evidence_site.matching.prepared import PreparedSource, Word, find_pieces, find_words, list_words

_RAREST = 16
"""The number of words that are looked up to find candidates: rare words distinguish passages best."""
_MOST_PLACES = 150
_MOST_CANDIDATES = 8
_BUCKET = 8
_SLACK = 6
_LEAST_SHARED = 0.4
"""The share of a quote's words that a passage must hold: one that shares only `the` and `of` would mislead."""


@dataclass(frozen=True)
class Nearest:
    """A passage, and the spans, in it and in the quote, where the two first differ."""

    passage: str
    found: Span
    wanted: Span


def find_nearest(pieces: Sequence[Piece], source: PreparedSource) -> Nearest | None:
    """Return the passage that is closest to the first piece of a quote that cannot be found."""
    absent = next((each for each in pieces if not _where(each, source)), None)
    return _nearest_to(absent, source) if absent else _elsewhere(pieces, source)


def _where(piece: Piece, source: PreparedSource) -> tuple[Folded, int] | None:
    """Return the first paragraph that holds a piece, and the offset there."""
    likely = (each for section in source.sections if section.may_hold([piece]) for each in section.paragraphs)
    found = ((paragraph, find_words(piece.text, paragraph)) for paragraph in likely)
    return next(((paragraph, place) for paragraph, place in found if place >= 0), None)


def _elsewhere(pieces: Sequence[Piece], source: PreparedSource) -> Nearest | None:
    """Return the passage of the first piece that is out of order: in another paragraph, or before the others."""
    most = max((len(find_pieces(pieces, paragraph)) for paragraph in source.paragraphs), default=0)
    where = _where(pieces[most], source) if most < len(pieces) else None
    if where is None:
        return None
    piece, (paragraph, place) = pieces[most], where
    passage = paragraph.original_text(place, place + len(piece.text))
    lead = piece.folded.text.index(piece.text)
    return Nearest(passage, (0, len(passage)), piece.quote_span(lead, lead + len(piece.text)))


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
    return _compare(piece, words, source.paragraphs[paragraph], window)


def _windows(words: Sequence[Word], source: PreparedSource) -> Iterator[tuple[int, Sequence[Word]]]:
    """Yield the parts of paragraphs, with their numbers, that share the rarest words in about the same order."""
    known = {word: source.occurrences[word] for word in set(_plain(words)) if word in source.occurrences}
    rarest = set(sorted(known, key=lambda word: (not word.isalnum(), len(known[word]), word))[:_RAREST])
    votes: Counter[int] = Counter()
    witness: dict[int, tuple[int, int]] = {}
    for index, word in enumerate(_plain(words)):
        for position in known[word][:_MOST_PLACES] if word in rarest else ():
            bucket = (position - index) // _BUCKET
            votes[bucket] += 1
            witness.setdefault(bucket, (position, index))
    slack = _SLACK + len(words) // 4
    for bucket, _ in nlargest(_MOST_CANDIDATES, votes.items(), key=lambda each: (each[1], -each[0])):
        position, index = witness[bucket]
        paragraph, place = source.paragraph_at(position)
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
    """Return a window without what lies before and after the counterpart of the words."""
    matcher = SequenceMatcher(None, _plain(window), _plain(words))
    blocks = [each for each in matcher.get_matching_blocks() if each.size]
    if not blocks:
        return window
    first, last = blocks[0], blocks[-1]
    after = last.a + last.size + len(words) - last.b - last.size
    return window[max(first.a - first.b, 0) : after]


def _first_difference(near: Sequence[Word], words: Sequence[Word]) -> tuple[Span, Span]:
    """Return where the two first differ, as spans counted in words; neither is empty, so that both can be shown."""
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, _plain(near), _plain(words)).get_opcodes():
        if tag != "equal":
            return _not_empty((i1, i2), len(near)), _not_empty((j1, j2), len(words))
        pairs = zip(range(i1, i2), range(j1, j2), strict=True)
        unlike = next(((i, j) for i, j in pairs if _differ(near, words, i, j)), None)
        if unlike:
            return (unlike[0], unlike[0] + 1), (unlike[1], unlike[1] + 1)
    return (0, len(near)), (0, len(words))


def _differ(near: Sequence[Word], words: Sequence[Word], i: int, j: int) -> bool:
    """Whether two words differ in a capital or in the space before them."""
    if near[i].text != words[j].text:
        return True
    return i > 0 and j > 0 and near[i].start - near[i - 1].end != words[j].start - words[j - 1].end


def _not_empty(span: Span, count: int) -> Span:
    """Widen an empty span between two words to the words around it."""
    start, end = span
    return span if start < end else (max(start - 1, 0), min(end + 1, count))


def _plain(words: Sequence[Word]) -> tuple[str, ...]:
    return tuple(each.text.casefold() for each in words)

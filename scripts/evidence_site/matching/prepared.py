"""A source prepared for many quotes: folded once, its words listed once."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from evidence_site.diagnostics import Span
from evidence_site.matching.folding import Folded, fold
from evidence_site.matching.marks import Piece, Reading
from evidence_site.model import SourceText

_WORD = re.compile(r"\w+(?:[-']\w+)*|\S")
_RUN = re.compile(r"\w+(?:-\w+)*")


class Word(NamedTuple):
    """A word or punctuation mark of a folded text, with its span there."""

    text: str
    start: int
    end: int


def list_words(folded: Folded) -> tuple[Word, ...]:
    """List the words and punctuation marks of a folded text."""
    return tuple(Word(folded.text[slice(*each.span())], *each.span()) for each in _WORD.finditer(folded.strokes))


def find_words(words: str, folded: Folded, start: int = 0) -> int:
    """Return the first offset of words in a folded text, as whole words only; -1 if they are not in it."""
    place = folded.text.find(words, start)
    while place >= 0:
        if not folded.is_boundary(place):
            run = _RUN.match(folded.strokes, place)
            place = folded.text.find(words, run.end() if run else place + 1)
        elif folded.is_boundary(place + len(words)):
            return place
        else:
            place = folded.text.find(words, place + 1)
    return -1


def find_pieces(pieces: Iterable[Piece], paragraph: Folded) -> tuple[Span, ...]:
    """Return the spans of the first pieces, as many as follow one another in a paragraph."""
    spans: list[Span] = []
    for piece in pieces:
        place = find_words(piece.text, paragraph, spans[-1][1] if spans else 0)
        if place < 0:
            break
        spans.append((place, place + len(piece.text)))
    return tuple(spans)


@dataclass(frozen=True, eq=False)
class PreparedSection:
    """A section with its paragraphs folded."""

    name: str
    paragraphs: tuple[Folded, ...]

    @cached_property
    def _text(self) -> str:
        return "\n".join(each.text for each in self.paragraphs)

    def may_hold(self, pieces: Iterable[Piece]) -> bool:
        """Whether the section can hold the pieces; a quick check before the exact one."""
        return all(each.text in self._text for each in pieces)

    def passage(self, reading: Reading) -> str:
        """Return the words of the section that a reading of a quote matches, or an empty string."""
        if not reading.pieces or not self.may_hold(reading.pieces):
            return ""
        for paragraph in self.paragraphs:
            spans = find_pieces(reading.pieces, paragraph)
            if len(spans) == len(reading.pieces):
                return paragraph.original_text(spans[0][0], spans[-1][1])
        return ""

    def holds(self, words: Iterable[Reading]) -> bool:
        """Whether the section holds words, in any of their readings."""
        return any(self.passage(each) for each in words)


@dataclass(frozen=True, eq=False)
class PreparedSource:
    """A source with every section folded."""

    source: SourceText
    sections: tuple[PreparedSection, ...]

    @property
    def is_headed(self) -> bool:
        """Whether the source has headings, one of which a locator must name."""
        return any(each.name for each in self.sections)

    def named(self, locator: str) -> tuple[PreparedSection, ...]:
        """Return the sections that the start of a locator names, up to a comma or the end; the longest name wins."""
        name = _as_name(locator)
        while name and name not in self._by_name:
            name = name.rpartition(",")[0]
        return tuple(self._by_name.get(name, ()))

    @cached_property
    def _by_name(self) -> Mapping[str, Sequence[PreparedSection]]:
        found: dict[str, list[PreparedSection]] = {}
        for section in self.sections:
            if section.name:
                found.setdefault(_as_name(section.name), []).append(section)
        return found

    @cached_property
    def paragraphs(self) -> tuple[Folded, ...]:
        """All paragraphs, in order."""
        return tuple(paragraph for section in self.sections for paragraph in section.paragraphs)

    @cached_property
    def words(self) -> tuple[tuple[Word, ...], ...]:
        """The words of each paragraph."""
        return tuple(map(list_words, self.paragraphs))

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        for words in self.words:
            starts.append(starts[-1] + len(words))
        return starts

    @cached_property
    def occurrences(self) -> Mapping[str, list[int]]:
        """The positions of each word, counted in words from the start of the source; capitals do not count."""
        found: dict[str, list[int]] = {}
        for position, word in enumerate(word for words in self.words for word in words):
            found.setdefault(word.text.casefold(), []).append(position)
        return found

    def paragraph_at(self, position: int) -> tuple[int, int]:
        """Return the number of the paragraph that holds a word, and the word's number there."""
        paragraph = bisect_right(self._starts, position) - 1
        return paragraph, position - self._starts[paragraph]


def prepare(source: SourceText) -> PreparedSource:
    """Fold a source."""
    return PreparedSource(source, tuple(prepare_texts(each.paragraphs, each.name) for each in source.sections))


def prepare_texts(texts: Iterable[str], name: str = "") -> PreparedSection:
    """Fold texts that are looked through together, such as the paragraphs of a section."""
    return PreparedSection(name, tuple(map(fold, texts)))


def _as_name(name: str) -> str:
    return fold(name).text.strip().casefold()

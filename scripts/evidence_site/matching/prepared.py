"""A source made ready for many quotes: divided into stretches in which a quote must stand whole, each folded once.

The rules: sections 1 and 5 of the specification in `docs/guide/verification.md`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import regex

from evidence_site.matching.find import find_pieces
from evidence_site.matching.folding import Folded, fold, fold_source
from evidence_site.matching.marks import Reading
from evidence_site.matching.tokens import TOKEN
from evidence_site.model import Occurrence, Section, SourceText, Speaking

_WORD = regex.compile(rf"{TOKEN}|\S")


class Word(NamedTuple):
    """A token or other mark of a folded text, with its span there."""

    text: str
    start: int
    end: int


def list_words(folded: Folded) -> tuple[Word, ...]:
    """Return the words, numbers and punctuation marks of a folded text. A number is one word, with sign and unit."""
    return tuple(Word(folded.text[slice(*each.span())], *each.span()) for each in _WORD.finditer(folded.strokes))


@dataclass(frozen=True, eq=False)
class Stretch:
    """A part of a source in which a quote must stand whole: a paragraph or, in a transcript, one turn's part of it."""

    section: str
    paragraph: int
    """The paragraph's number in its section, from 1."""
    text: str
    """The paragraph."""
    start: int
    """Where in the paragraph the stretch begins, in characters."""
    folded: Folded
    label: str = ""
    """Who speaks, in the transcript's words; empty outside turns."""

    def occurrences(self, reading: Reading) -> Iterator[Occurrence]:
        """Yield each place where a reading of a quote stands."""
        if not reading.may_stand_in(self.folded.squeezed):
            return
        for found in find_pieces(reading, self.folded):
            spans = (self.folded.original_span(*each) for each in found)
            pieces = tuple((self.start + start, self.start + end) for start, end in spans)
            yield Occurrence(self.section, self.paragraph, self.text, self.start, pieces)


@dataclass(frozen=True, eq=False)
class PreparedSource:
    """A source with its stretches, in order."""

    source: SourceText
    stretches: tuple[Stretch, ...]

    @property
    def is_headed(self) -> bool:
        """Whether the source has headings, so that a locator must name one."""
        return any(each.name for each in self.source.sections)

    @cached_property
    def squeezed(self) -> str:
        """All stretches, squeezed, so that most words can be missed at a glance."""
        return "\n".join(each.folded.squeezed for each in self.stretches)

    def texts_like(self, words: Folded) -> Iterator[Folded]:
        """Yield the texts of the stretches that may hold words: that have all of them but hyphens and spaces."""
        if words.squeezed in self.squeezed:
            yield from (each.folded for each in self.stretches if words.squeezed in each.folded.squeezed)

    @cached_property
    def headings(self) -> Mapping[str, Folded]:
        """The headings, each as it is written and folded."""
        return {each.name: fold_source(each.name) for each in self.source.sections}

    @cached_property
    def head(self) -> Folded:
        """What is said about the text above its first heading."""
        return fold_source(self.source.head)

    @property
    def quotable(self) -> tuple[Stretch, ...]:
        """The stretches whose words may be quoted: all but what an interviewer says."""
        speakers = self.source.speakers
        return tuple(each for each in self.stretches if speakers.get(each.label) is not Speaking.INTERVIEWER)

    @cached_property
    def words(self) -> tuple[tuple[Word, ...], ...]:
        """The words of each stretch."""
        return tuple(list_words(each.folded) for each in self.stretches)

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        for words in self.words:
            starts.append(starts[-1] + len(words))
        return starts

    @cached_property
    def positions(self) -> Mapping[str, list[int]]:
        """Where each word stands, capitals aside, counted in words from the beginning of the source."""
        found: dict[str, list[int]] = {}
        for position, word in enumerate(word for words in self.words for word in words):
            found.setdefault(word.text.casefold(), []).append(position)
        return found

    def stretch_at(self, position: int) -> tuple[int, int]:
        """Return the number of the stretch that holds a word, and the word's number there."""
        stretch = bisect_right(self._starts, position) - 1
        return stretch, position - self._starts[stretch]


def hold(stretches: Iterable[Stretch], readings: Sequence[Reading]) -> bool:
    """Whether words stand in one of several stretches, in any of their readings."""
    return any(next(each.occurrences(reading), None) for each in stretches for reading in readings)


def prepare(source: SourceText) -> PreparedSource:
    """Divide a source into its stretches and fold these."""
    opens = _opening_of(source.speakers) if source.speakers else None
    return PreparedSource(source, tuple(each for section in source.sections for each in _stretches(section, opens)))


def prepare_texts(texts: Iterable[str]) -> tuple[Stretch, ...]:
    """Fold texts that are no source but in which words are looked for too, such as titles."""
    return tuple(Stretch("", number, text, 0, fold(text)) for number, text in enumerate(texts, 1))


def _opening_of(labels: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for what opens a turn: a label at the beginning of a line, then perhaps a time, and a colon."""
    known = "|".join(map(re.escape, sorted(labels, key=len, reverse=True)))
    return re.compile(rf"^[ \t]*(?P<label>{known})(?:[ \t]+[\[(]?\d[\d:.,]*[\])]?)?[ \t]*(?::|$)[ \t]*", re.MULTILINE)


def _stretches(section: Section, opens: re.Pattern[str] | None) -> Iterator[Stretch]:
    """Yield the stretches of a section. A turn lasts until another begins, over paragraphs too."""
    label = ""
    for number, paragraph in enumerate(section.paragraphs, 1):
        start = 0
        for turn in opens.finditer(paragraph) if opens else ():
            if paragraph[start : turn.start()].strip():
                spoken = fold_source(paragraph[start : turn.start()])
                yield Stretch(section.name, number, paragraph, start, spoken, label)
            label, start = turn["label"], turn.end()
        if paragraph[start:].strip():
            yield Stretch(section.name, number, paragraph, start, fold_source(paragraph[start:]), label)

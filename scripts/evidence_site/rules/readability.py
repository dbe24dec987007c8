"""How many years of school a text asks of its reader, after Kincaid and others (1975, doi:10.21236/ADA006655)."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from syllapy import count

from evidence_site.rules.quotation_marks import QUOTATION

_WORD = re.compile(r"\d+(?:[.,]\d+)+|\w+(?:['\u2019-]\w+)*")
_LIST_ITEM = re.compile(r"^[ \t]*(?:[-*+]|\d+\.)[ \t]+", re.MULTILINE)
_SHORTENED = r"(?<!\be\.g)(?<!\bi\.e)(?<!\bet al)(?<!\bvs)(?<!\bcf)(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bProf)"
_SENTENCE_END = re.compile(rf"(?=[.!?\u2026]){_SHORTENED}[.!?\u2026]+[\"'\u201d\u2019)\]*_]*(?=\s|$)|\n\s*\n")
_LINK = re.compile(r"\[([^\[\]]+)\]\([^()\s]*\)")
_FEW = 3
KNOWN_WORD = "it"
"""Stands in for words that are not to be counted against a text: a short word, so that the sentence keeps its shape."""


class Measure(NamedTuple):
    """What a text is made of."""

    words: int
    sentences: int
    syllables: int

    @property
    def grade(self) -> float:
        """The Flesch-Kincaid grade: years of school in the United States."""
        if not self.words:
            return 0.0
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59


def measure(text: str) -> Measure:
    """Count the words, sentences and syllables of a text in English, Markdown or plain."""
    shown = _LIST_ITEM.sub("\n\n", _LINK.sub(r"\1", text))
    sentences = [words for part in _SENTENCE_END.split(shown) if (words := _WORD.findall(part))]
    words = [word for sentence in sentences for word in sentence]
    return Measure(len(words), len(sentences), sum(map(syllables, words)))


@lru_cache(maxsize=50_000)
def syllables(word: str) -> int:
    """Count the syllables of an English word; what is no word in letters counts as one."""
    counted: int = count(word.replace("\u2019", "'").removesuffix("'s"))
    return max(1, counted)


def longest_words(text: str, most: int) -> tuple[str, ...]:
    """Give the words of four syllables and more, the longest first."""
    words = dict.fromkeys(_WORD.findall(_LINK.sub(r"\1", text).casefold()))
    return tuple(sorted((each for each in words if syllables(each) > _FEW), key=syllables, reverse=True)[:most])


def index_names(names: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """Sort names by their first word, the longest first, so that those in a text are found without trying all."""
    index: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(set(names), key=lambda each: (-len(each), each)):
        for first in _WORD.findall(name.casefold())[:1]:
            index[first].append(name)
    return index


def without(text: str, names: Mapping[str, Sequence[str]]) -> str:
    """Give a text with one short word in place of each quotation and of each name in an index."""
    shown = QUOTATION.sub(KNOWN_WORD, text)
    for first in dict.fromkeys(_WORD.findall(shown.casefold())):
        for name in names.get(first, ()):
            shown = re.sub(rf"\b{re.escape(name)}(?:s\b|(?!\w))", KNOWN_WORD, shown, flags=re.IGNORECASE)
    return shown

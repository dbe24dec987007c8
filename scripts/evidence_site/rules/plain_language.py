"""Prose that anyone can read: no code, no riddles, no harder sentences than needed.

How hard a text is to read is measured after Kincaid and others (1975, doi:10.21236/ADA006655).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from syllapy import count

from evidence_site.diagnostics import Fault, Severity
from evidence_site.model import SYNTHESIS, Corpus
from evidence_site.rule import Place, Violation, rule
from evidence_site.rules.quotations import QUOTATION, blanked

_CODE = re.compile(r"`[^`]+`")
_HTML = re.compile(r"<!--.*?(?:-->|$)|</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>", re.DOTALL)
_CAPITALS = re.compile(r"[A-Z]{2}")
_ABBREVIATION = re.compile(r"\b([A-Z]{2,})(?:s|['\u2019]s)?\b")
_OPENED = re.compile(r"\w\s\($")
_ROMAN_NUMBER = re.compile(r"[IVXLC]+")
_WELL_KNOWN = frozenset({"EU", "GRADE", "HIV", "ID", "OK", "TV", "UK", "UN", "US", "USA", "WHO"})
"""Short forms that need no explanation; GRADE is a name by now."""
_FEWEST_WORDS = 20
"""In a shorter text one long word would decide the grade."""
_MOST_WORDS = 4
_UNIVERSITY = 16
_WORD = re.compile(r"\d+(?:[.,]\d+)+|\w+(?:['\u2019-]\w+)*")
_LIST_ITEM = re.compile(r"^[ \t]*(?:[-*+]|\d+\.)[ \t]+", re.MULTILINE)
_SHORTENED = r"(?<!\be\.g)(?<!\bi\.e)(?<!\bet al)(?<!\bvs)(?<!\bcf)(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bProf)"
_SENTENCE_END = re.compile(
    rf"(?<![.!?\u2026]{{2}})(?=[.!?\u2026]){_SHORTENED}[.!?\u2026]++[\"'\u201d\u2019)\]*_]*+(?=\s|$)|\n\s*\n"
)
_LINK = re.compile(r"\[([^\[\]]+)\]\([^()\s]*\)")
_LONG = 4
KNOWN_WORD = "it"
"""Replaces words that do not count against a text: a short word, so that sentences keep their shape."""


class Measure(NamedTuple):
    """How many words, sentences and syllables a text has."""

    words: int
    sentences: int
    syllables: int

    @property
    def grade(self) -> float:
        """The Flesch-Kincaid grade: years of school in the United States."""
        if not self.words:
            return 0.0
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59


@rule("TXT008", Severity.WARNING)
def raw_html(corpus: Corpus) -> Iterator[Violation]:
    """A text holds a tag of HTML.

    Why it matters:
    Pages are made from many people's texts, so HTML is never obeyed: readers would see the tag as it was typed.

    Example:
    # findings/shared-time.yml
    summary: Teams that shared their breaks passed on news <b>sooner</b>.

    Use instead:
    # findings/shared-time.yml
    summary: Teams that shared their breaks passed on news **sooner**.
    """
    for record, texts in corpus.own_prose.items():
        for path, text, _ in texts:
            found = _HTML.search(blanked(text, _CODE)) if "<" in text else None
            if found:
                fault = Fault(
                    "this tag will be shown as it is typed",
                    "use `**bold**`, `*italic*`, `- ` for a list, an empty line between paragraphs, or no mark at all",
                )
                yield Violation(Place(record, path, found.span()), fault)


@rule("TXT009", Severity.ADVICE)
def unexplained_abbreviation(corpus: Corpus) -> Iterator[Violation]:
    """A record uses an abbreviation that it does not explain, and that is not in the glossary.

    Why it matters:
    Readers from another field, another country or outside research do not know it, and few look it up.

    Example:
    # findings/shared-time.yml
    summary: Teams on the AMU passed on news sooner.

    Use instead:
    # findings/shared-time.yml
    summary: Teams on the acute medical unit (AMU) passed on news sooner.
    """
    if SYNTHESIS in corpus.unreadable:
        return
    explained = _WELL_KNOWN.union(*map(_ABBREVIATION.findall, _glossary(corpus)))
    for record, words in corpus.own_prose.items():
        texts = [(path, text) for path, text, _ in words if _CAPITALS.search(text)]
        known = explained.union(*(_explained_in(text) for _, text in texts))
        for path, text in texts:
            for found in _ABBREVIATION.finditer(blanked(blanked(text, QUOTATION), _CODE)):
                short = found[1]
                if short not in known and not _ROMAN_NUMBER.fullmatch(short):
                    fault = Fault(
                        f"nothing here says what `{short}` stands for",
                        f"write it out, with `({short})` after it the first time; or explain it in `glossary` in "
                        "findings/synthesis.yml",
                    )
                    yield Violation(Place(record, path, found.span(1)), fault)
                    known |= {short}


@rule("TXT010", Severity.ADVICE)
def hard_prose(corpus: Corpus) -> Iterator[Violation]:
    """A text of ours is harder to read than the site wants its texts to be.

    Why it matters:
    Practitioners read in a hurry, and many in a second language. `settings` has the highest `reading_grade`: 9 if left
    out, about what a pupil of fifteen can read. Words in quotation marks, names of studies and works, and the terms of
    the glossary do not count; nor do statements, which keep to the words of the study.

    Example:
    # findings/shared-time.yml
    summary: >-
      Interprofessional communication was considerably accelerated following implementation of collectively organised
      intermissions, particularly concerning organisational developments necessitating immediate prioritisation by
      managerial personnel.

    Use instead:
    # findings/shared-time.yml
    summary: >-
      Teams that took their breaks together heard of news sooner. This was so most of all for news that could not wait.
    """
    target = corpus.synthesis.settings.reading_grade if corpus.synthesis else 0
    names = index_names(names_of(corpus)) if target else {}
    for record, texts in corpus.own_prose.items() if target else ():
        for path, text, field in texts:
            if field.is_title or field.is_near_source or text.count(" ") + 1 < _FEWEST_WORDS:
                continue
            ours = without(text, names)
            measured = measure(ours)
            if measured.words >= _FEWEST_WORDS and round(measured.grade) > target:
                yield Violation(Place(record, path, (0, len(text))), _hard(ours, measured, target))


def _hard(text: str, measured: Measure, target: int) -> Fault:
    average = round(measured.words / measured.sentences)
    grade = round(measured.grade)
    years = f"about {grade}" if grade <= _UNIVERSITY else f"more than {_UNIVERSITY}"
    long_words = ", ".join(f"`{each}`" for each in longest_words(text, _MOST_WORDS))
    return Fault(
        f"reading this takes {years} years of school; the site's aim is {target}",
        f"write shorter sentences (here they have {average} words on average)"
        f"{f', and shorter words than {long_words}' if long_words else ''}; a term that must stay goes into `glossary`",
    )


def _glossary(corpus: Corpus) -> Iterator[str]:
    for term in corpus.synthesis.glossary if corpus.synthesis else ():
        yield term.term
        if term.abbreviation:
            yield term.abbreviation


def names_of(corpus: Corpus) -> Iterator[str]:
    """Yield the names that do not make a text hard: terms of the glossary, and titles of studies and works."""
    yield from _glossary(corpus)
    yield from (each.title for each in corpus.studies)
    for reference in corpus.references:
        yield from filter(None, (reference.title, reference.container_title))


def _explained_in(text: str) -> Iterator[str]:
    """Yield the abbreviations in brackets after their words, or before their words in brackets."""
    for found in _ABBREVIATION.finditer(text):
        before, after = text[: found.start()], text[found.end() :]
        if (_OPENED.search(before) and after[:1] in {")", ",", ";"}) or after.startswith(" ("):
            yield found[1]


def measure(text: str) -> Measure:
    """Count the words, sentences and syllables of a text in English, Markdown or plain."""
    shown = _LIST_ITEM.sub("\n\n", _LINK.sub(r"\1", text))
    sentences = [words for part in _SENTENCE_END.split(shown) if (words := _WORD.findall(part))]
    words = [word for sentence in sentences for word in sentence]
    return Measure(len(words), len(sentences), sum(map(syllables, words)))


@lru_cache(maxsize=50_000)
def syllables(word: str) -> int:
    """Count the syllables of an English word; a number or sign counts as one."""
    counted: int = count(word.replace("\u2019", "'").removesuffix("'s"))
    return max(1, counted)


def longest_words(text: str, most: int) -> tuple[str, ...]:
    """Return at most so many words of four or more syllables, the longest first."""
    words = dict.fromkeys(_WORD.findall(_LINK.sub(r"\1", text).casefold()))
    return tuple(sorted((each for each in words if syllables(each) >= _LONG), key=syllables, reverse=True)[:most])


def index_names(names: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """Index names by their first word, the longest first, so that those in a text are found without trying all."""
    index: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(set(names), key=lambda each: (-len(each), each)):
        for first in _WORD.findall(name.casefold())[:1]:
            index[first].append(name)
    return index


def without(text: str, names: Mapping[str, Sequence[str]]) -> str:
    """Return a text with one short word in place of each quotation and of each name in an index."""
    shown = QUOTATION.sub(KNOWN_WORD, text)
    for first in dict.fromkeys(_WORD.findall(shown.casefold())):
        for name in names.get(first, ()):
            shown = re.sub(rf"\b{re.escape(name)}(?:s\b|(?!\w))", KNOWN_WORD, shown, flags=re.IGNORECASE)
    return shown


RULES = (raw_html, unexplained_abbreviation, hard_prose)

"""Words in quotation marks, in any text of a record, must be quoted somewhere, stand in a source, or be a title."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property
from typing import NamedTuple

from evidence_site.diagnostics import Fault, Span
from evidence_site.matching import (
    Nearest,
    PreparedSource,
    Stretch,
    find_nearest,
    fold,
    hold,
    prepare,
    prepare_texts,
    readings,
)
from evidence_site.model import (
    CiteKey,
    Corpus,
    Finding,
    Quote,
    RecordRef,
    Section,
    SourceText,
    Study,
    StudyId,
)
from evidence_site.model.fields import Record
from evidence_site.model.words import TextAt, Words
from evidence_site.rule import Place, Violation, rule
from evidence_site.rules.mismatch import difference, with_omissions
from evidence_site.rules.places import in_study, shortened

QUOTATION = re.compile(
    '\u201c([^\u201c\u201d]+)\u201d|"([^"]+)"|\u00ab([^\u00ab\u00bb]+)\u00bb|\u201e([^\u201e\u201c]+)\u201c'
)
"""Words in quotation marks."""
_FEWEST_WORDS = 3
"""Fewer may stand in quotation marks anywhere: a term, or a word that is spoken of."""
_FEWEST_OF_METHOD = 5
"""Fewer may stand there in a field on methods: what was searched for."""
_END = ".,;:!?"
_CURE = "copy them letter for letter from the source, or take the quotation marks away"


class _Quotation(NamedTuple):
    """Words in quotation marks, and the text that they stand in."""

    record: RecordRef
    text: TextAt
    span: Span
    """Of the words without their marks."""

    @property
    def words(self) -> str:
        return self.text.text[slice(*self.span)]

    def place(self, span: Span | None = None) -> Place:
        """Return the place of the words with their marks, or of a part of the words."""
        start, end = self.span
        return Place(self.record, self.text.path, (start + span[0], start + span[1]) if span else (start - 1, end + 1))


@dataclass(frozen=True)
class _Ground:
    """What a record may quote: its own quotes, and the sources that it rests on."""

    quotes: tuple[Quote, ...]
    keys: frozenset[CiteKey]

    @cached_property
    def quoted(self) -> tuple[Stretch, ...]:
        """The words of the quotes."""
        return prepare_texts(_words_of(self.quotes))

    @cached_property
    def quoted_sources(self) -> Mapping[CiteKey, PreparedSource]:
        """The words of the quotes as if they were all that their sources say."""
        keys = dict.fromkeys(each.source for each in self.quotes)
        return {key: prepare(SourceText(key, (Section("", tuple(_words_of(self.quotes, key))),))) for key in keys}


@dataclass(frozen=True)
class _Library:
    """The texts in which words may be looked for, each folded when first needed."""

    corpus: Corpus
    _sources: dict[CiteKey, PreparedSource | None] = field(default_factory=dict)

    @cached_property
    def works(self) -> tuple[Stretch, ...]:
        """The titles in the bibliography, which a text may name in whole or in part."""
        return prepare_texts(each.title for each in self.corpus.references)

    @cached_property
    def titles(self) -> frozenset[str]:
        """The titles in the site's records, which a text may name as a whole, or up to their colon.

        Parts of titles do not count: else a title that quotes words would be the ground for quoting them.
        """
        texts = (each for texts in self.corpus.texts.values() for each in texts if each.field.is_title)
        return frozenset(
            _as_title(title) for each in texts for title in (each.text, each.text.partition(":")[0]) if title
        )

    @cached_property
    def _keys(self) -> Mapping[StudyId, frozenset[CiteKey]]:
        return {
            each.id: frozenset((*each.reports, *(quote.source for quote in each.quotes)))
            for each in self.corpus.studies
        }

    def ground(self, record: Record) -> _Ground:
        """Return what a record may quote: a finding its studies' sources too, the synthesis everything."""
        if isinstance(record, Finding):
            return _Ground(
                record.quotes, record.sources.union(*(self._keys.get(each.study, ()) for each in record.evidence))
            )
        if isinstance(record, Study):
            return _Ground(record.quotes, self._keys[record.id])
        return _Ground(
            tuple(each.quote for each in self.corpus.quotes if not each.quote.is_withdrawn),
            frozenset(self.corpus.sources),
        )

    def source(self, key: CiteKey) -> PreparedSource | None:
        """Return a source that is not private; words of a private one may be shown as quotes only."""
        if key not in self._sources:
            text = self.corpus.sources.get(key)
            self._sources[key] = prepare(text) if text and not text.private else None
        return self._sources[key]

    def has(self, words: str, ground: _Ground) -> bool:
        """Whether words are quoted by a record, stand in its sources, or are a title."""
        # A full stop or comma may belong to the sentence around the words.
        read = (*readings(words.strip().rstrip(_END)), *readings(with_omissions(words).strip().rstrip(_END)))
        return (
            hold(ground.quoted, read)
            or any(hold(source.quotable, read) for source in self._sources_of(ground))
            or hold(self.works, read)
            or _as_title(words) in self.titles
        )

    def nearest(self, words: str, ground: _Ground) -> tuple[CiteKey, Nearest] | None:
        """Return the passage that comes closest to words, and the source that it is from."""
        *_, without_brackets = readings(words)
        candidates = dict.fromkeys((*ground.quoted_sources, *sorted(ground.keys)))
        found = [
            (key, nearest)
            for key in candidates
            if (source := self.source(key) or ground.quoted_sources.get(key))
            and (nearest := find_nearest(without_brackets.pieces, source))
        ]
        return max(found, key=lambda each: _likeness(each[1].passage, words), default=None)

    def _sources_of(self, ground: _Ground) -> Iterator[PreparedSource]:
        return (source for key in ground.keys if (source := self.source(key)))


@rule("QUO017")
def quotation_without_quote(corpus: Corpus) -> Iterator[Violation]:
    """Words stand in quotation marks that are neither in a quote of the record nor in its source.

    Why it matters:
    Every word that the site quotes is checked. Words in quotation marks inside a sentence of ours are a quote like any
    other. (Up to two words may be anything: a term, a title. Up to four may, where it is told how the synthesis was
    done: what was searched for.)

    Example:
    # findings/shared-time.yml
    summary: Teams that shared their breaks "passed on news much sooner".

    Use instead:
    # findings/shared-time.yml
    summary: Teams that shared their breaks "passed on news sooner".
    """
    library = _Library(corpus)
    for record, texts in corpus.texts.items():
        quotations = [each for text in texts for each in _quotations(record, text)]
        ground = library.ground(corpus.records[record]) if quotations else None
        for quotation in quotations:
            if ground and not library.has(quotation.words, ground):
                yield _unquoted(quotation, library.nearest(quotation.words, ground))


@rule("QUO018")
def disclaimer_not_in_source(corpus: Corpus) -> Iterator[Violation]:
    """A funder's statement is neither in a quote of the study nor in its source.

    Why it matters:
    Funders ask for their disclaimer letter for letter, and the site prints it wherever it names them.

    Example:
    # references/studies/night-shift.yml
    funding:
      - funder: Fictional Health Fund
        statement: These views are the authors' alone.

    Use instead:
    # references/studies/night-shift.yml
    funding:
      - funder: Fictional Health Fund
        statement: The views are the authors' and not the funder's.
    """
    library = _Library(corpus)
    for study in corpus.studies:
        for number, funding in enumerate(study.funding):
            if funding.statement and not library.has(funding.statement, library.ground(study)):
                fault = Fault(
                    "the funder's statement is not in the study's quotes or source",
                    "copy it letter for letter, and add it to `quotes` with `supports: [funding]`",
                )
                yield Violation(in_study(study.id, "funding", number, "statement"), fault)


def blanked(text: str, pattern: re.Pattern[str]) -> str:
    """Return a text of the same length with spaces in place of what a pattern finds."""
    return pattern.sub(lambda found: " " * len(found[0]), text)


def _quotations(record: RecordRef, text: TextAt) -> Iterator[_Quotation]:
    """Yield the quotations in a text that are long enough to be anybody's words."""
    fewest = _FEWEST_OF_METHOD if text.field.words is Words.METHOD else _FEWEST_WORDS
    for found in QUOTATION.finditer(text.text) if text.field.words is not Words.NAME else ():
        span = found.span(found.lastindex or 0)
        if len(re.findall(r"\w+", text.text[slice(*span)])) >= fewest:
            yield _Quotation(record, text, span)


def _unquoted(quotation: _Quotation, near: tuple[CiteKey, Nearest] | None) -> Violation:
    if near is None:
        message = f"the words in quotation marks are in no quote and no source: `{shortened(quotation.words)}`"
        return Violation(quotation.place(), Fault(message, _CURE))
    source, nearest = near
    fault = difference(quotation.words, source, nearest, "the words in quotation marks have", _CURE)
    return Violation(quotation.place(nearest.wanted), fault)


def _words_of(quotes: Iterable[Quote], key: CiteKey | None = None) -> Iterator[str]:
    """Yield the words of quotes, of one source only if there is a key, in both languages if they are translated."""
    for quote in quotes:
        if key in {None, quote.source}:
            yield from filter(None, (quote.text, quote.original_text))


def _as_title(text: str) -> str:
    return fold(text).text.strip().rstrip(_END).casefold()


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, fold(one).text, fold(other).text).ratio()


RULES = (quotation_without_quote, disclaimer_not_in_source)

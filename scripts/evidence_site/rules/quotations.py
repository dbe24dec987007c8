"""Words in quotation marks inside the site's own prose must be quoted somewhere, or stand in a source."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from evidence_site.diagnostics import Fault
from evidence_site.matching import PreparedSection, bare_dots, prepare_texts, readings
from evidence_site.model import SYNTHESIS, CiteKey, Corpus, Finding, Quote, RecordKind, RecordRef, StudyId
from evidence_site.model.own_words import METHOD
from evidence_site.rule import Place, Violation, rule
from evidence_site.rules.places import in_study, shortened
from evidence_site.rules.quotation_marks import QUOTATION

FEWEST_WORDS = 3


@dataclass(frozen=True)
class _Texts:
    """The texts in which words may be looked for, each folded when first needed."""

    corpus: Corpus
    folded: dict[CiteKey, PreparedSection] = field(default_factory=dict)

    @cached_property
    def titles(self) -> PreparedSection:
        """The titles that prose may name in quotation marks."""
        corpus = self.corpus
        site = (corpus.synthesis.title, corpus.synthesis.question) if corpus.synthesis else ()
        own = (*(each.title for each in corpus.studies), *(each.title for each in corpus.findings))
        return prepare_texts((*site, *own, *(each.title for each in corpus.references)))

    @cached_property
    def all_quotes(self) -> PreparedSection:
        """The words of every quote."""
        return _words(place.quote for place in self.corpus.quotes)

    @cached_property
    def keys(self) -> Mapping[StudyId, frozenset[CiteKey]]:
        """The sources of each study."""
        return {
            study.id: frozenset(study.reports) | frozenset(quote.source for quote in study.quotes)
            for study in self.corpus.studies
        }

    def source(self, key: CiteKey) -> PreparedSection:
        """The paragraphs of a source that is published; words of a private one may be shown as quotes only."""
        text = self.corpus.sources.get(key)
        if key not in self.folded:
            sections = text.sections if text and not text.private else ()
            self.folded[key] = prepare_texts(paragraph for section in sections for paragraph in section.paragraphs)
        return self.folded[key]


@rule("QUO017")
def quotation_without_quote(corpus: Corpus) -> Iterator[Violation]:
    """Words stand in quotation marks that are neither in a quote of the record nor in its source.

    Why it matters:
    Every word that the site quotes is checked. Words in quotation marks inside a sentence of ours are a quote like any
    other. (Up to two words may be anything: a term, a title.)

    Example:
    # findings/shared-time.yml
    summary: Teams that shared their breaks "passed on news much sooner".

    Use instead:
    # findings/shared-time.yml
    summary: Teams that shared their breaks "passed on news sooner".
    """
    texts = _Texts(corpus)
    for finding in corpus.findings:
        quotations = tuple(_quotations(corpus, RecordRef(RecordKind.FINDING, finding.id)))
        if quotations:
            yield from _unquoted(quotations, _words(finding.quotes), _keys_of_finding(finding, texts), texts)
    for study in corpus.studies:
        quotations = tuple(_quotations(corpus, RecordRef(RecordKind.STUDY, study.id)))
        yield from _unquoted(quotations, _words(study.quotes), texts.keys[study.id], texts)
    # How a synthesis was done, such as the words searched for, is in no source.
    quotations = tuple(each for each in _quotations(corpus, SYNTHESIS) if each[0].path[0] not in METHOD)
    if quotations:
        yield from _unquoted(quotations, texts.all_quotes, corpus.sources, texts)


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
    texts = _Texts(corpus)
    for study in corpus.studies:
        own = _words(study.quotes)
        for number, funding in enumerate(study.funding):
            if funding.statement and not _is_held(funding.statement, own, texts.keys[study.id], texts):
                fault = Fault(
                    "the funder's statement is not in the study's quotes or source",
                    "copy it letter for letter, and add it to `quotes` with `supports: [funding]`",
                )
                yield Violation(in_study(study.id, "funding", number, "statement"), fault)


def _quotations(corpus: Corpus, record: RecordRef) -> Iterator[tuple[Place, str]]:
    """Give the words of a record that stand in quotation marks, each with the place of these."""
    for path, text in corpus.own_words.get(record, ()):
        for quotation in QUOTATION.finditer(text):
            words = quotation[quotation.lastindex or 0]
            if len(re.findall(r"\w+", words)) >= FEWEST_WORDS:
                yield Place(record, path, quotation.span()), words


def _unquoted(
    quotations: Iterable[tuple[Place, str]], own: PreparedSection, keys: Iterable[CiteKey], texts: _Texts
) -> Iterator[Violation]:
    for place, words in quotations:
        if not _is_held(words, own, keys, texts):
            yield Violation(place, word_unquoted(shortened(words)))


def word_unquoted(words: str) -> Fault:
    """Word a quotation that is nowhere."""
    return Fault(
        f"the words in quotation marks are in no quote and no source: `{words}`",
        "copy them letter for letter from the source, or take the quotation marks away",
    )


def _is_held(words: str, own: PreparedSection, keys: Iterable[CiteKey], texts: _Texts) -> bool:
    """Tell whether a text holds the words; a full stop or comma may belong to the sentence around them."""
    for start, end in reversed(bare_dots(words)):
        words = f"{words[:start]} [...] {words[end:]}"
    words = words.strip().rstrip(".,;:!?")
    read = tuple(readings(words))
    return own.holds(read) or any(texts.source(key).holds(read) for key in keys) or texts.titles.holds(read)


def _words(quotes: Iterable[Quote]) -> PreparedSection:
    return prepare_texts(text for quote in quotes for text in (quote.text, quote.original_text) if text)


def _keys_of_finding(finding: Finding, texts: _Texts) -> frozenset[CiteKey]:
    return finding.sources.union(*(texts.keys.get(each.study, ()) for each in finding.evidence))


RULES = (quotation_without_quote, disclaimer_not_in_source)

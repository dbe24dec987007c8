"""Words in quotation marks inside the site's own prose must be quoted somewhere, or stand in a source."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from evidence_site.diagnostics import Fault
from evidence_site.matching import Folded, bare_dots, fold, holds
from evidence_site.model import CiteKey, Corpus, Finding, Quote, Study
from evidence_site.rule import Place, Violation, rule
from evidence_site.rules.own_words import QUOTATION, finding_prose, study_prose, synthesis_prose
from evidence_site.rules.places import in_study, shortened

_FEWEST_WORDS = 3


@dataclass(frozen=True)
class _Texts:
    """The texts in which words may be looked for, each folded when first needed."""

    corpus: Corpus
    folded: dict[CiteKey, tuple[Folded, ...]] = field(default_factory=dict)

    @cached_property
    def titles(self) -> tuple[Folded, ...]:
        """The titles that prose may name in quotation marks."""
        corpus = self.corpus
        site = (corpus.synthesis.title, corpus.synthesis.question) if corpus.synthesis else ()
        own = (*(each.title for each in corpus.studies), *(each.title for each in corpus.findings))
        return tuple(map(fold, (*site, *own, *(each.title for each in corpus.references))))

    @cached_property
    def all_quotes(self) -> tuple[Folded, ...]:
        """The words of every quote."""
        return tuple(_words(place.quote for place in self.corpus.quotes))

    def source(self, key: CiteKey) -> tuple[Folded, ...]:
        """The paragraphs of a source that is published; words of a private one may be shown as quotes only."""
        text = self.corpus.sources.get(key)
        if key not in self.folded:
            sections = text.sections if text and not text.private else ()
            self.folded[key] = tuple(fold(paragraph) for section in sections for paragraph in section.paragraphs)
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
        own, keys = tuple(_words(finding.quotes)), _keys_of_finding(corpus, finding)
        yield from _unquoted(finding_prose(finding), own, keys, texts)
    for study in corpus.studies:
        own, keys = tuple(_words(study.quotes)), _keys_of_study(study)
        yield from _unquoted(study_prose(study), own, keys, texts)
    if corpus.synthesis:
        yield from _unquoted(synthesis_prose(corpus.synthesis), texts.all_quotes, corpus.sources, texts)


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
        own, keys = tuple(_words(study.quotes)), _keys_of_study(study)
        for number, funding in enumerate(study.funding):
            if funding.statement and not _is_held(funding.statement, own, keys, texts):
                fault = Fault(
                    "the funder's statement is not in the study's quotes or source",
                    "copy it letter for letter, and add it to `quotes` with `supports: [funding]`",
                )
                yield Violation(in_study(study.id, "funding", number, "statement"), fault)


def _unquoted(
    prose: Iterable[tuple[Place, str]], own: Iterable[Folded], keys: Iterable[CiteKey], texts: _Texts
) -> Iterator[Violation]:
    for place, text in prose:
        for quotation in QUOTATION.finditer(text):
            words = quotation[quotation.lastindex or 0]
            if len(re.findall(r"\w+", words)) < _FEWEST_WORDS or _is_held(words, own, keys, texts):
                continue
            fault = Fault(
                f"the words in quotation marks are in no quote and no source: `{shortened(words)}`",
                "copy them letter for letter from the source, or take the quotation marks away",
            )
            yield Violation(Place(place.record, place.path, quotation.span()), fault)


def _is_held(words: str, own: Iterable[Folded], keys: Iterable[CiteKey], texts: _Texts) -> bool:
    """Tell whether a text holds the words; a full stop or comma may belong to the sentence around them."""
    for start, end in reversed(bare_dots(words)):
        words = f"{words[:start]} [...] {words[end:]}"
    words = words.strip().rstrip(".,;:!?")
    return (
        any(holds(text, words) for text in own)
        or any(holds(text, words) for key in keys for text in texts.source(key))
        or any(holds(text, words) for text in texts.titles)
    )


def _words(quotes: Iterable[Quote]) -> Iterator[Folded]:
    for quote in quotes:
        yield fold(quote.text)
        if quote.original_text:
            yield fold(quote.original_text)


def _keys_of_finding(corpus: Corpus, finding: Finding) -> frozenset[CiteKey]:
    studies = (corpus.study.get(evidence.study) for evidence in finding.evidence)
    return finding.sources.union(*(_keys_of_study(study) for study in studies if study))


def _keys_of_study(study: Study) -> frozenset[CiteKey]:
    return frozenset(study.reports) | frozenset(quote.source for quote in study.quotes)


RULES = (quotation_without_quote, disclaimer_not_in_source)

"""Words in quotation marks inside the site's own prose must be quoted somewhere, or stand in a source."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from evidence_site.diagnostics import Fault
from evidence_site.matching import Folded, bare_dots, fold, holds
from evidence_site.model import CiteKey, Corpus, Finding, Quote, Study, Synthesis
from evidence_site.rule import Place, Violation, rule
from evidence_site.rules.places import (
    PointPlace,
    PromptPlace,
    beneath,
    in_finding,
    in_study,
    in_synthesis,
    lines_of,
    points_of,
    prompts_of,
    shortened,
)

_QUOTATION = re.compile(
    '\u201c([^\u201c\u201d]+)\u201d|"([^"]+)"|\u00ab([^\u00ab\u00bb]+)\u00bb|\u201e([^\u201e\u201c]+)\u201c'
)
_FEWEST_WORDS = 3
_FINDING_PROSE = ("title", "statement", "summary", "activity", "outcome")
_STUDY_PROSE = (
    "background",
    "aims",
    "design",
    "setting",
    "analysis",
    "ethics",
    "data_availability",
    "competing_interests",
    "peer_review",
)
_SYNTHESIS_PROSE = ("question", "short_answer")


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
        yield from _unquoted(_finding_prose(finding), own, keys, texts)
    for study in corpus.studies:
        own, keys = tuple(_words(study.quotes)), _keys_of_study(study)
        yield from _unquoted(_study_prose(study), own, keys, texts)
    if corpus.synthesis:
        yield from _unquoted(_synthesis_prose(corpus.synthesis), texts.all_quotes, corpus.sources, texts)


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
        for quotation in _QUOTATION.finditer(text):
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


def _finding_prose(finding: Finding) -> Iterator[tuple[Place, str]]:
    place = in_finding(finding.id)
    yield from _fields(place, finding, _FINDING_PROSE)
    yield from lines_of(beneath(place, "not_stated"), finding.not_stated)
    yield from _prompt_texts(prompts_of(place, finding.prompts))


def _study_prose(study: Study) -> Iterator[tuple[Place, str]]:
    place = in_study(study.id)
    yield from _fields(place, study, _STUDY_PROSE)
    yield from _point_texts(points_of(beneath(place, "results"), study.results))
    yield from _point_texts(points_of(beneath(place, "conclusions"), study.conclusions))
    for number, limitation in enumerate(study.limitations):
        yield beneath(place, "limitations", number, "text"), limitation.text
    yield from lines_of(beneath(place, "not_stated"), study.not_stated)


def _synthesis_prose(synthesis: Synthesis) -> Iterator[tuple[Place, str]]:
    place = in_synthesis()
    yield from _fields(place, synthesis, _SYNTHESIS_PROSE)
    yield from _point_texts(points_of(beneath(place, "says"), synthesis.says))
    yield from _prompt_texts(prompts_of(place, synthesis.prompts))
    yield from lines_of(beneath(place, "does_not_say"), synthesis.does_not_say)
    yield from lines_of(beneath(place, "not_designed_to_show"), synthesis.not_designed_to_show)


def _fields(place: Place, record: Finding | Study | Synthesis, names: Iterable[str]) -> Iterator[tuple[Place, str]]:
    texts = ((name, getattr(record, name)) for name in names)
    return ((beneath(place, name), text) for name, text in texts if text)


def _prompt_texts(listed: Iterable[PromptPlace]) -> Iterator[tuple[Place, str]]:
    return ((beneath(place, "text"), prompt.text) for place, prompt in listed)


def _point_texts(listed: Iterable[PointPlace]) -> Iterator[tuple[Place, str]]:
    for place, point in listed:
        yield beneath(place, "text"), point.text
        yield from lines_of(beneath(place, "items"), point.items)
        if point.not_stated:
            yield beneath(place, "not_stated"), point.not_stated


RULES = (quotation_without_quote, disclaimer_not_in_source)

"""Looks for a quote in its source, letter for letter, and says where it stands or how the source differs."""

from collections.abc import Iterable, Mapping

from evidence_site.matching.folding import fold
from evidence_site.matching.marks import Mark, MarkKind, bare_dots, read_marks, readings
from evidence_site.matching.nearest import Nearest, find_nearest
from evidence_site.matching.prepared import PreparedSection, PreparedSource, prepare, prepare_texts
from evidence_site.model import Corpus, Quote, SourceText, Verdict, Verification

__all__ = [
    "Mark",
    "MarkKind",
    "Nearest",
    "PreparedSection",
    "PreparedSource",
    "bare_dots",
    "find_nearest",
    "fold",
    "prepare",
    "prepare_texts",
    "read_marks",
    "readings",
    "same_words",
    "verify",
    "verify_all",
]


def verify(quote: Quote, source: SourceText | None) -> Verification:
    """Check one quote against its source."""
    return _verify(quote, prepare(source) if source else None)


def verify_all(corpus: Corpus) -> Mapping[str, Verification]:
    """Check every quote, and prepare each source once. Verifications are keyed by `QuotePlace.ref`."""
    used = {place.quote.source for place in corpus.quotes}
    sources = {key: prepare(source) for key, source in corpus.sources.items() if key in used}
    return {place.ref: _verify(place.quote, sources.get(place.quote.source)) for place in corpus.quotes}


def same_words(one: str, other: str) -> bool:
    """Whether two texts are equal when folded."""
    return fold(one).text.strip() == fold(other).text.strip()


def _verify(quote: Quote, source: PreparedSource | None) -> Verification:
    if source is None:
        return Verification(Verdict.NOT_CHECKED)
    named = source.named(quote.locator or "") if source.is_headed else source.sections
    others = (each for each in source.sections if each not in named)
    found = _find(quote, named, Verdict.VERIFIED) or _find(quote, others, Verdict.MISPLACED)
    if source.source.private:
        return Verification(found.verdict, own=found.own) if found else Verification(Verdict.MISMATCH)
    return found or _mismatch(quote, source)


def _find(quote: Quote, sections: Iterable[PreparedSection], verdict: Verdict) -> Verification | None:
    everything = tuple(readings(quote.verbatim))
    for section in sections:
        for reading in everything:
            passage = section.passage(reading)
            if passage:
                return Verification(verdict, section=section.name, passage=passage, own=reading.own)
    return None


def _mismatch(quote: Quote, source: PreparedSource) -> Verification:
    *_, without_brackets = readings(quote.verbatim)
    nearest = find_nearest(without_brackets.pieces, source)
    if nearest is None:
        return Verification(Verdict.MISMATCH)
    return Verification(Verdict.MISMATCH, nearest=nearest.passage, found=nearest.found, wanted=nearest.wanted)

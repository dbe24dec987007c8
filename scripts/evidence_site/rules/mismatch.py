"""Words for a quote that differs from its source, and the causes that have rules of their own."""

from evidence_site.diagnostics import Fault
from evidence_site.matching import MarkKind, bare_dots, read_marks, same_words, verify
from evidence_site.model import Corpus, QuotePlace, Verdict, Verification
from evidence_site.rules.places import is_private, shortened, words_field

FOUND = frozenset({Verdict.VERIFIED, Verdict.MISPLACED})
"""Verdicts on quotes whose words are in the source."""

_CONTEXT = 140


def word_mismatch(corpus: Corpus, place: QuotePlace, verification: Verification) -> Fault:
    """Say how a quote differs from its source; of a private source, only that it does."""
    source = place.quote.source
    if is_private(corpus, place):
        return Fault(f"the quote does not match the private text of `{source}`", "compare it with that text")
    if not verification.nearest:
        return word_absence(source)
    found = verification.nearest[slice(*verification.found)]
    wanted = place.quote.verbatim[slice(*verification.wanted)]
    if same_words(found, wanted):
        return word_gap(shortened(wanted), source)
    return word_difference(shortened(wanted), source, shortened(found), _marked(verification))


def word_absence(source: str) -> Fault:
    """Word that a source holds nothing like a quote."""
    return Fault(f"the quoted words are not in the text of `{source}`", "copy the words from it, or correct `source`")


def word_gap(wanted: str, source: str) -> Fault:
    """Word that the parts of a quote do not follow one another in its source."""
    return Fault(
        f"`{wanted}` does not follow there in one paragraph of `{source}`",
        "`[...]` joins words of one paragraph, in the source's order: otherwise make two quotes",
    )


def word_difference(wanted: str, source: str, found: str, passage: str) -> Fault:
    """Word where a quote first differs from the nearest passage of its source."""
    return Fault(
        f"the quote has `{wanted}` where `{source}` has `{found}`",
        "copy the words letter for letter; write an omission as `[...]` and an insertion as `[word]`",
        (f"nearest passage of the source: {passage}",),
    )


def is_miswritten(corpus: Corpus, place: QuotePlace) -> bool:
    """Tell whether another rule names the cause of a mismatch."""
    stray = any(each.kind is MarkKind.STRAY for each in read_marks(place.quote.verbatim))
    return stray or omits_by_dots(corpus, place)


def omits_by_dots(corpus: Corpus, place: QuotePlace) -> bool:
    """Tell whether a quote would match if its bare dots marked omissions."""
    text, dots = place.quote.verbatim, bare_dots(place.quote.verbatim)
    for start, end in reversed(dots):
        text = f"{text[:start]} [...] {text[end:]}"
    mended = place.quote.model_copy(update={words_field(place): text})
    return bool(dots) and verify(mended, corpus.sources.get(place.quote.source)).verdict in FOUND


def _marked(verification: Verification) -> str:
    """Show the nearest passage with angle marks around the difference, cut far from it."""
    start, end = verification.found
    passage = "".join(" " if character.isspace() else character for character in verification.nearest)
    before, found, after = passage[:start], passage[start:end], passage[end:]
    lead = f"\u2026{before[-_CONTEXT:]}" if len(before) > _CONTEXT else before
    tail = f"{after[:_CONTEXT]}\u2026" if len(after) > _CONTEXT else after
    return f"{lead}\u00bb{shortened(found, _CONTEXT)}\u00ab{tail}"

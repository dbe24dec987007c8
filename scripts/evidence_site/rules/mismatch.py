"""How words differ from their source, and the causes of a difference that have rules of their own."""

from evidence_site.diagnostics import Fault
from evidence_site.matching import MarkKind, Nearest, bare_dots, read_marks, same_words, verify
from evidence_site.model import Corpus, QuotePlace, Verdict, Verification
from evidence_site.rules.places import is_private, shortened, words_field

FOUND = frozenset({Verdict.VERIFIED, Verdict.MISPLACED})
"""Verdicts on quotes whose words are in the source."""

_COPY = "copy the words letter for letter; write an omission as `[...]` and an insertion as `[word]`"

_CONTEXT = 140


def mismatch(corpus: Corpus, place: QuotePlace, verification: Verification) -> Fault:
    """Return how a quote differs from its source; of a private source, only that it does."""
    source = place.quote.source
    if is_private(corpus, place):
        return Fault(f"the quote does not match the private text of `{source}`", "compare it with that text")
    if not verification.nearest:
        message = f"the quoted words are not in the text of `{source}`"
        return Fault(message, "copy the words from it, or correct `source`")
    nearest = Nearest(verification.nearest, verification.found, verification.wanted)
    return difference(place.quote.verbatim, source, nearest, "the quote has", _COPY)


def difference(words: str, source: str, nearest: Nearest, what: str, cure: str) -> Fault:
    """Return how words differ from the nearest passage of a source that is not private.

    The message begins with `what`, such as "the quote has".
    """
    found, wanted = nearest.passage[slice(*nearest.found)], words[slice(*nearest.wanted)]
    if same_words(found, wanted):
        return Fault(
            f"`{shortened(wanted)}` does not follow there in one paragraph of `{source}`",
            "`[...]` joins words of one paragraph, in the source's order: otherwise make two quotes",
        )
    message = f"{what} `{shortened(wanted)}` where `{source}` has `{shortened(found)}`"
    return Fault(message, cure, (f"nearest passage of the source: {_marked(nearest)}",))


def is_miswritten(corpus: Corpus, place: QuotePlace) -> bool:
    """Whether another rule names the cause of a mismatch."""
    stray = any(each.kind is MarkKind.STRAY for each in read_marks(place.quote.verbatim))
    return stray or omits_by_dots(corpus, place)


def omits_by_dots(corpus: Corpus, place: QuotePlace) -> bool:
    """Whether a quote would match if its bare dots marked omissions."""
    text = place.quote.verbatim
    mended = place.quote.model_copy(update={words_field(place): with_omissions(text)})
    return bool(bare_dots(text)) and verify(mended, corpus.sources.get(place.quote.source)).verdict in FOUND


def with_omissions(words: str) -> str:
    """Return words with `[...]` in place of bare dots."""
    for start, end in reversed(bare_dots(words)):
        words = f"{words[:start]} [...] {words[end:]}"
    return words


def _marked(nearest: Nearest) -> str:
    """Return the nearest passage with angle marks around the difference, shortened far from it."""
    start, end = nearest.found
    passage = "".join(" " if character.isspace() else character for character in nearest.passage)
    before, found, after = passage[:start], passage[start:end], passage[end:]
    lead = f"\u2026{before[-_CONTEXT:]}" if len(before) > _CONTEXT else before
    tail = f"{after[:_CONTEXT]}\u2026" if len(after) > _CONTEXT else after
    return f"{lead}\u00bb{shortened(found, _CONTEXT)}\u00ab{tail}"

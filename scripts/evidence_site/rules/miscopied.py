"""What the copying of a quote did to its words: each cause is told only if the source has the words without it."""

import html
import re
from collections.abc import Sequence

from evidence_site.diagnostics import Fault, Span
from evidence_site.matching import verify
from evidence_site.model import Corpus, QuotePlace, Verdict
from evidence_site.rules.places import shortened, words_field
from evidence_site.spelling import wrapping

FOUND = frozenset({Verdict.VERIFIED, Verdict.MISPLACED})
"""Verdicts on quotes whose words are in the source."""
ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
"""A character as HTML writes it."""
_BROKEN_WORD = re.compile(r"(?<!\w)(\w++)[-\u2010]\s++(\w++)")


def miscopied(corpus: Corpus, place: QuotePlace) -> Fault | None:
    """Return what copying did to the words of a quote that its source does not have; `None` for anything else."""
    causes = (_broken_line, _broken_word, _code, _wrapped)
    return next(filter(None, (cause(corpus, place) for cause in causes)), None)


def would_be_found(corpus: Corpus, place: QuotePlace, words: str) -> bool:
    """Whether the source of a quote has other words."""
    mended = place.quote.model_copy(update={words_field(place): words})
    return verify(mended, corpus.sources.get(place.quote.source)).verdict in FOUND


def broken_word(text: str, span: Span) -> Fault:
    """Return what happens to a word inside which a line of a record ends. The span is of a sign and the space."""
    before, after = text[: span[0] + 1].rsplit(maxsplit=1)[-1], text[span[1] :].split(maxsplit=1)[0]
    return Fault(
        f"a line of the record ends inside `{shortened(f'{before} {after}')}`, so a space comes into the word",
        f"move `{shortened(after)}` up to the line that ends in `{shortened(before)}`",
    )


def meant_by(code: str) -> str:
    """Return the character that a web page's code is for, in words or backticks; an empty string if there is none."""
    character = html.unescape(code)
    if character in {code, "\ufffd"}:
        return ""
    if not character.strip():
        return "a space"
    return f"`{character}`" if character.isprintable() else "nothing"


def _broken_line(corpus: Corpus, place: QuotePlace) -> Fault | None:
    words = place.quote.verbatim
    spans = corpus.broken_words.get(place.record, {}).get(("quotes", place.position, words_field(place)), ())
    if not spans or not would_be_found(corpus, place, _joined(words, spans)):
        return None
    fault, printed = broken_word(words, spans[0]), _broken_word(corpus, place)
    return Fault(fault.message, f"{fault.help}; or, if only print has the hyphen, {printed.help}") if printed else fault


def _broken_word(corpus: Corpus, place: QuotePlace) -> Fault | None:
    words = place.quote.verbatim
    broken = _BROKEN_WORD.search(words)
    if not broken or not would_be_found(corpus, place, _BROKEN_WORD.sub(r"\1\2", words)):
        return None
    message = f"the hyphen in `{shortened(broken[0])}` is only the end of a printed line"
    return Fault(message, f"write `{broken[1]}{broken[2]}`")


def _code(corpus: Corpus, place: QuotePlace) -> Fault | None:
    code = ENTITY.search(place.quote.verbatim)
    if not code or not would_be_found(corpus, place, html.unescape(place.quote.verbatim)):
        return None
    meant = meant_by(code[0])
    message = f"the quote has `{code[0]}`, the code of a web page, where `{place.quote.source}` has {meant}"
    return Fault(message, f"write {meant} in its place")


def _wrapped(corpus: Corpus, place: QuotePlace) -> Fault | None:
    marks = wrapping(place.quote.verbatim)
    if not marks or not would_be_found(corpus, place, place.quote.verbatim[1:-1]):
        return None
    message = f"the quotation marks {marks} around the quote are not part of its words"
    return Fault(message, "delete them: the page sets every quote in quotation marks")


def _joined(words: str, spans: Sequence[Span]) -> str:
    """Return words without the space at the end of each span."""
    for _, end in reversed(spans):
        words = words[: end - 1] + words[end:]
    return words

"""What a quote leaves out must be something, and nothing that turns its sense."""

import re
from collections.abc import Iterator

from evidence_site.diagnostics import Fault, Severity, Span
from evidence_site.matching import MarkKind, fold, read_marks
from evidence_site.model import Cause, Corpus, Occurrence, QuotePlace
from evidence_site.rule import Violation, rule
from evidence_site.rules.places import PUT_ASIDE, checked, in_words

_TURNING = re.compile(r"\b(?:not|never|no|cannot|without|neither|nor|hardly|unless|except)\b|\b\w+n't\b", re.IGNORECASE)
"""English words after which a sentence says something else, in folded text; those of other languages are not known."""
_WORDS_BEFORE = re.compile(r"(?:[^\s.,;]+\s+){0,5}[^\s.,;]*\Z")
"""Up to five words that no comma, semicolon or full stop parts from what follows."""
_FAR = 300
"""Characters in which five words have room."""


@rule("QUO024")
def empty_omission(corpus: Corpus) -> Iterator[Violation]:
    """A quote marks an omission where nothing is left out.

    Why it matters:
    Readers take `[...]` for words that they are not shown. Here there are none.

    Example:
    # findings/shared-time.yml
    quotes:
      - text: Teams that shared their breaks [...] passed on news sooner
        source: okafor2021
        locator: Abstract, Results
        voice: author

    Use instead:
    # findings/shared-time.yml
    quotes:
      - text: Teams that shared their breaks passed on news sooner
        source: okafor2021
        locator: Abstract, Results
        voice: author
    """
    for place, verification in checked(corpus):
        if verification.cause is Cause.NOTHING_OMITTED:
            omission = next(each for each in read_marks(place.quote.verbatim) if each.kind is MarkKind.OMISSION)
            yield Violation(in_words(place, omission.span), Fault("nothing is left out here", "delete the `[...]`"))


@rule("QUO025", Severity.WARNING)
def sense_turning_omission(corpus: Corpus) -> Iterator[Violation]:
    """A quote leaves out a word that can turn its sense: not, never, no, cannot, without and the like.

    Why it matters:
    `Leaders did [...] support the change` is found in "leaders did not support the change", and says the opposite. If
    the words left out do not belong to what is quoted, suppress this warning and say why.

    Example:
    # references/sources/lind2019.txt
    # Results

    Teams that shared their breaks did not pass on bad news sooner.
    # findings/shared-time.yml
    quotes:
      - text: Teams that shared their breaks did [...] pass on bad news sooner
        source: lind2019
        locator: Results
        voice: author

    Use instead:
    # references/sources/lind2019.txt
    # Results

    Teams that shared their breaks did not pass on bad news sooner.
    # findings/shared-time.yml
    quotes:
      - text: Teams that shared their breaks did not pass on bad news sooner
        source: lind2019
        locator: Results
        voice: author
    """
    for place, verification in checked(corpus):
        left_out = [_left_out(each) for each in verification.occurrences]
        if left_out and all(left_out):
            number, word = left_out[0][0]
            message = f"the omission leaves out `{word}`, which can turn the sense of the quote"
            cure = f"quote that word too; if the sense stays without it, {PUT_ASIDE}"
            yield Violation(in_words(place, _omissions(place)[number]), Fault(message, cure))


@rule("QUO026", Severity.ADVICE)
def quote_after_turning_word(corpus: Corpus) -> Iterator[Violation]:
    """A quote begins just after a word that turns the sense of what follows: not, never, no, without and the like.

    Why it matters:
    "All leaders supported it" stands in "Not all leaders supported it", and says something else. The words before a
    quote belong to it unless a comma, a semicolon or a full stop parts them.

    Example:
    # references/sources/lind2019.txt
    # Results

    Not all teams that shared their breaks passed on bad news sooner.
    # findings/shared-time.yml
    quotes:
      - text: all teams that shared their breaks passed on bad news sooner
        source: lind2019
        locator: Results
        voice: author

    Use instead:
    # references/sources/lind2019.txt
    # Results

    Not all teams that shared their breaks passed on bad news sooner.
    # findings/shared-time.yml
    quotes:
      - text: Not all teams that shared their breaks passed on bad news sooner
        source: lind2019
        locator: Results
        voice: author
    """
    for place, verification in checked(corpus):
        words = [_word_before(each) for each in verification.occurrences]
        if words and all(words):
            message = f"`{words[0]}` stands shortly before these words, and can turn their sense"
            cure = f"begin the quote with that word; if the sense stays without it, {PUT_ASIDE}"
            yield Violation(in_words(place), Fault(message, cure))


def _left_out(place: Occurrence) -> list[tuple[int, str]]:
    """Return the turning words that a quote leaves out, each with the number of the omission, from 0."""
    return [
        (number, found[0])
        for number, (start, end) in enumerate(place.omissions)
        for found in _TURNING.finditer(fold(place.text[start:end]).text)
    ]


def _word_before(place: Occurrence) -> str:
    """Return the last turning word among the five words before a quote, if no mark parts them from it."""
    start = place.pieces[0][0]
    before = _WORDS_BEFORE.search(fold(place.text[max(place.start, start - _FAR) : start]).text)
    found = [each[0] for each in _TURNING.finditer(before[0])] if before else []
    return found[-1] if found else ""


def _omissions(place: QuotePlace) -> list[Span]:
    """Return the omissions of a quote that have words before them."""
    text = place.quote.verbatim
    omissions = [each.span for each in read_marks(text) if each.kind is MarkKind.OMISSION]
    return [each for each in omissions if any(map(str.isalnum, text[: each[0]]))]


RULES = (empty_omission, sense_turning_omission, quote_after_turning_word)

"""What editors insert into a quote must be explained, and may not turn its sense."""

import re
from collections.abc import Iterator

from evidence_site.diagnostics import Fault
from evidence_site.matching import Mark, MarkKind, read_marks
from evidence_site.model import Corpus, QuotePlace
from evidence_site.rule import Violation, rule
from evidence_site.rules.places import in_words, standing

_TURNING_WORD = re.compile(
    r"\b(?:no|not|never|none|nor|neither|nobody|nothing|nowhere|cannot|without|hardly|scarcely|barely|rarely|seldom"
    r"|few|little|less|fewer|unless|except|despite|instead|fail(?:s|ed|ing)?|lack(?:s|ed|ing)?)\b|n['\u2019]t\b",
    re.IGNORECASE,
)
_TURNING_PREFIX = re.compile(r"(?:un|non|in|im|il|ir|dis|mis|anti)-?", re.IGNORECASE)
_TURNING_SUFFIX = re.compile(r"-?(?:less|free)(?:ly|ness)?", re.IGNORECASE)


@rule("QUO007")
def unexplained_insertion(corpus: Corpus) -> Iterator[Violation]:
    """The editors put words into a quote, and no note says why.

    Why it matters:
    An insertion is the one thing in a quote that its author did not say. A note lets readers judge whether it is fair.

    Example:
    # findings/shared-time.yml
    quotes:
      - text: Teams that shared their [meal] breaks passed on news sooner
        source: okafor2021
        locator: Abstract, Results
        voice: author

    Use instead:
    # findings/shared-time.yml
    quotes:
      - text: Teams that shared their [meal] breaks passed on news sooner
        source: okafor2021
        locator: Abstract, Results
        voice: author
        note: The breaks are those in which staff eat.
    """
    for place in standing(corpus):
        # One that turns the sense must go, whatever a note says.
        insertions = [each for each in _insertions(corpus, place) if not _turns(each, place.quote.verbatim)]
        if insertions and not place.quote.note:
            span = insertions[0].span
            message = f"the insertion `{place.quote.verbatim[slice(*span)]}` is not explained"
            yield Violation(in_words(place, span), Fault(message, "add a `note` to the quote that says why"))


@rule("QUO008")
def sense_turning_insertion(corpus: Corpus) -> Iterator[Violation]:
    """An insertion turns the sense of a quote.

    Why it matters:
    With `[not]` put in, a quote says the opposite of its source, and would still be found there.

    Example:
    # findings/shared-time.yml
    quotes:
      - text: Teams that shared their breaks [never] passed on news sooner
        source: okafor2021
        locator: Abstract, Results
        voice: author
        note: As we understand it.

    Use instead:
    # findings/shared-time.yml
    quotes:
      - text: Teams that shared their breaks passed on news sooner
        source: okafor2021
        locator: Abstract, Results
        voice: author
    """
    for place in standing(corpus):
        for mark in _insertions(corpus, place):
            if _turns(mark, place.quote.verbatim):
                fault = Fault(
                    f"the insertion `{place.quote.verbatim[slice(*mark.span)]}` can turn the sense of the quote",
                    "quote the source's own words; say in `note` what you make of them",
                )
                yield Violation(in_words(place, mark.span), fault)


def _insertions(corpus: Corpus, place: QuotePlace) -> tuple[Mark, ...]:
    verification = corpus.verifications.get(place.ref)
    own = verification.own if verification else ()
    marks = read_marks(place.quote.verbatim)
    return tuple(each for each in marks if each.kind is MarkKind.INSERTION and each.span not in own)


def _turns(mark: Mark, text: str) -> bool:
    start, end = mark.span
    attached_to_next, attached_to_last = text[end : end + 1].isalnum(), text[max(start - 1, 0) : start].isalnum()
    return bool(
        _TURNING_WORD.search(mark.words)
        or (attached_to_next and _TURNING_PREFIX.fullmatch(mark.words))
        or (attached_to_last and _TURNING_SUFFIX.fullmatch(mark.words))
    )


RULES = (unexplained_insertion, sense_turning_insertion)

"""How words differ from their source, and the causes of a difference that have rules of their own."""

import re
from collections.abc import Iterator

from evidence_site.diagnostics import Fault
from evidence_site.matching import PARAGRAPH, MarkKind, Nearest, bare_dots, read_marks, same_words
from evidence_site.model import Cause, Corpus, Quote, QuotePlace, Verdict, Verification, Voice
from evidence_site.rules.miscopied import miscopied, would_be_found
from evidence_site.rules.places import is_private, shortened
from evidence_site.spelling import name_of, skeleton

_COPY = "copy the words letter for letter; write an omission as `[...]` and an insertion as `[word]`"

_CONTEXT = 140


def mismatch(corpus: Corpus, place: QuotePlace, verification: Verification) -> Fault:
    """Return how a quote differs from its source; of a private source, only that it does."""
    source, words = place.quote.source, place.quote.verbatim
    if is_private(corpus, place):
        message = f"the quote does not match the private text of `{source}`"
        return Fault(message, "compare its words and its locator with that text")
    if verification.cause:
        return _caused(verification.cause, verification.where, place.quote)
    fault = miscopied(corpus, place)
    if fault:
        return fault
    if not verification.nearest:
        message = f"the quoted words are not in the text of `{source}`"
        return Fault(message, "copy the words from it, or correct `source`")
    nearest = Nearest(verification.nearest, verification.found, verification.wanted)
    read = corpus.sources.get(source)
    within = "turn" if read and read.speakers else "paragraph"
    return difference(words, source, nearest, "the quote has", _COPY, within=within)


def difference(words: str, source: str, nearest: Nearest, what: str, cure: str, *, within: str = "paragraph") -> Fault:
    """Return how words differ from the nearest passage of a source that is not private.

    The message begins with `what`, such as "the quote has". The words must stand together `within` a paragraph or turn.
    """
    found, wanted = nearest.passage[slice(*nearest.found)], words[slice(*nearest.wanted)]
    if same_words(found, wanted):
        return Fault(
            f"`{shortened(wanted)}` does not follow there in one {within} of `{source}`",
            f"`[...]` joins words of one {within}, in the source's order: otherwise make two quotes",
        )
    note = re.fullmatch(re.escape(wanted) + r"([0-9]+)", found) if wanted[-1:].isalpha() else None
    if note:
        cure = f"if `{note[1]}` is a note's number, take it out of the source's text: print sets it above the line"
    message = f"{what} `{shortened(wanted)}` where `{source}` has `{shortened(found)}`"
    passage = f"nearest passage of the source: {_marked(nearest)}"
    return Fault(message, cure, (*_look_alikes(wanted, found), passage))


def _caused(cause: Cause, where: str, quote: Quote) -> Fault:
    """Return why words that a source has are no quote from it."""
    source = quote.source
    match cause:
        case Cause.INTERVIEWER:
            return Fault(f"the quoted words are the interviewer's in `{source}`", "quote what a participant says")
        case Cause.OTHER_SPEAKER if where and quote.voice is Voice.PARTICIPANT:
            said = quote.speaker.id if quote.speaker else ""
            return Fault(
                f"`{where}` says the quoted words in `{source}`, not `{said}`", "correct `speaker` or the quote"
            )
        case Cause.OTHER_SPEAKER if where:
            return Fault(f"`{where}` says the quoted words in `{source}`", "write `voice: participant`")
        case Cause.OTHER_SPEAKER:
            message = f"the quoted words stand in no participant's turn of `{source}`"
            return Fault(message, f"quote a participant, or correct the labels in references/sources/{source}.txt")
        case Cause.HEADING:
            message = f"the quoted words stand in a heading of `{source}`: `# {shortened(where)}`"
            return Fault(message, "if that line is no heading, join it to the line before it in the source's text")
        case Cause.HEAD:
            message = f"the quoted words stand above the first heading of `{source}`, in what is said about the text"
            return Fault(message, "if they belong to the text, put a heading above them")
    raise ValueError(cause)


def _look_alikes(wanted: str, found: str) -> Iterator[str]:
    """Yield what tells words apart that look the same; plain letters do not."""
    unlike = {*wanted} ^ {*found}
    look_alike = skeleton(wanted) == skeleton(found) and wanted.lower() != found.lower()
    if look_alike and not "".join(unlike).isascii():
        ours, theirs = (
            ", ".join(name_of(each) for each in dict.fromkeys(words) if each in unlike) for words in (wanted, found)
        )
        other = "no such letter"
        yield f"they look alike, but the first has {ours or other}, and the second {theirs or other}"


def where_they_are(verification: Verification, locator: str) -> str:
    """Return what to write in a locator that names another place than that of the words."""
    first = verification.occurrences[0]
    if not PARAGRAPH.search(locator):
        return f"they are in `{first.section}`: begin the locator with that"
    if first.section:
        return f"they are in paragraph {first.paragraph} there: write `{first.section}, paragraph {first.paragraph}`"
    return f"they are in paragraph {first.paragraph}: end the locator with that"


def is_refused(corpus: Corpus, place: QuotePlace) -> bool:
    """Whether a quote does not match; one from a private source also if its words stand elsewhere in it.

    So nobody learns from a refusal whether a private source has the words.
    """
    verdict = corpus.verifications[place.ref].verdict
    is_elsewhere = verdict is Verdict.MISPLACED and bool(place.quote.locator) and is_private(corpus, place)
    return verdict is Verdict.MISMATCH or is_elsewhere


def is_miswritten(corpus: Corpus, place: QuotePlace) -> bool:
    """Whether another rule names the cause of a mismatch."""
    stray = any(each.kind is MarkKind.STRAY for each in read_marks(place.quote.verbatim))
    nothing_omitted = corpus.verifications[place.ref].cause is Cause.NOTHING_OMITTED
    return stray or nothing_omitted or omits_by_dots(corpus, place)


def omits_by_dots(corpus: Corpus, place: QuotePlace) -> bool:
    """Whether a quote would match if its bare dots marked omissions; of a private source, that is not told."""
    words = place.quote.verbatim
    can_tell = bare_dots(words) and not is_private(corpus, place)
    return bool(can_tell) and would_be_found(corpus, place, with_omissions(words))


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

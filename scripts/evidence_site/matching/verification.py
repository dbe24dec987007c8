"""The verdict on a quote: it stands where its locator says, elsewhere, or not at all.

The rules: sections 5 and 6 of the specification in `docs/guide/verification.md`.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from evidence_site.matching.find import find_pieces, find_touching
from evidence_site.matching.folding import Folded, fold
from evidence_site.matching.marks import Reading, readings
from evidence_site.matching.nearest import find_nearest
from evidence_site.matching.prepared import PreparedSource, Stretch, prepare
from evidence_site.model import Cause, Corpus, Occurrence, Quote, SourceText, Speaking, Verdict, Verification, Voice

SPECIFICATION = "1"
"""The version of the rules; it changes when a quote can get another verdict than before."""

PARAGRAPH = re.compile(r"(?:^|,)\s*paragraph\s+([1-9][0-9]{0,4})\s*$", re.IGNORECASE)


def verify(quote: Quote, source: SourceText | None) -> Verification:
    """Return the outcome of checking one quote against its source."""
    return verify_prepared(quote, prepare(source)) if source else Verification(Verdict.NOT_CHECKED)


def verify_all(corpus: Corpus, last: Corpus | None = None) -> Mapping[str, Verification]:
    """Return the outcome for every quote by `QuotePlace.ref`, each source prepared once.

    Of the `last` corpus, the outcomes for quotes that are the same, in sources that are the same, are taken over.
    """
    known = _known(corpus, last) if last else {}
    left = [place for place in corpus.quotes if place.ref not in known]
    used = {place.quote.source for place in left}
    sources = {key: prepare(source) for key, source in corpus.sources.items() if key in used}
    return known | {
        place.ref: verify_prepared(place.quote, sources[place.quote.source])
        if place.quote.source in sources
        else Verification(Verdict.NOT_CHECKED)
        for place in left
    }


def _known(corpus: Corpus, last: Corpus) -> dict[str, Verification]:
    same = {key for key, source in corpus.sources.items() if source == last.sources.get(key)}
    before = {place.ref: place.quote for place in last.quotes if place.quote.source in same}
    return {place.ref: last.verifications[place.ref] for place in corpus.quotes if before.get(place.ref) == place.quote}


def same_words(one: str, other: str) -> bool:
    """Whether two texts are alike when folded."""
    return fold(one).text.strip() == fold(other).text.strip()


def verify_prepared(quote: Quote, prepared: PreparedSource) -> Verification:
    """Return the outcome of checking one quote; of a private source, only the verdict.

    The brackets that a private source itself has are told of a quote that is verified, and of no other.
    """
    found = _find(quote, prepared)
    if not prepared.source.private:
        return found
    return Verification(found.verdict, own=found.own if found.verdict is Verdict.VERIFIED else ())


def _find(quote: Quote, prepared: PreparedSource) -> Verification:
    read = tuple(readings(quote.verbatim))
    tried = tuple(each for each in read if each.may_stand_in(prepared.squeezed))
    stretches = [each for each in prepared.stretches if _may_be_quoted(each, quote, prepared.source)]
    is_named = _named_by(quote.locator or "", prepared.source)
    elsewhere: Verification | None = None
    for reading in tried:
        places = _places(reading, stretches)
        named = tuple(each for each in places if is_named(each))
        if named:
            return Verification(Verdict.VERIFIED, named, reading.own)
        if places and elsewhere is None:
            elsewhere = Verification(Verdict.MISPLACED, places, reading.own)
    return elsewhere or _mismatch(read, tried, prepared)


def _places(reading: Reading, stretches: Iterable[Stretch]) -> tuple[Occurrence, ...]:
    return tuple(found for each in stretches for found in each.occurrences(reading))


def _may_be_quoted(stretch: Stretch, quote: Quote, source: SourceText) -> bool:
    """Whether a quote may have its words there: in a transcript, a participant's only from a participant's turn."""
    if not source.speakers:
        return True
    if quote.voice is not Voice.PARTICIPANT:
        return not stretch.label
    named = quote.speaker.id if quote.speaker and quote.speaker.id in source.speakers else stretch.label
    return source.speakers.get(stretch.label) is Speaking.PARTICIPANT and stretch.label == named


def _named_by(locator: str, source: SourceText) -> Callable[[Occurrence], bool]:
    """Return whether a place is one that a locator names.

    Its beginning, up to a comma or the end, is the name of a section, the longest if there are several; `paragraph` and
    a number may end it. In a source without headings, no section need be named.
    """
    ending = PARAGRAPH.search(locator)
    paragraph = int(ending[1]) if ending else 0
    names = {_as_name(each.name): each.name for each in source.sections if each.name}
    wanted = _as_name(locator)
    while wanted and wanted not in names:
        wanted = wanted.rpartition(",")[0]

    def is_named(place: Occurrence) -> bool:
        is_there = _as_name(place.section) == wanted and bool(wanted) if names else True
        return is_there and paragraph in {0, place.paragraph}

    return is_named


def _as_name(name: str) -> str:
    return fold(name).text.strip().casefold()


def _mismatch(read: Sequence[Reading], tried: Sequence[Reading], prepared: PreparedSource) -> Verification:
    source = prepared.source
    spoken = next((each for reading in tried for each in prepared.stretches if any(each.occurrences(reading))), None)
    if spoken:
        is_interviewer = source.speakers.get(spoken.label) is Speaking.INTERVIEWER
        cause = Cause.INTERVIEWER if is_interviewer else Cause.OTHER_SPEAKER
        return Verification(Verdict.MISMATCH, cause=cause, where=spoken.label)
    if any(find_touching(reading, each.folded) for reading in tried for each in prepared.stretches):
        return Verification(Verdict.MISMATCH, cause=Cause.NOTHING_OMITTED)
    heading = next((name for name, text in prepared.headings.items() if _holds(text, read)), "")
    if heading:
        return Verification(Verdict.MISMATCH, cause=Cause.HEADING, where=heading)
    if _holds(prepared.head, read):
        return Verification(Verdict.MISMATCH, cause=Cause.HEAD)
    nearest = find_nearest(read[-1].pieces, prepared)
    if nearest is None:
        return Verification(Verdict.MISMATCH)
    return Verification(Verdict.MISMATCH, nearest=nearest.passage, found=nearest.found, wanted=nearest.wanted)


def _holds(text: Folded, read: Iterable[Reading]) -> bool:
    return any(next(find_pieces(each, text), None) for each in read if each.may_stand_in(text.squeezed))

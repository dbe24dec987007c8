"""What changed in the evidence between two states of the records, the heaviest changes first."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from evidence_site.changes.cautions import with_caution
from evidence_site.changes.change import Change, How, Spot, Weight
from evidence_site.changes.differences import Special, compare_records, shown
from evidence_site.changes.findings import added, compare_findings, removed
from evidence_site.changes.names import match
from evidence_site.changes.pairing import Pairing
from evidence_site.changes.quotes import compare_quotes
from evidence_site.changes.settings import SPECIAL
from evidence_site.changes.sources import compare_sources, source_spot
from evidence_site.model import (
    SYNTHESIS,
    CiteKey,
    Corpus,
    Finding,
    Quote,
    RecordKind,
    RecordRef,
    Reference,
    SourceText,
    Study,
    Synthesis,
)
from evidence_site.model.rich_text import plain

_WEIGHTS = tuple(Weight)
_HOWS = tuple(How)


def compare(before: Corpus, after: Corpus) -> tuple[Change, ...]:
    """Tell what changed between two states, the heaviest changes first, those of one record one after another.

    A record that could not be read must be left out of both states: here, what only one has has come or gone.
    Nothing of a private source is looked at.
    """
    before, after = _published(before), _published(after)
    withheld = _withheld(before, after)
    matched = match(before, after)
    told = (
        *_of_synthesis(*matched.synthesis),
        *_of_findings(matched.findings, withheld),
        *_of_studies(matched.studies, withheld),
        *_of_references(matched.references),
        *_of_sources(matched.sources),
    )
    return tuple(sorted(map(with_caution, told), key=_rank))


def _rank(change: Change) -> tuple[int, int]:
    of_finding = _HOWS.index(change.how) if change.weight is Weight.FINDINGS else 0
    return _WEIGHTS.index(change.weight), of_finding


def _published(corpus: Corpus) -> Corpus:
    return replace(corpus, sources={key: each for key, each in corpus.sources.items() if not each.private})


def _withheld(before: Corpus, after: Corpus) -> frozenset[CiteKey]:
    """Give the sources of which a project may hold private texts; where that cannot be known, it is taken so."""
    if all(each.synthesis and not each.synthesis.settings.sources for each in (before, after)):
        return frozenset()
    states = (before, after)
    keys = {reference.id for each in states for reference in each.references}
    keys |= {place.quote.source for each in states for place in each.quotes}
    return frozenset(keys - before.sources.keys() - after.sources.keys())


def _of_synthesis(before: Synthesis | None, after: Synthesis | None) -> Iterator[Change]:
    newest = after or before
    if newest:
        spot = Spot(record=SYNTHESIS, title=newest.title, weight=Weight.CLAIMS, what="synthesis")
        if before and after:
            yield from compare_records(spot, before, after, SPECIAL)
        else:
            yield spot.tell(How.ADDED if after else How.REMOVED, before and before.question, after and after.question)


def _of_findings(pairing: Pairing[Finding], withheld: frozenset[CiteKey]) -> Iterator[Change]:
    for old, new in pairing.kept:
        if old != new:
            yield from compare_findings(old, new, withheld)
    yield from map(added, pairing.added)
    yield from map(removed, pairing.removed)


def _of_studies(pairing: Pairing[Study], withheld: frozenset[CiteKey]) -> Iterator[Change]:
    def study_quotes(spot: Spot, before: Sequence[Quote], after: Sequence[Quote]) -> Iterator[Change]:
        yield from compare_quotes(spot, before, after, withheld)

    special: Special = {"quotes": study_quotes}
    for old, new in pairing.kept:
        if old.id != new.id:
            note = "Links to the page under its old name no longer find it."
            yield _of_study(new).tell(How.RENAMED, str(old.id), str(new.id), note=note)
        if old != new:
            yield from compare_records(_of_study(new), old, new, special)
    yield from (_of_study(each).tell(How.ADDED, after=each.title) for each in pairing.added)
    yield from (_of_study(each).tell(How.REMOVED, each.title) for each in pairing.removed)


def _of_study(study: Study) -> Spot:
    return Spot(record=RecordRef(RecordKind.STUDY, study.id), title=study.title, weight=Weight.STUDIES, what="study")


def _of_references(pairing: Pairing[Reference]) -> Iterator[Change]:
    for old, new in pairing.kept:
        if old.id != new.id:
            yield _of_reference(new).tell(How.RENAMED, str(old.id), str(new.id))
        if old != new:
            yield from compare_records(_of_reference(new), old, new)
    yield from (_of_reference(each).tell(How.ADDED, after=_described(each)) for each in pairing.added)
    yield from (_of_reference(each).tell(How.REMOVED, _described(each)) for each in pairing.removed)


def _of_reference(reference: Reference) -> Spot:
    ref = RecordRef(RecordKind.REFERENCE, reference.id)
    return Spot(record=ref, title=plain(reference.title), weight=Weight.REFERENCES, what="reference")


def _described(reference: Reference) -> str:
    """Give what tells a work from others."""
    parts = (shown(reference.author), shown(reference.issued), plain(reference.title), reference.doi)
    return ". ".join(str(each) for each in parts if each)


def _of_sources(pairing: Pairing[SourceText]) -> Iterator[Change]:
    for old, new in pairing.kept:
        if old != new:
            yield from compare_sources(old, new)
    yield from (source_spot(each).tell(How.ADDED) for each in pairing.added)
    yield from (source_spot(each).tell(How.REMOVED) for each in pairing.removed)

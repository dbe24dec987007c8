"""Places in records, and the lists that several rules walk through."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from evidence_site.diagnostics import Span
from evidence_site.model import (
    SYNTHESIS,
    Corpus,
    FindingId,
    Point,
    Prompt,
    QuotePlace,
    RecordKind,
    RecordRef,
    StudyId,
    Verification,
)
from evidence_site.rule import Place
from evidence_site.spelling import nearest


class PromptPlace(NamedTuple):
    """A question to discuss, and where it stands."""

    place: Place
    prompt: Prompt


class PointPlace(NamedTuple):
    """A point that a study makes, and where it stands."""

    place: Place
    point: Point


def in_finding(finding: FindingId, *path: str | int) -> Place:
    """Return a place in a finding."""
    return Place(RecordRef(RecordKind.FINDING, finding), path)


def in_study(study: StudyId, *path: str | int) -> Place:
    """Return a place in a study."""
    return Place(RecordRef(RecordKind.STUDY, study), path)


def in_synthesis(*path: str | int) -> Place:
    """Return a place in the synthesis."""
    return Place(SYNTHESIS, path)


def in_quote(quote: QuotePlace, *path: str | int, span: Span | None = None) -> Place:
    """Return a place in a quote."""
    return Place(quote.record, ("quotes", quote.position, *path), span)


def beneath(place: Place, *path: str | int) -> Place:
    """Return a place inside another."""
    return Place(place.record, (*place.path, *path))


def prompts(corpus: Corpus) -> Iterator[PromptPlace]:
    """Yield every question to discuss."""
    for finding in corpus.findings:
        yield from prompts_of(in_finding(finding.id), finding.prompts)
    yield from prompts_of(in_synthesis(), corpus.synthesis.prompts if corpus.synthesis else ())


def prompts_of(record: Place, listed: Iterable[Prompt]) -> Iterator[PromptPlace]:
    """Yield the questions of one record."""
    return (PromptPlace(beneath(record, "prompts", number), each) for number, each in enumerate(listed))


def points(corpus: Corpus) -> Iterator[PointPlace]:
    """Yield every point of the studies and of the synthesis."""
    for study in corpus.studies:
        yield from points_of(in_study(study.id, "results"), study.results)
        yield from points_of(in_study(study.id, "conclusions"), study.conclusions)
    yield from points_of(in_synthesis("says"), corpus.synthesis.says if corpus.synthesis else ())


def points_of(field: Place, listed: Iterable[Point]) -> Iterator[PointPlace]:
    """Yield the points of one field."""
    return (PointPlace(beneath(field, number), each) for number, each in enumerate(listed))


def shortened(text: str, most: int = 60) -> str:
    """Return a text on one line, without its middle if it is longer than `most` characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most // 2].rstrip()} \u2026 {line[-(most // 2) :].lstrip()}"


def checked(corpus: Corpus) -> Iterator[tuple[QuotePlace, Verification]]:
    """Yield every quote with its verification; of two quotes with the same id only the last was verified."""
    for place in corpus.quotes:
        ref = place.ref
        verification = corpus.verifications.get(ref)
        if verification and corpus.quote[ref] is place:
            yield place, verification


def words_field(place: QuotePlace) -> str:
    """Return the name of the field whose words are looked for in the source."""
    return "original_text" if place.quote.original_text else "text"


def is_private(corpus: Corpus, place: QuotePlace) -> bool:
    """Whether a quote comes from a text of which nothing may be printed."""
    source = corpus.sources.get(place.quote.source)
    return source is not None and source.private


def did_you_mean(word: str, known: Sequence[str], otherwise: str) -> str:
    """Return a cure that names the known name closest to a misspelt one, or else the other cure."""
    meant = nearest(word, known)
    return word_nearest(meant) if meant else otherwise


def word_nearest(name: str) -> str:
    """Return the question whether a known name was meant."""
    return f"did you mean `{name}`?"

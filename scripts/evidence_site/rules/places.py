"""Places in records, and what several rules ask of quotes and names."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from evidence_site.diagnostics import Span
from evidence_site.model import (
    SYNTHESIS,
    CiteKey,
    Corpus,
    FindingId,
    QuotePlace,
    RecordKind,
    RecordRef,
    StudyId,
    Verdict,
    Verification,
)
from evidence_site.model.permission import PermissionBasis, PermissionScope
from evidence_site.rule import Place
from evidence_site.spelling import nearest

Item = TypeVar("Item")

PUT_ASIDE = "put this aside with `suppress` and the reason"
"""The end of a cure for what may be right as it stands."""
_FOUND = (Verdict.VERIFIED, Verdict.MISPLACED)
"""The verdicts on words that stand in their source."""


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


def in_words(quote: QuotePlace, span: Span | None = None) -> Place:
    """Return a place in the words of a quote that are looked for in its source."""
    return in_quote(quote, words_field(quote), span=span)


def words_field(place: QuotePlace) -> str:
    """Return the name of the field whose words are looked for in the source."""
    return "original_text" if place.quote.original_text else "text"


def beneath(place: Place, *path: str | int) -> Place:
    """Return a place inside another."""
    return Place(place.record, (*place.path, *path))


def items(place: Place, values: Iterable[Item]) -> Iterator[tuple[Place, Item]]:
    """Yield each item of a list, which stands at a place, with its own place."""
    return ((beneath(place, number), value) for number, value in enumerate(values))


def shortened(text: str, most: int = 60) -> str:
    """Return a text on one line that can be printed, without its middle if it is longer than `most` characters."""
    line = " ".join("".join(each if each.isprintable() else " " for each in text).split())
    return line if len(line) <= most else f"{line[: most // 2].rstrip()} \u2026 {line[-(most // 2) :].lstrip()}"


def checked(corpus: Corpus) -> Iterator[tuple[QuotePlace, Verification]]:
    """Yield every quote that stands with its verification; of two with the same id only the last was verified."""
    for place in standing(corpus):
        ref = place.ref
        verification = corpus.verifications.get(ref)
        if verification and corpus.quote[ref] is place:
            yield place, verification


def standing(corpus: Corpus) -> Iterator[QuotePlace]:
    """Yield the quotes whose words were not withdrawn."""
    return (each for each in corpus.quotes if not each.quote.is_withdrawn)


def is_published(corpus: Corpus, place: QuotePlace) -> bool:
    """Whether the words of a quote are known to be published: by its record, or found in a source that is public."""
    permission, source = place.quote.permission, corpus.sources.get(place.quote.source)
    if permission and permission.basis is PermissionBasis.PUBLISHED:
        return True
    verification = corpus.verifications.get(place.ref)
    is_public = source is None or not source.private or source.withdrawn
    return is_public and verification is not None and verification.verdict in _FOUND


def is_kept_from_the_web(corpus: Corpus, place: QuotePlace) -> bool:
    """Whether the permission for words that no source has published covers some uses, and not the open web."""
    scope = place.quote.permission.scope if place.quote.permission else ()
    return bool(scope) and PermissionScope.OPEN_WEB not in scope and not is_published(corpus, place)


def is_private(corpus: Corpus, place: QuotePlace) -> bool:
    """Whether a quote comes from a text of which nothing may be printed."""
    source = corpus.sources.get(place.quote.source)
    return source is not None and source.private


def is_unread(corpus: Corpus, key: CiteKey) -> bool:
    """Whether a source is unknown, or its text is there but faulty: then that is the fault to report."""
    return corpus.is_unreadable(RecordRef(RecordKind.SOURCE, key)) or key not in corpus.reference


def reports_of(corpus: Corpus, *studies: StudyId) -> frozenset[CiteKey] | None:
    """Return the reports of studies; None if a study or a report is unknown: then that is the fault to report."""
    if not all(each in corpus.study for each in studies):
        return None
    reports = frozenset(key for each in studies for key in corpus.study[each].reports)
    return reports if reports <= corpus.reference.keys() else None


def study_meant(corpus: Corpus, name: str, known: Sequence[str], otherwise: str) -> str:
    """Return a cure for the name of a study that is unknown: perhaps it is the key of a study's report."""
    of_report = [each for each in corpus.studies_by_report.get(CiteKey(name), ()) if each in known]
    if of_report:
        return f"`{name}` is a report of the study `{of_report[0]}`: did you mean `{of_report[0]}`?"
    return did_you_mean(name, known, otherwise)


def did_you_mean(word: str, known: Sequence[str], otherwise: str) -> str:
    """Return a cure that names the known name closest to a misspelt one, or else the other cure."""
    meant = nearest(word, known)
    return f"did you mean `{meant}`?" if meant else otherwise

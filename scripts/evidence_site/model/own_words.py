"""The site's own prose: what its editors wrote in a record, each text with the way to it."""

from collections.abc import Iterable, Iterator

from evidence_site.diagnostics import FieldPath
from evidence_site.model.fields import Record
from evidence_site.model.finding import Finding
from evidence_site.model.history import HistoryEntry
from evidence_site.model.prompt import Point, Prompt
from evidence_site.model.study import Study
from evidence_site.model.synthesis import Synthesis

Texts = Iterator[tuple[FieldPath, str]]

METHOD = ("method", "protocol", "search", "eligibility", "flow", "reflexivity")
"""Fields of a synthesis that say how it was done."""

_OF_FINDING = ("title", "statement", "summary", "activity", "outcome")
_OF_STUDY = (
    "background",
    "aims",
    "design",
    "setting",
    "analysis",
    "ethics",
    "data_availability",
    "competing_interests",
    "peer_review",
)
_OF_SYNTHESIS = ("question", "short_answer")


def words_of_finding(finding: Finding) -> Texts:
    """Give the prose of a finding."""
    yield from _fields(finding, _OF_FINDING)
    for number, evidence in enumerate(finding.evidence):
        if evidence.note:
            yield ("evidence", number, "note"), evidence.note
    yield from _lines("not_stated", finding.not_stated)
    yield from _prompts(finding.prompts)
    yield from _history(finding.history)


def words_of_study(study: Study) -> Texts:
    """Give the prose of a study."""
    yield from _fields(study, _OF_STUDY)
    yield from _points("results", study.results)
    yield from _points("conclusions", study.conclusions)
    for number, limitation in enumerate(study.limitations):
        yield ("limitations", number, "text"), limitation.text
    yield from _lines("not_stated", study.not_stated)
    yield from _history(study.history)


def words_of_synthesis(synthesis: Synthesis) -> Texts:
    """Give what the synthesis says of its findings, to its readers, and of how it was done."""
    yield from _fields(synthesis, _OF_SYNTHESIS)
    yield from _points("says", synthesis.says)
    yield from _prompts(synthesis.prompts)
    yield from _lines("does_not_say", synthesis.does_not_say)
    yield from _lines("not_designed_to_show", synthesis.not_designed_to_show)
    for number, audience in enumerate(synthesis.audiences):
        if audience.introduction:
            yield ("audiences", number, "introduction"), audience.introduction
    yield from _fields(synthesis, METHOD)
    yield from _history(synthesis.history)


def _fields(record: Record, names: Iterable[str]) -> Texts:
    return (((name,), text) for name in names if (text := getattr(record, name)))


def _lines(field: str, listed: Iterable[str]) -> Texts:
    return (((field, number), text) for number, text in enumerate(listed))


def _prompts(listed: Iterable[Prompt]) -> Texts:
    return ((("prompts", number, "text"), prompt.text) for number, prompt in enumerate(listed))


def _history(entries: Iterable[HistoryEntry]) -> Texts:
    return ((("history", number, "change"), entry.change) for number, entry in enumerate(entries))


def _points(field: str, listed: Iterable[Point]) -> Texts:
    for number, point in enumerate(listed):
        yield (field, number, "text"), point.text
        for line, text in enumerate(point.items):
            yield (field, number, "items", line), text
        if point.not_stated:
            yield (field, number, "not_stated"), point.not_stated

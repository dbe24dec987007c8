"""The site's own prose: what its editors wrote, record by record, each text with its place."""

import re
from collections.abc import Iterable, Iterator

from evidence_site.model import Corpus, Finding, Study, Synthesis
from evidence_site.rule import Place
from evidence_site.rules.places import (
    PointPlace,
    PromptPlace,
    beneath,
    in_finding,
    in_study,
    in_synthesis,
    lines_of,
    points_of,
    prompts_of,
)

Texts = Iterator[tuple[Place, str]]

QUOTATION = re.compile(
    '\u201c([^\u201c\u201d]+)\u201d|"([^"]+)"|\u00ab([^\u00ab\u00bb]+)\u00bb|\u201e([^\u201e\u201c]+)\u201c'
)
"""Words in quotation marks."""

_FINDING_PROSE = ("title", "statement", "summary", "activity", "outcome")
_STUDY_PROSE = (
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
_SYNTHESIS_PROSE = ("question", "short_answer")
_METHOD_PROSE = ("method", "protocol", "search", "eligibility", "flow", "reflexivity")


def own_words(corpus: Corpus) -> Iterator[tuple[tuple[Place, str], ...]]:
    """Give the prose of each record."""
    yield from (tuple(finding_prose(each)) for each in corpus.findings)
    yield from (tuple(study_prose(each)) for each in corpus.studies)
    if corpus.synthesis:
        yield (*synthesis_prose(corpus.synthesis), *method_prose(corpus.synthesis))


def finding_prose(finding: Finding) -> Texts:
    """Give the prose of a finding."""
    place = in_finding(finding.id)
    yield from _fields(place, finding, _FINDING_PROSE)
    for number, evidence in enumerate(finding.evidence):
        if evidence.note:
            yield beneath(place, "evidence", number, "note"), evidence.note
    if finding.not_stated:
        yield from lines_of(beneath(place, "not_stated"), finding.not_stated)
    if finding.prompts:
        yield from _prompt_texts(prompts_of(place, finding.prompts))


def study_prose(study: Study) -> Texts:
    """Give the prose of a study."""
    place = in_study(study.id)
    yield from _fields(place, study, _STUDY_PROSE)
    yield from _point_texts(points_of(beneath(place, "results"), study.results))
    yield from _point_texts(points_of(beneath(place, "conclusions"), study.conclusions))
    for number, limitation in enumerate(study.limitations):
        yield beneath(place, "limitations", number, "text"), limitation.text
    yield from lines_of(beneath(place, "not_stated"), study.not_stated)


def synthesis_prose(synthesis: Synthesis) -> Texts:
    """Give what the synthesis says of its findings and to its readers."""
    place = in_synthesis()
    yield from _fields(place, synthesis, _SYNTHESIS_PROSE)
    yield from _point_texts(points_of(beneath(place, "says"), synthesis.says))
    yield from _prompt_texts(prompts_of(place, synthesis.prompts))
    yield from lines_of(beneath(place, "does_not_say"), synthesis.does_not_say)
    yield from lines_of(beneath(place, "not_designed_to_show"), synthesis.not_designed_to_show)
    for number, audience in enumerate(synthesis.audiences):
        if audience.introduction:
            yield beneath(place, "audiences", number, "introduction"), audience.introduction


def method_prose(synthesis: Synthesis) -> Texts:
    """Give what the synthesis says of how it was done."""
    return _fields(in_synthesis(), synthesis, _METHOD_PROSE)


def blanked(text: str, pattern: re.Pattern[str]) -> str:
    """Give a text of the same length with spaces in place of what a pattern finds."""
    return pattern.sub(lambda found: " " * len(found[0]), text)


def _fields(place: Place, record: Finding | Study | Synthesis, names: Iterable[str]) -> Texts:
    for name in names:
        text = getattr(record, name)
        if text:
            yield Place(place.record, (name,)), text


def _prompt_texts(listed: Iterable[PromptPlace]) -> Texts:
    return ((beneath(place, "text"), prompt.text) for place, prompt in listed)


def _point_texts(listed: Iterable[PointPlace]) -> Texts:
    for place, point in listed:
        yield beneath(place, "text"), point.text
        yield from lines_of(beneath(place, "items"), point.items)
        if point.not_stated:
            yield beneath(place, "not_stated"), point.not_stated

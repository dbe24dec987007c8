"""What is said of a source text that is to be published: why it may be, and that no transcript is."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from evidence_site.load.sources import parse_source
from evidence_site.model import CiteKey, SourceText
from evidence_site.rules import published_sources
from rules.nights import corpus

BODY = "\n# Results\n\nTea is a break of its own.\n"
TALK = "Transcript: N04 = participant, INT = interviewer\n\n# Interview\n\nN04: When we can.\n"


def text(head: str, rest: str = BODY, *, private: bool = False) -> SourceText:
    return parse_source(CiteKey("okafor2021"), f"{head}{rest}", private=private)


def told(source: SourceText) -> Iterator[tuple[str, tuple[int, int]]]:
    records = replace(corpus(), sources={source.key: source})
    for rule in published_sources.RULES:
        yield from ((rule.code, each.place.span or (0, 0)) for each in rule(records))


@pytest.mark.parametrize(
    ("source", "codes"),
    [
        (text("Publish: yes\n"), ["SRC009"]),
        (text("Publish: yes\nLicence: CC BY 4.0\n"), []),
        (text("Publish: yes\nReason: It is a law.\n"), []),
        (text("Publish: no\n"), []),
        (text("Licence: CC BY 4.0\n"), []),
        (text("Publish: yes\nReason: N04 agreed.\n", TALK), ["SRC010"]),
        (text("Publish: yes\n", TALK), ["SRC010"]),
        (text("Publish: no\n", TALK), []),
        (text("Publish: yes\n", private=True), []),
        (text("Publish: yes\n", TALK, private=True), []),
    ],
)
def test_a_text_is_published_for_a_reason_that_it_says_and_a_transcript_never(
    source: SourceText, codes: list[str]
) -> None:
    assert [code for code, _ in told(source)] == codes
    assert not source.is_published or codes != ["SRC010"]


def test_the_line_that_counts_is_pointed_at() -> None:
    head = "Words about it.\r\nPublish: no\r\n  Publish: YES\r\n"
    ((_, (start, end)),) = told(text(head))
    assert head[start:end] == "Publish: YES"

"""Words that are quoted twice: when that is right, and when it is told."""

import pytest

from evidence_site.diagnostics import FieldPath
from evidence_site.rules.support import repeated_quote
from rules.nights import BREAKS, QUOTE, corpus

Quoted = dict[str, object]

SUPPORTING = QUOTE
ILLUSTRATING = {name: value for name, value in QUOTE.items() if name != "supports"}


def told(*quotes: Quoted, second: list[Quoted] | None = None) -> list[tuple[str, FieldPath]]:
    findings = [{"id": "a", "title": "A", "quotes": list(quotes)}]
    findings += [{"id": "b", "title": "B", "quotes": second}] if second else []
    return [(each.place.record.id, each.place.path) for each in repeated_quote(corpus(*findings))]


def test_the_second_of_two_findings_is_told_when_it_only_illustrates() -> None:
    assert told(SUPPORTING, second=[ILLUSTRATING]) == [("b", ("quotes", 0, "text"))]
    assert told(ILLUSTRATING, second=[ILLUSTRATING]) == [("b", ("quotes", 0, "text"))]


def test_words_that_support_the_claims_of_two_findings_are_quoted_in_both() -> None:
    assert told(SUPPORTING, second=[SUPPORTING]) == []


def test_within_one_record_words_are_quoted_once_whatever_they_support() -> None:
    assert told(SUPPORTING, SUPPORTING) == [("a", ("quotes", 1, "text"))]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"text": f"  {BREAKS.upper()}.\n"}, 1),
        ({"text": f"{BREAKS}, they said"}, 0),
        ({"source": "lind2019"}, 0),
        ({"locator": "Discussion"}, 1),
    ],
)
def test_the_same_words_are_those_of_one_source_whatever_their_signs(change: dict[str, object], expected: int) -> None:
    assert len(told(SUPPORTING, second=[ILLUSTRATING | change])) == expected


def test_the_cure_names_the_quote_and_the_finding() -> None:
    first, second = (
        {"id": "a", "title": "A", "quotes": [SUPPORTING]},
        {"id": "b", "title": "B", "quotes": [ILLUSTRATING]},
    )
    (found,) = repeated_quote(corpus(first, second))
    assert found.fault.message == "the same words are quoted in `a/q1`"
    assert found.fault.help == "delete the quote here, and add `also_illustrates: [b]` to `a/q1`"

"""Which thing is which: by keys as far as they go, then by likeness, of which there is an end."""

from dataclasses import replace

import pytest

from changes.repository import PROJECT
from evidence_site.changes import compare
from evidence_site.changes.pairing import MOST_GUESSES, likeness, pair
from evidence_site.load import load_project
from evidence_site.model import Finding
from evidence_site.project import Project

TEA = load_project(Project(PROJECT), private=False).corpus
QUIET = TEA.finding["quiet-hour"]


def same(text: str) -> str:
    return text


def hours(name: str, count: int, words: str = "Before dawn of day") -> tuple[Finding, ...]:
    """Return findings that have only few words in common with one another."""
    return tuple(
        QUIET.model_copy(
            update={
                "id": f"{name}-{number}",
                "title": f"t{number}",
                "statement": f"s{number} " * 20 + words,
                "quotes": (),
            }
        )
        for number in range(count)
    )


def test_things_are_matched_by_the_first_key_that_both_share_and_then_by_the_next() -> None:
    pairing = pair(["a1", "b2", "c3"], ["a9", "d2", "e4"], (lambda each: each[0], lambda each: each[1]))
    assert pairing.kept == (("a1", "a9"), ("b2", "d2"))
    assert (pairing.removed, pairing.added, pairing.is_reordered) == (("c3",), ("e4",), False)


def test_of_things_that_share_a_key_the_first_is_matched_with_the_first() -> None:
    pairing = pair(["a1", "a2"], ["a3", "a4", "a5"], (lambda each: each[0],))
    assert pairing.kept == (("a1", "a3"), ("a2", "a4"))
    assert pairing.added == ("a5",)


def test_a_key_that_is_missing_and_a_text_that_is_empty_match_nothing() -> None:
    pairing = pair(["", "x"], ["", "y"], (lambda _: None,), text=lambda _: "")
    assert pairing.kept == ()


def test_the_most_alike_are_matched_first_and_those_with_less_than_half_in_common_not_at_all() -> None:
    pairing = pair(["a b c d", "e f g h"], ["a b x y", "a b c z", "e x y z"], (), text=same)
    assert pairing.kept == (("a b c d", "a b c z"),)
    assert likeness("a b c d", "a b x y") == 0.5
    assert pair(["a b c d"], ["a b x y"], (), text=same).kept == (("a b c d", "a b x y"),)


@pytest.mark.parametrize(("count", "how"), [(50, {"renamed", "changed"}), (51, {"added", "removed"})])
def test_more_renamed_records_than_anybody_can_follow_are_not_guessed(count: int, how: set[str]) -> None:
    assert MOST_GUESSES == 50 * 50
    before = replace(TEA, findings=hours("old", count))
    after = replace(TEA, findings=hours("new", count, "Before dusk of day"))
    assert {each.how for each in compare(before, after) if each.record.kind == "finding"} == how


def test_records_that_only_have_a_new_name_are_matched_without_a_guess_however_many_there_are() -> None:
    before, after = (replace(TEA, findings=hours(name, 1000)) for name in ("old", "new"))
    changes = compare(before, after)
    assert {each.how for each in changes} == {"renamed"}
    assert len(changes) == 1000


def test_the_text_of_a_thing_is_looked_at_only_where_no_key_matches_it() -> None:
    seen: list[str] = []

    def text(each: str) -> str:
        seen.append(each)
        return each

    pair([f"a{number}" for number in range(1000)], [f"a{number}" for number in range(999)] + ["b"], (same,), text=text)
    assert set(seen) == {"a999", "b"}
    seen.clear()
    pair([f"a{number}" for number in range(1000)], [f"b{number}" for number in range(1000)], (same,), text=text)
    assert len(seen) == 2000

"""Paragraphs in stretches: divided where something quoted begins or ends, and the same words together."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_site.matching.marked import Quoted, stretches

TEXT = "Bakers rest in turns, and sleep by day."


def quoted(ref: str, *pieces: str, text: str = TEXT) -> Quoted:
    return Quoted(ref, tuple((text.index(each), text.index(each) + len(each)) for each in pieces))


def written(text: str, *quotes: Quoted) -> str:
    """Write stretches with what quotes them in braces, `+` where a quote begins and `-` where a piece of one ends."""
    return "".join(
        f"{{{''.join(f'+{ref}' for ref in each.begin)} {each.text} {''.join(f'-{ref}' for ref in each.end)}|"
        f"{''.join(each.quotes)}}}"
        if each.quotes
        else each.text
        for each in stretches(text, quotes)
    )


@pytest.mark.parametrize(
    ("quotes", "expected"),
    [
        ([], TEXT),
        ([quoted("a", "rest in turns")], "Bakers {+a rest in turns -a|a}, and sleep by day."),
        (
            [quoted("a", "rest in turns"), quoted("b", "turns, and sleep")],
            "Bakers {+a rest in  |a}{+b turns -a|ab}{, and sleep -b|b} by day.",
        ),
        ([quoted("a", TEXT), quoted("b", "turns")], None),
        ([quoted("a", "rest"), quoted("b", "rest")], "Bakers {+a+b rest -a-b|ab} in turns, and sleep by day."),
        ([quoted("a", "Bakers", "sleep")], "{+a Bakers -a|a} rest in turns, and {sleep -a|a} by day."),
        ([quoted("a", "Bakers "), quoted("b", "rest")], "{+a Bakers  -a|a}{+b rest -b|b} in turns, and sleep by day."),
    ],
)
def test_a_paragraph_is_divided_wherever_something_quoted_begins_or_ends(
    quotes: list[Quoted], expected: str | None
) -> None:
    expected = expected or "{+a Bakers rest in  |a}{+b turns -b|ab}{, and sleep by day. -a|a}"
    # Where no quote begins, nothing stands before the words.
    assert written(TEXT, *quotes).replace("{ ", "{") == expected


def test_what_is_broken_over_two_lines_is_mended_across_a_border_too() -> None:
    text = "The decision-\nmaking   was\nslow."
    decision, making = Quoted("a", ((4, 13),)), Quoted("b", ((14, 20),))
    assert [each.text for each in stretches(text, [decision, making])] == ["The ", "decision-", "making", " was slow."]
    inside = Quoted("c", ((0, 22),))
    assert [each.text for each in stretches(text, [inside])] == ["The decision-making ", "was slow."]


SPANS = st.tuples(st.integers(0, 60), st.integers(0, 60)).filter(lambda each: each[0] < each[1])


@given(st.text("ab -\n", min_size=60, max_size=60), st.lists(SPANS, max_size=6))
def test_all_stretches_together_are_the_paragraph_and_each_is_quoted_by_what_spans_it(
    text: str, spans: list[tuple[int, int]]
) -> None:
    quotes = [Quoted(f"q{number}", (span,)) for number, span in enumerate(spans)]
    whole = "".join(each.text for each in stretches(text, []))
    found = stretches(text, quotes)
    assert "".join(each.text for each in found) == whole
    assert not re.search(r"\s\s|\n", whole)
    for quote, (start, end) in zip(quotes, spans, strict=True):
        marked = "".join(each.text for each in found if quote.ref in each.quotes)
        assert re.sub(r"\s", "", marked) == re.sub(r"\s", "", text[start:end])

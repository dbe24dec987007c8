from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_site.model.rich_text import CLOSING, OPENING, Run, plain, runs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("a < b & c", [("a < b & c", "")]),
        ("the <i>in vivo</i> study", [("the ", ""), ("in vivo", "i"), (" study", "")]),
        ("CO<sub>2</sub> x<sup>2</sup>", [("CO", ""), ("2", "sub"), (" x", ""), ("2", "sup")]),
        ("<b>a <i>b</i></b>c", [("a ", "b"), ("b", "b i"), ("c", "")]),
        ('<span class="nocase">NHS</span> trust', [("NHS", "nocase"), (" trust", "")]),
        ("<i>open", [("<i>open", "")]),
        ("shut</i>", [("shut</i>", "")]),
        ("<b>a<i>b</b>c", [("a<i>b", "b"), ("c", "")]),
        ("<b>a<i>b</b>c</i>", [("a<i>b", "b"), ("c</i>", "")]),
        ("<i></i>x", [("x", "")]),
        ("<script>x</script> <I>y</I>", [("<script>x</script> <I>y</I>", "")]),
        ("<span>x</span>", [("<span>x</span>", "")]),
    ],
)
def test_a_text_is_split_at_the_tags_of_csl_and_at_nothing_else(text: str, expected: list[tuple[str, str]]) -> None:
    assert runs(text) == tuple(Run(words, tuple(marks.split())) for words, marks in expected)


def test_plain_text_has_no_marks() -> None:
    assert plain("<i>In vivo</i> of <b>CO<sub>2</sub></b> < <i>") == "In vivo of CO2 < <i>"


@given(st.lists(st.sampled_from([*OPENING.values(), *CLOSING.values(), "a", "<", "&"]), max_size=30).map("".join))
def test_any_text_is_split_without_losing_a_letter(text: str) -> None:
    found = runs(text)
    assert plain(text).count("&") == text.count("&")
    assert all(run.text for run in found)
    assert all(one.marks != other.marks for one, other in pairwise(found))


def test_many_tags_do_not_keep_the_reader_busy() -> None:
    assert plain("<i>" * 50_000 + "</b>" * 50_000).startswith("<i><i>")
    assert plain("<i><b>" * 20_000 + "</i>" * 20_000) == "<b>" * 20_000

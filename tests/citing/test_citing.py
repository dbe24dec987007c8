"""Pandoc's citation syntax, found where it is one and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_site.citing import find_groups


def cited(text: str) -> list[list[tuple[str, str, str]]]:
    """Give the prefix, key (with its hyphen) and locator of each citation, group by group."""
    return [
        [(each.prefix, "-" * each.suppress_author + each.key, each.locator) for each in group.citations]
        for group in find_groups(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It holds [@jones2020].", [[("", "jones2020", "")]]),
        ("It holds [@jones2020, p. 3].", [[("", "jones2020", "p. 3")]]),
        (
            "It holds [see @jones2020, pp. 33-35; also @lee2021, ch. 1].",
            [[("see", "jones2020", "pp. 33-35"), ("also", "lee2021", "ch. 1")]],
        ),
        ("@jones2020 says so.", [[("", "jones2020", "")]]),
        ("@jones2020 [p. 4] says so.", [[("", "jones2020", "p. 4")]]),
        ("Jones says so [-@jones2020].", [[("", "-jones2020", "")]]),
        ("As in @jones2020.", [[("", "jones2020", "")]]),
        ("[@a:b.c_d-e/f]", [[("", "a:b.c_d-e/f", "")]]),
        ("(@jones2020)", [[("", "jones2020", "")]]),
        ("*@jones2020* and **@lee2021**", [[("", "jones2020", "")], [("", "lee2021", "")]]),
        ("a [@jones2020]\nb", [[("", "jones2020", "")]]),
        ("- one\n\n    @jones2020 in a list\n", [[("", "jones2020", "")]]),
    ],
)
def test_citations_are_found(text: str, expected: list[list[tuple[str, str, str]]]) -> None:
    assert cited(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "me@example.org",
        "<me@example.org>",
        "`[@jones2020]`",
        "``a ` @jones2020``",
        "```\n@jones2020\n```",
        "~~~ python\n@decorator\n~~~\n",
        "```\n@unclosed",
        "a\n\n    @jones2020\n\n    @lee2021\n",
        r"\@jones2020",
        "https://example.org/@jones2020",
        "https://example.org/?a=1&b=[@jones2020",
        "[@jones2020](https://example.org)",
        "[see @jones2020](notes.md)",
        '<a href="@jones2020">x</a>',
        "<!-- @jones2020 -->",
        "x@jones2020",
        "@@jones2020",
        "@",
        "[no citation]",
        "[no\n\n@ ]",
    ],
)
def test_what_only_looks_like_one_is_left_alone(text: str) -> None:
    assert cited(text) == []


def test_a_bracket_with_a_part_that_cites_nothing_is_no_group() -> None:
    assert cited("[@jones2020; and others]") == [[("", "jones2020", "")]]
    assert find_groups("[@jones2020; and others]")[0].in_text


def test_spans_point_at_the_keys() -> None:
    text = "See [e.g. @jones2020, p. 3; @lee2021]."
    group = find_groups(text)[0]
    assert text[slice(*group.span)] == "[e.g. @jones2020, p. 3; @lee2021]"
    assert [text[slice(*each.key_span)] for each in group.citations] == ["jones2020", "lee2021"]


@given(st.text(alphabet="@[]()`~<>-; \n\\aé.:/_", max_size=80))
def test_no_text_is_too_odd(text: str) -> None:
    for group in find_groups(text):
        for each in group.citations:
            assert text[slice(*each.key_span)] == each.key


@pytest.mark.parametrize("piece", ["[", "`", "@a", "[@a;", "](", "<a", "~~~\n", "``` \n", "\\", "[@a ", "http://"])
def test_time_grows_with_the_length_alone(piece: str) -> None:
    assert find_groups(piece * (100_000 // len(piece))) is not None

import re

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_site.load.nodes import Fields, Scalar, character_spans
from evidence_site.load.text import TextFile
from evidence_site.load.yaml_reader import read_yaml

LETTERS = st.sampled_from(list("ab c\n'\"\\:#-|>é漢😀“\u00a0\t[]{},&*!%@`")) | st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"), exclude_characters="\ufffd\ufffc"
)
TEXTS = st.text(LETTERS, min_size=1, max_size=120)
WORDS = st.lists(st.sampled_from(["trust", "met", "  ", "\n", "\n\n", " ", "é", "# no", "a: b"]), max_size=25).map(
    "".join
)


def scalar_of(written: str) -> Scalar:
    tree = read_yaml(TextFile("f.yml", written))
    assert isinstance(tree.root, Fields), tree.diagnostics
    value = tree.root.fields["a"][1]
    assert isinstance(value, Scalar)
    return value


def assert_each_letter_is_where_it_is_said_to_be(written: str, scalar: Scalar) -> None:
    places = character_spans(written, scalar)
    assert places is not None, (written, scalar)
    assert len(places) == len(scalar.value)
    for letter, (start, end) in zip(scalar.value, places, strict=True):
        there = written[start:end]
        if there == letter or (letter in " \n" and there in {"\n", "\r", "\r\n"}):
            continue
        if scalar.style == "'":
            assert (there, letter) == ("''", "'")
        else:
            assert scalar.style == '"'
            assert yaml.safe_load(f'"{there}"') == letter


@pytest.mark.parametrize("style", ["", "'", '"', "|", ">"])
@given(
    text=TEXTS | WORDS,
    width=st.integers(5, 90),
    indent=st.integers(2, 9),
    line_break=st.sampled_from(["\n", "\r\n", "\r"]),
)
@settings(max_examples=300, deadline=None)
def test_each_letter_of_a_dumped_value_is_found_in_the_file(
    style: str, text: str, width: int, indent: int, line_break: str
) -> None:
    dumped = yaml.dump(
        {"a": text}, default_style=style or None, allow_unicode=True, width=width, indent=indent, sort_keys=False
    )
    written = dumped.replace("\n", line_break)
    if not read_yaml(TextFile("f.yml", written)).diagnostics:
        assert_each_letter_is_where_it_is_said_to_be(written, scalar_of(written))


@given(
    lines=st.lists(
        st.sampled_from(["trust", "  deeper", "", " ", "met # them", "\ttab", "é", "    "]), min_size=1, max_size=8
    ),
    header=st.sampled_from(["|", ">", "|-", ">-", "|+", ">+", "| # note", ">- # note"]),
    indent=st.integers(1, 5),
    is_told=st.booleans(),
    ending=st.sampled_from(["", "\n", "\n\n\n"]),
)
@settings(max_examples=500, deadline=None)
def test_each_letter_of_a_block_is_found_in_the_file(
    lines: list[str], header: str, indent: int, *, is_told: bool, ending: str
) -> None:
    told = header.replace(header[0], header[0] + str(indent), 1) if is_told else header
    written = f"a: {told}\n" + "\n".join(" " * indent + line for line in lines) + ending
    tree = read_yaml(TextFile("f.yml", written))
    if tree.is_whole and not tree.diagnostics:
        assert_each_letter_is_where_it_is_said_to_be(written, scalar_of(written))


@pytest.mark.parametrize(
    ("written", "word", "line", "column"),
    [
        ("a: trust those", "those", 1, 10),
        ("a: trust\n  those", "those", 2, 3),
        ("a: 'it''s those'", "those", 1, 11),
        ('a: "\\u00e9\\t \\\n   those"', "those", 2, 4),
        ("a: >-\n   trust\n   those", "those", 2 + 1, 4),
        ("a: |2\n   x\n  those", "those", 3, 3),
        ("a: >\n\n  trust\n\n    deeper\n  those\n\n\nb: x", "those", 6, 3),
    ],
)
def test_a_word_is_found_at_its_line_and_column(written: str, word: str, line: int, column: int) -> None:
    scalar = scalar_of(written)
    places = character_spans(written, scalar)
    assert places is not None
    start = places[scalar.value.index(word)][0]
    location, excerpt = TextFile("f.yml", written).locate((start, start + len(word)))
    assert (location.line, location.column) == (line, column)
    assert re.search(word, excerpt)

"""What is written for a person reads back as it was meant."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_site.export.yaml_text import always_quoted, in_line, quoted, write_fields

LETTERS = st.sampled_from(
    [*"ab é:#-'\"\\[]{},&*!|>%@`?~=.0", ": ", " #", "null", "---", "2026-11-24", "long words here "]
)
TEXTS = st.lists(LETTERS, min_size=1, max_size=30).map(lambda each: " ".join("".join(each).split())).filter(bool)
VALUES = st.recursive(
    TEXTS,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(st.sampled_from(["study", "note", "text"]), inner, min_size=1)
    ),
    max_leaves=8,
)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(["title", "quotes", "evidence", "facets"]), VALUES, min_size=1))
def test_fields_read_back_as_they_were(fields: dict[str, object]) -> None:
    written = write_fields(fields)  # type: ignore[arg-type]
    assert yaml.load(written, yaml.CBaseLoader) == fields  # noqa: S506 -- it makes only text


@settings(deadline=None)
@given(TEXTS)
def test_a_text_on_one_line_reads_back_in_a_field_and_in_a_list(text: str) -> None:
    written = in_line(text)
    assert yaml.load(f"a: {written}\nb: [{written}]\n", yaml.CBaseLoader) == {"a": text, "b": [text]}  # noqa: S506


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Local trust", "Local trust"),
        ("Trust: how it grows", '"Trust: how it grows"'),
        ('a: "b"', "'a: \"b\"'"),
        ("it's: so", '"it\'s: so"'),
        ("null", '"null"'),
        ("one, two", '"one, two"'),
        ("a #b", '"a #b"'),
    ],
)
def test_quotation_marks_stand_only_where_they_are_needed(text: str, written: str) -> None:
    assert in_line(text) == written


def test_a_quotation_mark_or_backslash_asks_for_single_ones() -> None:
    assert quoted("it's \\ so") == "'it''s \\ so'"


def test_fields_are_laid_out_as_in_the_records_of_this_project() -> None:
    words = "word " * 30
    fields = {
        "title": "Trust",
        "statement": words.strip(),
        "evidence": [{"study": "night-shift", "contexts": {"setting": ["a ward"]}}],
        "supports": ["statement", "outcome"],
        "not_stated": ["when it was", "@home"],
    }
    assert write_fields(fields) == (
        "title: Trust\n"
        "statement: >-\n"
        f"  {('word ' * 19).strip()}\n"
        f"  {('word ' * 11).strip()}\n"
        "evidence:\n"
        "  - study: night-shift\n"
        "    contexts:\n"
        "      setting:\n"
        "        - a ward\n"
        "supports: [statement, outcome]\n"
        "not_stated:\n"
        "  - when it was\n"
        '  - "@home"\n'
    )


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(["title", "year"]), TEXTS | st.integers(0, 3000), min_size=1))
def test_quoted_for_a_program_a_text_is_never_read_as_anything_else(fields: dict[str, str | int]) -> None:
    assert yaml.safe_load(write_fields(fields, always_quoted)) == fields

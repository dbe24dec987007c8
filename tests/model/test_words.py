"""What is said of each field: whose words it holds, and whether it is a claim; and the walk through a record."""

from collections.abc import Mapping
from typing import Annotated, get_args

import pytest
from pydantic import Field

from evidence_site.model import Finding, Study, Synthesis
from evidence_site.model.fields import Count, FacetName, Line, Prose, Record, Text
from evidence_site.model.finding import FindingField
from evidence_site.model.schema import RECORDS
from evidence_site.model.study import StudyField
from evidence_site.model.words import Claim, Description, NotShown, Words, claims_of, fields_of, texts_of

MODELS: tuple[type[Record], ...] = (Finding, Study, Synthesis)
FIELDS = {
    f"{model.__name__}.{'.'.join((*above, field.name))}": field for model in MODELS for above, field in fields_of(model)
}


class Part(Record):
    note: Annotated[Prose | None, Words.OURS, Field()] = None
    unsaid: Annotated[Line | None, Field()] = None


class Whole(Record):
    statement: Annotated[Text, Words.OURS, Claim(), Field()]
    number: Annotated[Count, Claim(), Field()] = 0
    names: Annotated[tuple[Line, ...], Words.NAME, Field(alias="by")] = ()
    values: Annotated[Mapping[FacetName, tuple[Line, ...]], Words.NAME, Claim(when=lambda each: "b" in each)] = {}
    parts: tuple[Part, ...] = ()
    named: Mapping[FacetName, Part] = {}
    hidden: Annotated[Text | None, Words.OURS, NotShown()] = None


WHOLE = Whole.model_validate(
    {
        "statement": "One.",
        "by": ["Ann", "Ben"],
        "values": {"a": ["x"]},
        "parts": [{}, {"note": "Two."}],
        "named": {"c": {"note": "Three.", "unsaid": "Four"}},
        "hidden": "Five.",
    }
)


def unmarked(model: type[Record]) -> list[str]:
    return [".".join((*above, field.name)) for above, field in fields_of(model) if field.is_text and not field.words]


def test_a_text_of_which_nothing_says_whose_words_it_holds_is_found() -> None:
    assert unmarked(Whole) == ["parts.unsaid", "named.unsaid"]


@pytest.mark.parametrize("model", MODELS, ids=lambda each: each.__name__)
def test_every_text_of_the_model_says_whose_words_it_holds(model: type[Record]) -> None:
    assert unmarked(model) == []


def test_a_field_says_it_once_and_only_a_text_says_it() -> None:
    records = {part for model in MODELS for _, field in fields_of(model) for part in field.parts}
    for record in (*MODELS, *records):
        for name, info in record.model_fields.items():
            assert sum(isinstance(each, Words) for each in info.metadata) <= 1, (record, name)
    assert {name for name, field in FIELDS.items() if field.words and not field.is_text} == set()


def test_every_record_that_is_a_file_is_walked() -> None:
    assert set(RECORDS.values()) == set(MODELS)


def test_texts_are_given_with_their_paths_in_the_order_of_the_fields() -> None:
    assert [(path, text) for path, text, _ in texts_of(WHOLE)] == [
        (("statement",), "One."),
        (("by", 0), "Ann"),
        (("by", 1), "Ben"),
        (("values", "a", 0), "x"),
        (("parts", 1, "note"), "Two."),
        (("named", "c", "note"), "Three."),
        (("named", "c", "unsaid"), "Four"),
        (("hidden",), "Five."),
    ]


def test_prose_of_our_own_is_ours_and_shown() -> None:
    assert [text for _, text, field in texts_of(WHOLE) if field.is_own_prose] == ["One.", "Two.", "Three."]
    assert [text for _, text, field in texts_of(WHOLE) if field.is_markdown] == ["Two.", "Three."]


def test_a_claim_is_made_where_there_is_a_value_that_reports_something() -> None:
    assert [*claims_of(WHOLE)] == [("statement",)]
    assert [*claims_of(WHOLE.model_copy(update={"number": 3, "values": {"b": ("y",)}}))] == [
        ("statement",),
        ("number",),
        ("values",),
    ]


def claims(model: type[Record]) -> set[str]:
    return {field.name for _, field in fields_of(model) if field.claim}


def test_what_a_quote_can_support_are_the_claims_and_fields_whose_points_name_quotes_themselves() -> None:
    assert set(get_args(FindingField)) == claims(Finding) | {"summary"}
    points = {above[0] for above, field in fields_of(Study) if above[:1] and field.name == "question"}
    assert set(get_args(StudyField)) == claims(Study) | points
    assert claims(Synthesis) == set()


def test_what_is_not_shown_is_only_the_reason_of_a_suppression_and_a_private_reference() -> None:
    hidden = {name for name, field in FIELDS.items() if not field.is_shown}
    private = {f"{each}.quotes.permission.private_reference" for each in ("Finding", "Study")}
    assert hidden == {f"{each.__name__}.suppress.reason" for each in MODELS} | private
    assert {name for name, field in FIELDS.items() if field.is_private} == private


def near(field: Description) -> bool:
    return field.is_title or field.is_near_source


def test_prose_whose_reading_ease_is_not_measured_is_a_title_or_keeps_to_the_source() -> None:
    categories = ("Synthesis.labels", "Synthesis.facets")
    names = {name for name, field in FIELDS.items() if near(field) and not name.startswith(categories)}
    assert names == {
        "Finding.title",
        "Finding.statement",
        "Finding.activity",
        "Finding.outcome",
        "Finding.assessment.assessed_statement",
        "Study.title",
        "Study.design",
        "Synthesis.title",
        "Synthesis.question",
        "Synthesis.themes.title",
        "Synthesis.audiences.title",
        "Synthesis.glossary.term",
        "Synthesis.appraisal_tools.title",
        "Synthesis.study_columns.title",
    }

"""The package's own words."""

from datetime import date

import pytest

from evidence_site import wording
from evidence_site.model import Study
from evidence_site.model.appraisal import Basis
from pages.bakery import STUDY


def studies(*bases: Basis) -> list[Study]:
    return [Study.model_validate({**STUDY, "basis": each}) for each in bases]


def test_a_description_is_cut_between_words() -> None:
    assert wording.description("a short one") == "a short one"
    long = wording.description("word, " * 40)
    assert long == "word, " * 25 + "word…"
    assert len(long) <= 160
    assert len(wording.description("x" * 200)) == 160


def test_numbers_are_words_up_to_nine() -> None:
    assert wording.counted(1, "study", "studies") == "one study"
    assert wording.counted(9, "quote") == "nine quotes"
    assert wording.counted(12, "quote") == "12 quotes"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Interview study", "interview study"),
        ("A study", "a study"),
        ("E-mail", "e-mail"),
        ("NHS boards", "NHS boards"),
        ("GPs' views", "GPs' views"),
        ("UK hospitals", "UK hospitals"),
        ("already small", "already small"),
        ("I", "i"),
        ("", ""),
    ],
)
def test_a_small_letter_leaves_abbreviations_alone(text: str, expected: str) -> None:
    assert wording.uncapitalised(text) == expected


def test_a_sentence_ends_once() -> None:
    assert [wording.sentence(each) for each in ("a", "a?", 'a."')] == ["a.", "a?", 'a."']


def test_a_date_does_not_depend_on_the_locale() -> None:
    assert wording.day(date(2026, 11, 24)) == "24 November 2026"


@pytest.mark.parametrize(
    ("bases", "noun", "sentence"),
    [
        ([Basis.ABSTRACT], "the abstract", "From the abstract only."),
        ([Basis.FULL_TEXT], "the full text", "From the full text."),
        ([Basis.ABSTRACT] * 2, "the sources", "From the abstracts only."),
        ([Basis.FULL_TEXT] * 2, "the sources", "From the full texts."),
        (
            [Basis.FULL_TEXT, Basis.ABSTRACT],
            "the sources",
            "From the full text of one study, and from the abstract only of one.",
        ),
    ],
)
def test_the_texts_that_were_read_are_named(bases: list[Basis], noun: str, sentence: str) -> None:
    assert wording.source_noun(studies(*bases)) == noun
    assert wording.basis_sentence(studies(*bases)) == sentence


def test_what_studies_cannot_do_begins_in_the_right_number() -> None:
    assert (wording.of_this_kind(1), wording.of_this_kind(2)) == ("A study of this kind is", "Studies of this kind are")

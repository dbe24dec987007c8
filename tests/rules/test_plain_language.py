"""Prose of our own: where tags, abbreviations and hard sentences are told, and where they are let be."""

from dataclasses import replace

import pytest

from evidence_site.model import SYNTHESIS, Corpus, Study
from evidence_site.rule import Violation
from evidence_site.rules.plain_language import hard_prose, raw_html, unexplained_abbreviation
from evidence_site.rules.wording import long_statement, long_summary
from rules.nights import STUDY, corpus

HARD = (
    "Interprofessional communication was considerably accelerated following implementation of collectively organised "
    "intermissions, particularly concerning organisational developments necessitating immediate prioritisation by them."
)
AMU = {"term": "Acute medical unit", "meaning": "A ward.", "abbreviation": "AMU"}


def summary(text: str, **site: object) -> Corpus:
    return corpus({"summary": text}, site=site)


def words(found: list[Violation], text: str) -> list[str]:
    return [text[slice(*each.place.span)] for each in found if each.place.span]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a <b>bold</b> word", ["<b>"]),
        ("a <img src=x onerror=alert(1)> b", ["<img src=x onerror=alert(1)>"]),
        ("one<br/>two", ["<br/>"]),
        ("one </div>", ["</div>"]),
        ("a <!-- hidden --> b", ["<!-- hidden -->"]),
        ("a <!-- never closed", ["<!-- never closed"]),
        ("write `<b>` here", []),
        ("see <https://example.org/a>", []),
        ("p < 0.05 and q > 3", []),
        ("n<m", []),
    ],
)
def test_tags_are_told_from_what_only_looks_like_one(text: str, expected: list[str]) -> None:
    found = list(raw_html(summary(text)))
    assert words(found, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Staff of the AMU met.", ["AMU"]),
        ("AMUs and the AMU's staff met.", ["AMU"]),
        ("The AMU and the ICU met the AMU.", ["AMU", "ICU"]),
        ("The acute medical unit (AMU) met. The AMU ate.", []),
        ("The AMU (acute medical unit) met.", []),
        ("(AMU, as they say) met.", ["AMU"]),
        ("Staff in the UK and the US met.", []),
        ("World War II, part IV", []),
        ('They say "the AMU".', []),
        ("They say \u201cthe AMU\u201d.", []),
        ("The field `AMU`", []),
        ("A GRADE-CERQual assessment", []),
        ("I met A and B.", []),
    ],
)
def test_abbreviations_are_told_once_unless_explained(text: str, expected: list[str]) -> None:
    found = list(unexplained_abbreviation(summary(text)))
    assert words(found, text) == expected


def test_an_abbreviation_in_the_glossary_is_explained() -> None:
    text = "Staff of the AMU met."
    assert list(unexplained_abbreviation(summary(text, glossary=[AMU]))) == []
    in_term = {"term": "Acute medical unit (AMU)", "meaning": "A ward."}
    assert list(unexplained_abbreviation(summary(text, glossary=[in_term]))) == []
    other = AMU | {"abbreviation": "ACU"}
    assert len(list(unexplained_abbreviation(summary(text, glossary=[other])))) == 1


def test_an_abbreviation_explained_in_one_field_of_a_record_is_explained_in_all_but_not_in_another_record() -> None:
    fields = {"summary": "Staff of the AMU met.", "not_stated": ["who ran the acute medical unit (AMU)"]}
    assert list(unexplained_abbreviation(corpus(fields))) == []
    other = {"id": "other", "title": "Other", "summary": "The AMU."}
    assert [each.place.record.id for each in unexplained_abbreviation(corpus(fields, other))] == ["other"]


def test_nothing_is_said_of_abbreviations_while_the_glossary_cannot_be_read() -> None:
    read = summary("Staff of the AMU met.")
    assert list(unexplained_abbreviation(replace(read, synthesis=None, unreadable=frozenset({SYNTHESIS})))) == []


def test_hard_prose_is_told_with_its_grade_and_its_longest_words() -> None:
    (found,) = hard_prose(summary(HARD))
    assert found.fault.message == "reading this takes more than 16 years of school; the site's aim is 9"
    assert "here they have 20 words on average" in found.fault.help
    assert "`interprofessional`" in found.fault.help
    assert (found.place.path, found.place.span) == (("summary",), (0, len(HARD)))


def test_the_synthesis_sets_the_grade_and_0_is_none() -> None:
    middling = (
        "Teams that took their breaks together heard of news sooner, because they talked about it while they ate."
    )
    assert list(hard_prose(summary(f"{middling} {middling}"))) == []
    (found,) = hard_prose(summary(f"{middling} {middling}", settings={"reading_grade": "3"}))
    assert found.fault.message.endswith("the site's aim is 3")
    assert list(hard_prose(summary(HARD, settings={"reading_grade": "0"}))) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"summary": " ".join(HARD.split()[:15])},
        {"statement": HARD},
        {"activity": HARD},
        {"summary": f"They say \u201c{HARD[:-1]}\u201d, and we saw it too, so that we think it is true of all."},
    ],
)
def test_short_texts_the_words_of_the_study_and_quotations_are_not_graded(fields: dict[str, object]) -> None:
    assert list(hard_prose(corpus(fields))) == []


def test_terms_of_the_glossary_and_titles_are_not_graded() -> None:
    text = "The interprofessional communication committee met, sat and ate with the old one for an hour or so. " * 2
    assert len(list(hard_prose(summary(text)))) == 1
    term = {"term": "Interprofessional communication committee", "meaning": "A group."}
    assert list(hard_prose(summary(text, glossary=[term]))) == []
    study = Study.model_validate(STUDY | {"title": "Interprofessional communication committee"})
    assert list(hard_prose(replace(summary(text), studies=(study,)))) == []


@pytest.mark.parametrize(("words", "told"), [(60, 0), (61, 1)])
def test_a_statement_may_have_60_words(words: int, told: int) -> None:
    assert len(list(long_statement(corpus({"statement": "word " * words})))) == told


@pytest.mark.parametrize(("words", "told"), [(120, 0), (121, 1)])
def test_a_summary_may_have_120_words(words: int, told: int) -> None:
    assert len(list(long_summary(corpus({"summary": "word " * words})))) == told

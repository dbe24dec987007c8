"""What the page says of a record before it is handed in: what the schema of a finding asks, and wrong quotes."""

from collections.abc import Iterator
from typing import Any

import pytest

from evidence_site.model import Finding
from evidence_site.model.schema import schema_of
from evidence_site.pages.propose.page import PATH
from pages.bakery import corpus, views
from pages.propose.script import call

CHECK = "(fields, records) => records.map(record => checkFields(fields, record).map(each => [each.message, each.cure]))"
QUOTES = "(quotes, answers) => checkQuotes(quotes, answers).map(each => [each.path, each.message, each.cure])"
NAME = "(file, names) => names.map(name => checkName(name, file).map(each => each.message))"
QUOTE = {"text": "words", "source": "okafor2021", "locator": "Results", "voice": "author"}
WHOLE: dict[str, Any] = {
    "title": "Local trust",
    "statement": "Colleagues trust those whom they have met.",
    "evidence": [{"study": "night-shift", "relation": "contributes"}],
    "quotes": [QUOTE],
    "status": "in-review",
    "added": "2026-11-25",
}
DATE_CURE = "write year, month and day, as in `2026-11-24`"
NAME_CURE = "use small letters a to z and digits, with single hyphens between words, as in `local-trust`"
LINE_CURE = "write it on one line"
ELSEWHERE = (["quotes", 0, "locator"], "the quoted words stand elsewhere in `okafor2021` than is said here")


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    found: dict[str, Any] = views(corpus(type="evidence-synthesis", settings={}), ())[PATH].data
    return found


def said(data: dict[str, Any], **fields: Any) -> list[list[str]]:
    """Return what is said of a record that is right but for these fields; one that is None is left out."""
    record = {name: each for name, each in {**WHOLE, **fields}.items() if each is not None}
    ((found,),) = call("check.js", {"check": CHECK}, [("check", data["fields"], [record])])
    return [[part for part in fault if part] for fault in found]


def test_nothing_is_said_of_a_record_that_fits_the_schema(data: dict[str, Any]) -> None:
    assert said(data) == []


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"title": None}, ["Name the finding in a few words"]),
        (
            {"quotes": [{**QUOTE, "voice": None} | {"speaker": {"id": "P1"}}]},
            ["Say who spoke: their role, in the source's own words"],
        ),
        ({"title": "x" * 301}, ["“What is the finding about?” is 301 characters long", "keep it to 300"]),
        ({"title": "\U0001f600" * 301}, ["“What is the finding about?” is 301 characters long", "keep it to 300"]),
        ({"statement": "x" * 5001}, ["“What does the study claim?” is 5001 characters long", "keep it to 5000"]),
        ({"title": "two\nlines"}, ["“What is the finding about?” is not text on one line", LINE_CURE]),
        ({"added": "24 November 2026"}, ["“When was it added?” is not a date", DATE_CURE]),
        ({"quotes": [{**QUOTE, "id": "Q 1"}]}, ["“Id” is not a quote's id", NAME_CURE]),
        ({"not_stated": ["who", "x" * 301]}, ["line 2 of “Not stated” is 301 characters long", "keep it to 300"]),
    ],
)
def test_of_a_value_that_the_schema_does_not_allow_its_words_are_said(
    fields: dict[str, Any], expected: list[str], data: dict[str, Any]
) -> None:
    assert expected in said(data, **fields)


@pytest.mark.parametrize("fields", [{"title": "\U0001f600" * 300}, {"statement": "two\nlines."}])
def test_a_value_at_its_limits_is_right(fields: dict[str, Any], data: dict[str, Any]) -> None:
    assert said(data, **fields) == []


def patterned(schema: dict[str, Any]) -> Iterator[str]:
    """Yield every pattern of a schema."""
    for name, each in schema.items():
        if name == "pattern" and isinstance(each, str):
            yield each
        elif isinstance(each, dict):
            yield from patterned(each)


def test_every_pattern_of_the_schema_is_read_by_a_browser() -> None:
    patterns = sorted(set(patterned(schema_of(Finding))))
    assert len(patterns) > 5
    function = "pattern => new RegExp(pattern, 'u').source.length > 0"
    assert call("check.js", {"read": function}, [("read", each) for each in patterns]) == [True] * len(patterns)


@pytest.mark.parametrize(
    ("quote", "answer", "expected"),
    [
        (QUOTE, {"verdict": "verified", "places": [{"section": "Results", "paragraph": 2}]}, []),
        (QUOTE, {"verdict": "not-checked", "places": []}, []),
        (
            QUOTE,
            {"verdict": "mismatch", "places": []},
            [
                ["quotes", 0, "text"],
                "the quoted words do not stand like this in `okafor2021`",
                "copy the words letter for letter; write an omission as `[...]` and an insertion as `[word]`",
            ],
        ),
        (
            QUOTE,
            {"verdict": "misplaced", "places": [{"section": "Methods", "paragraph": 2}]},
            [*ELSEWHERE, "they are in `Methods`: begin with that"],
        ),
        (
            {**QUOTE, "locator": "Results, Paragraph 3"},
            {"verdict": "misplaced", "places": [{"section": "Methods", "paragraph": 2}]},
            [*ELSEWHERE, "they are in `Methods, paragraph 2`: begin with that"],
        ),
        (
            {**QUOTE, "locator": "paragraph 3"},
            {"verdict": "misplaced", "places": [{"section": "", "paragraph": 2}]},
            [*ELSEWHERE, "they are in paragraph 2"],
        ),
        ({**QUOTE, "locator": ""}, {"verdict": "misplaced", "places": [{"section": "Methods", "paragraph": 2}]}, []),
    ],
)
def test_of_a_quote_is_said_whether_its_words_stand_in_the_source(
    quote: dict[str, str], answer: dict[str, str], expected: list[Any]
) -> None:
    (found,) = call("check.js", {"check": QUOTES}, [("check", [quote], [answer])])
    assert found == ([expected] if expected else [])


def test_of_a_translation_the_words_of_the_source_are_meant() -> None:
    quote = {**QUOTE, "original_text": "geiriau"}
    (((path, *_),),) = call(
        "check.js", {"check": QUOTES}, [("check", [quote], [{"verdict": "mismatch", "places": []}])]
    )
    assert path == ["quotes", 0, "original_text"]


def test_a_file_needs_a_name_that_no_record_and_no_computer_keeps(data: dict[str, Any]) -> None:
    taken = data["lists"]["findings"][0][0]
    names = ["a-good-name", "", "A name", "x" * 65, "search", "con", taken]
    (found,) = call("check.js", {"check": NAME}, [("check", data["file"], names)])
    assert found == [
        [],
        ["Say how the address of its page ends"],
        ["“The last part of its page's address” cannot be `A name`"],
        [f"“The last part of its page's address” cannot be `{'x' * 65}`"],
        ["the name `search` is taken"],
        ["the name `con` is taken"],
        [f"the name `{taken}` is taken"],
    ]

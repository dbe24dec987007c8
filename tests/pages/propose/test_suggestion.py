"""A suggestion on the site of one study, as the page writes and checks it."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from evidence_site.pages.propose.page import PATH
from pages.bakery import corpus, views
from pages.propose.script import call

TEXT = "(values, titles) => suggestionText(values, titles)"
CHECK = "(fields, values) => checkSuggestion(fields, values).map(each => [each.path, each.message])"
ADDRESS = "(create, title, text) => newIssueAddress(create, title, text)"
QUOTE = {"text": "the dough tells you", "source": "crumb2031", "supports": ["statement"]}
TITLES = [["keeping-time", "Keeping time"]]


def text(**values: Any) -> str:
    (found,) = call("suggestion.js", {"text": TEXT}, [("text", values, TITLES)])
    return str(found)


def test_a_quote_is_written_as_it_can_be_put_into_its_record() -> None:
    written = text(finding="keeping-time", quotes=[QUOTE])
    assert written.startswith("# For the finding “Keeping time” (keeping-time)\n")
    assert yaml.safe_load(written) == {"quotes": [{"id": "the-dough-tells-you", **QUOTE}]}


def test_a_correction_is_a_comment_to_the_last_of_its_lines() -> None:
    written = text(finding="keeping-time", correction="one\nquotes: []\n\n~~~", quotes=[QUOTE])
    assert "# one\n# quotes: []\n#\n# ~~~\n" in written
    assert yaml.safe_load(written) == {"quotes": [{"id": "the-dough-tells-you", **QUOTE}]}


def test_a_suggestion_that_says_nothing_is_none() -> None:
    fields = views(corpus(settings={}), ())[PATH].data["fields"]
    values: list[dict[str, Any]] = [{}, {"finding": "x"}, {"correction": "so"}, {"quotes": [QUOTE]}]
    found = call("suggestion.js", {"check": CHECK}, [("check", fields, each) for each in values])
    told = [[["correction"], "Say what is wrong, or quote a passage"]]
    assert found == [told, told, [], []]


@pytest.mark.parametrize(
    ("create", "title", "body"),
    [
        ("https://github.com/o/r/issues/new", "title", "body"),
        ("https://gitlab.com/o/r/-/issues/new", "issue[title]", "issue[description]"),
    ],
)
def test_an_issue_opens_filled_in_unless_the_text_is_too_long(create: str, title: str, body: str) -> None:
    calls = [("address", create, "A & b", each) for each in ("# it's 100 %\n", "x" * 9000)]
    short, long = call("record-file.js", {"address": ADDRESS}, calls)
    assert short["address"].startswith(f"{create}?")
    assert parse_qs(urlsplit(short["address"]).query) == {title: ["A & b"], body: ["~~~yaml\n# it's 100 %\n~~~\n"]}
    assert (short["hasText"], long["hasText"]) == (True, False)
    assert parse_qs(urlsplit(long["address"]).query) == {title: ["A & b"]}


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ({"text": "one two three four five six"}, "one-two-three-four-five"),
        ({"text": "2019"}, "suggested"),
        ({"text": "words", "id": "own"}, "own"),
    ],
)
def test_a_quote_has_an_id_that_those_of_its_record_do_not_have(quote: dict[str, str], expected: str) -> None:
    assert yaml.safe_load(text(finding="keeping-time", quotes=[quote]))["quotes"][0]["id"] == expected

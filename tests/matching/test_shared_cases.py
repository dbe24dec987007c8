"""The cases of `cases.yml`: Python's matching and the script of the page "Propose a finding" give the same answers."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from evidence_site.load.sources import parse_source
from evidence_site.matching import patterns, verify
from evidence_site.model import CiteKey, Quote
from pages.propose.script import call

TABLE = yaml.safe_load((Path(__file__).parent / "cases.yml").read_text("utf-8"))
CASES: dict[str, Any] = {each["name"]: each for each in TABLE["cases"]}
UNHEADED = "Care takes time.\r\n\r\nIt always does."


def expected(case: dict[str, Any]) -> tuple[str, str]:
    return case["verdict"], case.get("section", "")


def by_python(words: str, locator: str | None, text: str) -> tuple[str, str]:
    quote = Quote.model_validate({"text": words, "locator": locator, "source": "okafor2021", "voice": "author"})
    found = verify(quote, parse_source(CiteKey("okafor2021"), text))
    return str(found.verdict), found.section


def by_script(quotes: list[tuple[str, str | None]], text: str) -> list[tuple[str, str]]:
    """Return the answers of the page's script."""
    function = "(text, quotes) => quotes.map(([words, at]) => findQuote(words, at ?? '', readSource(text)))"
    (found,) = call("quote-words.js", {"find": function}, [("find", text, quotes)])
    return [(each["verdict"], each["section"]) for each in found]


@pytest.fixture(scope="module")
def answers() -> dict[str, tuple[str, str]]:
    quotes = [(case["text"], case.get("locator")) for case in CASES.values()]
    return dict(zip(CASES, by_script(quotes, TABLE["source"]), strict=True))


def test_each_case_has_a_name_of_its_own() -> None:
    assert len(CASES) == len(TABLE["cases"])


@pytest.mark.parametrize("name", CASES)
def test_python_gives_the_answer_of_the_case(name: str) -> None:
    case = CASES[name]
    assert by_python(case["text"], case.get("locator"), TABLE["source"]) == expected(case)


@pytest.mark.parametrize("name", CASES)
def test_the_script_gives_the_answer_of_the_case(name: str, answers: dict[str, tuple[str, str]]) -> None:
    assert answers[name] == expected(CASES[name])


def test_a_text_without_headings_asks_for_no_section() -> None:
    assert by_python("Care takes", "p. 4", UNHEADED) == ("verified", "")
    assert by_script([("Care takes", "p. 4"), ("time. It", None)], UNHEADED) == [("verified", ""), ("mismatch", "")]

"""The cases of the specification: the package and the script of the page "Propose a finding" both give its answers."""

import re

import pytest

from evidence_site.matching import SPECIFICATION
from evidence_site.matching.folding import SHAPES
from matching.both import Asked, Found, find_all
from matching.specification import PAGE, RULES, Case, cases
from pages.propose.script import Conversation

CASES = {f"{number}, rule {case.rule}": case for number, case in enumerate(cases(), 1)}
WITHOUT_CASES = {"6.1", "6.2", "7.1", "7.2", "7.3"}
"""Rules that a verdict does not show; `tests/test_private_sources.py` and `tests/rules` are on them."""


def test_the_page_names_the_version_of_the_rules() -> None:
    assert f"\nVersion {SPECIFICATION}.\n" in PAGE


def test_each_rule_has_a_case() -> None:
    assert len(CASES) > 120
    assert {case.rule for case in CASES.values()} == {*RULES} - WITHOUT_CASES


def test_the_rules_are_numbered_in_order() -> None:
    assert [*RULES] == sorted(set(RULES))


@pytest.mark.parametrize("name", CASES)
def test_both_languages_give_the_answer_of_the_case(name: str, script: Conversation) -> None:
    case = CASES[name]
    (found,) = find_all(script, case.source, [Asked(case.words, case.locator, case.voice, case.speaker)])
    assert answer(found, case) == (case.verdict, case.section, case.paragraphs)


def answer(found: Found, case: Case) -> tuple[str, str, tuple[int, ...]]:
    """Return an answer with as much of its places as the case says."""
    if not case.section:
        return found.verdict, "", ()
    (section,) = {section for section, *_ in found.places}
    return found.verdict, section, tuple(paragraph for _, paragraph, _ in found.places)


def test_the_page_lists_the_shapes_that_are_one() -> None:
    rows = re.findall(r"^\| (?:single|double|hyphen).*$", PAGE, re.MULTILINE)
    listed = {each for row in rows for each in re.findall(r"`(.)`", row)} | {"`"}
    assert listed == {*SHAPES} | {"'", "-", "\u2014"}

"""Our references beside those of two established processors, as `record.py` recorded them."""

import json
from collections.abc import Mapping, Sequence
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml

from evidence_site.model import Reference
from evidence_site.works import STYLES, Entry, make_entries
from styles.csl import item
from styles.markup import plain
from styles.rendering import render_entries
from styles.works import read_works

HERE = Path(__file__).parent
PROCESSORS = ("pandoc", "citeproc-js")
WORKS = read_works()
DIFFERENCES = yaml.safe_load((HERE / "differences.yml").read_text("utf-8"))


def recorded(name: str) -> Any:
    return json.loads((HERE / "recorded" / f"{name}.json").read_text("utf-8"))


def entries(style: str) -> Mapping[str, Entry]:
    return make_entries(WORKS, STYLES[style])


def listed(heading: str) -> Sequence[str]:
    return [key for each in DIFFERENCES[heading] for key in each["works"]]


def differing(ours: Mapping[str, str], theirs: Sequence[Mapping[str, str]]) -> Sequence[str]:
    return [key for key, text in ours.items() if text not in {each[key] for each in theirs}]


def test_the_set_has_works_of_every_type_and_what_was_recorded_is_of_these_works() -> None:
    assert len(WORKS) >= 120
    assert {each.type for each in WORKS} >= {
        *("article-journal", "book", "chapter", "legislation", "paper-conference", "report", "thesis", "webpage"),
    }
    assert [item(each) for each in WORKS] == recorded("works"), "run record.py again"
    for style in STYLES:
        for processor in PROCESSORS:
            made = recorded(f"{style}-{processor}")
            assert set(made["entries"]) == set(made["citations"]) == {each.id for each in WORKS}
            assert made["processor"].startswith(f"{processor} ")


@pytest.mark.parametrize("style", STYLES)
def test_every_entry_is_that_of_a_processor_or_differs_for_a_reason(style: str) -> None:
    ours = {key: plain(html) for key, html in render_entries(entries(style).values()).items()}
    theirs = [recorded(f"{style}-{processor}")["entries"] for processor in PROCESSORS]
    assert sorted(differing(ours, theirs)) == sorted(listed(style))


def test_every_name_in_the_text_is_that_of_a_processor_or_differs_for_a_reason() -> None:
    ours = {key: f"({each.label.text})" for key, each in entries("apa").items()}
    theirs = [
        {key: unescape(text.replace("<i>", "").replace("</i>", "")) for key, text in made.items()}
        for made in (recorded(f"apa-{processor}")["citations"] for processor in PROCESSORS)
    ]
    assert sorted(differing(ours, theirs)) == sorted(listed("apa in the text"))


def test_every_difference_has_a_reason() -> None:
    assert {*DIFFERENCES} == {*STYLES, "apa in the text"}
    for reasons in DIFFERENCES.values():
        assert all(len(each["reason"].split()) >= 5 for each in reasons)


@pytest.mark.parametrize("style", STYLES)
def test_no_two_works_are_called_the_same(style: str) -> None:
    names = [each.label.text for each in entries(style).values()]
    assert len(names) == len(set(names))


def rendered(style: str, work: Reference) -> str:
    return plain(render_entries(make_entries([work], STYLES[style]).values())[work.id])


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("work", WORKS, ids=lambda each: each.id)
def test_no_entry_has_doubled_or_stranded_punctuation(style: str, work: Reference) -> None:
    text = rendered(style, work).replace("<i>", "").replace("</i>", "")
    outside = text.replace("https://", "").replace("http://", "").replace(" &lt;", "").replace(":AID", "")
    outside = outside if "SICI" not in outside else outside[: outside.index("doi")]
    for wrong in ("..", "?.", "!.", "  ", " ,", " .", " ;", " :", "()", "[]", ",,", ";;", "::"):
        assert wrong not in outside, text

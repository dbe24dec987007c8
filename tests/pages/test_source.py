"""The page of a published source: which sources have one, what is marked on it, and what leads to it and from it."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from evidence_site.model import CiteKey, Occurrence, Section, SourceText, Speaking, Verification
from evidence_site.model.source import Comparison, Verdict
from evidence_site.pages.source import MARKED, UNQUOTED
from evidence_site.pipeline import RenderedSite, build
from evidence_site.project import Project
from pages.bakery import FINDING, QUOTE, STUDY, SYNTHESIS, corpus, section, views

TEXT = "Ovens are hot. The dough tells you when it is done, and work changed with the hour."
KEY = CiteKey("crumb2031")
PATH = "sources/crumb2031.md"


def source(**changes: object) -> SourceText:
    made = {"publish": True, "sections": (Section("Results", ("Nobody spoke.", TEXT)),)} | changes
    return SourceText(KEY, **made)  # type: ignore[arg-type]


def found(*words: str) -> Verification:
    spans = tuple((TEXT.index(each), TEXT.index(each) + len(each)) for each in words)
    return Verification(Verdict.VERIFIED, (Occurrence("Results", 2, TEXT, 0, spans),))


VERIFICATIONS = {
    "reading-the-dough/q1": found("The dough tells you when it", "is done"),
    "night-shift/s2": found("it is done, and work changed with the hour"),
}


def pages(
    text: SourceText | None = None, verifications: Mapping[str, Verification] = VERIFICATIONS, **synthesis: Any
) -> dict[str, Any]:
    made = corpus(sources={KEY: text or source()}, **synthesis)
    object.__setattr__(made, "verifications", verifications)
    return views(made)


@pytest.mark.parametrize(
    "changes",
    [
        {"publish": False},
        {"private": True},
        {"withdrawn": True},
        {"speakers": {"P4": Speaking.PARTICIPANT}},
    ],
)
def test_only_what_its_head_publishes_has_a_page_and_is_opened(changes: dict[str, object]) -> None:
    shown = pages()
    assert PATH in shown
    assert _opened(shown)
    hidden = pages(source(**changes))
    assert PATH not in hidden
    assert not _opened(hidden)


def _opened(shown: Mapping[str, Any]) -> list[Any]:
    quotes = section(shown["findings/reading-the-dough.md"], "found").quotes
    return [each.opened for each in quotes if each.opened]


def test_overlapping_quotes_are_marked_word_by_word_each_with_one_anchor_and_a_way_to_what_rests_on_it() -> None:
    page = pages()[PATH]
    (part,) = page.parts
    assert (part.name, part.anchor) == ("Results", "section-1")
    plain, marked = part.paragraphs
    assert [(each.text, each.is_quoted) for each in plain] == [("Nobody spoke.", False)]
    assert [(each.text, each.is_quoted) for each in marked] == [
        ("Ovens are hot. ", False),
        ("The dough tells you when ", True),
        ("it", True),
        (" ", True),
        ("is done", True),
        (", and work changed with the hour", True),
        (".", False),
    ]
    assert [each.anchors for each in marked if each.anchors] == [
        ("words-reading-the-dough-q1",),
        ("words-night-shift-s2",),
    ]
    assert [[mark.number for mark in each.marks] for each in marked if each.marks] == [[1], [1], [2]]
    assert marked[2].marks[0].url == "#rests-reading-the-dough-q1"


def test_what_rests_on_the_words_of_each_quote_is_linked_both_ways() -> None:
    page = pages()[PATH]
    first, second = page.resting
    assert first.anchor == "rests-reading-the-dough-q1"
    assert first.words.url == "#words-reading-the-dough-q1"
    assert [each.url for each in first.pages] == ["../../findings/reading-the-dough/"]
    assert first.quote.url == "../../quotes/#quote-reading-the-dough-q1"
    assert [each.text for each in second.pages] == [STUDY["title"], "Reading the dough", "Keeping time"]
    (opened,) = _opened(pages())
    assert opened.source.url == "../../sources/crumb2031/#words-reading-the-dough-q1"


def test_words_that_are_not_found_are_not_marked_and_a_text_without_marks_says_so() -> None:
    missing = {"reading-the-dough/q1": Verification(Verdict.MISMATCH)}
    page = pages(verifications=missing)[PATH]
    assert page.lead == UNQUOTED
    assert page.resting == ()
    assert pages()[PATH].lead == MARKED


def test_the_words_of_a_quote_whose_permission_was_withdrawn_are_not_marked() -> None:
    withdrawn = {"basis": "participant-consent", "withdrawn": "2031-05-05"}
    quote = {**QUOTE, "text": "[words withdrawn]", "speaker": None, "permission": withdrawn}
    made = corpus(({**FINDING, "quotes": [quote]},), sources={KEY: source()})
    object.__setattr__(made, "verifications", VERIFICATIONS)
    assert [each.anchor for each in views(made)[PATH].resting] == ["rests-night-shift-s2"]


def test_the_licence_the_reason_and_the_comparison_are_those_of_the_head() -> None:
    compared = Comparison(date(2031, 2, 3), "A. Rye")
    page = pages(source(licence="CC BY 4.0", reason="The journal allows it.", compared=compared))[PATH]
    assert [tuple(each) for each in page.told] == [
        ("Licence", "CC BY 4.0"),
        ("Why it may be shown", "The journal allows it."),
        ("Our copy last compared with the published text", "3 February 2031, by A. Rye"),
    ]
    silent = pages()[PATH]
    assert [each.text for each in silent.told] == ["not recorded"]


@pytest.mark.parametrize("kind", [SYNTHESIS["type"], "evidence-synthesis"])
def test_references_the_study_and_the_quotes_lead_to_it(kind: str) -> None:
    shown = pages(type=kind)
    title = "Crumb and van Loaf 2031: our copy of the abstract"
    quotes, references, study = (shown[each] for each in ("quotes.md", "references.md", "studies/night-shift.md"))
    assert quotes.sources == ((title, "../sources/crumb2031/"),)
    assert references.groups[0].entries[0].source == (title, "../sources/crumb2031/")
    assert section(study, "read").sources == ((title, "../../sources/crumb2031/"),)


def test_two_sections_of_one_name_mark_the_words_of_their_own() -> None:
    named = ("Nothing.", "Nobody spoke."), ("Nobody spoke.", TEXT, TEXT), ("Once more.", TEXT)
    sections = tuple(Section("Results", each) for each in named)
    page = pages(source(sections=sections))[PATH]
    marked = [[any(it.is_quoted for it in each) for each in part.paragraphs] for part in page.parts]
    assert marked == [[False, False], [False, True, False], [False, False]]


@pytest.fixture(scope="module")
def study_site() -> RenderedSite:
    return build(Project(Path(__file__).parents[2]))


def test_every_opened_quote_of_the_study_leads_to_its_words(study_site: RenderedSite) -> None:
    bodies = {each.path: each.body for each in study_site.pages}
    source_page = bodies["sources/waring2023.md"]
    anchors = re.findall(r'<span id="(words-[^"]+)"></span>', source_page)
    assert len(anchors) == len({*anchors}) > 5
    led = {each for body in bodies.values() for each in re.findall(r'sources/waring2023/#(words-[^"]+)"', body)}
    assert led == {*anchors}
    targets = {*re.findall(r'<li id="(rests-[^"]+)"', source_page)}
    assert {*re.findall(r'href="#(rests-[^"]+)"', source_page)} == targets
    assert "See it in the source" not in "".join(bodies.values())


@pytest.mark.parametrize("path", ["roles.md", "findings/index.md", "quotes.md", "findings/relational-work.md"])
def test_quotes_open_in_place_in_lists_tables_and_figures(study_site: RenderedSite, path: str) -> None:
    (body,) = (each.body for each in study_site.pages if each.path == path)
    opened = re.findall(r'<details class="opened">(.*?)</details>', body, re.DOTALL)
    assert opened
    for each in opened:
        assert re.search(r'<p class="run"[^>]*>.*<mark>', each)
        assert "These words are in our copy of the abstract" in each


def test_what_rests_on_words_shows_them_where_they_stand(study_site: RenderedSite) -> None:
    (body,) = (each.body for each in study_site.pages if each.path.startswith("studies/") and each.record)
    rests = re.findall(r'<details class="basis">(.*?)</details>', body, re.DOTALL)
    assert rests
    assert all('<p class="run"' in each and "<q" not in each for each in rests)


def test_the_words_on_the_page_are_the_text_and_nothing_stands_between_them(study_site: RenderedSite) -> None:
    """What is selected on the page is verified like any quote: so the numbers of the marks are no text."""
    (page,) = (each.body for each in study_site.pages if each.path == "sources/waring2023.md")
    paragraphs = re.findall(r'<p data-section="([^"]*)" dir="auto">(.*?)</p>', page)
    text = (Path(__file__).parents[2] / "references/sources/waring2023.txt").read_text("utf-8")
    unfolded = " ".join(text.split())
    assert len(paragraphs) > 3
    for name, words in paragraphs:
        assert f"# {name}\n" in text
        plain = re.sub(r"<[^>]+>", "", words).replace("&#39;", "'").replace("&#34;", '"').replace("&amp;", "&")
        assert plain in unfolded


def test_no_search_finds_the_page_of_a_source(study_site: RenderedSite) -> None:
    assert study_site.search
    assert not [each for each in study_site.search if each.path.startswith("sources/")]


def test_a_synthesis_has_pages_of_its_published_sources_alone(golden: Callable[[str], Path]) -> None:
    shown = {each.path for each in build(Project(golden("night-bakery"))).pages if each.path.startswith("sources/")}
    assert shown == {"sources/nightwork2019.md", "sources/vandermol2021.md"}

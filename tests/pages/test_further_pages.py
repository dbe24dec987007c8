"""The brief, the worksheet, the words explained, the list from A to Z, the quotes to choose from, accessibility."""

from typing import Any

import pytest

from conftest import ROOT
from evidence_site.model import Corpus
from evidence_site.pages import accessibility, brief
from evidence_site.pages.paper import fit, lines
from pages.bakery import FINDING, SECOND, corpus, views
from pages.test_pages import synthesis

STYLES = ROOT / "scripts" / "evidence_site" / "theme" / "styles"


def findings(count: int, **fields: Any) -> Corpus:
    many = ({**SECOND, "id": f"f{n}", "title": f"Craft number {n}", "related": [], **fields} for n in range(count))
    return corpus(tuple(many))


def test_the_brief_tells_all_that_fits() -> None:
    page = views()["brief.md"]
    assert [(each.place, each.link.text, each.result) for each in page.findings.rows] == [
        (1, "Reading the dough", "Result the authors report or intend: the loaf rises well (reported)"),
        (2, "Keeping time", "Result the authors report or intend: no result stated"),
    ]
    assert [each.statement for each in page.findings.rows] == [
        "Bakers judge by touch when the dough is ready.",
        "Bakers keep time by the radio.",
    ]
    assert (page.findings.titles, page.findings.more) == ((), "")
    assert [(each.heading, each.items) for each in page.conclusions] == [
        ("What is the craft based on?", ("Touch", "Habit", "Which comes first is not stated."))
    ]
    assert [each.heading for each in page.points] == [
        "The abstract says",
        "The abstract does not say",
        "Editors' note: a study of this kind is not designed to show",
    ]
    assert [(each.heading, each.items) for each in page.questions] == [
        ("Owners", ("Which, if any, do you know?", "Who, if anyone, taught you this?"))
    ]
    assert [each.term for each in page.facts] == [
        *("Type of evidence", "Setting", "Places studied", "Country", "People", "Dates", "Peer review", "Funding"),
    ]
    assert page.facts[-1].quoted == ("The views are the authors'.",)
    assert page.originals[0].debt == "Adapted from"


def test_the_brief_of_a_large_site_tells_the_first_findings_then_names_some_and_counts_the_rest() -> None:
    found = views(findings(300))["brief.md"].findings
    told, named = len(found.rows), len(found.titles)
    assert (told > 15, named > 20) == (True, True)
    assert [each.place for each in (*found.rows, *found.titles)] == list(range(1, told + named + 1))
    assert found.more == f"And {300 - told - named} more on the site."


@pytest.mark.parametrize(("count", "more"), [(10, ""), (12, "")])
def test_a_dozen_findings_of_two_sentences_are_told_in_full(count: int, more: str) -> None:
    statement = (
        "Bakers who work at night judge by touch when the dough is ready. They do not look at the clock, or at rules."
    )
    found = views(findings(count, statement=statement))["brief.md"].findings
    assert (len(found.rows), found.titles, found.more) == (count, (), more)


def test_the_brief_of_a_synthesis_says_how_many_studies_it_brings_together() -> None:
    page = views(synthesis())["brief.md"]
    assert [(each.term, each.values) for each in page.facts] == [
        ("Type of evidence", ("A synthesis of two studies",)),
        ("What we read", ("From the full text of one study, and from the abstract only of one.",)),
    ]
    assert page.originals == ()


def test_parts_are_taken_in_order_until_the_first_that_does_not_fit() -> None:
    assert fit(["aa", "bbb", "c"], len, 5) == ("aa", "bbb")
    assert fit(["aa", "bbbb", "c"], len, 5) == ("aa",)
    assert fit(["a"], len, 0) == ()
    assert (lines("", 10), lines("a" * 10, 10), lines("a" * 11, 10)) == (1, 1, 2)
    assert brief.SHEET < 64


def test_the_worksheet_has_a_row_for_each_finding() -> None:
    page = views()["worksheet.md"]
    assert [(hue, finding.text) for hue, finding in page.findings] == [
        ("c1", "Reading the dough"),
        ("c2", "Keeping time"),
    ]
    assert page.questions == ("At what level here?", "At what stage?", "Who, if anyone?")
    assert page.flag == "A blank sheet from the editors. Its questions are not findings."


def test_words_are_explained_in_the_order_of_the_alphabet() -> None:
    terms = [
        {"term": "Proving", "meaning": "Letting the dough rise"},
        {"term": "Automatic oven tray", "abbreviation": "AOT", "meaning": "A tray. It moves."},
    ]
    page = views(corpus(glossary=terms))["glossary.md"]
    assert page.terms == (
        ("term-automatic-oven-tray", "Automatic oven tray (AOT)", "A tray. It moves."),
        ("term-proving", "Proving", "Letting the dough rise."),
    )


def test_everything_is_in_the_list_from_a_to_z() -> None:
    terms = [{"term": "Proving", "meaning": "Letting the dough rise"}]
    pages = views(corpus(({**FINDING, "title": "500 loaves"}, SECOND), glossary=terms))
    page = pages["a-z.md"]
    assert [each.letter for each in page.letters][-2:] == ["W", "0\u20139"]
    assert page.letters[-1].id == "letter-other"
    listed = {item.link: item.kind for letter in page.letters for item in letter.items}
    assert listed["Keeping time", "../findings/keeping-time/"] == "Craft"
    assert listed["500 loaves", "../findings/reading-the-dough/"] == "Craft"
    assert listed["Proving", "../glossary/#term-proving"] == "Word explained"
    assert listed["Crumb and van Loaf 2031", "../references/#ref-crumb2031"] == "Reference"
    assert listed["How the study was done", "../studies/night-shift/"] == "Page"
    everywhere = {link.url for link in listed}
    assert len(everywhere) == len(pages) - 1 + 2, "all pages but itself, a word and a reference"


@pytest.mark.parametrize(
    ("repository", "url"),
    [
        ("https://github.com/o/n/edit/main/", "https://github.com/o/n/issues"),
        ("https://gitlab.com/o/n/-/edit/main/", "https://gitlab.com/o/n/-/issues"),
        ("https://git.example.org/o/n/edit/main/", ""),
        ("", ""),
    ],
)
def test_a_problem_is_reported_where_the_repository_is_known(repository: str, url: str) -> None:
    page = views(repository=repository)["accessibility.md"]
    assert page.report.url == url
    assert page.date == "4 March 2031"


TESTED_IN = (
    ("test_every_page.py", "test_a_page_breaks_no_rule_and_fits_the_window"),
    ("test_keyboard.py", "test_the_tab_key_goes_through_a_page_in_its_order_and_leaves_it"),
    ("test_reflow.py", "test_nothing_is_cut_off_or_overlaps_zoomed_or_with_text_spaced"),
    ("test_reflow.py", "test_in_forced_colours_glyphs_buttons_and_rings_are_seen"),
    ("test_names_and_landmarks.py", "test_every_page_has_its_landmarks_headings_and_names"),
    ("test_without_scripts.py", "test_every_page_says_the_same_without_scripts_and_hides_nothing"),
    ("test_design.py", "test_every_word_and_sign_can_be_read"),
)
"""Where each sentence of the accessibility statement on tests is made good, in the order of the sentences."""


def test_the_statement_names_no_test_that_is_not_there() -> None:
    written = {path.name: path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py")}
    assert len(accessibility.TESTS) == len(TESTED_IN)
    for file, name in TESTED_IN:
        assert f"def {name}(" in written[file]

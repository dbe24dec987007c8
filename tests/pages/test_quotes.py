"""The quotes to choose from, on one page or on pages study by study."""

import re

import pytest

from evidence_site.model import Corpus
from evidence_site.sections.quote_lists import MOST_CHOICES
from evidence_site.website.finding_groups import MOST_TITLES
from evidence_site.website.quotes import MOST_ON_A_PAGE
from pages.bakery import QUOTE, SECOND, STUDY, corpus, section, views
from pages.test_further_pages import STYLES, findings


def test_quotes_can_be_chosen_by_what_they_are_about_and_by_whose_words_they_are() -> None:
    page = views()["quotes.md"]
    assert [(each.heading, [choice.text for choice in each.choices]) for each in page.quotes.filters] == [
        ("About", ["Reading the dough", "Keeping time", "How the study was done"]),
        ("Whose words", ["Participant", "Authors' words"]),
    ]
    assert [choice.id for choice in page.quotes.filters[0].choices] == ["f1", "f2", "f3"]
    numbers = {each.quote.anchor: each.numbers for group in page.quotes.groups for each in group.quotes}
    assert numbers["quote-reading-the-dough-q1"] == {"f": "1", "v": "1", "s": "1"}
    assert numbers["quote-night-shift-s2"] == {"f": "3 1 2", "v": "2", "s": "1"}
    assert page.quotes.groups[-1].numbers == {"f": "3 1 2", "v": "2", "s": "1"}
    assert page.lists[0] == ("Reading the dough", "../findings/reading-the-dough/#found")


def test_what_is_copied_of_a_quote_says_where_it_stands() -> None:
    page = views()["quotes.md"]
    assert page.quotes.groups[0].quotes[0].copied == (
        "“the dough tells you when it [the rise] is done” (Crumb and van Loaf 2031, Results, paragraph 2)"
    )


@pytest.mark.parametrize(("count", "filters"), [(MOST_CHOICES - 1, ["f", "v"]), (MOST_CHOICES, ["v"])])
def test_a_filter_of_more_values_than_the_style_sheet_knows_is_left_out_alone(count: int, filters: list[str]) -> None:
    page = views(findings(count, quotes=[QUOTE]))["quotes.md"]
    assert [each.name for each in page.quotes.filters] == filters
    assert page.lists_lead == "Or read those about one craft alone"
    assert len(page.lists) == count


def test_without_filters_the_lists_are_no_second_way() -> None:
    page = views(corpus((SECOND,), ({**STUDY, "quotes": []},)))["quotes.md"]
    assert page.quotes.filters == ()
    assert page.lists_lead == "Read those about one craft alone"


def test_evidence_stands_first_and_statements_of_interest_are_folded() -> None:
    statement = {
        **QUOTE,
        "id": "s8",
        "speaker": None,
        "voice": "author",
        "note": None,
        "supports": ["funding", "licence"],
    }
    both = {**statement, "id": "s9", "supports": ["funding", "design"]}
    page = views(corpus(studies=({**STUDY, "quotes": [statement, both, *STUDY["quotes"]]},)))["quotes.md"]
    folds = [(each.folded != "", [it.quote.anchor for it in each.quotes]) for each in page.quotes.groups]
    assert folds[-1] == (True, ["quote-night-shift-s8"])
    assert [is_folded for is_folded, _ in folds[:-1]] == [False] * (len(folds) - 1)
    assert "quote-night-shift-s9" in folds[-2][1]


def test_a_quote_under_the_name_of_its_finding_does_not_name_it_again() -> None:
    groups = views()["quotes.md"].quotes.groups
    assert [each.quote.about for group in groups if group.title == "Reading the dough" for each in group.quotes] == [()]


def test_the_style_sheet_has_a_rule_for_every_number() -> None:
    rules = re.findall(
        r'body:has\(#([fvs]\d+):checked\) :is\(\.qlist > li, \.qgroup\):not\(\[data-([fvs])~="(\d+)"\]\)',
        (STYLES / "quotes.css").read_text("utf-8"),
    )
    assert rules == [(f"{name}{n}", name, str(n)) for name in "fvs" for n in range(1, MOST_CHOICES + 1)]


def many(count: int) -> Corpus:
    return findings(count, quotes=[QUOTE])


def test_more_quotes_than_fit_one_page_stand_on_pages_of_their_own_study_by_study() -> None:
    pages = views(many(MOST_ON_A_PAGE + 10))
    every = {path: page for path, page in pages.items() if path.startswith("quotes/")}
    first, second = every["quotes/from-night-shift.md"], every["quotes/from-night-shift/2.md"]
    assert list(every) == [first.path, second.path]
    shown = [each.quote.anchor for page in every.values() for group in page.quotes.groups for each in group.quotes]
    of_study = sum(each.startswith("quote-night-shift") for each in shown)
    assert len(shown) == len(set(shown)) == MOST_ON_A_PAGE + 10 + of_study
    assert sum(len(group.quotes) for group in first.quotes.groups) == MOST_ON_A_PAGE
    assert first.heading == "Quotes from How do bakers work at night?, page 1 of 2"
    assert first.lead == f"50 quotes of {len(shown)}."
    assert first.pager is not None
    assert first.pager.next == ("Page 2 of 2", "../../quotes/from-night-shift/2/")
    assert first.pager.previous is None
    assert first.quotes.filters == second.quotes.filters == (), "a filter would act on a part of the quotes"


def test_the_page_of_quotes_then_says_where_they_are() -> None:
    page = views(many(MOST_ON_A_PAGE + 10))["quotes.md"]
    assert page.quotes.groups == page.quotes.filters == ()
    assert [each.url for each in page.by_study] == ["../quotes/from-night-shift/"]
    assert len(page.lists) == MOST_ON_A_PAGE + 10


def test_permalinks_lead_to_the_page_that_shows_the_quote() -> None:
    pages = views(many(MOST_ON_A_PAGE + 10))
    found = section(pages["findings/f55.md"], "found")
    assert found.quotes[0].permalink == "../../quotes/from-night-shift/2/#quote-f55-q1"


def test_quotes_that_fit_one_page_stay_on_it() -> None:
    pages = views(findings(MOST_ON_A_PAGE - 10, quotes=[QUOTE]))
    assert [path for path in pages if path.startswith("quotes")] == ["quotes.md"]


def test_a_page_names_no_more_findings_than_readers_can_look_through() -> None:
    assert len(views(many(MOST_TITLES))["quotes.md"].lists) == MOST_TITLES
    assert views(many(MOST_TITLES + 1))["quotes.md"].lists == ()

"""The home page as a reader on a phone has it: short, with the words behind each finding one touch away."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from browser.browsing import Browser, Site

PHONE, PHONE_HEIGHT = 390, 844
MOST = {"study": (4, 450), "night-bakery": (9, 800)}
"""The most screens and words of each site's home page; a synthesis of ten findings takes a row for each."""
SEEN = """() => {
    const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    const words = [];
    while (walker.nextNode()) {
        const within = walker.currentNode.parentElement;
        if (!within.checkVisibility() || within.closest(".vh")) continue;
        words.push(...walker.currentNode.textContent.split(/\\s+/).filter(Boolean));
    }
    return words.length;
}"""
"""Counts the words that are seen while the folds are closed."""


@pytest.fixture
def page(built: Site, found: Browser) -> Iterator[Page]:
    """Give the home page on a phone."""
    with found.open(width=PHONE, height=PHONE_HEIGHT, reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(built.address)
        yield page


def test_the_home_page_is_few_screens_of_a_phone_and_few_words(page: Page, built: Site) -> None:
    screens, words = MOST[built.name]
    assert 100 < page.evaluate(SEEN) <= words
    assert page.evaluate("() => document.documentElement.scrollHeight") <= screens * PHONE_HEIGHT


def test_a_row_opens_where_it_stands(page: Page) -> None:
    fold = page.locator(".findingmap details, .homemap details, .says details").first
    before = page.url
    fold.locator("summary").click()
    expect(fold).to_have_attribute("open", "")
    expect(fold.locator(".run, .checked").first).to_be_visible()
    assert page.url == before


def test_what_is_not_said_opens_at_its_button(page: Page) -> None:
    lists = page.locator(".unsaid .cross")
    expect(lists.first).to_be_hidden()
    page.locator(".unsaid summary").click()
    expect(lists.first).to_be_visible()

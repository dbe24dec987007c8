"""Everything works without JavaScript, and says the same."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from browser.browsing import Browser, Site, first_with, visit

TEXT = """() => {
    const main = document.querySelector("main").cloneNode(true);
    for (const each of main.querySelectorAll(".copy-button, [role=status]")) each.remove();
    return main.textContent.replace(/\\s+/g, " ").trim();
}"""
"""Gives the text of a page but for what serves the scripts themselves: buttons that copy, counts that are told."""
HIDDEN = """() => {
    const faults = [];
    const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement;
        if (!walker.currentNode.data.trim() || parent.closest("details:not([open]), script, svg, [hidden]")) continue;
        if (!parent.checkVisibility({visibilityProperty: true, opacityProperty: true})) faults.push(parent.outerHTML);
    }
    return faults;
}"""
APPLICATION = "script[src$='propose.js']"
"""A page with this script is a form that the script makes; without it, the page has the file to be filled in."""
GROUND = "() => getComputedStyle(document.body).backgroundColor"
GROUNDS = {"light": "rgb(251, 250, 246)", "dark": "rgb(17, 25, 28)"}


@pytest.fixture
def plain(built: Site, found: Browser) -> Iterator[Page]:
    with found.open(scripts=False) as context:
        page = context.new_page()
        page.goto(built.address)
        yield page


def test_every_page_says_the_same_without_scripts_and_hides_nothing(built: Site, found: Browser) -> None:
    hidden = {}
    with found.open() as context:
        shown = {
            path: page.evaluate(TEXT) for path, page in visit(context, built) if not page.locator(APPLICATION).count()
        }
    with found.open(scripts=False) as context:
        plain = {}
        for path, page in visit(context, built):
            plain[path] = page.evaluate(TEXT)
            hidden[path] = page.evaluate(HIDDEN)
    assert {path: text for path, text in plain.items() if text != shown.get(path, text)} == {}
    assert len(shown) >= len(plain) - 1
    assert {path: each for path, each in hidden.items() if each} == {}
    assert all(len(text) > 50 for text in plain.values())


@pytest.mark.parametrize("scheme", GROUNDS)
def test_the_scheme_is_that_of_the_system(scheme: str, plain: Page) -> None:
    plain.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    assert plain.evaluate(GROUND) == GROUNDS[scheme]


def test_instead_of_buttons_that_need_scripts_there_is_the_list_from_a_to_z(plain: Page) -> None:
    expect(plain.locator(".search-open")).to_be_hidden()
    expect(plain.locator("button.theme")).to_be_hidden()
    expect(plain.locator(".copy-button")).to_have_count(0)
    plain.get_by_role("banner").get_by_role("link", name="A to Z").click()
    expect(plain.get_by_role("heading", level=1)).to_contain_text("A to Z")
    assert plain.locator("main a[href]").count() > 10


def test_with_scripts_the_search_stands_there_instead(built: Site, found: Browser) -> None:
    with found.open() as context:
        page = context.new_page()
        page.goto(built.address)
        expect(page.locator(".search-open")).to_be_visible()
        expect(page.get_by_role("banner").get_by_role("link", name="A to Z")).to_be_hidden()


def test_the_quotes_are_filtered(plain: Page, built: Site) -> None:
    plain.goto(built.address + first_with(built, 'class="filters"'))
    quotes = plain.locator(".qlist .quote")
    count = quotes.count()
    expect(quotes.filter(visible=True)).to_have_count(count)
    for choice in plain.locator(".filter input[id]").all():
        choice.check()
        assert 0 < quotes.filter(visible=True).count() <= count
        plain.get_by_role("button", name="Show all quotes").click()
    plain.locator(".filter input[id]").first.check()
    assert quotes.filter(visible=True).count() < count


def test_details_open(plain: Page, built: Site) -> None:
    plain.goto(built.address + first_with(built, "<details"))
    plain.locator("main summary").first.click()
    expect(plain.locator("main details").first).to_have_attribute("open", "")

"""The card with a cited work's entry: by pointer, by keyboard, by touch, without scripts, in both engines."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from browser.browsing import NARROW, Browser, Watch, serving
from conftest import GOLDEN
from engines.running import mkdocs, run, zensical

ENTRY = (
    "Quill R. One lamp: how keepers begin and end a shift. Journal of Imaginary Crafts. 2020;3:1\u20139. "
    "doi: 10.5555/jic.2020.1"
)
DOI = "https://doi.org/10.5555/jic.2020.1"
CARD = ".citation-card"
CITED = "summary: >-\n  They lit a lamp [see @quill2020, p. 3].\nevidence:\n"
FILLER = "A keeper walks. " * 400
BY_HAND = f"""\
# By hand

As [see @quill2020, p. 3] holds, and [this](https://example.org/#ref-quill2020) of another site does not.

See [the article](references.md#ref-quill2020).

{FILLER}

At the end [@quill2020].
"""
PAGES = {"records": "findings/light-first/", "by hand": "by-hand/"}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = Path(shutil.copytree(GOLDEN / "minimal", tmp_path_factory.mktemp("cited") / "project"))
    record = project / "findings" / "light-first.yml"
    record.write_text(record.read_text(encoding="utf-8").replace("evidence:\n", CITED), encoding="utf-8")
    (project / "docs" / "by-hand.md").write_text(BY_HAND, encoding="utf-8")
    outcomes = (
        mkdocs(project, "build", "--quiet", "--strict"),
        run(project, "render", "--out", "rendered"),
        zensical(project / "rendered", "build"),
    )
    assert [each.returncode for each in outcomes] == [0, 0, 0], outcomes
    return project


@pytest.fixture(scope="module", params=["site", "rendered/site"], ids=["mkdocs", "zensical"])
def address(request: pytest.FixtureRequest, project: Path) -> Iterator[str]:
    with serving(project / request.param) as where:
        yield where


@pytest.fixture(scope="module")
def context(found: Browser) -> Iterator[BrowserContext]:
    with found.open() as context:
        yield context


@pytest.fixture
def page(context: BrowserContext, address: str) -> Iterator[Page]:
    """Give a page on which nothing may go wrong, and which asks for nothing elsewhere."""
    watch = Watch(address)
    page = context.new_page()
    watch.follow(page)
    yield page
    assert watch.faults == []
    page.close()


def citation(page: Page) -> Locator:
    return page.locator("main p").get_by_role("link", name="Quill 2020").first


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_the_keyboard_opens_the_card_and_leads_through_its_links_and_on(path: str, page: Page, address: str) -> None:
    page.goto(address + path)
    link = citation(page)
    tab_to(page, link)
    card = page.locator(CARD)
    expect(card).to_be_visible()
    expect(card).to_have_text(ENTRY)
    expect(link).to_have_accessible_description(ENTRY)
    page.keyboard.press("Tab")
    expect(card.get_by_role("link", name="10.5555/jic.2020.1")).to_be_focused()
    assert card.get_by_role("link").get_attribute("href") == DOI
    expect(card).to_be_visible()
    page.keyboard.press("Tab")
    expect(link).not_to_have_attribute("aria-describedby", "citation-card")
    page.keyboard.press("Shift+Tab")
    expect(link).to_be_focused()
    expect(link).to_have_accessible_description(ENTRY)


def tab_to(page: Page, link: Locator) -> None:
    """Put the focus on a link as the keyboard does."""
    link.evaluate("""link => {
        const stop = document.createElement("button");
        link.before(stop);
        stop.focus();
    }""")
    page.keyboard.press("Tab")
    expect(link).to_be_focused()


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_escape_closes_the_card_and_the_focus_stays(path: str, page: Page, address: str) -> None:
    page.goto(address + path)
    link = citation(page)
    card = page.locator(CARD)
    tab_to(page, link)
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(link).to_be_focused()
    expect(link).not_to_have_attribute("aria-describedby", "citation-card")


def test_escape_within_the_card_gives_the_focus_back_and_keeps_it_closed(page: Page, address: str) -> None:
    page.goto(address + PAGES["records"])
    link = citation(page)
    tab_to(page, link)
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(link).to_be_focused()
    page.wait_for_timeout(500)
    expect(page.locator(CARD)).to_have_count(0)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(page.locator(CARD)).to_be_visible()


def test_the_pointer_opens_the_card_may_rest_on_it_and_closes_it_by_leaving(page: Page, address: str) -> None:
    page.goto(address + PAGES["by hand"])
    link, card = citation(page), page.locator(CARD)
    link.hover()
    expect(card).to_be_visible()
    expect(card).to_have_text(ENTRY)
    card.hover()
    page.wait_for_timeout(600)
    expect(card).to_be_visible()
    page.mouse.move(2, 2)
    expect(card).to_have_count(0)
    link.hover()
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)


def test_a_pointer_that_only_passes_opens_nothing(page: Page, address: str) -> None:
    page.goto(address + PAGES["by hand"])
    citation(page).hover()
    page.mouse.move(2, 2)
    page.wait_for_timeout(500)
    expect(page.locator(CARD)).to_have_count(0)


def test_a_link_written_by_hand_has_a_card_and_one_to_another_site_has_none(page: Page, address: str) -> None:
    page.goto(address + PAGES["by hand"])
    page.get_by_role("link", name="the article").hover()
    expect(page.locator(CARD)).to_have_text(ENTRY)
    page.get_by_role("link", name="this", exact=True).hover()
    page.wait_for_timeout(600)
    expect(page.locator(CARD)).to_have_count(0)


def test_the_card_is_in_the_window_and_over_a_link_at_its_foot(page: Page, address: str) -> None:
    page.goto(address + PAGES["by hand"])
    last = page.get_by_role("link", name="Quill 2020").last
    last.evaluate("link => link.scrollIntoView({block: 'end'})")
    last.hover()
    card = page.locator(CARD).bounding_box()
    below = last.bounding_box()
    assert card
    assert below
    assert card["y"] + card["height"] <= below["y"]
    assert card["x"] >= 0
    assert card["y"] >= 0


def test_a_click_follows_the_link(page: Page, address: str) -> None:
    page.goto(address + PAGES["by hand"])
    citation(page).click()
    page.wait_for_url("**/references/#ref-quill2020")
    expect(page.locator('[id="ref-quill2020"]')).to_be_in_viewport()


def test_a_tap_follows_the_link_and_opens_no_card(found: Browser, address: str) -> None:
    with found.open(width=NARROW, touch=True) as context:
        page = context.new_page()
        page.goto(address + PAGES["by hand"])
        page.evaluate(
            "() => new MutationObserver(() => { window.wasShown ||= !!document.querySelector('.citation-card'); })"
            ".observe(document.body, {childList: true, subtree: true})"
        )
        page.evaluate("() => addEventListener('click', event => event.preventDefault())")
        citation(page).tap()
        page.wait_for_timeout(600)
        assert not page.evaluate("() => Boolean(window.wasShown)")
        page.reload()
        citation(page).tap()
        page.wait_for_url("**/references/#ref-quill2020")


def test_without_scripts_the_link_leads_to_the_entry_and_nothing_else_is_shown(found: Browser, address: str) -> None:
    with found.open(scripts=False) as context:
        page = context.new_page()
        page.goto(address + PAGES["by hand"])
        expect(page.locator(".citation-cards")).to_be_hidden()
        citation(page).click()
        page.wait_for_url("**/references/#ref-quill2020")


def test_the_card_works_on_a_page_opened_from_a_disk(project: Path, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto((project / "site" / "by-hand" / "index.html").as_uri())
    citation(page).hover()
    expect(page.locator(CARD)).to_have_text(ENTRY)
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_card_has_the_colours_of_its_scheme(scheme: str, page: Page, address: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(address + PAGES["records"])
    citation(page).hover()
    grounds = {"light": "rgb(255, 255, 255)", "dark": "rgb(24, 35, 39)"}
    expect(page.locator(CARD)).to_have_css("background-color", grounds[scheme])

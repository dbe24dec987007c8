"""The buttons that copy a text: to the clipboard, or, where there is none, by selecting it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.browsing import Browser, Watch, serving
from conftest import GOLDEN
from engines.running import mkdocs

QUOTED = "keepers lit one lamp before they spoke to anyone"
BY_HAND = f"""\
# By hand

## Two to copy

<p class="copy">First words   of
the first text</p>

<p class="copy">Other words of the second text</p>

## A quote

<blockquote id="quoted">{QUOTED}</blockquote>
<p><span class="copy" data-copy="“{QUOTED}” (Quill 2020)" data-copy-label="quote"></span></p>
"""
NO_CLIPBOARD = "() => { Object.defineProperty(navigator, 'clipboard', {value: undefined}); }"
REFUSED = "() => { navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError')); }"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = Path(shutil.copytree(GOLDEN / "minimal", tmp_path_factory.mktemp("copied") / "project"))
    (project / "docs" / "by-hand.md").write_text(BY_HAND, encoding="utf-8")
    built = mkdocs(project, "build", "--quiet", "--strict")
    assert built.returncode == 0, built.stderr
    return project / "site"


@pytest.fixture
def page(site: Path, found: Browser) -> Iterator[Page]:
    """Give a page written by hand, on which nothing may go wrong, with a clipboard that may be read."""
    with serving(site) as address, found.open() as context:
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
        watch = Watch(address)
        page = context.new_page()
        watch.follow(page)
        page.goto(f"{address}by-hand/")
        yield page
        assert watch.faults == []


def clipboard(page: Page) -> object:
    return page.evaluate("() => navigator.clipboard.readText()")


def selected(page: Page) -> object:
    return page.evaluate("() => getSelection().toString()")


def test_each_button_says_what_it_copies_and_no_two_say_the_same(page: Page) -> None:
    names = (
        page.get_by_role("main")
        .get_by_role("button")
        .evaluate_all("buttons => buttons.map(each => each.getAttribute('aria-label'))")
    )
    assert names == [
        "Copy: Two to copy, “First words of the…”",
        "Copy: Two to copy, “Other words of the…”",
        "Copy: quote",
    ]
    page.goto(page.url.replace("by-hand/", "findings/light-first/"))
    labels = page.locator(".copy-button").evaluate_all("all => all.map(each => each.getAttribute('aria-label'))")
    assert len(labels) >= 2
    assert len({*labels}) == len(labels)
    assert all(label.startswith("Copy: ") for label in labels)


def test_a_text_is_copied_and_that_is_said(page: Page) -> None:
    first = page.get_by_role("button", name="Copy: Two to copy, “First words")
    first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Copied: Two to copy")).to_be_attached()
    expect(first).to_have_text("Copied")
    expect(first).to_be_focused()
    assert clipboard(page) == "First words of the first text"
    page.get_by_role("button", name="Copy: quote").click()
    expect(page.get_by_role("status").filter(has_text="Copied: quote")).to_be_attached()
    assert clipboard(page) == f"“{QUOTED}” (Quill 2020)"
    expect(first).to_have_text("Copy", timeout=6000)


@pytest.mark.parametrize("trouble", [NO_CLIPBOARD, REFUSED], ids=["no clipboard", "refused"])
def test_without_a_clipboard_the_text_is_selected_and_the_keys_are_told(trouble: str, page: Page) -> None:
    page.evaluate(trouble)
    page.get_by_role("button", name="Copy: Two to copy, “First words").click()
    expect(page.get_by_role("status").filter(has_text="Selected. Press Ctrl+C")).to_be_attached()
    assert selected(page) == "First words of the first text"
    page.get_by_role("button", name="Copy: quote").click()
    expect(page.locator("span.copy")).to_have_text(f"“{QUOTED}” (Quill 2020)")
    assert selected(page) == f"“{QUOTED}” (Quill 2020)"


def test_buttons_are_as_large_as_a_finger(page: Page) -> None:
    for box in page.locator(".copy-button").evaluate_all(
        "all => all.map(each => each.getBoundingClientRect().toJSON())"
    ):
        assert box["height"] >= 44
        assert box["width"] >= 44


def test_it_copies_on_a_page_opened_from_a_disk(site: Path, found: Browser) -> None:
    with found.open() as context:
        page = context.new_page()
        page.goto((site / "by-hand" / "index.html").as_uri())
        page.get_by_role("button", name="Copy: quote").click()
        expect(page.get_by_role("status").filter(has_text="quote")).to_be_attached()
        said = page.get_by_role("status").filter(has_text="quote").text_content()
        # A browser may refuse the clipboard to pages of a disk; then the words are selected.
        assert said == "Copied: quote" or selected(page) == f"“{QUOTED}” (Quill 2020)"


def test_without_scripts_there_is_no_button(site: Path, found: Browser) -> None:
    with serving(site) as address, found.open(scripts=False) as context:
        page = context.new_page()
        page.goto(f"{address}by-hand/")
        expect(page.locator(".copy")).to_have_count(3)
        expect(page.locator(".copy-button")).to_have_count(0)

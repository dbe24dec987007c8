"""The search as a reader uses it: what stands on a page is found as it is typed, from a server and from a disk."""

# ruff: noqa: RUF001 -- what is typed is the point
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from browser.axe import bring_axe, violations
from browser.browsing import NARROW, Browser, Watch, serving
from conftest import GOLDEN
from engines.running import run

INPUT, RESULTS, COUNT = "dialog.search input", ".search-result", ".search-count"
SUMMARY = (
    "the café staff’s well-being wasn’t non-clinical work. Gutiérrez and Østergård spoke of trust/distrust and "
    "24-hour care—always. So say naïve \ufb01ndings，护理人员每天见面。"
)
HOSTILE = "<img src=x onerror=alert(1)> & <script>alert(2)</script>"
BY_HAND = f"""\
# Written by hand

Opening words.

## The `{HOSTILE}` section

A crème brûlée is made in l’hôpital.

## Other

Nothing.
"""
KEPT_OUT = "---\nsearch:\n  exclude: true\n---\n# Kept out\n\nXylophone.\n"
QUERIES = (
    *("wasn't", "wasn’t", "wasnt", "staff's", "staff\u02bcs", "cafe", "café", "cafe\u0301", "CAFÉ", "gutierrez"),
    *("ostergard", "naive", "distrust", "trust/distrust", "trust distrust", "always", "care—always", "care-always"),
    *("findings naive", "well-being", "wellbeing", "well being", "well\u2011being", "non-clinical", "nonclinical"),
    *("24-hour", "24 hour", "24-HOUR care", "护理人员", "每天见", "面", "hour care always naive"),
)
ABSENT = ("xylophone", "staff’s x", "clinical xylophone", "理护", "constructor")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("search") / "project"
    shutil.copytree(GOLDEN / "night-bakery", folder, ignore=shutil.ignore_patterns("expected"))
    record = folder / "findings" / "bread-as-greeting.yml"
    lines = record.read_text("utf-8").splitlines()
    lines = [f"summary: {SUMMARY}" if line.startswith("summary:") else line for line in lines]
    record.write_text("\n".join(lines) + "\n", "utf-8")
    (folder / "docs" / "by-hand.md").write_text(BY_HAND, "utf-8")
    (folder / "docs" / "kept-out.md").write_text(KEPT_OUT, "utf-8")
    return folder


@pytest.fixture(scope="module", params=["http", "file"])
def address(request: pytest.FixtureRequest, project: Path) -> Iterator[str]:
    outcome = run(project, "build", *(["--offline"] if request.param == "file" else []))
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    if request.param == "file":
        yield f"{(project / 'site').as_uri()}/"
    else:
        with serving(project / "site") as served:
            yield served


@pytest.fixture
def context(found: Browser) -> Iterator[BrowserContext]:
    with found.open() as opened:
        bring_axe(opened)
        yield opened


@pytest.fixture
def page(address: str, context: BrowserContext) -> Iterator[Page]:
    """Open a page deep in the site with its search; nothing may go wrong on it."""
    page = context.new_page()
    watch = Watch(address)
    watch.follow(page)
    page.goto(address + ("references.html" if address.startswith("file:") else "references/"))
    page.locator(".search-open").click()
    expect(page.locator(INPUT)).to_be_focused()
    yield page
    assert watch.faults == []


def ask(page: Page, words: str) -> str:
    """Type words, and return what the search says of them."""
    page.locator(INPUT).fill(words)
    page.keyboard.press("Enter")
    expect(page.locator(COUNT)).to_contain_text(f"“{words.strip()}”")
    return page.locator(COUNT).inner_text()


def test_what_stands_on_a_page_is_found_as_it_is_typed(page: Page) -> None:
    for words in QUERIES:
        ask(page, words)
        titles = page.locator(RESULTS).all_inner_texts()
        assert "Bread as a greeting" in titles, words


def test_what_stands_on_no_page_is_not_found(page: Page) -> None:
    for words in ABSENT:
        assert ask(page, words) == f"Nothing was found for “{words}”.", words


def test_words_that_are_spelt_nearly_so_are_found_when_no_others_are(page: Page) -> None:
    page.locator(INPUT).fill("greetting")
    expect(page.locator(COUNT)).to_contain_text("Nothing has all these words.")
    assert "Bread as a greeting" in page.locator(RESULTS).all_inner_texts()


def test_a_page_written_by_hand_is_found_by_section_and_its_title_is_no_markup(page: Page) -> None:
    ask(page, "creme brulee")
    link = page.locator(RESULTS)
    expect(link).to_have_text(f"The {HOSTILE} section")
    assert page.locator("dialog.search :is(img, script)").count() == 0
    assert page.locator("dialog.search mark").all_inner_texts() == ["crème", "brûlée"]
    ask(page, "hopital")
    expect(link).to_have_count(1)
    link.click()
    expect(page.locator("h2:target")).to_contain_text("onerror")


def test_results_lead_to_the_place_and_words_are_marked(page: Page) -> None:
    ask(page, "needs no greeting")
    quote = page.locator(".search-results li li").filter(has_text="needs no greeting")
    assert quote.locator("p mark").all_inner_texts() == ["needs", "no", "greeting"]
    quote.locator("a").click()
    expect(page.locator(":target")).to_contain_text("Whoever brings bread needs no greeting.")


def test_the_dialog_is_used_by_keys_and_gives_the_focus_back(page: Page) -> None:
    ask(page, "bread")
    links = page.locator(RESULTS)
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator(INPUT)).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")  # the first may empty the field
    expect(page.locator("dialog.search")).to_be_hidden()
    expect(page.locator(".search-open")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(INPUT)).to_be_focused()


def test_a_result_that_has_the_focus_keeps_it_when_results_come_again(page: Page) -> None:
    ask(page, "bread")
    page.keyboard.press("ArrowDown")
    page.evaluate("() => document.querySelector('dialog.search input').dispatchEvent(new Event('input'))")
    page.wait_for_timeout(400)
    expect(page.locator(RESULTS).first).to_be_focused()
    page.evaluate(
        "() => { const input = document.querySelector('dialog.search input'); input.value = 'zzzz';"
        " input.dispatchEvent(new Event('input')); }"
    )
    expect(page.locator(INPUT)).to_be_focused()


@pytest.mark.parametrize("address", ["http"], indirect=True)  # axe itself fetches files, which a disk refuses
@pytest.mark.parametrize("words", ["", "bread", "zzzz"])
def test_the_open_dialog_breaks_no_rule_of_wcag(words: str, page: Page) -> None:
    if words:
        ask(page, words)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert violations(page) == [], scheme
    page.set_viewport_size({"width": NARROW, "height": 800})
    assert page.evaluate("() => document.querySelector('dialog.search').scrollWidth") <= NARROW
    assert violations(page) == []


@pytest.mark.parametrize("address", ["http"], indirect=True)  # a file of a disk cannot be replaced
def test_a_search_that_cannot_run_leaves_the_keys_alone(address: str, context: BrowserContext) -> None:
    page = context.new_page()
    # Before our scripts, since these keep single keys from those of a theme.
    page.add_init_script(
        "addEventListener('keydown', (key) => setTimeout(() => { globalThis.isTaken = key.defaultPrevented; }), true)"
    )
    page.goto(f"{address}index.html")
    page.route("**/search.js*", lambda route: route.fulfill(body="throw new Error()", content_type="text/javascript"))
    with page.expect_event("pageerror"):  # a site's icon may be asked for meanwhile: its request says nothing
        page.locator(".search-open").click()
    expect(page.locator(".search-open")).not_to_have_attribute("data-typed", re.compile(""))
    page.keyboard.press("q")
    page.wait_for_function("() => globalThis.isTaken !== undefined", polling=100)
    assert page.evaluate("() => globalThis.isTaken") is False


@pytest.mark.parametrize("address", ["http"], indirect=True)  # a file of a disk cannot be held back
def test_what_is_typed_while_the_search_is_loaded_is_looked_for(address: str, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(f"{address}index.html")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/search.js*", hold)
    with page.expect_request("**/search.js*"):
        page.locator(".search-open").press("Space")
    page.keyboard.type("needs no")
    expect(page.locator("dialog.search")).to_have_count(0)
    (script,) = held
    script.continue_()
    expect(page.locator(INPUT)).to_be_focused()
    page.keyboard.type(" greeting")
    expect(page.locator(INPUT)).to_have_value("needs no greeting")
    expect(page.locator(COUNT)).to_contain_text("“needs no greeting”")
    expect(page.locator(RESULTS).first).to_be_visible()


def test_nothing_of_the_search_is_loaded_before_it_is_opened(address: str, context: BrowserContext) -> None:
    asked: list[str] = []
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}index.html", wait_until="networkidle")
    assert [url for url in asked if "/search" in url.removeprefix(address[:-1])] == []
    page.locator(".search-open").click()
    page.locator(INPUT).fill("bread")
    expect(page.locator(RESULTS).first).to_be_visible()
    loaded = [
        url.removeprefix(address).partition("?")[0] for url in asked if "/search" in url.removeprefix(address[:-1])
    ]
    assert loaded[:3] == ["assets/search.js", "search/index.js", "search/terms-0.js"]
    assert all(each.startswith("search/entries-") for each in loaded[3:])
    assert len(loaded) == len({*loaded})

"""Our pages and those written by hand have bases of their own, and for readers they are one site."""

import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlparse

import pytest
from playwright.sync_api import Page, Route, expect
from pypdf import PdfReader

from browser.browsing import Browser, Site, serving
from conftest import copy_study
from engines.running import run

OURS, BY_HAND = "references/", "guide/architecture/"
DETAILS = "main details"
GROUND = "() => getComputedStyle(document.body).backgroundColor"
DARK = "rgb(17, 25, 28)"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    project = copy_study(tmp_path_factory.mktemp("study"))
    outcome = run(project, "build")
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    with serving(project / "site") as address:
        yield Site("study", project / "site", address)


@pytest.fixture
def page(found: Browser) -> Iterator[Page]:
    with found.open(color_scheme="light") as context:
        yield context.new_page()


def asked_by(page: Page, address: str) -> Sequence[str]:
    """Give the names of the files that a page loads."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(Path(urlparse(request.url).path).name))
    page.goto(address, wait_until="networkidle")
    return sorted({*asked} - {""})


def test_our_pages_load_the_design_and_nothing_else(page: Page, site: Site) -> None:
    fonts = {"sans.woff2", "serif-400.woff2", "serif-600.woff2"}
    loaded = {*asked_by(page, site.address)} - fonts
    assert loaded == {"evidence-site.css", "evidence-site.js", "favicon.svg"}


def test_a_page_written_by_hand_has_the_features_of_material(page: Page, site: Site) -> None:
    loaded = asked_by(page, site.address + BY_HAND)
    assert any(each.startswith("main.") for each in loaded)
    assert any(each.startswith("bundle.") for each in loaded)


@pytest.mark.parametrize(("first", "then"), [(OURS, BY_HAND), (BY_HAND, OURS)])
def test_the_scheme_chosen_on_one_kind_of_page_holds_on_the_other(
    first: str, then: str, page: Page, site: Site
) -> None:
    button = page.get_by_role("button", name="Dark mode")
    page.goto(site.address + first)
    button.click()
    assert page.evaluate(GROUND) == DARK
    page.goto(site.address + then)
    expect(button).to_have_attribute("aria-pressed", "true")
    assert page.evaluate(GROUND) == DARK
    button.click()
    page.goto(site.address + first)
    expect(button).to_have_attribute("aria-pressed", "false")
    assert page.evaluate(GROUND) != DARK


@pytest.mark.parametrize("path", [OURS, BY_HAND])
def test_the_chosen_scheme_needs_no_script_that_comes_late(path: str, page: Page, site: Site) -> None:
    page.goto(site.address + path)
    page.get_by_role("button", name="Dark mode").click()

    def refuse(route: Route) -> None:
        route.abort()

    page.route("**/*.js", refuse)
    page.goto(site.address + path)
    assert page.evaluate(GROUND) == DARK


@pytest.mark.parametrize("path", ["", OURS])
def test_what_is_folded_away_is_printed_and_folded_again(path: str, page: Page, site: Site) -> None:
    page.goto(site.address + path)
    folded = page.locator(DETAILS)
    count = folded.count()
    assert count > 0
    words = ["".join(each.split()) for each in folded.locator("a").all_text_contents()]
    printed = "".join("".join(sheet.extract_text().split()) for sheet in PdfReader(io.BytesIO(page.pdf())).pages)
    assert [each for each in words if each not in printed] == []
    expect(page.locator(f"{DETAILS}:not([open])")).to_have_count(count)


def test_an_address_within_what_is_folded_away_opens_it(page: Page, site: Site) -> None:
    page.goto(site.address + OURS)
    inside = page.locator(DETAILS).last.locator("a").last
    inside.evaluate("each => { each.id = 'planted' }")
    page.evaluate("() => { location.hash = '#planted' }")
    expect(inside).to_be_visible()
    expect(inside).to_be_in_viewport()


def test_the_foot_is_at_the_bottom_of_a_short_page(found: Browser, site: Site) -> None:
    with found.open(height=2000) as context:
        page = context.new_page()
        page.goto(f"{site.address}404.html")
        box = page.locator(".site-foot").bounding_box()
        assert box
        assert box["y"] + box["height"] == pytest.approx(2000, abs=1)

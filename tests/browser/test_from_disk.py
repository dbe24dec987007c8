"""A site built with `--offline`, opened from a folder: every page is reached, the search finds, nothing is fetched."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from browser.browsing import Browser, Watch
from conftest import copy_study
from engines.running import run

QUERY = "dialog.search input"
RESULTS = ".search-results > li"
LINKS = "() => [...document.links].map(link => link.href.split('#')[0].split('?')[0])"


@pytest.fixture(scope="module")
def context(found: Browser) -> Iterator[BrowserContext]:
    with found.open() as opened:
        yield opened


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_study(tmp_path_factory.mktemp("study"))
    built = run(project, "build", "--offline")
    assert built.returncode == 0, built.stdout + built.stderr
    return project / "site"


def test_every_page_is_reached_by_links_and_none_has_a_fault(site: Path, context: BrowserContext) -> None:
    watch = Watch(site.as_uri())
    page = context.new_page()
    watch.follow(page)
    start = f"{site.as_uri()}/index.html"
    seen, ahead = set(), {start}
    while ahead:
        address = ahead.pop()
        seen.add(address)
        page.goto(address, wait_until="load")
        assert watch.faults == [], address
        ours = {link for link in page.evaluate(LINKS) if link.startswith(site.as_uri()) and link.endswith(".html")}
        ahead |= ours - seen
    pages = {path.as_uri() for path in site.rglob("*.html")} - {(site / "404.html").as_uri()}
    assert seen == pages
    page.close()


def test_no_link_leads_to_a_folder(site: Path, context: BrowserContext) -> None:
    page = context.new_page()
    for path in (site / "index.html", site / "findings" / "relational-work.html", site / "references.html"):
        page.goto(path.as_uri(), wait_until="load")
        links = [link for link in page.evaluate(LINKS) if link.startswith("file:")]
        assert links
        assert [link for link in links if link.endswith("/")] == []
    page.close()


def test_the_search_finds_a_finding(site: Path, context: BrowserContext) -> None:
    watch = Watch(site.as_uri())
    page = context.new_page()
    watch.follow(page)
    page.goto(f"{site.as_uri()}/findings/relational-work.html")
    page.locator(".search-open").click()
    page.locator(QUERY).press_sequentially("translation and communication")
    first = page.locator(RESULTS).first
    expect(first).to_contain_text("Translation and communication")
    address = first.locator("a").first.get_attribute("href") or ""
    assert address.startswith(f"{site.as_uri()}/findings/translation-and-communication.html")
    assert watch.faults == []
    page.close()

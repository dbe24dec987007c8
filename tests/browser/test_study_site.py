"""The table of contents of this repository's own pages, in a real browser."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from browser.browsing import Browser, Watch, addresses, serving
from conftest import copy_study
from engines.running import run

CONTENTS = "nav.toc a[href^='#']"
LINKS = """links => links.map(link => {
    const target = document.getElementById(decodeURIComponent(new URL(link.href).hash.slice(1)));
    const words = element => element ? element.textContent.trim().replace(/\\s+/g, " ") : "";
    return [words(link), target ? target.tagName : "", words(target)];
})"""
"""Gives the words of each link, and the tag and words of what it leads to."""
HEIGHT = 800
MANY = 20


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_study(tmp_path_factory.mktemp("study"))
    built = run(project, "build")
    assert built.returncode == 0, built.stdout + built.stderr
    return project / "site"


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with serving(site) as where:
        yield where


def visit(context: BrowserContext, site: Path, address: str) -> Iterator[tuple[str, Page]]:
    """Open every page, on which nothing may go wrong; of many pages of one kind, some."""
    watch = Watch(address)
    page = context.new_page()
    watch.follow(page)
    for path in some_of_each_kind(addresses(site)):
        page.goto(address + path, wait_until="load")
        yield path, page
        assert watch.faults == [], path
    page.close()


def some_of_each_kind(paths: list[str]) -> list[str]:
    """Leave out most pages of a folder with more than a person would write by hand."""
    folders = {path: path.rstrip("/").rpartition("/")[0] for path in paths}
    size = Counter(folders.values())
    place = Counter[str]()
    chosen = []
    for path, folder in folders.items():
        if size[folder] <= MANY or place[folder] % MANY == 0:
            chosen.append(path)
        place[folder] += 1
    return chosen


def test_the_table_of_contents_leads_to_the_headings(site: Path, address: str, found: Browser) -> None:
    read = 0
    with found.open() as context:
        for path, page in visit(context, site, address):
            links = page.locator(CONTENTS)
            told = links.evaluate_all(LINKS)
            if not told:
                continue
            read += 1
            for words, tag, heading in told:
                assert (tag in {"H1", "H2", "H3"}, heading) == (True, words), path
            last = page.locator(CONTENTS).last
            last.evaluate("link => link.click()")
            anchor = page.evaluate("() => decodeURIComponent(location.hash.slice(1))")
            box = page.locator(f'[id="{anchor}"]').bounding_box()
            assert box, path
            assert 0 <= box["y"] < HEIGHT, path
    assert read > 3

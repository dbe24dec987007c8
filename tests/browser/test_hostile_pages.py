"""Hostile text in a real browser: it opens no dialog, asks for nothing, and adds nothing to any page.

`engines/test_hostile_site.py` shows for each payload by itself that it is text on the page.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from browser.browsing import Browser, Watch, addresses, serving
from engines.hostile_site import everything, write_project
from engines.running import mkdocs, run, zensical

TOUCH = """() => {
    const elements = [...document.querySelectorAll("body *")];
    for (const name of ["mouseover", "mouseenter", "focus", "toggle", "begin", "start"])
        for (const element of elements) element.dispatchEvent(new Event(name));
    return elements.flatMap(element => [...element.attributes].map(each => each.name)).filter(each => /^on/.test(each));
}"""
"""Does to every element what could set off a handler, and gives the handlers that stand in attributes."""
RESULTS = ".search-results > li"
BROUGHT = f"{RESULTS} :is(script, img, iframe, object, embed, video, style, base, form, input)"


@pytest.fixture(scope="module")
def context(found: Browser) -> Iterator[BrowserContext]:
    with found.open() as context:
        yield context


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    write_project(everything(), folder, str)
    outcomes = (
        mkdocs(folder, "build", "--quiet"),
        run(folder, "render", "--out", "rendered"),
        zensical(folder / "rendered", "build"),
    )
    assert [each.returncode for each in outcomes] == [0, 0, 0], outcomes
    return folder


@pytest.mark.parametrize("site", ["site", "rendered/site"])
def test_no_payload_does_anything_on_any_page(site: str, project: Path, context: BrowserContext) -> None:
    with serving(project / site) as address:
        watch = Watch(address)
        page = context.new_page()
        watch.follow(page)
        for path in addresses(project / site):
            page.goto(address + path, wait_until="load")
            assert page.evaluate(TOUCH) == [], path
            assert watch.faults == [], path
        page.close()


def test_no_payload_does_anything_among_what_a_search_finds(project: Path, context: BrowserContext) -> None:
    with serving(project / "site") as address:
        watch = Watch(address)
        page = context.new_page()
        watch.follow(page)
        page.goto(address, wait_until="load")
        page.locator(".search-open").click()
        for words in ("alert", "script", "onerror"):
            page.locator("dialog.search input").fill(words)
            expect(page.locator(RESULTS).first).to_contain_text(words)
            assert page.locator(BROUGHT).count() == 0
        assert watch.faults == []
        page.close()

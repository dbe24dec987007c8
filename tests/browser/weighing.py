"""Weighs pages as a browser gets them: the bytes of the HTML, all bytes of a page as gzip has them, its requests."""

import gzip
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlparse

from playwright.sync_api import BrowserContext

from browser.browsing import Site

KB = 1000
ENTRIES = """() => {
    const main = document.querySelector("main");
    const count = selector => main.querySelectorAll(selector).length;
    const rows = count(".qlist > li") || count(".references > li") || count(".findingmap > li") || count("tbody > tr");
    return rows || count("dl > div") || count("li");
}"""


@dataclass(frozen=True)
class Weight:
    """What one page weighs."""

    path: str
    html: int
    """Bytes of the HTML."""
    zipped: int
    """Bytes of all that the page loads, as a server sends them."""
    requests: int
    """How many files the page asks for, itself among them."""


def weigh(context: BrowserContext, site: Site, path: str) -> Weight:
    """Open a page for the first time, and weigh what it asks the server for."""
    asked: list[str] = []
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site.address + path, wait_until="networkidle")
    page.close()
    files = [file_of(site, url) for url in asked if url.startswith(site.address)]
    total = sum(len(gzip.compress(file.read_bytes())) for file in {*files})
    return Weight(path, file_of(site, site.address + path).stat().st_size, total, len(files))


def entries(context: BrowserContext, site: Site, path: str) -> int:
    """Count what a page lists."""
    page = context.new_page()
    page.goto(site.address + path)
    count: int = page.evaluate(ENTRIES)
    page.close()
    return count


def file_of(site: Site, url: str) -> Path:
    """Give the file that the server answers with."""
    path = site.folder / unquote(urlparse(url).path).lstrip("/")
    return path / "index.html" if path.is_dir() else path

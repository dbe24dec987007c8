"""A browser with a new profile, a server of a built site, and pages that note all that goes wrong on them."""

import functools
import re
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser as Chromium
from playwright.sync_api import (
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Page,
    Request,
    Response,
    sync_playwright,
)

from browser.find_browser import ARGUMENTS, find_browser

HOST = "127.0.0.1"
NARROW, MIDDLE, WIDE = 320, 768, 1280
HEIGHT = 800
OF_ONE_KIND = 1
NOT_MODIFIED = 304


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """Serve a folder, and give its address."""
    with ThreadingHTTPServer((HOST, 0), functools.partial(_Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://{HOST}:{server.server_port}/"
        finally:
            server.shutdown()


@dataclass(frozen=True)
class Site:
    """A built site that is being served."""

    name: str
    folder: Path
    address: str
    left_out: tuple[str, ...] = ()
    """Beginnings of the addresses of pages that are not looked at, as another site has the same."""

    @property
    def pages(self) -> list[str]:
        """Give the address of each page from the site's root; of pages whose addresses differ in numbers alone, one."""
        return [
            path for path in some_of_each_kind(addresses(self.folder)) if not path.startswith(self.left_out or "\0")
        ]


@dataclass(frozen=True)
class Browser:
    """One running browser. It opens contexts, each with a profile of its own."""

    chromium: Chromium
    path: str
    """Where the program lies."""

    @contextmanager
    def open(
        self, *, scripts: bool = True, width: int = WIDE, height: int = HEIGHT, touch: bool = False, **media: Any
    ) -> Iterator[BrowserContext]:
        """Give a new profile; `media` is what it prefers, such as `color_scheme="dark"`."""
        context = self.chromium.new_context(
            java_script_enabled=scripts,
            has_touch=touch,
            service_workers="block",
            viewport={"width": width, "height": height},
            **media,
        )
        try:
            yield context
        finally:
            context.close()


@contextmanager
def browser() -> Iterator[Browser]:
    """Start Playwright with the browser of this machine. No two can run in one process: tests take `found`."""
    path = find_browser()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=[*ARGUMENTS])
        try:
            yield Browser(chromium, path)
        finally:
            chromium.close()


@dataclass
class Watch:
    """Notes what a page must not do."""

    address: str
    """Where the site is; a request to anywhere else is refused, and noted."""
    faults: list[str] = field(default_factory=list)

    def follow(self, page: Page) -> None:
        """Note what happens on a page from now on."""
        page.on("dialog", self._dialog)
        page.on("request", self._request)
        page.on("response", self._response)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        page.on("popup", lambda popup: self.faults.append(f"window: {popup.url}"))
        page.on("download", lambda download: self.faults.append(f"download: {download.url}"))
        page.route(lambda url: not self._is_ours(url), lambda route: route.abort())

    def _is_ours(self, url: str) -> bool:
        return url.startswith((self.address, f"blob:{self.address}"))

    def _dialog(self, dialog: Dialog) -> None:
        self.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _request(self, request: Request) -> None:
        # Material's own style sheet has its icons inside.
        if not self._is_ours(request.url) and not request.url.startswith("data:image/svg+xml;charset=utf-8,"):
            self.faults.append(f"request: {request.url}")

    def _response(self, response: Response) -> None:
        if not response.ok and response.status != NOT_MODIFIED:
            self.faults.append(f"answer {response.status}: {response.url}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.faults.append(f"console: {message.text}")


def addresses(site: Path) -> list[str]:
    """Give every page of a built site, as it is reached, but the one for addresses that lead nowhere."""
    pages = (path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html")))
    return [path.removesuffix("index.html") for path in pages if path != "404.html"]


def some_of_each_kind(paths: list[str]) -> list[str]:
    """Leave out most pages of one template: of addresses that differ in numbers alone, such as faults, one stays."""
    seen = Counter[str]()
    chosen = []
    for path in paths:
        kind = re.sub(r"\d+", "", path)
        if seen[kind] < OF_ONE_KIND:
            chosen.append(path)
        seen[kind] += 1
    return chosen


def first_with(site: Site, markup: str) -> str:
    """Give the first page with a piece of markup."""
    return next(path for path in site.pages if markup in (site.folder / path / "index.html").read_text("utf-8"))


def of_each_kind(paths: list[str]) -> list[str]:
    """Give one page of each folder, and those that are in none."""
    folders = {path.rpartition("/")[0].partition("/")[0]: path for path in reversed(paths) if path.count("/") > 1}
    return [path for path in paths if path.count("/") <= 1 or path in folders.values()]


def visit(context: BrowserContext, site: Site) -> Iterator[tuple[str, Page]]:
    """Open the pages of a site one by one; nothing may go wrong on any, when it opens or later."""
    watch = Watch(site.address)
    page = context.new_page()
    watch.follow(page)
    for path in site.pages:
        page.goto(site.address + path)
        yield path, page
        assert watch.faults == [], path
    page.close()

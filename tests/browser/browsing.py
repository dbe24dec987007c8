"""A browser with a new profile, a server of a built site, and pages that note all that goes wrong on them."""

import functools
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import (
    BrowserContext,
    BrowserType,
    ConsoleMessage,
    Dialog,
    Page,
    Request,
    Response,
    sync_playwright,
)

from browser.find_browser import ARGUMENTS, find_browser

HOST = "127.0.0.1"
NARROW, WIDE = 320, 1280
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
class Browser:
    """Opens contexts, each with a profile of its own."""

    kind: BrowserType
    path: str
    profiles: Path

    @contextmanager
    def open(self, *, scripts: bool = True, width: int = WIDE) -> Iterator[BrowserContext]:
        """Open the browser with a new profile."""
        context = self.kind.launch_persistent_context(
            tempfile.mkdtemp(dir=self.profiles),
            executable_path=self.path,
            args=[*ARGUMENTS],
            java_script_enabled=scripts,
            service_workers="block",
            viewport={"width": width, "height": 800},
        )
        try:
            yield context
        finally:
            context.close()


@contextmanager
def browser(profiles: Path) -> Iterator[Browser]:
    """Start Playwright with the browser of this machine, which keeps its profiles in a folder."""
    path = find_browser()
    with sync_playwright() as playwright:
        yield Browser(playwright.chromium, path, profiles)


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

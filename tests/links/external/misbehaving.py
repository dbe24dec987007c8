"""A server that misbehaves in every way that links meet, under whatever name it is asked for; and a clock to be set."""

import socket
import ssl
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

from evidence_site.links.external.check import Checker
from evidence_site.links.external.client import Client, RateLimit
from evidence_site.links.external.endpoints import Endpoint, is_public
from evidence_site.links.external.verdict import Registries

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
PAGE = b'<html><h2 id="place">Here</h2><h2 id="user-content-readme">There</h2></html>'
HANDLES = {
    "/handles/10.1136/good": (200, b'{"responseCode": 1, "values": [{"type": "URL"}]}'),
    "/handles/10.1136/missing": (404, b'{"responseCode": 100}'),
    "/handles/10.1136/bare": (200, b'{"responseCode": 200}'),
    "/handles/10.1136/broken": (200, b"<html>"),
    "/handles/10.1136/down": (503, b""),
    "/handles/10.1136/a%3Cb/c": (200, b'{"responseCode": 1}'),
}
SUMMARIES = {
    "31230068": b'{"result": {"uids": ["31230068"], "31230068": {"uid": "31230068", "title": "Tea"}}}',
    "999999999": b'{"result": {"uids": ["999999999"], "999999999": {"error": "cannot get document summary"}}}',
    "7": b'{"error": "API rate limit exceeded"}',
}
REDIRECTS = {
    "/moved": (301, "/page"),
    "/moved-for-now": (302, "/page"),
    "/moved-twice": (308, "/moved"),
    "/loop": (301, "/loop/again"),
    "/loop/again": (301, "/loop"),
    "/into-the-network": (302, "http://intranet.test/"),
    "/into-a-number": (302, "http://2130706433/"),
    "/into-metadata": (302, "http://169.254.169.254/latest/"),
    "/to-a-file": (302, "file:///etc/hosts"),
    "/to-nothing": (302, "http://[/"),
    "/to-gone": (301, "/status/410"),
}


_HTML = {"Content-Type": "text/html; charset=utf-8"}
Reply = tuple[int, dict[str, str], bytes]
PAGES: dict[str, Reply] = {
    "/page": (200, _HTML, PAGE),
    "/long-page": (200, _HTML, b"<p>Tea</p>" * 300_000 + PAGE),
    "/article.pdf": (200, {"Content-Type": "application/pdf"}, PAGE),
    "/busy-for-long": (429, {"Retry-After": "3600"}, b""),
}
PAGES |= {path: (status, {}, body) for path, (status, body) in HANDLES.items()}
PAGES |= {path: (status, {"Location": place}, b"") for path, (status, place) in REDIRECTS.items()}
AT_FIRST: dict[str, Reply] = {
    "/busy": (429, {"Retry-After": "7"}, b""),
    "/busy-until": (429, {"Retry-After": "Tue, 24 Nov 2026 12:00:09 GMT"}, b""),
    "/busy-in-words": (429, {"Retry-After": "soon"}, b""),
    "/flaky": (503, {}, b""),
}
"""What is answered the first time; after that, all is well."""
_STARTED = b"HTTP/1.1 200 OK\r\n"
_BODY = _STARTED + b"Content-Type: text/html\r\n\r\n"
MISCHIEF: dict[str, tuple[bytes, bytes | None, float]] = {
    "/hangs": (b"", b"", 0.05),
    "/drips": (_STARTED + b"X-Slow: ", b"x", 0.05),
    "/drips-body": (_BODY, b"x", 0.05),
    "/endless": (_BODY, b"<p>Tea</p>" * 6000, 0),
    "/endless-head": (_STARTED + b"X-Long: ", b"x" * 60_000, 0),
    "/nonsense": (b"tea\r\n\r\n", None, 0),
    "/get-only": (_STARTED + b"Content-Length: 0\r\n\r\n", None, 0),
}
"""How an answer begins, what comes again and again after that, and the seconds between."""


class Server(ThreadingHTTPServer):
    """Notes what it is asked, and ends what hangs when it is stopped."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[tuple[str, str]] = []
        self.counts: Counter[str] = Counter()
        self.is_over = threading.Event()

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that leaves early is what these tests are about."""


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    methods: ClassVar = ("GET", "HEAD")

    def do_GET(self) -> None:
        self._answer(has_body=True)

    def do_HEAD(self) -> None:
        self._answer(has_body=False)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- named so by the library
        pass

    def _answer(self, *, has_body: bool) -> None:
        self.server.asked.append((self.command, self.path))
        path = self.path.partition("?")[0]
        self.server.counts[path] += 1
        status, headers, body = self._reply(path)
        if status:
            self._send(status, headers, body if has_body else b"")
        elif path != "/get-only" or has_body:
            self._misbehave(path)
        else:
            self._send(404)

    def _reply(self, path: str) -> Reply:
        """Return status, headers and body of an honest answer; status 0 if there is none."""
        folder, _, last = path.rpartition("/")
        if path in AT_FIRST:
            return AT_FIRST[path] if self.server.counts[path] == 1 else (200, {}, b"")
        match folder:
            case "/hop":
                return 302, {"Location": f"/hop/{int(last) + 1}"}, b""
            case "/status":
                return int(last), {}, b""
        if path == "/summaries":
            return 200, {}, SUMMARIES[self.path.rpartition("id=")[2]]
        return PAGES.get(path, (0, {}, b"") if path in MISCHIEF else (404, {}, b""))

    def _misbehave(self, path: str) -> None:
        start, piece, pause = MISCHIEF[path]
        self.wfile.write(start)
        while piece is not None and not self.server.is_over.wait(pause):
            self.wfile.write(piece)
        self.close_connection = True

    def _send(self, status: int, headers: dict[str, str] | None = None, body: bytes = b"") -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def serving(encryption: ssl.SSLContext | None = None) -> Iterator[Server]:
    """Run a server, with or without encryption."""
    server = Server()
    if encryption:
        server.socket = encryption.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.is_over.set()
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass
class Clock:
    """Time that passes only while somebody sleeps."""

    seconds: float = 0
    slept: list[float] = field(default_factory=list)

    def read(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.seconds += seconds


def names(server: Server) -> dict[str, Sequence[Endpoint]]:
    """Return the addresses of made-up names: some are the server's, others are private."""
    here = Endpoint(socket.AF_INET, "127.0.0.1", server.server_address[1])
    return {
        "site.test": [here],
        "other.test": [here],
        "intranet.test": [Endpoint(socket.AF_INET, "10.0.0.7", 80)],
        "two-faced.test": [here, Endpoint(socket.AF_INET, "192.168.0.1", 80)],
        "169.254.169.254": [Endpoint(socket.AF_INET, "169.254.169.254", 80)],
    }


def client_of(server: Server, clock: Clock, **changes: object) -> Client:
    """Return a client for which the server is public, in spite of its address."""
    known = names(server)
    (here,) = known["site.test"]

    def resolve(host: str, port: int) -> Sequence[Endpoint]:
        del port
        if host == "later.test":
            raise socket.gaierror(socket.EAI_AGAIN, "later")
        if host not in known:
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        return known[host]

    settings = {"silence": 0.4, "patience": 0.8, "resolve": resolve}
    limit = RateLimit(clock.read, clock.sleep)
    return Client(limit, allows=lambda each: each == here or is_public(each), **(settings | changes))  # type: ignore[arg-type]


def checker_of(server: Server, clock: Clock, **changes: object) -> Checker:
    """Return a checker that asks the server alone."""
    registries = Registries("http://other.test/handles/", "http://other.test/summaries")
    client = client_of(server, clock, **changes)
    return Checker(client, lambda: NOW + timedelta(seconds=clock.seconds), registries)


def paths(server: Server) -> list[str]:
    """Return the requests as words: `HEAD /page`."""
    return [" ".join(each) for each in server.asked]

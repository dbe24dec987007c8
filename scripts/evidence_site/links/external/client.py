"""One request to another site, its redirects followed, over connections to public addresses of the internet alone.

A link comes from a stranger's pull request. It must not make the machine that checks it talk to its own network, by
whatever spelling, name, redirect or second reply of a name server: a name is resolved once for each connection, all its
addresses are vetted, and the connection is made to one of these very addresses.
"""

import http.client
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import SplitResult, quote, urldefrag, urljoin, urlsplit

from evidence_site import __version__
from evidence_site.links.external.endpoints import Endpoint, Resolver, is_public, resolve_name

MOST_REDIRECTS = 10
MOST_BYTES = 2 * 1024 * 1024
"""How much of a page is read to look for an anchor."""
HEADERS = {
    "User-Agent": f"evidence-site/{__version__} (checks links once a week)",
    "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
    "Accept-Encoding": "identity",
    "Connection": "close",
}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})
_CHUNK = 64 * 1024
# Characters that an address may hold as they are (RFC 3986); `%` begins what is encoded already.
_SAFE = "%/:=&?~#+!$,;'@()*[]"


class RefusedError(OSError):
    """The host has an address that is not on the public internet."""


class RedirectError(Exception):
    """Redirects that lead nowhere; the text says why."""


@dataclass(frozen=True)
class RateLimit:
    """Keeps requests to one host apart, whichever thread sends them."""

    clock: Callable[[], float]
    """Seconds since any moment."""
    sleep: Callable[[float], None]
    interval: float = 1
    """Seconds between two requests to one host."""
    _next: dict[str, float] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def wait(self, host: str) -> None:
        """Wait until a host may be asked."""
        with self._lock:
            now = self.clock()
            start = max(now, self._next.get(host, now))
            self._next[host] = start + self.interval
        if start > now:
            self.sleep(start - now)

    def back_off(self, host: str, seconds: float) -> None:
        """Send no request to a host for a while."""
        with self._lock:
            self._next[host] = max(self._next.get(host, 0), self.clock() + seconds)


@dataclass(frozen=True)
class Answer:
    """A site's answer, after its redirects."""

    url: str
    status: int
    moved: str = ""
    """The last address, when only permanent redirects led to it."""
    retry_after: str = ""
    content_type: str = ""
    body: bytes = b""
    is_whole: bool = True
    """Whether the body was read to its end."""

    @property
    def is_success(self) -> bool:
        """Whether the status is one of success."""
        return 200 <= self.status < 300  # noqa: PLR2004 -- HTTP's own numbers


@dataclass(frozen=True)
class Client:
    """Resolves hosts, connects and asks. Tests put in their own resolver, clock and certificates."""

    rate_limit: RateLimit
    resolve: Resolver = resolve_name
    allows: Callable[[Endpoint], bool] = is_public
    encryption: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    silence: float = 20
    """Seconds to wait for any sign from a site."""
    patience: float = 40
    """Seconds to wait for a whole answer."""

    def ask(self, method: str, url: str, *, reads: bool = False) -> Answer:
        """Send a request, follow its redirects, and return the last answer; its body only with `reads`.

        Raises:
            RedirectError: the redirects form a circle, are too many, or lead to no address of the web.
            RefusedError: a host has an address that is not public.
            OSError: no connection, no encryption, or no answer in time.
            http.client.HTTPException: what came is no answer.
            ValueError: the address cannot be parsed.
        """
        seen: set[str] = set()
        is_permanent = True
        start = url = _encoded(url)
        while len(seen) <= MOST_REDIRECTS:
            if url in seen:
                raise RedirectError("it is redirected in a circle")
            seen.add(url)
            parts = urlsplit(url)
            if parts.scheme not in {"http", "https"} or not parts.hostname:
                raise RedirectError("it is redirected to what is no address of the web")
            self.rate_limit.wait(parts.hostname)
            with self._request(method, parts) as response:
                location = response.getheader("Location")
                if response.status not in _REDIRECTS or not location:
                    return _read(response, url, moved=url if url != start and is_permanent else "", reads=reads)
                is_permanent = is_permanent and response.status in _PERMANENT
                url = _encoded(urljoin(url, location))
        raise RedirectError(f"it is redirected more than {MOST_REDIRECTS} times")

    @contextmanager
    def _request(self, method: str, url: SplitResult) -> Iterator[http.client.HTTPResponse]:
        """Send one request, and yield the response once its headers are read."""
        connection = _Connection(self, url)
        try:
            target = (url.path or "/") + (f"?{url.query}" if url.query else "")
            connection.request(method, target, headers=HEADERS)
            with connection.getresponse() as response:
                yield response
            if connection.is_over:
                raise TimeoutError
        except (OSError, http.client.HTTPException) as error:
            if connection.is_over:
                raise TimeoutError from error
            raise
        finally:
            connection.end()


class _Connection(http.client.HTTPConnection):
    """A connection to a vetted address, which ends when its time is over."""

    def __init__(self, client: Client, url: SplitResult) -> None:
        self._client = client
        self._encrypts = url.scheme == "https"
        host = (url.hostname or "").encode("idna").decode("ascii")
        super().__init__(host, url.port or (443 if self._encrypts else 80))
        self.is_over = False
        self._made: socket.socket | None = None
        self._alarm = threading.Timer(client.patience, self._give_up)
        self._alarm.daemon = True

    def connect(self) -> None:
        """Resolve the name, vet all its addresses, and connect to the first that answers."""
        found = self._client.resolve(self.host, self.port)
        if not found or not all(map(self._client.allows, found)):
            raise RefusedError
        self.sock = self._made = self._reach(found)
        self._alarm.start()
        if self._encrypts:
            self.sock = self._made = encrypted = self._client.encryption.wrap_socket(
                self.sock, server_hostname=self.host, do_handshake_on_connect=False
            )
            encrypted.do_handshake()

    def end(self) -> None:
        """Close what was opened. `close` is not enough: http.client calls it when the answer has only begun."""
        self._alarm.cancel()
        self.close()
        if self._made:
            self._made.close()

    def _reach(self, found: Sequence[Endpoint]) -> socket.socket:
        problem: OSError | None = None
        for endpoint in found:
            made = socket.socket(endpoint.family, socket.SOCK_STREAM)
            made.settimeout(self._client.silence)
            try:
                made.connect((endpoint.address, endpoint.port))
            except OSError as error:
                made.close()
                problem = error
            else:
                return made
        raise problem or RefusedError

    def _give_up(self) -> None:
        self.is_over = True
        if self._made:
            # Whoever waits for this socket wakes up, in the middle of an answer that does not end.
            with suppress(OSError):
                socket.socket.shutdown(self._made, socket.SHUT_RDWR)


def _read(response: http.client.HTTPResponse, url: str, *, moved: str, reads: bool) -> Answer:
    body, is_whole = _read_body(response) if reads else (b"", False)
    return Answer(
        url,
        response.status,
        moved,
        response.getheader("Retry-After") or "",
        response.getheader("Content-Type") or "",
        body,
        is_whole,
    )


def _read_body(response: http.client.HTTPResponse) -> tuple[bytes, bool]:
    """Read a body up to `MOST_BYTES`; the second value is whether that is all of it."""
    chunks: list[bytes] = []
    while sum(map(len, chunks)) < MOST_BYTES:
        chunk = response.read(_CHUNK)
        if not chunk:
            return b"".join(chunks), True
        chunks.append(chunk)
    return b"".join(chunks), False


def _encoded(url: str) -> str:
    """Return an address without its anchor, its blanks and non-ASCII letters percent-encoded."""
    parts = urlsplit(urldefrag(url).url)
    return parts._replace(path=quote(parts.path, safe=_SAFE), query=quote(parts.query, safe=_SAFE)).geturl()

"""Asks for an address and follows where it leads, as a browser does, as far as is reasonable."""

import http.client
from dataclasses import dataclass
from urllib.parse import quote, urldefrag, urljoin, urlsplit

from evidence_site import __version__
from evidence_site.links.external.network import Network
from evidence_site.links.external.pace import Pace

MOST_REDIRECTS = 10
MOST_BYTES = 2 * 1024 * 1024
"""Of a page, in which a place is looked for."""
HEADERS = {
    "User-Agent": f"evidence-site/{__version__} (checks links once a week)",
    "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
    "Accept-Encoding": "identity",
    "Connection": "close",
}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FOR_GOOD = frozenset({301, 308})
_PIECE = 64 * 1024
# What may stand in an address as it is (RFC 3986); `%` begins what is encoded already.
_AS_IS = "%/:=&?~#+!$,;'@()*[]"


class LostError(Exception):
    """Redirects that lead nowhere; the text says why."""


@dataclass(frozen=True)
class Answer:
    """What a site answered in the end."""

    url: str
    status: int
    moved: str = ""
    """The last address, when only redirects for good led there."""
    retry_after: str = ""
    content_type: str = ""
    body: bytes = b""
    is_whole: bool = True
    """Nothing of the body was left unread."""

    @property
    def is_success(self) -> bool:
        """Whether the site says that all is well."""
        return 200 <= self.status < 300  # noqa: PLR2004 -- HTTP's own numbers


def ask(network: Network, pace: Pace, method: str, url: str, *, reads: bool = False) -> Answer:
    """Ask for an address, and go on to where it is redirected; read the answer's body only with `reads`.

    Raises:
        LostError: it is redirected in a circle, too often, or to what is no address of the web.
        OSError, http.client.HTTPException, ValueError: as `Network.request` says; or the address cannot be read.
    """
    seen: set[str] = set()
    for_good = True
    start = url = _encoded(url)
    while len(seen) <= MOST_REDIRECTS:
        if url in seen:
            raise LostError("it is redirected in a circle")
        seen.add(url)
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise LostError("it is redirected to what is no address of the web")
        pace.wait(parts.hostname)
        with network.request(method, parts, HEADERS) as response:
            further = response.getheader("Location")
            if response.status not in _REDIRECTS or not further:
                moved = url if url != start and for_good else ""
                return _read(response, url, moved, reads=reads)
            for_good = for_good and response.status in _FOR_GOOD
            url = _encoded(urljoin(url, further))
    raise LostError(f"it is redirected more than {MOST_REDIRECTS} times")


def _read(response: http.client.HTTPResponse, url: str, moved: str, *, reads: bool) -> Answer:
    body, is_whole = _body(response) if reads else (b"", False)
    return Answer(
        url,
        response.status,
        moved,
        response.getheader("Retry-After") or "",
        response.getheader("Content-Type") or "",
        body,
        is_whole,
    )


def _body(response: http.client.HTTPResponse) -> tuple[bytes, bool]:
    """Read what is worth reading, and tell whether that is all."""
    pieces: list[bytes] = []
    while sum(map(len, pieces)) < MOST_BYTES:
        piece = response.read(_PIECE)
        if not piece:
            return b"".join(pieces), True
        pieces.append(piece)
    return b"".join(pieces), False


def _encoded(url: str) -> str:
    """Give an address without its anchor, its letters beyond ASCII and its blanks percent-encoded."""
    parts = urlsplit(urldefrag(url).url)
    return parts._replace(path=quote(parts.path, safe=_AS_IS), query=quote(parts.query, safe=_AS_IS)).geturl()

"""Where an address leads, seen from the file that it stands in, as browsers resolve it (https://url.spec.whatwg.org)."""

import re
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import ip_address
from urllib.parse import unquote, urlsplit

from evidence_site.spelling import nearest

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_IGNORED = str.maketrans("", "", "\t\r\n")
_BLANK = "".join(map(chr, range(0x21)))
_WEB = ("http", "https")
_KNOWN = (*_WEB, "mailto", "file")
_BROKEN_PERCENT = re.compile(r"%(?![0-9a-fA-F]{2})")
_DOT = re.compile(r"%2e", re.IGNORECASE)
_DIRECTIVE = ":~:"
_PRIVATE_SUFFIXES = (".localhost", ".local", ".internal", ".lan")


class Kind(StrEnum):
    """What an address leads to."""

    INSIDE = "inside"
    """A file of the site, or what should be one."""
    WEB = "web"
    """Another site."""
    ELSEWHERE = "elsewhere"
    """Nothing on the web: mail, a telephone number, data, a script."""
    BEYOND = "beyond"
    """Above the site's folder on its host."""
    OWN_MACHINE = "own machine"
    """The computer or network of whoever wrote it."""
    UNUSABLE = "unusable"
    """Nothing that all browsers could follow."""


@dataclass(frozen=True)
class Target:
    """Where an address leads."""

    kind: Kind
    path: str = ""
    """Inside the site: the path from its folder, percent-decoded. On the web: the whole address, without its anchor."""
    anchor: str = ""
    """As it stands in the address, without the directives that browsers remove (`:~:text=`)."""
    reason: str = ""
    """Why the address is unusable."""


@dataclass(frozen=True)
class Address:
    """The address of a site, `https://study.example.org/site/`; no host, and the path `/`, when it is not known."""

    host: str = ""
    path: str = "/"

    @classmethod
    def parse(cls, text: str) -> "Address":
        """Parse the address of a site."""
        parts = urlsplit(text)
        return cls(parts.netloc.lower(), f"/{parts.path.strip('/')}/".replace("//", "/"))


def resolve(address: str, page: str, site: Address) -> Target:
    """Return where an address leads that stands in the file at `page`, a path from the site's folder."""
    text = address.strip(_BLANK).translate(_IGNORED)
    scheme = _SCHEME.match(text)
    if scheme:
        return _with_scheme(text, scheme[1], site)
    body, anchor = _split_anchor(text)
    if "\\" in body:
        return Target(Kind.UNUSABLE, reason=r"it has a backslash `\`; write `/`")
    if body.startswith("//"):
        return _on_the_web(f"https:{text}", site)
    path = body.partition("?")[0]
    if not path:
        return Target(Kind.INSIDE, page, anchor)
    if not path.startswith("/"):
        return _inside(f"{page.rpartition('/')[0]}/{path}", anchor)
    return _below(path, anchor, site)


def _with_scheme(text: str, scheme: str, site: Address) -> Target:
    name = scheme.lower()
    if len(name) == 1 or name == "file":
        return Target(Kind.OWN_MACHINE)
    if name in _WEB:
        if not text[len(scheme) + 1 :].startswith("//"):
            return Target(Kind.UNUSABLE, reason=f"after `{scheme}:` there should be two slashes")
        return _on_the_web(text, site)
    if name == "mailto" and "@" not in unquote(text) and "?" not in text:
        return Target(Kind.UNUSABLE, reason="it names no mailbox: an `@` is missing")
    meant = "" if name in _KNOWN else nearest(name, _KNOWN)
    if meant:
        return Target(Kind.UNUSABLE, reason=f"`{scheme}:` is not known; did you mean `{meant}:`?")
    return Target(Kind.ELSEWHERE)


def _on_the_web(text: str, site: Address) -> Target:
    body, anchor = _split_anchor(text)
    if "\\" in body:
        return Target(Kind.UNUSABLE, reason=r"it has a backslash `\`; write `/`")
    try:
        parts = urlsplit(body)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return Target(Kind.UNUSABLE, reason="the name of the site in it cannot be read")
    if not host or " " in host or host.startswith(".") or ".." in host:
        return Target(Kind.UNUSABLE, reason="it has no name of a site")
    if site.host and parts.netloc.lower() == site.host and f"{parts.path}/".startswith(site.path):
        return _below(parts.path, anchor, site)
    return Target(Kind.OWN_MACHINE if _is_private(host) else Kind.WEB, body, anchor)


def _below(path: str, anchor: str, site: Address) -> Target:
    """Resolve a path from the root of the host."""
    if f"{path}/" == site.path:
        return Target(Kind.INSIDE, "", anchor)
    if not path.startswith(site.path):
        return Target(Kind.BEYOND)
    return _inside(path.removeprefix(site.path), anchor)


def _inside(path: str, anchor: str) -> Target:
    if _BROKEN_PERCENT.search(path):
        return Target(Kind.UNUSABLE, reason="a percent sign in it has no two digits after it; write `%25`")
    steps: list[str] = []
    *above, last = _DOT.sub(".", path).split("/") if "%" in path else path.split("/")
    for step in (*above, last):
        if step == "..":
            if not steps:
                return Target(Kind.BEYOND)
            steps.pop()
        elif step not in {"", "."}:
            steps.append(step)
    resolved = "/".join(steps) + ("/" if steps and last in {"", ".", ".."} else "")
    if "%" not in resolved:
        return Target(Kind.INSIDE, resolved, anchor)
    try:
        return Target(Kind.INSIDE, "/".join(unquote(step, errors="strict") for step in resolved.split("/")), anchor)
    except UnicodeDecodeError:
        return Target(Kind.UNUSABLE, reason="what is percent-encoded in it is not UTF-8")


def _split_anchor(text: str) -> tuple[str, str]:
    body, _, fragment = text.partition("#")
    return body, fragment.partition(_DIRECTIVE)[0]


def _is_private(host: str) -> bool:
    try:
        return not ip_address(host).is_global
    except ValueError:
        return host == "localhost" or host.endswith(_PRIVATE_SUFFIXES)

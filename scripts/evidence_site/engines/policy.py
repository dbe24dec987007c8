"""The content security policy of a page: a browser then runs and fetches nothing but what the site itself has.

The policy stands in each page that the plugin builds, since many hosts of sites send no such header. It is not there
under `serve`, which adds a script of its own, nor in a folder that `evidence-site render` writes: its builder does not
know the hashes. It allows the inline scripts of the theme by their hashes, and none that stands in the text of a page,
whoever wrote it: such a script goes into a file that `extra_javascript` names. Nothing comes from another site.
"""

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html.parser import HTMLParser

_SOURCES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "media-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
_PLAIN_SCRIPTS = frozenset({"", "module", "text/javascript", "application/javascript"})
_CHARSET = re.compile(r"<meta charset=[^>]*>|<head>", re.IGNORECASE)


def with_policy(html: str, text: str = "", *, offline: bool = False) -> str:
    """Give a whole page with its policy, as early in its head as the character set allows.

    `text` is what the theme has put into the page, letter for letter: the scripts in it are not allowed. Of an
    `offline` page, read from a disk, some browsers do not take what lies beside it for the site itself: it may use any
    file of the computer, and still nothing of another site.
    """
    hashes = dict.fromkeys(map(_hash, _inline_scripts(html.replace(text, "") if text else html)))
    sources = _SOURCES | {"script-src": " ".join((_SOURCES["script-src"], *hashes))}
    if offline:
        sources = {name: allowed.replace("'self'", "'self' file:") for name, allowed in sources.items()}
    policy = "; ".join(f"{name} {allowed}" for name, allowed in sources.items())
    starts = list(_CHARSET.finditer(html.partition("</head>")[0]))
    if not starts:
        return html
    end = starts[-1].end()
    return f'{html[:end]}\n<meta http-equiv="Content-Security-Policy" content="{policy}">{html[end:]}'


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.scripts: list[str] = []
        self._is_inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag == "script" and "src" not in named and (named.get("type") or "").lower() in _PLAIN_SCRIPTS:
            self._is_inside = True
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._is_inside = False

    def handle_data(self, data: str) -> None:
        if self._is_inside:
            self.scripts[-1] += data


def _inline_scripts(html: str) -> Iterator[str]:
    reader = _Reader()
    # A browser reads every line break as this one before it takes the hash.
    reader.feed(html.replace("\r\n", "\n").replace("\r", "\n"))
    reader.close()
    yield from reader.scripts


def _hash(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"

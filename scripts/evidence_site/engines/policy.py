"""The content security policy of a page: a browser then runs and fetches nothing but what the site itself has.

The policy stands in each page that the plugin builds, since many hosts of sites send no such header. It is not there
under `serve`, which adds a script of its own, nor in a folder that `evidence-site render` writes: its builder does not
know the hashes. It allows the inline scripts of the theme by their hashes, and none that stands in the text of a page,
whoever wrote it: such a script goes into a file that `extra_javascript` names. Nothing comes from another site.
"""

import re
from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from hashlib import sha256

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
_SCRIPT = re.compile(r"<!--.*?-->|<script\b(?P<attributes>[^>]*)>(?P<text>.*?)</script\b", re.IGNORECASE | re.DOTALL)
"""A comment, in which nothing counts, or a script. A parser of the whole page would take ten times as long."""
_ELSEWHERE = re.compile(r"\bsrc\s*=", re.IGNORECASE)
_TYPE = re.compile(r"""\btype\s*=\s*["']?([^\s"'>]*)""", re.IGNORECASE)
_PLAIN = frozenset({"", "module", "text/javascript", "application/javascript"})
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


def _inline_scripts(html: str) -> Iterator[str]:
    # A browser reads every line break as this one before it takes the hash.
    for found in _SCRIPT.finditer(html.replace("\r\n", "\n").replace("\r", "\n")):
        attributes = found["attributes"]
        kind = _TYPE.search(attributes) if attributes is not None else None
        if attributes is not None and not _ELSEWHERE.search(attributes) and (not kind or kind[1].lower() in _PLAIN):
            yield found["text"]


@cache
def _hash(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"

"""The content security policy of a page: browsers then run and fetch only what the site itself holds.

The policy stands in each page that the plugin builds, since many hosts send no such header. It is left out under
`serve`, which adds a script of its own, and in what `evidence-site render` writes, whose builder does not know the
hashes. It allows the theme's inline scripts by their hashes, and none in the text of a page, whoever wrote it: such a
script goes into a file that `extra_javascript` names. Nothing comes from another site. See
https://www.w3.org/TR/CSP3/.
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
"""A comment, in which a script does not run, or a script. A parser of the whole page would take ten times as long."""
_HAS_SOURCE = re.compile(r"\bsrc\s*=", re.IGNORECASE)
_TYPE = re.compile(r"""\btype\s*=\s*["']?([^\s"'>]*)""", re.IGNORECASE)
_JAVASCRIPT = frozenset({"", "module", "text/javascript", "application/javascript"})
_CHARSET = re.compile(r"<meta charset=[^>]*>|<head>", re.IGNORECASE)


def with_policy(html: str, text: str = "", *, offline: bool = False) -> str:
    """Return a whole page with its policy, as early in its head as the character set allows.

    `text` is the HTML of the page's content, letter for letter as the theme has put it there: scripts in it are not
    allowed. An `offline` page may use any file of the computer, since some browsers do not count what lies beside it
    on a disk as its own site, and still nothing of another site.
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
        if (
            attributes is not None
            and not _HAS_SOURCE.search(attributes)
            and (not kind or kind[1].lower() in _JAVASCRIPT)
        ):
            yield found["text"]


@cache
def _hash(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"

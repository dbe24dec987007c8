"""The content security policy of a page: browsers then run and fetch only what the site itself holds.

The policy stands in each page that the plugin builds, since many hosts send no such header. It is left out under
`serve`, which adds a script of its own, and in what `evidence-site render` writes, whose builder does not know the
hashes. It allows by their hashes the inline scripts of a few partials of the theme, as they are in the theme itself,
and no others, whoever wrote them: not in the text of a page, in its front matter, nor in the project's own layer of the
theme. Such a script goes into a file that `extra_javascript` names. Nothing comes from another site. See
https://www.w3.org/TR/CSP3/.
"""

import re
from base64 import b64encode
from collections.abc import Sequence
from copy import copy
from functools import lru_cache
from hashlib import sha256

from mkdocs.config.defaults import MkDocsConfig

PARTIALS = tuple(
    f"partials/javascripts/{name}.html" for name in ("announce", "base", "consent", "outdated", "palette", "scheme")
)
"""The theme's templates, and ours among them, whose inline scripts may run. Analytics ask other sites, and may not."""
OWN_PARTIALS = ("partials/javascripts/start.html",)
"""The templates whose inline scripts may run on a page with our own base."""

_SOURCES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "media-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
_SCRIPT = re.compile(r"<script>([^<]*(?:<(?!/script)[^<]*)*)</script>")
_OWN_BASE = re.compile(r"\s*<!doctype html>\s*<html [^>]*data-scope=")
"""What a page with our own base begins with. Any other page has Material's, or a base of the project's own."""
_AHEAD = re.compile(r"""<link rel=["']?(?:next|prev)\b[^<>]*>\s*""")
_CHARSET = re.compile(r"<meta charset=[^>]*>|<head>", re.IGNORECASE)


class SecurityPolicy:
    """The policy of the pages of one build.

    An `offline` page may use any file of the computer, since some browsers do not count what lies beside it on a disk
    as its own site, and still nothing of another site.
    """

    def __init__(self, config: MkDocsConfig, *, offline: bool = False) -> None:
        theme = copy(config.theme)
        theme.dirs = [each for each in theme.dirs if each != theme.custom_dir]
        self._environment = theme.get_env()
        self._config = config
        self._offline = offline
        self.at = lru_cache(maxsize=None)(self._at)

    def on(self, html: str, base_url: str) -> str:
        """Return a whole page with its policy, as early in its head as the character set allows.

        `base_url` is the way from the page to the root of the site, as the theme's templates have it. Links to the
        next page and the one before go, since Firefox would fetch those ahead, and reports that the policy forbids it.
        """
        head, end_of_head, rest = html.partition("</head>")
        html = f"{_AHEAD.sub('', head)}{end_of_head}{rest}"
        starts = list(_CHARSET.finditer(html.partition("</head>")[0]))
        if not starts:
            return html
        end = starts[-1].end()
        policy = self.at(OWN_PARTIALS if _OWN_BASE.match(html) else PARTIALS, base_url)
        return f'{html[:end]}\n<meta http-equiv="Content-Security-Policy" content="{policy}">{html[end:]}'

    def _at(self, partials: Sequence[str], base_url: str) -> str:
        hashes = dict.fromkeys(map(_hash, self._scripts(partials, base_url)))
        sources = _SOURCES | {"script-src": " ".join((_SOURCES["script-src"], *hashes))}
        if self._offline:
            sources = {name: allowed.replace("'self'", "'self' file:") for name, allowed in sources.items()}
        return ";".join(f"{name} {allowed}" for name, allowed in sources.items())

    def _scripts(self, partials: Sequence[str], base_url: str) -> Sequence[str]:
        templates = map(self._environment.get_template, partials)
        rendered = "".join(each.render(config=self._config, base_url=base_url) for each in templates)
        return _SCRIPT.findall(rendered)


def _hash(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"

"""The files that a style sheet names."""

import re
import sys
from collections.abc import Iterator

from evidence_site.links.reference import Reference

_TOKEN = re.compile(
    r"""
      /\*.*?(?:\*/|\Z)
    | (?P<url>\burl\(\s*(?:"(?P<double>(?:[^"\\]|\\.)*)"|'(?P<single>(?:[^'\\]|\\.)*)'|(?P<bare>[^"'()\s]+))\s*\))
    | @import\s*(?:"(?P<import_double>[^"]*)"|'(?P<import_single>[^']*)')
    | "(?:[^"\\]|\\.)*" | '(?:[^'\\]|\\.)*'
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_ESCAPE = re.compile(r"\\(?:([0-9a-f]{1,6})\s?|(.))", re.IGNORECASE | re.DOTALL)


def read_style(text: str) -> Iterator[Reference]:
    """Give what a style sheet names by `url()` and `@import`, in the order of the text."""
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        if kind == "url":
            kind = next(each for each in ("double", "single", "bare") if match[each] is not None)
        if kind:
            name = "style sheet" if kind.startswith("import") else "file"
            yield Reference(_ESCAPE.sub(_unescaped, match[kind]), *match.span(kind), name, is_file=True)


def _unescaped(escape: re.Match[str]) -> str:
    if not escape[1]:
        return escape[2]
    code = int(escape[1], 16)
    return chr(code) if code <= sys.maxunicode else "\N{REPLACEMENT CHARACTER}"

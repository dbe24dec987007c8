"""Tags that a page written by hand may not have: those that lead readers away, or run any file of the site.

Code and comments may show them. A comment counts only after text in which every reader of HTML finds the same tags.
See https://html.spec.whatwg.org/multipage/parsing.html.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from evidence_site.citing.syntax import without_indented_code
from evidence_site.diagnostics import Span

_LIVE = re.compile(
    r"""<(?:
      (?P<away>meta|base)(?=[\s/>])
    | (?P<runs>script)(?=[\s/])(?!\s+type=(?:"[\w/+;=\ -]*"|'[\w/+;=\ -]*')\s*>)
    | (?P<frame>iframe)(?=[\s/])
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_PIECE = re.compile(
    r"""
      [^<]++
    | <(?![a-z/!?])
    | (?P<comment><!--(?:-?>|(?:(?!--!?>).)*+--!?>))
    | <(?!(?:script|style|textarea|title|xmp|iframe|noembed|noframes|noscript|plaintext)\b)
      /?[a-z][^\s<>"'=`/]*+(?:/[^\s<>"'=`]*+)?+
      (?:\s++[^\s<>"'=`/]++(?:=(?:"[^"]*+"|'[^']*+'|[^\s<>"'=`]++))?+)*+\s*+/?>
    """,
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_CODE = re.compile(
    r"""
      (?P<comment><!--)
    | ^(?P<fence>[ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]++)?+(?P<marks>`{3,}|~{3,})[^`\n]*+$)
    | \\[\\`]
    | (?P<ticks>`++)
    """,
    re.VERBOSE | re.MULTILINE,
)
_FENCE_LINE = re.compile(r"^[ \t>]*+(`{3,}|~{3,})[ \t]*+$", re.MULTILINE)
_COMMENT_END = re.compile(r"--!?>")
_TICKS = re.compile(r"`++")
_BLANK_LINE = re.compile(r"\n[ \t]*+\n")


class LiveTag(NamedTuple):
    """A tag that a page may not have, and its place."""

    name: str
    runs: bool
    """Whether it runs something, instead of leading readers away."""
    span: Span


def live_tag(html: str) -> LiveTag | None:
    """Return the first tag in HTML that no page may have."""
    found = next((each for each in _LIVE.finditer(_without_comments(html)) if _counts(each, html)), None)
    return found and LiveTag(found[0][1:], not found["away"], found.span())


def live_tag_in_markdown(text: str, start: int = 0) -> LiveTag | None:
    """Return the first tag in Markdown that becomes such a tag of HTML; what is before `start` is not looked at."""
    if not any(_counts(each, text) for each in _LIVE.finditer(text, start)):
        return None
    return live_tag(_without_code(" " * start + text[start:]))


def _counts(tag: re.Match[str], html: str) -> bool:
    """Whether a tag does something: a frame from elsewhere stays empty, but one can bring its own page."""
    return not tag["frame"] or "srcdoc" in html.lower()


def _without_comments(html: str) -> str:
    """Return HTML of the same length without its comments."""
    if "<!--" not in html:
        return html
    pieces, position = [], 0
    while piece := _PIECE.match(html, position):
        pieces.append(" " * len(piece[0]) if piece["comment"] else piece[0])
        position = piece.end()
    return "".join((*pieces, html[position:]))


def _without_code(text: str) -> str:
    """Return Markdown of the same length without its code."""
    text = without_indented_code(text)
    pieces, position = [], 0
    for start, end in _code(text):
        pieces += [text[position:start], " " * (end - start)]
        position = end
    return "".join((*pieces, text[position:]))


def _code(text: str) -> Iterator[Span]:
    """Yield the span of each fenced block that is closed, and of each run of code in a line."""
    fences: defaultdict[str, list[int]] = defaultdict(list)
    for fence in _FENCE_LINE.finditer(text):
        fences[fence[1]].append(fence.end())
    ticks: defaultdict[int, list[int]] = defaultdict(list)
    for run in _TICKS.finditer(text):
        ticks[len(run[0])].append(run.end())
    blank_lines = [each.start() for each in _BLANK_LINE.finditer(text)]
    position, last_comment = 0, len(text)
    while mark := _CODE.search(text, position):
        start, position = mark.start(), mark.end()
        if mark["comment"] and start < last_comment:
            closing = _COMMENT_END.search(text, position)
            position, last_comment = (closing.end(), last_comment) if closing else (position, start)
        elif mark["fence"]:
            end = _next(fences[mark["marks"]], position)
            if end:
                yield start, end
                position = end
        elif mark["ticks"]:
            end = _next(ticks[len(mark["ticks"])], position)
            if end and end <= (_next(blank_lines, position) or len(text)):
                yield start, end
                position = end


def _next(places: Sequence[int], position: int) -> int:
    """Return the first of sorted places after a position; 0 if there is none."""
    found = bisect_right(places, position)
    return places[found] if found < len(places) else 0

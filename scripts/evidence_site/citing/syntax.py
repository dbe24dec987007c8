"""Citations in a text: Pandoc's syntax, found and located, not yet resolved.

See https://pandoc.org/MANUAL.html#citation-syntax.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from evidence_site.diagnostics import Span
from evidence_site.model import CiteKey

MOST_REMEMBERED = 10_000
"""Texts whose citations are cached: each is parsed when it is checked, for its backlinks, and when it is shown."""

KEY = re.compile(r"[A-Za-z0-9]++(?:(?:_++|[:./-])[A-Za-z0-9]++)*+")
"""A key that can be cited: it neither begins nor ends in punctuation, so that a full stop may follow it."""

_CITED = re.compile(rf"(?<![^\W_])(?<![.+/@-])(?P<suppress>-?)@(?P<key>{KEY.pattern})(?!@)")
_GROUP = re.compile(r"\[(?P<items>[^\[\]@]*+@[^\[\]]*+)\]")
_LOCATOR = re.compile(r"[ \t]*+(?:\n[ \t]*+)?\[(?P<locator>[^\[\]@]*+)\]")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_LIST_ITEM = re.compile(r" {0,3}(?:[-*+]|\d+[.)])\s")
_INDENTED = re.compile(r" {4}| {0,3}\t")
_FENCE_LINE = re.compile(r"^ {0,3}(`{3,}|~{3,})[ \t]*$", re.MULTILINE)
_CITING = re.compile(r"\[|@|-@")
"""How a citation begins. A search for one of a few letters is many times as fast as one for anything else."""
_SIGN = re.compile(r"\\|`|~|<|\[|\]|https?://|ftp://")
"""How an opening begins, for the same reason."""
_OPENING = re.compile(
    r"""
    (?:
      (?P<bracket>\[)
    | (?P<escape>\\.)
    | (?P<fence>(?:^|(?<=^\ )|(?<=^\ {2})|(?<=^\ {3}))(?:`{3,}(?=[^`\n]*$)|~{3,}))
    | (?P<ticks>`+)
    | (?P<comment><!--)
    | (?P<tag><[A-Za-z/][^<>]*>)
    | (?P<address>\b(?:https?|ftp)://[^\s<>\]]*)
    | (?P<link>\]\(\s*+[^()\s]*+(?:\([^()\s]*+\)[^()\s]*+)*+(?:\s++"[^"]*+")?+\s*+\))
    | (?P<end>\])
    )
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_FRONT_MATTER = re.compile(r"---[ \t]*\n.*?^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_TICKS = re.compile(r"`++")
_BLANK = "\0"


class Citation(NamedTuple):
    """One work cited in a group."""

    key: CiteKey
    prefix: str
    """The text before the key: `see`."""
    locator: str
    """The text after it, without the comma between: `p. 3`."""
    suppress_author: bool
    """Whether a hyphen precedes the key, because the sentence has named the author."""
    span: Span
    key_span: Span
    """The span of the key without its `@`."""


class CitationGroup(NamedTuple):
    """The works cited at one place: in brackets, or, with `in_text`, as part of the sentence."""

    citations: tuple[Citation, ...]
    in_text: bool
    span: Span


@lru_cache(maxsize=MOST_REMEMBERED)
def find_groups(text: str) -> tuple[CitationGroup, ...]:
    r"""Find every citation of a Markdown text, in order.

    The forms are `[@key]`, `[see @key, p. 3; -@other]`, `@key` and `@key [p. 3]`. An `@` is not read in code, HTML
    tags and comments, addresses and links (which cannot hold another link), after a letter or digit (e-mail
    addresses) or after a backslash. Time is proportional to the length of the text.
    """
    citable = _without_uncitable(text)
    bracketed = {
        match.start(): group for match in _GROUP.finditer(citable) if (group := _bracketed(text, citable, match))
    }
    return tuple(_groups(text, citable, bracketed))


def _groups(text: str, citable: str, bracketed: Mapping[int, CitationGroup]) -> Iterator[CitationGroup]:
    position = 0
    for sign in _CITING.finditer(citable):
        start = sign.start()
        if start < position:
            continue
        if sign[0] == "[":
            group = bracketed.get(start)
        else:
            cited = _CITED.match(citable, start)
            group = _in_text(text, citable, cited) if cited else None
        if group:
            yield group
            position = group.span[1]


def _bracketed(text: str, citable: str, group: re.Match[str]) -> CitationGroup | None:
    """Parse a group in brackets; it is no citation if any of its parts cites nothing."""
    if _BLANK_LINE.search(group["items"]):
        return None
    citations = []
    start = group.start("items")
    for item in group["items"].split(";"):
        end = start + len(item)
        cited = _CITED.search(citable, start, end)
        if not cited:
            return None
        citations.append(_citation(cited, text[start : cited.start()], text[cited.end() : end], (start, end)))
        start = end + 1
    return CitationGroup(tuple(citations), in_text=False, span=group.span())


def _in_text(text: str, citable: str, cited: re.Match[str]) -> CitationGroup:
    locator = _LOCATOR.match(citable, cited.end())
    span = (cited.start(), locator.end() if locator else cited.end())
    after = text[slice(*locator.span("locator"))] if locator else ""
    return CitationGroup((_citation(cited, "", after, span),), in_text=True, span=span)


def _citation(cited: re.Match[str], before: str, after: str, span: Span) -> Citation:
    return Citation(
        key=CiteKey(cited["key"]),
        prefix=before.strip(),
        locator=after.strip().removeprefix(",").strip(),
        suppress_author=bool(cited["suppress"]),
        span=span,
        key_span=cited.span("key"),
    )


def _without_uncitable(text: str) -> str:
    """Return a text of the same length, with everything that cannot hold a citation blanked out."""
    front_matter = _FRONT_MATTER.match(text)
    position = front_matter.end() if front_matter else 0
    pieces = [_BLANK * position]
    text = without_indented_code(text)
    for start, end in _uncitable(text):
        if end > position:
            pieces += [text[position : max(start, position)], _BLANK * (end - max(start, position))]
            position = end
    return "".join((*pieces, text[position:]))


def without_indented_code(text: str) -> str:
    """Return a text of the same length, with indented code blanked out: lines after a blank one, outside lists."""
    lines = []
    in_list, in_code, after_blank = False, False, True
    for line in text.splitlines(keepends=True):
        is_blank = not line.strip()
        if not is_blank:
            is_indented = bool(_INDENTED.match(line))
            in_code = is_indented and (in_code or (after_blank and not in_list))
            in_list = bool(_LIST_ITEM.match(line)) or (in_list and (is_indented or not after_blank))
        after_blank = is_blank
        lines.append(_BLANK * len(line) if in_code else line)
    return "".join(lines)


def _uncitable(text: str) -> list[Span]:
    """Return the spans of code, tags, comments, addresses, escapes and whole links, sorted by their start."""
    spans: list[Span] = []
    brackets: list[int] = []
    ticks = _ends_of_ticks(text)
    position = 0
    for sign in _SIGN.finditer(text):
        opening = _OPENING.match(text, sign.start()) if sign.start() >= position else None
        if not opening:
            continue
        kind, start, position = opening.lastgroup, opening.start(), opening.end()
        if kind == "bracket":
            brackets.append(start)
        elif kind == "end":
            del brackets[-1:]
        elif kind == "link":
            # A link begins at the bracket that it closes; one that closes none is text.
            spans += [(brackets.pop(), position)] if brackets else []
        else:
            position = _end(text, opening, ticks)
            spans += [(start, position)] if position > opening.start() else []
    return sorted(spans)


def _ends_of_ticks(text: str) -> Mapping[int, Sequence[int]]:
    """Return where each run of backticks ends, by its length: a search from each opening would take too long."""
    ends: dict[int, list[int]] = {}
    for run in _TICKS.finditer(text):
        ends.setdefault(len(run[0]), []).append(run.end())
    return ends


def _end(text: str, opening: re.Match[str], ticks: Mapping[int, Sequence[int]]) -> int:
    """Return where the construct that an opening begins ends: at the opening's own end if nothing closes it."""
    marks = opening[0].lstrip()
    if opening.lastgroup == "ticks":
        ends = ticks.get(len(marks), ())
        closing = bisect_right(ends, opening.end())
        return ends[closing] if closing < len(ends) else opening.end()
    if opening.lastgroup == "fence":
        closings = _FENCE_LINE.finditer(text, opening.end())
        return next((each.end() for each in closings if each[1].startswith(marks)), len(text))
    if opening.lastgroup == "comment":
        end = text.find("-->", opening.end())
        return len(text) if end < 0 else end + len("-->")
    return opening.end()

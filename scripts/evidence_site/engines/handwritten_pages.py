"""Citations in pages written by hand: each becomes a link to its entry in the reference list.

Where our plugin runs, placeholders go through Markdown instead of the citations, and HTML then replaces them: that
costs next to nothing, and no extension can act on it. For other builders, and in headings, whose words go into titles
and tables of contents, citations become Markdown links, which any builder shows and validates.
"""

import posixpath
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from evidence_site.citing import CitationGroup, find_groups
from evidence_site.engines.markdown_page import escaped, write_html
from evidence_site.model import CiteKey
from evidence_site.prose import Run, with_placeholders
from evidence_site.render import Cards
from evidence_site.urls import citation_anchor
from evidence_site.works.citer import Citer

_LINK = re.compile(r"""#ref-([^\s"'()<>]+)""")
"""The end of a link to an entry, in Markdown or HTML within it."""
_LINE_BREAK = re.compile("\n")
_UNDERLINE = re.compile(r"[^\n]*\n {0,3}(?:=+|-+)[ \t]*(?:\n|$)")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]")


class MarkedPage(NamedTuple):
    """Markdown with placeholders for its citations, and the words of each citation, in order."""

    text: str
    citations: Sequence[Sequence[Run]]


class _Cited(NamedTuple):
    """Citations at one place of a text, in words."""

    group: CitationGroup
    runs: Sequence[Run]


def with_citations(text: str, path: str, citer: Citer) -> str:
    """Return the Markdown of the page at `path` with its citations as links; those of unknown works stay as typed."""

    def url(key: CiteKey) -> str:
        entry = citer.entries[key]
        return f"{posixpath.relpath(entry.path, posixpath.dirname(path) or '.')}#{entry.anchor}"

    return _replaced(text, _cited(text, citer, url))


def mark_citations(text: str, path: str, citer: Citer, url: Callable[[str], str]) -> MarkedPage:
    """Return the Markdown of the page at `path` with placeholders for its citations.

    `url` returns the address of a page of the reference list by its path, relative to the page's own.
    """

    def to_entry(key: CiteKey) -> str:
        entry = citer.entries[key]
        return f"{url(entry.path)}#{entry.anchor}"

    cited = tuple(_cited(text, citer, to_entry))
    if _is_any_in_heading(text, [each.group for each in cited]):
        return MarkedPage(with_citations(text, path, citer), ())
    return MarkedPage(with_placeholders(text, [each.group for each in cited]), [each.runs for each in cited])


def with_cards(text: str, cards: Cards) -> str:
    """Return a page's Markdown with the cards of the works that it links to at its end."""
    html = cards.of(map(CiteKey, _LINK.findall(text)))
    return f"{text.rstrip()}\n\n{write_html(html)}\n" if html else text


def _cited(text: str, citer: Citer, url: Callable[[CiteKey], str]) -> Iterator[_Cited]:
    numbers: Counter[CiteKey] = Counter()

    def anchor(key: CiteKey) -> str:
        numbers[key] += 1
        return citation_anchor(key, numbers[key])

    for group in find_groups(text) if "@" in text else ():
        if citer.knows(group):
            yield _Cited(group, citer.cite(group, url, anchor))


def _is_any_in_heading(text: str, groups: Sequence[CitationGroup]) -> bool:
    """Whether any citation stands in a heading. Each line is looked at once, however many it holds."""
    starts = [0, *(each.end() for each in _LINE_BREAK.finditer(text))]
    lines = {starts[bisect_right(starts, each.span[0]) - 1] for each in groups}
    return any(_HEADING.match(text, line) or _UNDERLINE.match(text, line) for line in lines)


def _replaced(text: str, cited: Iterator[_Cited]) -> str:
    parts, position = [], 0
    for group, runs in cited:
        parts += [text[position : group.span[0]], *map(_markdown, runs)]
        position = group.span[1]
    return "".join((*parts, text[position:]))


def _markdown(run: Run) -> str:
    attributes = f"{{: #{run.anchor} .citation }}" if run.anchor else ""
    return f"[{escaped(run.text)}]({run.url}){attributes}" if run.url else escaped(run.text)

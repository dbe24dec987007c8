"""What is read back from the HTML of a rendered page: headings, anchors, and the words under each heading.

The words are for the search index. Material's own reading of a page costs more time than building the page, and puts
the words under a heading that stands in a box of its own under the heading before.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

from markupsafe import Markup, escape

FOOT = "cite"
"""The anchor of the foot. It is left out of the search index, since it is alike on every page."""

LEVELS = {"h1": 1, "h2": 2}
HEADING_TAGS = {"<h1", "<h2"}
CLOSING = len("</h1>")

_LISTS_OF_LINKS = re.compile(r"<nav\b.*?</nav>", re.DOTALL)

_WITHIN_WORDS = re.compile(r"</?abbr[^>]*>")
"""Tags that part no words: `<abbr title="Intensive care unit">ICU</abbr>s`."""


@dataclass(frozen=True)
class Heading:
    """A heading with an id, of level 1 or 2."""

    level: int
    id: str
    text: str


@dataclass(frozen=True)
class Outline:
    """The places of a page that can be linked to."""

    headings: tuple[Heading, ...]
    anchors: frozenset[str]


@dataclass(frozen=True)
class SearchSection:
    """A heading, and the words up to the next one, as plain text."""

    heading: Heading
    words: str


def read_outline(body: str) -> Outline:
    """Return the headings of a page's body that have an id, of the first two levels, and every id in it."""
    reader = _OutlineReader()
    for piece in _pieces(body):
        reader.feed(piece)
    reader.close()
    return Outline(tuple(reader.headings), frozenset(reader.anchors))


def read_sections(body: str, headings: Sequence[Heading]) -> Iterator[SearchSection]:
    """Yield the sections of a page's body, without its foot, for the search index."""
    starts: list[int] = []
    for heading in headings:
        mark = body.index(f'id="{escape(heading.id)}"', starts[-1] if starts else 0)
        starts.append(body.rindex("<", 0, mark))
    for heading, start, end in zip(headings, starts, [*starts[1:], len(body)], strict=True):
        if heading.id != FOOT:
            yield SearchSection(heading, _words(body[body.index("</h", start) + CLOSING : end]))


def _pieces(body: str) -> Iterator[str]:
    """Yield the tags that may have an id, and whole headings. Parsing the whole page takes eight times as long."""
    end = 0
    while (mark := body.find("id=", end)) >= 0:
        start = body.rfind("<", end, mark)
        end = body.find("<", mark) if body[start : start + 3] not in HEADING_TAGS else body.find("</h", mark) + CLOSING
        if end < mark:
            end = len(body)
        if start >= 0:
            yield body[start:end]


class _OutlineReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.headings: list[Heading] = []
        self.anchors: set[str] = set()
        self._open: tuple[str, str] | None = None
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        anchor = dict(attrs).get("id")
        if not anchor:
            return
        self.anchors.add(anchor)
        if tag in LEVELS:
            self._open, self._text = (tag, anchor), []

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[0] == tag:
            text = " ".join("".join(self._text).split())
            self.headings.append(Heading(LEVELS[tag], self._open[1], text))
            self._open = None

    def handle_data(self, data: str) -> None:
        if self._open:
            self._text.append(data)


def _words(html: str) -> str:
    html = _LISTS_OF_LINKS.sub("", html) if "<nav" in html else html
    html = _WITHIN_WORDS.sub("", html) if "<abbr" in html else html
    return Markup(html.replace("<", " <")).striptags()  # noqa: S704 -- it is read, not shown

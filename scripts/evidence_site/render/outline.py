"""What is read back from the HTML of a rendered page: headings and anchors."""

from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

LEVELS = {"h1": 1, "h2": 2}
HEADING_TAGS = {"<h1", "<h2"}
CLOSING = len("</h1>")


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


def read_outline(body: str) -> Outline:
    """Return the headings of a page's body that have an id, of the first two levels, and every id in it."""
    reader = _OutlineReader()
    for piece in _pieces(body):
        reader.feed(piece)
    reader.close()
    return Outline(tuple(reader.headings), frozenset(reader.anchors))


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

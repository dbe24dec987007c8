"""A rendered body read as a browser reads it, with the tree that each tag stands in."""

from html.parser import HTMLParser
from typing import NamedTuple

STRAIGHT = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")
VOID = {"br", "circle", "hr", "img", "input"}


def typed(text: str) -> str:
    """Give a text with straight marks, as authors type them."""
    return text.translate(STRAIGHT)


class Tag(NamedTuple):
    """A start tag, the tags that it stands in, and the text that it holds."""

    name: str
    attributes: dict[str, str]
    parents: tuple[str, ...]


class Body(HTMLParser):
    """Notes tags, text, and what is not well nested."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[Tag] = []
        self.texts: list[tuple[str, tuple[str, ...]]] = []
        self.faults: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        self.faults += self._open

    @property
    def text(self) -> str:
        """All text, with single spaces."""
        return " ".join("".join(text for text, _ in self.texts).split())

    @property
    def ids(self) -> list[str]:
        """Every id, in order."""
        return [tag.attributes["id"] for tag in self.tags if "id" in tag.attributes]

    @property
    def addresses(self) -> list[str]:
        """Every link's address, in order."""
        return [tag.attributes["href"] for tag in self.tags if "href" in tag.attributes]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(Tag(tag, {name: value or "" for name, value in attrs}, tuple(self._open)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(Tag(tag, {name: value or "" for name, value in attrs}, tuple(self._open)))

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1] == tag:
            self._open.pop()
        else:
            self.faults.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        self.texts.append((data, tuple(self._open)))

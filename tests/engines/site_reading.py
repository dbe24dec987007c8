"""Reads a built site as a browser does: each page's visible words, links, headings and dangerous parts."""

import json
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})


@dataclass
class ReadPage:
    """What stands in the article of one page."""

    words: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    headings: list[tuple[str, str, str]] = field(default_factory=list)
    """Tag, id and text of each."""
    elements: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    """Each element's tag and the names of its attributes, as they come."""
    nesting: list[str] = field(default_factory=list)
    """Each element's tag after those of the elements that it stands in, and where it ends: `/div`.

    What a theme puts around the page's own part, `.content`, is left out, and so are the paragraphs that Markdown adds.
    """

    @property
    def text(self) -> str:
        """The visible words with single spaces."""
        return " ".join(" ".join(self.words).split())


class _Reader(HTMLParser):
    def __init__(self, within: str | None) -> None:
        super().__init__(convert_charrefs=True)
        self.page = ReadPage()
        self._within = within
        self._inside = within is None
        self._open: list[str] = []
        self._around = 0
        self._heading: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag == self._within:
            self._inside = True
        if not self._inside:
            return
        self.page.elements.append((tag, tuple(sorted(named))))
        if "content" in (named.get("class") or "").split():
            self.page.nesting.clear()
            self._around = len(self._open)
        if tag != "p":
            self.page.nesting.append("/".join([*(each for each in self._open[self._around :] if each != "p"), tag]))
        if tag == "a" and named.get("href"):
            self.page.links.append(str(named["href"]))
        if tag in {"h1", "h2", "h3"}:
            self._heading = [tag, named.get("id") or ""]
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == self._within:
            self._inside = False
        if self._inside and tag not in {"p", self._within} and len(self._open) > self._around:
            self.page.nesting.append(f"/{tag}")
        if tag in self._open:
            del self._open[len(self._open) - 1 - self._open[::-1].index(tag) :]
        if self._heading and tag == self._heading[0]:
            name, anchor, *words = self._heading
            self.page.headings.append((name, anchor, " ".join("".join(words).split())))
            self._heading = None

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.page.words.append(data)
            if self._heading is not None:
                self._heading.append(data)


def read_page(html: str, within: str | None = "main") -> ReadPage:
    """Read one page, or one element of it."""
    reader = _Reader(within)
    reader.feed(html)
    reader.close()
    return reader.page


def read_site(site: Path) -> dict[str, ReadPage]:
    """Read the article of every page of a built site, by path."""
    return {
        path.relative_to(site).as_posix(): read_page(path.read_text(encoding="utf-8"))
        for path in sorted(site.rglob("*.html"))
    }


class Found(NamedTuple):
    """What a search finds: the page, the place on it, and the HTML of the entry's title and text."""

    page: str
    anchor: str
    title: str
    text: str


def read_search(site: Path) -> list[Found]:
    """Read the index of a site's search: ours, whose entries are plain text, or else the one of its builder."""
    count = len(list((site / "search").glob("entries-*.js")))
    files = [(site / "search" / f"entries-{number}.js").read_text("utf-8") for number in range(count)]
    ours = [each for text in files for each in json.loads(text[text.index(", ") + 2 : -3])]
    if files:
        return [Found(page, anchor, escape(title), escape(text)) for page, anchor, _, _, title, text in ours]
    builders = [site / "search" / "search_index.json", site / "search.json"]
    index = json.loads(next(file for file in builders if file.is_file()).read_text(encoding="utf-8"))
    entries = index["docs"] if "docs" in index else index["items"]
    return [Found(*each["location"].partition("#")[::2], each["title"], each["text"]) for each in entries]

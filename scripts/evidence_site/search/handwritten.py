"""What the search finds of a page written by hand: its sections, each with its heading and words."""

from collections.abc import Iterator
from html.parser import HTMLParser

from evidence_site.search.entries import SearchEntry

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_UNREAD = frozenset({"script", "style", "template", "noscript", "svg", "math"})
_WITHIN_WORDS = frozenset(
    {"a", "abbr", "b", "cite", "code", "em", "i", "mark", "q", "s", "small", "span", "strong", "u"}
)
_PERMALINK = "headerlink"


def handwritten_entries(path: str, title: str, html: str) -> Iterator[SearchEntry]:
    """Yield an entry for a page, with the words before its first section, and one for each section that has an id."""
    reader = _SectionReader()
    reader.feed(html)
    reader.close()
    for section in reader.sections:
        heading, words = (" ".join("".join(each).split()) for each in (section.heading, section.words))
        if section.is_page_title or not section.anchor:
            yield SearchEntry(path, "", title, "Page", title, words)
        else:
            yield SearchEntry(path, section.anchor, title, "Section", heading, words)


class _Section:
    def __init__(self, anchor: str = "", *, is_page_title: bool = False) -> None:
        self.anchor = anchor
        self.is_page_title = is_page_title
        self.heading: list[str] = []
        self.words: list[str] = []


class _SectionReader(HTMLParser):
    """Divides HTML at its headings. The title of the page and what stands before the next heading are one section."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.sections = [_Section()]
        self._heading = ""
        self._unread = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if self._unread:
            return
        if tag in _UNREAD or _PERMALINK in (given.get("class") or "").split():
            self._unread = tag
        elif tag in _HEADINGS and given.get("id"):
            self._heading = tag
            if tag == "h1" and len(self.sections) == 1:
                self.sections[0].is_page_title = True
            else:
                self.sections.append(_Section(given["id"] or ""))
        elif tag not in _WITHIN_WORDS:
            self._add(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._unread:
            self._unread = ""
        elif tag == self._heading:
            self._heading = ""
        elif tag not in _WITHIN_WORDS:
            self._add(" ")

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self._add(data)

    def _add(self, text: str) -> None:
        section = self.sections[-1]
        (section.heading if self._heading else section.words).append(text)

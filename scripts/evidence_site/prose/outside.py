"""HTML that comes from outside, read as browsers do: that of pages written by hand, and of a site's own templates."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from evidence_site.prose.cited import Run, cited_text, insert_citations, placeholders

_LEVELS = {f"h{level}": level for level in range(1, 7)}
_UNREAD = frozenset({"script", "style", "template", "noscript", "svg", "math"})
_WITHIN_WORDS = frozenset(
    {"a", "abbr", "b", "cite", "code", "em", "i", "mark", "q", "s", "small", "span", "strong", "u"}
)
_PERMALINK = "headerlink"
_LEFT_OUT = "data-search-exclude"
_VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})


@dataclass
class HtmlSection:
    """A heading that has an id, with the words below it; before the first such heading, the words alone."""

    level: int = 0
    anchor: str = ""
    heading: str = ""
    words: str = ""
    is_left_out: bool = False
    """Whether its heading keeps it out of the search, as Material's attribute does."""


@dataclass
class OutsideHtml:
    """What is read of HTML."""

    sections: list[HtmlSection] = field(default_factory=lambda: [HtmlSection()])
    anchors: set[str] = field(default_factory=set)
    targets: list[str] = field(default_factory=list)
    """Where its links lead."""


def read_html(html: str, citations: Sequence[Sequence[Run]] = ()) -> OutsideHtml:
    """Return the sections, anchors and links of HTML, in which placeholders may stand for citations.

    A page can have hundreds of citations. Their words and links are known, and need not be read from HTML.
    """
    reader = _Reader(citations)
    reader.feed(html)
    reader.close()
    for each in reader.read.sections:
        each.heading, each.words = " ".join(each.heading.split()), " ".join(each.words.split())
    return reader.read


class _Reader(HTMLParser):
    """Divides HTML at its headings."""

    def __init__(self, citations: Sequence[Sequence[Run]]) -> None:
        super().__init__(convert_charrefs=True)
        self._citations = citations
        self._in_words = [cited_text(each) for each in citations]
        self.read = OutsideHtml()
        self._heading = ""
        self._unread = ""
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value for name, value in attrs if value}
        self.read.anchors.update([given["id"]] if "id" in given else ())
        if self._unread:
            self._depth += tag == self._unread
            return
        is_left_out = any(name == _LEFT_OUT for name, _ in attrs)
        if tag == "a" and "href" in given:
            self.read.targets.append(given["href"])
        if tag in _LEVELS and "id" in given:
            self._heading = tag
            self.read.sections.append(HtmlSection(_LEVELS[tag], given["id"], is_left_out=is_left_out))
        elif tag in _UNREAD or _PERMALINK in given.get("class", "").split() or (is_left_out and tag not in _VOID):
            self._unread, self._depth = tag, 1
        elif tag not in _WITHIN_WORDS:
            self._add(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._unread:
            self._depth -= 1
            self._unread = self._unread if self._depth else ""
        elif tag == self._heading:
            self._heading = ""
        elif tag not in _WITHIN_WORDS:
            self._add(" ")

    def handle_data(self, data: str) -> None:
        if self._unread:
            return
        for number in placeholders(data) if self._citations else ():
            self.read.targets += [run.url for run in self._citations[number] if run.url]
        self._add(insert_citations(data, self._in_words))

    def _add(self, text: str) -> None:
        section = self.read.sections[-1]
        if self._heading:
            section.heading += text
        else:
            section.words += text

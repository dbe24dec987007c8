"""Contributors' prose: a small Markdown subset as safe HTML, or as plain text."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

import nh3
from markupsafe import Markup, escape

from evidence_site.citing import CitationGroup, find_groups
from evidence_site.prose.subset import convert, is_too_deep

__all__ = ["Cite", "Run", "cited_html", "put_in", "to_html", "to_text", "with_marks", "without_links"]

TAGS = {"p", "em", "strong", "a", "ul", "ol", "li", "code", "sub", "sup", "br", "blockquote"}
_SIDE = "\ufdd1"
"""Stands on both sides of a mark's number: a noncharacter, which no record can hold."""
_MARK = re.compile(f"{_SIDE}([0-9]+){_SIDE}")
_CITATION = '<a class="citation"{} href="{}">{}</a>'
_ANCHOR = ' id="{}"'
_LINKED = re.compile('<a class="citation"[^>]*>([^<]*)</a>')

BLOCKS = {"p", "li", "ul", "ol", "br", "blockquote"}


@dataclass(frozen=True)
class Run:
    """Words of a citation as readers see them, and where they lead, if anywhere."""

    text: str
    url: str = ""
    anchor: str = ""
    """What the citation itself can be linked to by, if by anything."""


Cite = Callable[[CitationGroup], Sequence[Run]]
"""Puts a citation into words."""


def to_html(text: str, cite: Cite | None = None) -> Markup:
    """Give prose as HTML that is safe on any page: no HTML of the contributor's, no ids, classes or images.

    Without `cite`, citations stand as they were typed.
    """
    groups = find_groups(text) if cite and "@" in text else ()
    marked = with_marks(text, groups)
    html = _paragraphs(marked) if is_too_deep(marked) else convert(marked)
    html = nh3.clean(html, tags=TAGS, attributes={"a": {"href", "rel"}}, url_schemes={"https", "http"}, link_rel=None)
    whole = put_in(html, [cited_html(cite(each)) for each in groups] if cite else ())
    return Markup(whole)  # noqa: S704  # both parts are safe


def to_text(text: str, cite: Cite | None = None) -> str:
    """Give prose as plain text on one line, without its marks."""
    reader = _TextReader()
    reader.feed(to_html(text, cite))
    reader.close()
    return " ".join("".join(reader.parts).split())


def with_marks(text: str, groups: Sequence[CitationGroup]) -> str:
    """Give a text with a mark in the place of each citation, which Markdown leaves alone."""
    parts, position = [], 0
    for number, group in enumerate(groups):
        parts += [text[position : group.span[0]], f"{_SIDE}{number}{_SIDE}"]
        position = group.span[1]
    return "".join((*parts, text[position:]))


def put_in(html: str, cited: Sequence[str]) -> str:
    """Give HTML with the citations, as HTML, in the places of their marks."""
    return _MARK.sub(lambda found: cited[int(found[1])], html) if cited else html


def without_links(html: str) -> str:
    """Give HTML in which citations are words and lead nowhere."""
    return _LINKED.sub(r"\1", html)


def cited_html(runs: Iterable[Run]) -> str:
    """Give the words of a citation as safe HTML."""
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    if not run.url:
        return escape(run.text)
    anchor = _ANCHOR.format(escape(run.anchor)) if run.anchor else ""
    return _CITATION.format(anchor, escape(run.url), escape(run.text))


def _paragraphs(text: str) -> Markup:
    return Markup("\n").join(Markup("<p>{}</p>").format(part) for part in re.split(r"\n\s*\n", text))


class _TextReader(HTMLParser):
    """Collects the text of safe HTML, with a space between blocks."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in BLOCKS:
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

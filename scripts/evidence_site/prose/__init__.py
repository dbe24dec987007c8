"""Contributors' prose: a small Markdown subset as safe HTML, or as plain text."""

import re
from collections.abc import Callable, Sequence
from html.parser import HTMLParser

import nh3
from markupsafe import Markup

from evidence_site.citing import CitationGroup, find_groups
from evidence_site.model import CiteKey
from evidence_site.prose.cited import Run, cited_html, insert_citations, with_placeholders
from evidence_site.prose.subset import convert, is_too_deep

__all__ = [
    "Cite",
    "CitesWorks",
    "Run",
    "cited_html",
    "insert_citations",
    "to_html",
    "to_text",
    "with_placeholders",
]

TAGS = {"p", "em", "strong", "a", "ul", "ol", "li", "code", "sub", "sup", "br", "blockquote"}
BLOCKS = {"p", "li", "ul", "ol", "br", "blockquote"}


class CitesWorks:
    """What a page shows that links to entries of its reference list."""

    works: Sequence[CiteKey] = ()


class _CitingProse(CitesWorks, Markup):
    """Prose as safe HTML, with the works that it cites."""


Cite = Callable[[CitationGroup], Sequence[Run]]
"""Returns the words of a citation, as a style writes them."""


def to_html(text: str, cite: Cite | None = None) -> Markup:
    """Return prose as HTML that is safe on any page: no HTML of the contributor's, no ids, classes or images.

    Without `cite`, citations stand as they were typed.
    """
    groups = find_groups(text) if cite and "@" in text else ()
    marked = with_placeholders(text, groups)
    html = _paragraphs(marked) if is_too_deep(marked) else convert(marked)
    html = nh3.clean(html, tags=TAGS, attributes={"a": {"href", "rel"}}, url_schemes={"https", "http"}, link_rel=None)
    whole = insert_citations(html, [cited_html(cite(each)) for each in groups] if cite else ())
    prose = _CitingProse(whole)  # both parts are safe
    prose.works = tuple(each.key for group in groups for each in group.citations)
    return prose


def to_text(text: str, cite: Cite | None = None) -> str:
    """Return prose as plain text on one line, without its Markdown."""
    reader = _TextReader()
    reader.feed(to_html(text, cite))
    reader.close()
    return " ".join("".join(reader.parts).split())


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

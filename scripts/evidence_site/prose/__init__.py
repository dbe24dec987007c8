"""Contributors' prose: a small Markdown subset as safe HTML, or as plain text."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

import nh3
from markupsafe import Markup

from evidence_site.citing import CitationGroup, find_groups
from evidence_site.prose.subset import convert, is_too_deep

__all__ = ["Cite", "Run", "to_html", "to_text"]

TAGS = {"p", "em", "strong", "a", "ul", "ol", "li", "code", "sub", "sup", "br", "blockquote"}
BLOCKS = {"p", "li", "ul", "ol", "br", "blockquote"}


@dataclass(frozen=True)
class Run:
    """Words of a citation as readers see them, and where they lead, if anywhere."""

    text: str
    url: str = ""


Cite = Callable[[CitationGroup], Sequence[Run]]
"""Puts a citation into words."""


def to_html(text: str, cite: Cite | None = None) -> Markup:
    """Give prose as HTML that is safe on any page: no HTML of the contributor's, no ids, classes or images.

    Without `cite`, citations stand as they were typed.
    """
    groups = find_groups(text) if cite and "@" in text else ()
    marked = _with_marks(text, groups)
    html = _paragraphs(marked) if is_too_deep(marked) else convert(marked)
    for number, group in enumerate(groups):
        html = html.replace(_mark(number), _cited(cite(group) if cite else ()))
    return Markup(  # noqa: S704  # nh3 has just made it safe
        nh3.clean(
            html, tags=TAGS, attributes={"a": {"href", "rel", "class"}}, url_schemes={"https", "http"}, link_rel=None
        )
    )


def to_text(text: str, cite: Cite | None = None) -> str:
    """Give prose as plain text on one line, without its marks."""
    reader = _TextReader()
    reader.feed(to_html(text, cite))
    reader.close()
    return " ".join("".join(reader.parts).split())


def _mark(number: int) -> str:
    # A noncharacter, which no record can hold, stands on both sides of the number.
    return f"\ufdd1{number}\ufdd1"


def _with_marks(text: str, groups: Sequence[CitationGroup]) -> str:
    parts, position = [], 0
    for number, group in enumerate(groups):
        parts += [text[position : group.span[0]], _mark(number)]
        position = group.span[1]
    return "".join((*parts, text[position:]))


def _cited(runs: Sequence[Run]) -> Markup:
    link = Markup('<a class="citation" href="{}">{}</a>')
    return Markup("").join(link.format(each.url, each.text) if each.url else each.text for each in runs)


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

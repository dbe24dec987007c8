"""Contributors' prose: a small Markdown subset as safe HTML, or as plain text."""

import re
from html.parser import HTMLParser

import nh3
from markupsafe import Markup

from evidence_site.prose.subset import convert, is_too_deep

__all__ = ["to_html", "to_text"]

TAGS = {"p", "em", "strong", "a", "ul", "ol", "li", "code", "sub", "sup", "br", "blockquote"}
BLOCKS = {"p", "li", "ul", "ol", "br", "blockquote"}


def to_html(text: str) -> Markup:
    """Give prose as HTML that is safe on any page: no HTML of the contributor's, no ids, classes or images."""
    html = _paragraphs(text) if is_too_deep(text) else convert(text)
    return Markup(  # noqa: S704  # nh3 has just made it safe
        nh3.clean(
            html, tags=TAGS, attributes={"a": {"href"}}, url_schemes={"https", "http"}, link_rel="noopener nofollow ugc"
        )
    )


def to_text(text: str) -> str:
    """Give prose as plain text on one line, without its marks."""
    reader = _TextReader()
    reader.feed(to_html(text))
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

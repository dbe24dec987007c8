"""A page of the core as a Markdown file for builders without our plugin.

Headings and links within the site become Markdown: the builder finds the headings for its table of contents, and
resolves and validates the links (Zensical rewrites relative links in HTML, so that they would break). Everything else
stays HTML, with each ASCII punctuation mark of its text and attributes as a numeric character reference: snippets,
macros, attribute lists, shortcodes and the like find nothing to act on.
"""

import json
import posixpath
import string
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin
from xml.etree.ElementTree import Element, TreeBuilder

from evidence_site.engines.core_pages import page_meta
from evidence_site.render import RenderedPage

EXTENSIONS = ("attr_list", "md_in_html")
"""The Markdown extensions that such a file needs."""
_HEADINGS = {"h1": "#", "h2": "##"}
_VOID = frozenset({"br", "hr", "img", "input", "wbr"})
_INLINE = frozenset({"a", "abbr", "br", "cite", "code", "em", "small", "span", "strong", "sub", "sup", "time"})
_REFERENCES = str.maketrans({mark: f"&#{ord(mark)};" for mark in string.punctuation + "\t\n"})


def write_markdown(page: RenderedPage, url: str, targets: Mapping[str, str]) -> str:
    """Return the page as a Markdown file with front matter.

    `url` is the page's own, from the site's root; `targets` maps each URL of the site to its source file.
    """
    front_matter = (f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in page_meta(page).items())
    blocks = "\n\n".join(_Writer(page.path, url, targets).page(_parse(page.body)))
    return "\n".join(("---", *front_matter, "---", "", blocks, ""))


def write_html(html: str) -> str:
    """Return HTML of our templates as a block of a Markdown file."""
    return "".join(map(_html, _parse(html)))


class _Reader(HTMLParser):
    """Parses HTML of our own templates into a tree."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._tree = TreeBuilder()
        self._tree.start("body", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._tree.start(tag, {name: value or "" for name, value in attrs})
        if tag in _VOID:
            self._tree.end(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self._tree.end(tag)

    def handle_data(self, data: str) -> None:
        self._tree.data(data)

    def body(self) -> Element:
        self._tree.end("body")
        return self._tree.close()


def _parse(html: str) -> Element:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.body()


class _Writer:
    """Writes the parts of one page, with links within the site as links between source files."""

    def __init__(self, path: str, url: str, targets: Mapping[str, str]) -> None:
        self._folder = posixpath.dirname(path)
        self._url = url
        self._targets = targets

    def page(self, body: Element) -> Iterator[str]:
        """Yield the blocks of a page."""
        for block in filter(self._has_markdown, body):
            _keep_references(block)
        return self.blocks(body)

    def blocks(self, container: Element) -> Iterator[str]:
        """Yield the parts of a container, each a block of Markdown or HTML."""
        run = escaped(container.text or "")
        for part in container:
            if part.tag in _INLINE:
                run += self._words(part) + escaped(part.tail or "")
                continue
            yield from _unless_blank(run)
            yield from self._block(part)
            run = escaped(part.tail or "")
        yield from _unless_blank(run)

    def _block(self, element: Element) -> Iterator[str]:
        if self._is_heading(element):
            yield f"{_HEADINGS[element.tag]} {escaped(_text(element))} {{: #{element.attrib['id']} }}"
        elif not self._has_markdown(element):
            yield _html(element)
        elif all(each.tag in _INLINE for each in element.iter() if each is not element):
            yield f"{_start_tag(element, markdown='span')}{self._inside(element)}</{element.tag}>"
        else:
            yield _start_tag(element, markdown="block")
            yield from self.blocks(element)
            yield f"</{element.tag}>"

    def _has_markdown(self, element: Element) -> bool:
        return any(self._is_heading(each) or self._target(each) for each in element.iter())

    def _is_heading(self, element: Element) -> bool:
        return element.tag in _HEADINGS and "id" in element.attrib

    def _words(self, element: Element) -> str:
        target = self._target(element)
        if not target:
            return f"{_start_tag(element)}{self._inside(element)}</{element.tag}>" if len(element) else _html(element)
        rest = {name: value for name, value in element.attrib.items() if name != "href"}
        return f"[{self._inside(element)}]({target})" + (f"{{:{_attributes(rest)} }}" if rest else "")

    def _inside(self, element: Element) -> str:
        parts = "".join(f"{self._words(part)}{escaped(part.tail or '')}" for part in element)
        return f"{escaped(element.text or '')}{parts}"

    def _target(self, element: Element) -> str:
        """Return the path from this source file to the one that a link leads to; empty for links out of the site."""
        link = element.attrib.get("href", "") if element.tag == "a" else ""
        if not link or link.startswith("#"):
            return ""
        url, anchor = urldefrag(urljoin(f"/{self._url}", link))
        file = self._targets.get(url.removeprefix("/"))
        if file is None:
            return ""
        return posixpath.relpath(file, self._folder or ".") + (f"#{anchor}" if anchor else "")


def _keep_references(element: Element) -> None:
    """Escape `&` in attributes once more.

    Where there is Markdown inside an element, `md_in_html` unescapes its attributes and does not escape `&` again.
    """
    for each in element.iter():
        if each.tag not in _INLINE:
            each.attrib = {name: value.replace("&", "&#38;") for name, value in each.attrib.items()}


def _unless_blank(run: str) -> Iterator[str]:
    if run.replace("&#10;", "").strip():
        yield run.strip()


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _html(element: Element) -> str:
    start = _start_tag(element)
    if element.tag in _VOID:
        return start
    inside = "".join(f"{_on_its_line(part)}{_between(part.tail)}" for part in element)
    return f"{start}{_between(element.text)}{inside}</{element.tag}>".replace("\n\n", "\n")


def _on_its_line(element: Element) -> str:
    """Return an element, a block on a new line: after words, `md_in_html` would not see its tag as a block's."""
    return _html(element) if element.tag in _INLINE else f"\n{_html(element)}"


def _between(text: str | None) -> str:
    """Return the text between two tags; white space alone becomes a line end."""
    if not text or text.strip():
        return escaped(text or "")
    return "\n"


def _start_tag(element: Element, **extra: str) -> str:
    return f"<{element.tag}{_attributes(element.attrib | extra)}>"


def _attributes(attributes: Mapping[str, str]) -> str:
    return "".join(f' {name}="{escaped(value)}"' for name, value in attributes.items())


def escaped(text: str) -> str:
    """Return a text in which nothing is markup to Markdown or its extensions, and which readers see unchanged."""
    return text.translate(_REFERENCES)

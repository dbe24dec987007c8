"""What HTML pages and style sheets link to, and the anchors that pages offer.

Of HTML only tags are parsed, as the HTML Standard tokenises them (https://html.spec.whatwg.org/multipage/parsing.html),
and each tag that stands on many pages, such as those of the navigation, only once: a parser that builds trees takes ten
times as long.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from typing import NamedTuple

_ATTRIBUTES = r"""(?:[^>"'=]++|=\s*+(?:"[^"]*+"|'[^']*+')?|["'])*+"""
_LONGEST_NAME = 60
"""Letters of a tag's name; without a limit, a page of nothing but `<a` would be read from each of them to its end."""
_TAG = re.compile(
    rf"""
      <!--(?:-?>|.*?--!?>|.*)
    | <(?P<raw>script|style|textarea|title|xmp|iframe|noembed|noframes)(?=[\s/>]){_ATTRIBUTES}(?:>|\Z)
      (?P<content>.*?)(?=</(?P=raw)[\s/>]|\Z)
    | <[a-z][^\s/>]{{0,{_LONGEST_NAME}}}+(?=[\s/]){_ATTRIBUTES}(?:>|\Z)
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_NAME = re.compile(r"<([a-z][^\s/>]*)", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([^\s/>="'<][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']*)))?""")
_IN_SET = re.compile(r"[^\s,]\S*+")
_CHARACTER = re.compile(r"&(?:#[0-9]+|#x[0-9a-f]+|[a-z][a-z0-9]*)(?:;|(?![a-z0-9=]))", re.IGNORECASE)
_REFRESH = re.compile(r"[\s;,]*[\d.]*[\s;,]*(?:url\s*=\s*)?(.*)", re.IGNORECASE | re.DOTALL)

_STYLE_TOKEN = re.compile(
    r"""
      /\*.*?(?:\*/|\Z)
    | (?P<url>\burl\(\s*(?:"(?P<double>(?:[^"\\]|\\.)*)"|'(?P<single>(?:[^'\\]|\\.)*)'|(?P<bare>[^"'()\s]+))\s*\))
    | @import\s*(?:"(?P<import_double>[^"]*)"|'(?P<import_single>[^']*)')
    | "(?:[^"\\]|\\.)*+(?:"|\\?\Z) | '(?:[^'\\]|\\.)*+(?:'|\\?\Z)
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_STYLE_ESCAPE = re.compile(r"\\(?:([0-9a-f]{1,6})\s?|(.))", re.IGNORECASE | re.DOTALL)

_PAGES = {
    ("a", "href"): "link",
    ("a", "xlink:href"): "link",
    ("area", "href"): "link",
    ("form", "action"): "form",
    ("button", "formaction"): "form",
    ("input", "formaction"): "form",
    ("iframe", "src"): "frame",
    ("blockquote", "cite"): "source of a quotation",
    ("q", "cite"): "source of a quotation",
    ("del", "cite"): "source of a change",
    ("ins", "cite"): "source of a change",
}
_FILES = {
    ("img", "src"): "image",
    ("image", "href"): "image",
    ("image", "xlink:href"): "image",
    ("input", "src"): "image",
    ("use", "href"): "drawing",
    ("use", "xlink:href"): "drawing",
    ("script", "src"): "script",
    ("source", "src"): "recording",
    ("video", "src"): "recording",
    ("video", "poster"): "image",
    ("audio", "src"): "recording",
    ("track", "src"): "captions",
    ("embed", "src"): "file",
    ("object", "data"): "file",
}
_SETS = {("img", "srcset"), ("source", "srcset"), ("link", "imagesrcset")}
_PAGE_RELATIONS = (
    "canonical",
    "alternate",
    "prev",
    "next",
    "author",
    "license",
    "help",
    "index",
    "up",
    "first",
    "last",
)
_NOT_FETCHED = {"preconnect", "dns-prefetch", "edit", "profile", "pingback", "me"}
_SHARING = {"og:image", "og:image:url", "og:image:secure_url", "twitter:image", "og:audio", "og:video"}


class Link(NamedTuple):
    """An address in a file of the site, and its position there."""

    address: str
    start: int
    """Where the address begins, in characters from the beginning of the file."""
    end: int
    """The first character after it."""
    name: str = "link"
    """What it is, in a reader's words: link, image, script."""
    is_file: bool = False
    """Whether the page needs it to be shown whole; otherwise it is a place for a reader to go to."""

    def moved(self, by: int) -> "Link":
        """Return the same link further on in the text."""
        return Link(self.address, self.start + by, self.end + by, self.name, self.is_file)


@dataclass(frozen=True)
class PageMarkup:
    """The links and anchors of a page."""

    links: tuple[Link, ...]
    anchors: frozenset[str]
    repeated: frozenset[str] = frozenset()
    """Anchors that stand on the page more than once."""
    base: str = ""
    """What addresses are relative to, if the page says so (`<base href>`)."""

    @property
    def is_redirect(self) -> bool:
        """Whether the page sends readers on to another one."""
        return any(each.name == "redirect" for each in self.links)


@dataclass(frozen=True)
class _Tag:
    links: tuple[Link, ...] = ()
    """Their positions count from the beginning of the tag."""
    anchors: tuple[str, ...] = ()
    base: str = ""


@dataclass
class _Collector:
    links: list[Link] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    repeated: set[str] = field(default_factory=set)
    base: str = ""

    def add(self, tag: _Tag, start: int) -> None:
        self.links += (link.moved(start) for link in tag.links)
        for anchor in tag.anchors:
            if anchor in self.anchors:
                self.repeated.add(anchor)
            self.anchors.add(anchor)
        self.base = self.base or tag.base


def read_page(text: str) -> PageMarkup:
    """Return the links of a page, in the order of the text, and its anchors."""
    found = _Collector()
    for match in _TAG.finditer(text):
        raw = match.group("raw")
        if raw is None:
            found.add(_read_tag(match.group()), match.start())
            continue
        start, end = match.span("content")
        found.add(_read_tag(text[match.start() : start]), match.start())
        if raw.lower() == "style":
            found.links += (each.moved(start) for each in read_style(text[start:end]))
    return PageMarkup(tuple(found.links), frozenset(found.anchors), frozenset(found.repeated), found.base)


_NOTHING = _Tag()


@lru_cache(maxsize=65_536)
def _read_tag(tag: str) -> _Tag:
    opening = _NAME.match(tag)
    if not opening or "=" not in tag or not tag.endswith(">"):
        return _NOTHING
    element = opening[1].lower()
    spans: dict[str, tuple[int, int]] = {}
    for match in _ATTRIBUTE.finditer(tag, opening.end()):
        if match.lastindex and match.lastindex > 1:
            spans.setdefault(match[1].lower(), match.span(match.lastindex))
    values = {attribute: _decoded(tag[slice(*span)]) for attribute, span in spans.items()}
    anchors = {values.get("id", ""), values.get("name", "") if element == "a" else ""} - {""}
    base = values.get("href", "") if element == "base" else ""
    links = tuple(
        Link(address, *spans[attribute], name, is_file=is_file)
        for attribute, address, name, is_file in _links(element, values)
    )
    return _Tag(links, tuple(sorted(anchors)), base)


def _decoded(value: str) -> str:
    """Return the value of an attribute: `&section=2` in an address is no section sign."""
    return _CHARACTER.sub(lambda match: unescape(match[0]), value) if "&" in value else value


def _links(element: str, values: dict[str, str]) -> Iterator[tuple[str, str, str, bool]]:
    """Yield attribute, address, name and whether it is a file of each link in a tag."""
    if element == "link":
        yield from _links_of_link(values)
    elif element == "meta":
        yield from _links_of_meta(values)
    for attribute, value in values.items():
        key = (element, attribute)
        if key in _PAGES:
            yield attribute, value, _PAGES[key], False
        elif key in _FILES:
            yield attribute, value, _FILES[key], True
        elif key in _SETS:
            for address in _addresses_in_set(value):
                yield attribute, address, "image", True
        elif attribute == "style" and "(" in value:
            for link in read_style(value):
                yield attribute, link.address, link.name, True


def _addresses_in_set(value: str) -> Iterator[str]:
    """Yield the addresses in a set of images: `small.png 1x, large.png 2x`.

    See https://html.spec.whatwg.org/multipage/images.html#parse-a-srcset-attribute.
    """
    place = 0
    while found := _IN_SET.search(value, place):
        address = found[0].rstrip(",")
        yield address
        comma = found.end() - 1 if address != found[0] else value.find(",", found.end())
        place = comma + 1 if comma >= 0 else len(value)


def _links_of_link(values: dict[str, str]) -> Iterator[tuple[str, str, str, bool]]:
    relations = values.get("rel", "").lower().split()
    if "href" not in values or _NOT_FETCHED.intersection(relations):
        return
    if "stylesheet" in relations:
        yield "href", values["href"], "style sheet", True
        return
    relation = next((each for each in _PAGE_RELATIONS if each in relations), None)
    yield "href", values["href"], f"{relation} link" if relation else "file", relation is None


def _links_of_meta(values: dict[str, str]) -> Iterator[tuple[str, str, str, bool]]:
    content = values.get("content", "")
    kind = (values.get("property") or values.get("name") or "").lower()
    if values.get("http-equiv", "").lower() == "refresh":
        address = _REFRESH.match(content)
        if address and address[1].strip():
            yield "content", address[1].strip().strip("\"'"), "redirect", False
    elif kind in _SHARING and content:
        yield "content", content, "picture for sharing", True
    elif kind == "og:url" and content:
        yield "content", content, "link", False


def read_style(text: str) -> Iterator[Link]:
    """Yield the files that a style sheet names by `url()` and `@import`, in the order of the text."""
    for match in _STYLE_TOKEN.finditer(text):
        kind = match.lastgroup
        if kind == "url":
            kind = next(each for each in ("double", "single", "bare") if match[each] is not None)
        if kind:
            name = "style sheet" if kind.startswith("import") else "file"
            yield Link(_STYLE_ESCAPE.sub(_unescaped, match[kind]), *match.span(kind), name, is_file=True)


def _unescaped(escape: re.Match[str]) -> str:
    if not escape[1]:
        return escape[2]
    code = int(escape[1], 16)
    return chr(code) if code <= sys.maxunicode else "\N{REPLACEMENT CHARACTER}"

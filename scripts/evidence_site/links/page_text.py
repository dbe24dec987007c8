"""What a page of HTML links to, and the anchors that it offers.

Only tags are read, as the HTML Standard tokenises them (https://html.spec.whatwg.org/multipage/parsing.html), and each
tag that stands on many pages, such as those of the navigation, only once: a parser that builds trees takes ten times as
long.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape

from evidence_site.links.reference import Reference
from evidence_site.links.style_sheet import read_style

_ATTRIBUTES = r"""(?:[^>"'=]++|=\s*+(?:"[^"]*+"|'[^']*+')?|["'])*+"""
_TAG = re.compile(
    rf"""
      <!--(?:-?>|.*?--!?>|.*)
    | <(?P<raw>script|style|textarea|title|xmp|iframe|noembed|noframes)(?=[\s/>]){_ATTRIBUTES}(?:>|\Z)
      (?P<content>.*?)(?=</(?P=raw)[\s/>]|\Z)
    | <[a-z][^\s/>]*+(?=[\s/]){_ATTRIBUTES}(?:>|\Z)
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_NAME = re.compile(r"<([a-z][^\s/>]*)", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([^\s/>="'<][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']*)))?""")
_CANDIDATE = re.compile(r"[\s,]*([^\s,]\S*?)(?:,+(?=\s|$)|\s[^,]*(?:,|$)|$)")
_CHARACTER = re.compile(r"&(?:#[0-9]+|#x[0-9a-f]+|[a-z][a-z0-9]*)(?:;|(?![a-z0-9=]))", re.IGNORECASE)
_REFRESH = re.compile(r"[\s;,]*[\d.]*[\s;,]*(?:url\s*=\s*)?(.*)", re.IGNORECASE | re.DOTALL)

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


@dataclass(frozen=True)
class PageText:
    """What of a page matters to links."""

    references: tuple[Reference, ...]
    anchors: frozenset[str]
    repeated: frozenset[str] = frozenset()
    """Anchors that stand on the page more than once."""
    base: str = ""
    """What addresses are relative to, when the page says so (`<base href>`)."""

    @property
    def is_redirect(self) -> bool:
        """Whether the page leads on by itself."""
        return any(each.name == "redirect" for each in self.references)


@dataclass(frozen=True)
class _Tag:
    references: tuple[Reference, ...] = ()
    """With their places in the tag."""
    anchors: tuple[str, ...] = ()
    base: str = ""


@dataclass
class _Reading:
    references: list[Reference] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    repeated: set[str] = field(default_factory=set)
    base: str = ""

    def add(self, tag: _Tag, start: int) -> None:
        for reference in tag.references:
            self.references.append(reference.moved(start))
        for anchor in tag.anchors:
            if anchor in self.anchors:
                self.repeated.add(anchor)
            self.anchors.add(anchor)
        self.base = self.base or tag.base


def read_page(text: str) -> PageText:
    """Read the references and anchors of a page, in the order of the text."""
    reading = _Reading()
    for match in _TAG.finditer(text):
        raw = match.group("raw")
        if raw is None:
            reading.add(_read_tag(match.group()), match.start())
            continue
        start, end = match.span("content")
        reading.add(_read_tag(text[match.start() : start]), match.start())
        if raw.lower() == "style":
            reading.references += (each.moved(start) for each in read_style(text[start:end]))
    return PageText(tuple(reading.references), frozenset(reading.anchors), frozenset(reading.repeated), reading.base)


_NOTHING = _Tag()


@lru_cache(maxsize=65_536)
def _read_tag(tag: str) -> _Tag:
    name = _NAME.match(tag)
    if not name or "=" not in tag or not tag.endswith(">"):
        return _NOTHING
    element = name[1].lower()
    places: dict[str, tuple[int, int]] = {}
    for match in _ATTRIBUTE.finditer(tag, name.end()):
        if match.lastindex and match.lastindex > 1:
            places.setdefault(match[1].lower(), match.span(match.lastindex))
    values = {attribute: _decoded(tag[slice(*place)]) for attribute, place in places.items()}
    anchors = {values.get("id", ""), values.get("name", "") if element == "a" else ""} - {""}
    base = values.get("href", "") if element == "base" else ""
    references = tuple(
        Reference(address, *places[attribute], what, is_file=is_file)
        for attribute, address, what, is_file in _references(element, values)
    )
    return _Tag(references, tuple(sorted(anchors)), base)


def _decoded(value: str) -> str:
    """Give an attribute's value: `&section=2` in an address is no section sign."""
    return _CHARACTER.sub(lambda match: unescape(match[0]), value) if "&" in value else value


def _references(element: str, values: dict[str, str]) -> Iterator[tuple[str, str, str, bool]]:
    """Give attribute, address, name of what is linked, and whether it is a file that the page is shown with."""
    if element == "link":
        yield from _of_link(values)
    elif element == "meta":
        yield from _of_meta(values)
    for attribute, value in values.items():
        key = (element, attribute)
        if key in _PAGES:
            yield attribute, value, _PAGES[key], False
        elif key in _FILES:
            yield attribute, value, _FILES[key], True
        elif key in _SETS:
            for match in _CANDIDATE.finditer(value):
                yield attribute, match[1], "image", True
        elif attribute == "style" and "(" in value:
            for reference in read_style(value):
                yield attribute, reference.address, reference.name, True


def _of_link(values: dict[str, str]) -> Iterator[tuple[str, str, str, bool]]:
    relations = values.get("rel", "").lower().split()
    if "href" not in values or _NOT_FETCHED.intersection(relations):
        return
    if "stylesheet" in relations:
        yield "href", values["href"], "style sheet", True
        return
    relation = next((each for each in _PAGE_RELATIONS if each in relations), None)
    yield "href", values["href"], f"{relation} link" if relation else "file", relation is None


def _of_meta(values: dict[str, str]) -> Iterator[tuple[str, str, str, bool]]:
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

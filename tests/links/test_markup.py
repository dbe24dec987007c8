"""What is read from a page, compared with what the standard library's parser reads, and from a style sheet."""

from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import GOLDEN
from evidence_site.links.markup import read_page, read_style

REFERENCES = {
    '<a href="a/">': [("a/", "link", False)],
    "<A HREF='a/'>": [("a/", "link", False)],
    "<a\nclass=x\n href = a/ >": [("a/", "link", False)],
    "<a href=a/>": [("a/", "link", False)],
    "<a href>": [],
    '<a href="">': [("", "link", False)],
    '<a href="a" href="b">': [("a", "link", False)],
    '<a title="x > y" href="a">': [("a", "link", False)],
    '<a title=\'"\' href="a">': [("a", "link", False)],
    '<a data-href="b" href="a">': [("a", "link", False)],
    '<a href="?a=1&amp;section=2&copy=3&#38;b">': [("?a=1&section=2&copy=3&b", "link", False)],
    '<!-- <a href="a"> --><a href="b">': [("b", "link", False)],
    '<!--><a href="a">': [("a", "link", False)],
    '<!-- <a href="a">': [],
    '<script>"<a href=\'a\'>"</script><a href="b">': [("b", "link", False)],
    '<SCRIPT src="s.js">x</Script>': [("s.js", "script", True)],
    '<textarea><a href="a"></textarea>': [],
    '<title><a href="a"></title>': [],
    "<style>p { background: url(p.png) }</style>": [("p.png", "file", True)],
    '<p style="background: url(&quot;p.png&quot;)">': [("p.png", "file", True)],
    '<img src="i.png" srcset="a.png 1x, b,c.png 2x,d.png">': [
        ("i.png", "image", True),
        ("a.png", "image", True),
        ("b,c.png", "image", True),
        ("d.png", "image", True),
    ],
    '<img srcset="data:image/png;base64,AA== 1x, b.png 2x">': [
        ("data:image/png;base64,AA==", "image", True),
        ("b.png", "image", True),
    ],
    '<video src="v.mp4" poster="p.png"><track src="t.vtt"></video>': [
        ("v.mp4", "recording", True),
        ("p.png", "image", True),
        ("t.vtt", "captions", True),
    ],
    '<svg><use xlink:href="s.svg#a"/></svg>': [("s.svg#a", "drawing", True)],
    '<link rel="canonical" href="c/">': [("c/", "canonical link", False)],
    '<link rel="alternate" hreflang=cy href="cy/">': [("cy/", "alternate link", False)],
    '<link rel="alternate stylesheet" href="s.css">': [("s.css", "style sheet", True)],
    '<link rel="preload" href="f.woff2">': [("f.woff2", "file", True)],
    '<link rel="preconnect" href="https://x.example">': [],
    '<meta http-equiv="Refresh" content="0; URL=\'a/\'">': [("a/", "redirect", False)],
    '<meta http-equiv="refresh" content="30">': [],
    '<meta property="og:image" content="i.png">': [("i.png", "picture for sharing", True)],
    '<meta name="description" content="i.png">': [],
    '<form action="/search">': [("/search", "form", False)],
    '<blockquote cite="a/">': [("a/", "source of a quotation", False)],
    "a < b and <3 <a": [],
    '<a href="a"': [],
}


@pytest.mark.parametrize(("html", "expected"), REFERENCES.items(), ids=REFERENCES)
def test_what_a_tag_refers_to(html: str, expected: list[tuple[str, str, bool]]) -> None:
    assert [(each.address, each.name, each.is_file) for each in read_page(html).links] == expected


def test_a_reference_knows_where_it_stands() -> None:
    html = '<p>\n<a class="x" href="a/b">'
    (reference,) = read_page(html).links
    assert html[reference.start : reference.end] == "a/b"


def test_anchors_are_ids_and_the_names_of_links() -> None:
    page = read_page('<p id="a"><a name="b"><input name="c"><p ID=d><p id=""><p id="x&amp;y"><p id="a">')
    assert page.anchors == {"a", "b", "d", "x&y"}
    assert page.repeated == {"a"}


def test_an_anchor_that_is_both_id_and_name_of_one_link_stands_once() -> None:
    assert read_page('<a id="a" name="a">').repeated == frozenset()


def test_what_addresses_are_relative_to_is_the_first_base() -> None:
    assert read_page('<base href="a/"><base href="b/">').base == "a/"


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(reversed(attrs))
        if tag == "a" and values.get("href") is not None:
            self.links.append(str(values["href"]))
        if values.get("id"):
            self.ids.add(str(values["id"]))


@pytest.mark.parametrize("page", sorted(GOLDEN.rglob("*.html")), ids=lambda each: each.relative_to(GOLDEN).as_posix())
def test_real_pages_are_read_as_a_parser_reads_them(page: Path) -> None:
    html = page.read_text("utf-8")
    reader = Reader()
    reader.feed(html)
    read = read_page(html)
    assert [each.address for each in read.links if each.name == "link"] == reader.links
    assert read.anchors >= reader.ids


PIECES = st.sampled_from(
    [
        "<",
        ">",
        '"',
        "'",
        "=",
        " ",
        "/",
        "a",
        "href",
        "id",
        "<a href=",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "&amp;",
        "x",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_no_text_stops_the_reading(html: str) -> None:
    for reference in read_page(html).links:
        assert 0 <= reference.start <= reference.end <= len(html)


@pytest.mark.parametrize(
    "piece", ["<a ", '<a href="', "<!--", "<style>", "<style ", "<title>", "<a x='", "<a =", "<a href=x ", "a=", "&#"]
)
def test_a_tag_that_never_ends_is_no_link_and_hides_none_before_it(piece: str) -> None:
    """`make bench` times much longer texts of this kind."""
    page = read_page('<a id="b" href="a">' + piece * 1000)
    assert [each.address for each in page.links] == ["a"]
    assert page.anchors == {"b"}


STYLES = {
    "p { background: url(a.png) }": ["a.png"],
    "p { background: URL( 'a b.png' ) }": ["a b.png"],
    'p { src: url("f.woff2") format("woff2"), url(f.woff) }': ["f.woff2", "f.woff"],
    '@import "a.css"; @import url(b.css);': ["a.css", "b.css"],
    "/* url(never.png) */": [],
    """p { content: "url(never.png)" }""": [],
    "p { background: url('data:image/svg+xml,<svg fill=\"url(#a)\"/>') }": ['data:image/svg+xml,<svg fill="url(#a)"/>'],
    r"p { background: url(a\29.png) }": ["a).png"],
    r"p { background: url('a\000041.png') }": ["aA.png"],
    r"p { background: url('\ffffff') }": ["\N{REPLACEMENT CHARACTER}"],
    "p { color: red }": [],
}


@pytest.mark.parametrize(("text", "expected"), STYLES.items(), ids=STYLES)
def test_a_style_sheet_names_files(text: str, expected: list[str]) -> None:
    assert [each.address for each in read_style(text)] == expected

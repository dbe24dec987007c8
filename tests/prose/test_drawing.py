import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_site.prose.drawing import ATTRIBUTES, Unusable, UnusableDrawingError, clean_drawing

CIRCLE = '<circle cx="12" cy="12" r="9"></circle>'


def svg(inside: str, root: str = 'viewBox="0 0 24 24"') -> str:
    return f"<svg {root}>{inside}</svg>"


def reason(text: str) -> tuple[Unusable, int]:
    with pytest.raises(UnusableDrawingError) as raised:
        clean_drawing(text)
    return raised.value.reason, raised.value.offset


def test_shapes_keep_what_draws_them_and_lose_what_stands_between_them() -> None:
    drawing = clean_drawing(
        '<?xml version="1.0" encoding="UTF-8"?>\n<!-- A lamp -->\n'
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1"\n'
        '     viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.9" aria-hidden="true">\n'
        '  <g transform="rotate(45)">\n    <circle cx="12" cy="12" r="9"/> a lamp\n  </g>\n</svg>\n'
    )
    assert drawing.svg == (
        '<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.9">'
        f'<g transform="rotate(45)">{CIRCLE}</g></svg>'
    )
    assert drawing.left_out == {}


HOSTILE = {
    "script": "<script>alert(1)</script>",
    "a script in a group": "<g><script><![CDATA[<path d='M0'/>]]></script></g>",
    "foreignObject": "<foreignObject><p onclick='x()'>A form</p><path d='M0 0'/></foreignObject>",
    "style": "<style>* { display: none }</style>",
    "a link": "<a href='javascript:alert(1)'><path d='M0 0h24'/></a>",
    "use": "<use xlink:href='https://example.org/x.svg#a' xmlns:xlink='http://www.w3.org/1999/xlink'/>",
    "image": "<image href='https://example.org/seen.png'/>",
    "animation": "<animate attributeName='href' values='javascript:alert(1)'/>",
    "set": "<set attributeName='onload' to='alert(1)'/>",
    "clip path": "<clipPath><rect width='24' height='24'/></clipPath>",
    "svg inside": "<svg viewBox='0 0 1 1'><path d='M0 0'/></svg>",
    "html": "<p><path d='M0 0'/></p>",
    "a prefix": "<h:script xmlns:h='http://www.w3.org/1999/xhtml'>alert(1)</h:script>",
    "title": "<title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;</title>",
}


@pytest.mark.parametrize("inside", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_acts_links_or_loads_is_left_out_with_all_inside_it_and_named(inside: str) -> None:
    drawing = clean_drawing(svg(f"{CIRCLE}{inside}"))
    assert re.fullmatch(rf'<svg viewBox="0 0 24 24">{CIRCLE}(<g></g>)?</svg>', drawing.svg)
    (name,) = drawing.left_out
    assert svg(f"{CIRCLE}{inside}")[drawing.left_out[name] :].startswith(f"<{name}")


@pytest.mark.parametrize(
    ("attribute", "named"),
    [
        *(('onload="alert(1)"', "onload"), ('style="position:fixed"', "style"), ('id="main"', "id")),
        *(('class="fhead"', "class"), ('transform="scale(99)"', "transform"), ('data-x="1"', "data-x")),
        *(('fill="url(#a)"', 'fill="url(#a)"'), ('stroke="#000"', 'stroke="#000"'), ('href="/"', "href")),
        *(('filter="url(//example.org)"', "filter"), ('viewbox="0 0 1 1"', "viewbox"), ('tabindex="0"', "tabindex")),
        ('xlink:href="https://example.org"', "xlink:href"),
    ],
)
def test_an_attribute_that_is_not_of_a_shape_in_the_pages_colour_is_left_out_and_named(
    attribute: str, named: str
) -> None:
    drawing = clean_drawing(svg(CIRCLE, f'viewBox="0 0 24 24" {attribute}'))
    assert drawing.svg == svg(CIRCLE)
    assert drawing.left_out == {named: 0}


def test_a_place_in_the_file_counts_characters() -> None:
    text = f"<!-- \N{CANDLE} lámpara -->{svg(f'{CIRCLE}<script/>')}"
    assert clean_drawing(text).left_out == {"script": text.index("<script")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Unusable.BROKEN),
        ("A lamp", Unusable.BROKEN),
        (svg("<path>"), Unusable.BROKEN),
        (svg("<path d=M0 />"), Unusable.BROKEN),
        (svg("<path/>&nbsp;"), Unusable.BROKEN),
        (svg("<path/>") * 2, Unusable.BROKEN),
        ("<html/>", Unusable.OTHER_ROOT),
        ('<svg:svg xmlns:svg="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>', Unusable.OTHER_ROOT),
        ("<svg><path/></svg>", Unusable.NO_VIEW_BOX),
        (svg("<path/>", 'viewbox="0 0 1 1"'), Unusable.NO_VIEW_BOX),
        (svg("<path/>", 'viewBox="0 0 24"'), Unusable.NO_VIEW_BOX),
        (svg("<path/>", 'viewBox="none"'), Unusable.NO_VIEW_BOX),
        (svg(""), Unusable.EMPTY),
        (svg("<g/>"), Unusable.EMPTY),
        (svg("<text>Lamp</text>"), Unusable.EMPTY),
        (svg("<defs><path/></defs>"), Unusable.EMPTY),
    ],
)
def test_a_file_that_is_no_drawing_is_refused_with_the_reason(text: str, expected: Unusable) -> None:
    assert reason(text)[0] is expected


@pytest.mark.parametrize("view_box", ["0 0 24 24", "0,0,24,24", " -1.5 .5 , 2e1 24. "])
def test_a_view_box_is_four_numbers_as_svg_writes_them(view_box: str) -> None:
    assert clean_drawing(svg(CIRCLE, f'viewBox="{view_box}"')).left_out == {}


LAUGHS = '<!ENTITY l0 "ha">' + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    "document_type",
    [
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">',
        f"<!DOCTYPE svg [{LAUGHS}]>",
        '<!DOCTYPE svg [<!ENTITY file SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE svg [<!ENTITY % more SYSTEM "https://example.org/x.dtd"> %more;]>',
    ],
)
def test_no_document_type_is_read(document_type: str) -> None:
    assert reason(f"<!-- \u00e9 -->\n{document_type}{svg('&l9;&file;')}") == (Unusable.DOCUMENT_TYPE, 11)


def test_a_deep_drawing_is_read() -> None:
    assert clean_drawing(svg("<g>" * 2000 + CIRCLE + "</g>" * 2000)).svg.count("<g>") == 2000


FRAGMENTS = (
    *(
        "<g>",
        "</g>",
        "<p>",
        "</p>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<?x ",
        "?>",
        "<![x[",
        "<a href='javascript:x'>",
    ),
    *("</a>", "\0", "'", ">", "&lt;script&gt;", "<svg viewBox='0 0 1 1'>", "</svg>", "<script>", "</script>"),
)
WHOLE = (
    *(*HOSTILE.values(), "<g onload='x'/>", "<g fill='url(x)'>x</g>", "<path stroke='none' id='a' d='>&lt;p>'/>"),
    *(
        "<!-- > <p> -->",
        "<?x <script> ?>",
        "<![CDATA[<script>]]>",
        "<!-- --!> <b> -->",
        "<math><mi/></math>",
        "&#60;b&#62;",
    ),
)
PIECES = st.sampled_from((*WHOLE * 4, *FRAGMENTS))


class _Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.elements: list[tuple[str, list[tuple[str, str | None]]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_whatever_a_file_holds_nothing_but_shapes_comes_out(inside: str) -> None:
    text = svg(f"{inside}<path d='M0'/>")
    try:
        drawing = clean_drawing(text)
    except UnusableDrawingError:
        return
    seen = _Seen()
    seen.feed(drawing.svg)
    assert seen.texts == []
    assert [tag for tag, _ in seen.elements].count("svg") == 1
    for tag, attributes in seen.elements:
        names = {name.lower() for name in ATTRIBUTES[tag]} | {"fill", "stroke"}
        assert {name for name, _ in attributes} <= names
        assert all(value in {"none", "currentColor"} for name, value in attributes if name in {"fill", "stroke"})

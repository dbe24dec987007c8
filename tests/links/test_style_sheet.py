import pytest

from evidence_site.links.style_sheet import read_style

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

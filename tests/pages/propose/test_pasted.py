"""A pasted quote loses what print alone put into it, and each kind is told once."""

import pytest

from pages.propose.script import call

MEND = """(text, known) => {
    const { text: mended, told } = mendPasted(text, word => known.includes(word));
    return [mended, told];
}"""
SOFT, DIVIDED, LINES = (
    "Soft hyphens were taken out.",
    "Words that were divided at the end of a line were joined.",
    "Lines were joined.",
)


@pytest.mark.parametrize(
    ("pasted", "known", "mended", "told"),
    [
        ("plain words", [], "plain words", []),
        ("well-known and Anglo-Welsh", [], "well-known and Anglo-Welsh", []),
        ("inte\u00adgrated clin\u00adical", [], "integrated clinical", [SOFT]),
        ("inte\u00ad\ngrated", [], "integrated", [SOFT]),
        ("inte-\ngrated and clin-\r\n  ical", [], "integrated and clinical", [DIVIDED]),
        ("inte\u2010\ngrated", [], "integrated", [DIVIDED]),
        ("long-\nterm", ["long-term"], "long-term", [DIVIDED]),
        ("long-\nterm", ["long-term", "longterm"], "longterm", [DIVIDED]),
        ("one\ntwo  \n three", [], "one two three", [LINES]),
        ("2018-\n2019", [], "2018- 2019", [LINES]),
        ("in\u00adte-\ngrated\nsystems", [], "integrated systems", [SOFT, DIVIDED, LINES]),
    ],
)
def test_what_print_put_in_goes_and_each_kind_is_told_once(
    pasted: str, known: list[str], mended: str, told: list[str]
) -> None:
    assert call("pasted.js", {"mend": MEND}, [("mend", pasted, known)]) == [[mended, told]]


def test_the_longest_paste_is_mended_in_no_time() -> None:
    for piece in ("-\n", "a-\n", "\u00ad \n", " \n", "a", "- "):
        ((mended, _),) = call("pasted.js", {"mend": MEND}, [("mend", piece * (20_000 // len(piece)), [])])
        assert len(mended) <= 20_000

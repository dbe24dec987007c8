"""Tags that a page may not have are found where Markdown and browsers find them, and nowhere else."""

import pytest

from evidence_site.prose.live_tags import live_tag, live_tag_in_markdown

SHOWN = {
    "a run of code": "Write `<meta x>` nowhere.\n",
    "a run over two lines": "Write `a\n<base x>` nowhere.\n",
    "a run with a backtick in it": "Write ``a ` <meta x>`` nowhere.\n",
    "a fence": "```html\n<meta x>\n```\n",
    "a fence of tildes": "~~~~\n<script src=x>\n~~~\n~~~~\n",
    "a fence in a list": "- Look:\n\n    ```\n    <meta x>\n    ```\n",
    "indented code": "Look:\n\n    <meta x>\n",
    "a comment": "<!-- <meta x> -->\n",
    "a comment with a backtick": "<!-- don`t --> `<meta x>`\n",
    "a comment after a tag": '<p class="a" hidden>b</p><!-- <meta x> -->\n',
    "a comment after a link": "See <https://a.example/> and 1 < 2. <!-- <base> -->\n",
    "another tag": "<metadata>, <basefont>, <header>\n",
    "formulas": '<script type="math/tex; mode=display">x</script>\n',
    "a script that does not run": "<script>alert(1)</script>\n",
    "a frame that stays empty": "<iframe src='https://a.example/'></iframe>\n",
}
LIVE = {
    "in a sentence": "Here: <meta x>\n",
    "a fence that is not closed": "```\n<meta x>\n",
    "a run that is not closed": "`<meta x>\n",
    "a run over two paragraphs": "`a\n\n<meta x>`\n",
    "an escaped backtick": "\\`<meta x>\\`\n",
    "indented in a list": "- a\n\n    <meta x>\n",
    "a comment that browsers end early": "<!-- a --!><meta x> -->\n",
    "a comment of nothing": "<!--><meta x>-->\n",
    "a comment that is not closed": "<!-- <meta x>\n",
    "a comment in a value": '<p title="<!--"><meta x>-->\n',
    "a comment in a text that is no HTML": "<noscript><!-- </noscript><meta x> -->\n",
    "a comment after an odd tag": '<p a"b><!-- "><meta x>-->\n',
    "a script from a file": "<SCRIPT\nsrc=x.js>\n",
    "a script with a hidden file": "<script type='a' src=x>\n",
    "a drawing's script": "<svg><script href='x.js'/></svg>\n",
    "a frame with a page in it": "<iframe srcdoc='a'>\n",
}


@pytest.mark.parametrize("text", SHOWN.values(), ids=SHOWN)
def test_what_only_shows_a_tag_is_no_tag(text: str) -> None:
    assert live_tag_in_markdown(text) is None


@pytest.mark.parametrize("text", LIVE.values(), ids=LIVE)
def test_what_a_browser_takes_for_a_tag_is_one(text: str) -> None:
    found = live_tag_in_markdown(text)
    assert found
    assert text[slice(*found.span)].lower() == f"<{found.name}".lower()


def test_a_tag_is_found_after_the_front_matter_alone() -> None:
    assert live_tag_in_markdown("a: <meta x>\n\nText\n", 13) is None


def test_no_html_hides_a_tag_in_what_only_looks_like_code() -> None:
    found = live_tag("<p>`<meta x>`</p>")
    assert found
    assert not found.runs


@pytest.mark.parametrize("part", ["<!--", "`a", "```x\n", '<a b="', "<a b=c ", "~~~\n<!-- ", "- ```\n", "<!-- -- "])
def test_a_long_page_of_beginnings_costs_no_more_than_its_length(part: str) -> None:
    assert live_tag_in_markdown(part * 20_000 + "\n\n<meta x>")

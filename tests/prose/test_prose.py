"""Prose becomes safe HTML, and what is outside the subset stands as it was typed."""

import json
import re
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml

from evidence_site.model.fields import LONGEST_TEXT
from evidence_site.prose import TAGS, to_html, to_text

HOSTILE = Path(__file__).parent.parent / "hostile"
FAMILIES = ("xss", "markdown", "template", "json")
INERT = [
    case["path"]
    for case in json.loads((HOSTILE / "manifest.json").read_text("utf-8"))
    if case["path"].startswith(FAMILIES) and case["expect"] == "inert"
]
MARKS = re.compile(r"[\s*_`\\>+-]|\d+\.")


def payloads(path: str) -> list[str]:
    record = yaml.safe_load((HOSTILE / path).read_text("utf-8"))
    return [record["title"], record["statement"]]


def is_plain_link(attribute: tuple[str, str | None]) -> bool:
    name, value = attribute
    return (name == "href" and str(value).startswith(("http://", "https://"))) or (
        name == "rel" and value == "noopener nofollow ugc"
    )


class Tags(HTMLParser):
    """Notes every start tag."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, attrs))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>"),
        ("*a* **b** `c`", "<p><em>a</em> <strong>b</strong> <code>c</code></p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>"),
        (
            "[a](https://e.org/b?c=1&d=(e))",
            '<p><a href="https://e.org/b?c=1&amp;d=(e)" rel="noopener nofollow ugc">a</a></p>',
        ),
        (
            "<https://e.org/a_b_c>",
            '<p><a href="https://e.org/a_b_c" rel="noopener nofollow ugc">https://e.org/a_b_c</a></p>',
        ),
    ],
)
def test_the_subset_is_read_as_markdown(text: str, html: str) -> None:
    assert to_html(text) == html


@pytest.mark.parametrize(
    "text",
    [
        "# heading",
        "heading\n===",
        "---",
        "<b>x</b> & <!-- y -->",
        "`<b> &lt;` and &lt; and &amp;lt; and &nbsp;",
        "![picture](https://e.org/x.png)",
        "[a][1]\n\n[1]: https://e.org",
        "[go](javascript:alert(1)) [go](//e.org) [go](../x) [go](file:///etc) [go](https://u@e.org)",
        '[go](https://e.org "a title")',
        "<me@example.org> <ftp://e.org>",
        "    indented",
        "{: #id .class }",
        "klzzwxh:0000 wzxhzdk:0 amp",
    ],
)
def test_what_is_outside_the_subset_stands_as_it_was_typed(text: str) -> None:
    assert to_text(text) == " ".join(text.replace("`", "").split())
    assert {tag for tag, _ in Tags(to_html(text)).found} <= {"p", "code"}


def test_a_placeholder_of_the_library_cannot_be_forged() -> None:
    assert (
        to_html("*a* \x02klzzwxh:0000\x03 \x02amp\x03") == "<p><em>a</em> \ufffdklzzwxh:0000\ufffd \ufffdamp\ufffd</p>"
    )
    assert to_html("\ufdd0lt;b>") == "<p>\ufffdlt;b&gt;</p>"


@pytest.mark.parametrize("path", INERT)
def test_hostile_text_is_inert_and_can_be_read(path: str) -> None:
    for payload in payloads(path):
        tags = Tags(to_html(payload)).found
        assert {tag for tag, _ in tags} <= TAGS
        assert all(is_plain_link(attribute) for _, attributes in tags for attribute in attributes)
        assert MARKS.sub("", to_text(payload)) == MARKS.sub("", payload)


@pytest.mark.parametrize(
    "unit", [">", "> ", "- ", "1. ", "[", "[ ", "[a](", "*a ", "*a **b ", "_a *b ", "_*", "`a ", "``a`", "<https://a"]
)
def test_no_text_is_too_deep(unit: str) -> None:
    html = to_html(unit * (LONGEST_TEXT // len(unit)))
    assert len(html) <= 10 * LONGEST_TEXT


def test_text_nested_too_deeply_is_shown_as_paragraphs() -> None:
    assert to_html(f"a *b*\n\n{'>' * 50} c") == f"<p>a *b*</p>\n<p>{'&gt;' * 50} c</p>"
    assert to_html("*a* " * 101).startswith("<p>*a* *a*")


def test_threads_do_not_disturb_each_other() -> None:
    texts = [f"*{number}* [x](https://e.org/{number})" for number in range(200)]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(to_html, texts)) == [to_html(text) for text in texts]


def test_plain_text_has_no_marks_and_one_space_between_blocks() -> None:
    assert to_text("*a* b\n\n- c & d\n- `<e>`") == "a b c & d <e>"

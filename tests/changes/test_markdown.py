"""The Markdown, as GitHub's own parser reads it: nothing that a contributor wrote is more than text."""

import re
from html import unescape
from pathlib import Path

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options

from changes.cases import CASES
from evidence_site.changes.formats import escape

EXPECTED = Path(__file__).parent / "expected"
OURS = {"h3", "h4", "p", "ul", "li", "strong", "del", "code"}
ALIVE = re.compile(r"@\w|#\w|://|\bwww\.|\bGH-\d|:\w+:", re.IGNORECASE)
HOSTILE = (
    "@ada and @org/team, #1, owner/name#2, GH-3, gh-4",
    "<script>alert(1)</script><img src=x onerror=alert(1)> </li></ul> <!-- x",
    "[a](javascript:alert(1)) ![b](http://a.example/b.png) <http://a.example> [c]: d",
    "https://a.example www.a.example mailto:ada@a.example ada@a.example",
    "::error file=x::y ##[error]z ::add-mask::a",
    "# a\n\n- b\n\n1. c\n\n> d\n\n```\ne\n```\n\n| f | g |\n|---|---|\n\n---\n\n***",
    "**a** __b__ ~~c~~ `d` ``e`` ~f~ $g$ $$h$$ :tada: [^1] [x] [ ] \\ &amp; &lt; &#60;",
    "{{ github.token }} ${{ secrets.A }} $(a) `b`",
    "\x1b[31mred\x1b[0m \u202eback \u200bnone",
    "*a* _b_ *", "**", "~~", "", "&", "a&#",
)  # fmt: skip


def rendered(markdown: str) -> str:
    return cmarkgfm.github_flavored_markdown_to_html(markdown, Options.CMARK_OPT_UNSAFE)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("around", ["- before: {}", "**Finding “{}”** (x)", "  - after: **{}** ~~{}~~", "{}"])
def test_what_a_contributor_wrote_is_read_as_it_is(text: str, around: str) -> None:
    page = rendered(f"- a\n{around}".replace("{}", escape(text)) + "\n\nend")
    assert set(re.findall(r"</?([a-z0-9]+)", page)) <= OURS
    assert "<p>end</p>" in page
    words = unescape(re.sub(r"<[^>]*>", "", page))
    assert not ALIVE.search(words)
    shown = escape(text).replace("\u200b", "")
    assert " ".join(unescape(shown).split()) in " ".join(words.replace("\u200b", "").split())


@pytest.mark.parametrize("name", CASES)
def test_every_comment_has_our_tags_alone_and_calls_nobody(name: str) -> None:
    page = rendered((EXPECTED / f"{name}.md").read_text("utf-8"))
    assert set(re.findall(r"</?([a-z0-9]+)[ >]", page)) <= OURS
    assert not ALIVE.search(unescape(re.sub(r"<[^>]*>", "", page)))


@pytest.mark.parametrize("ending", ["txt", "md", "json"])
@pytest.mark.parametrize("name", CASES)
def test_no_line_is_a_command_to_a_runner(name: str, ending: str) -> None:
    told = (EXPECTED / f"{name}.{ending}").read_text("utf-8")
    assert "##[" not in told
    assert not [line for line in told.splitlines() if line.strip().startswith("::")]

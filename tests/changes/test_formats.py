"""The formats: nothing that a contributor wrote is more than text, in Markdown as GitHub's own parser reads it."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from html import unescape
from typing import Any

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options

from changes.repository import PROJECT
from evidence_site.changes.formats import Comparison, as_json, as_markdown, as_text, escape
from evidence_site.changes.states import Commit, State
from evidence_site.diagnostics import Diagnostic, Fault, Location, Severity
from evidence_site.load import load_project
from evidence_site.model import Section, SourceText
from evidence_site.model.fields import Choice, Record
from evidence_site.project import Project

TEA = load_project(Project(PROJECT), private=False).corpus
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


def with_words(value: Any, words: str) -> Any:
    """Return a value with more words at the end of every text in it."""
    if isinstance(value, Record):
        fields = {name: getattr(value, name) for name in type(value).model_fields if name != "id"}
        return value.model_copy(update={name: with_words(each, words) for name, each in fields.items()})
    if isinstance(value, SourceText | Section):
        part = "sections" if isinstance(value, SourceText) else "paragraphs"
        return replace(value, **{part: with_words(getattr(value, part), words)})
    if isinstance(value, tuple):
        return tuple(with_words(each, words) for each in value)
    if isinstance(value, Mapping):
        return {key: with_words(each, words) for key, each in value.items()}
    return f"{value}\n{words}" if isinstance(value, str) and not isinstance(value, Choice) else value


def with_words_everywhere(words: str) -> Comparison:
    """Return a comparison of records with the same records and more words in every text of them."""
    kinds = ("synthesis", "findings", "studies", "references", "sources")
    new = {kind: with_words(getattr(TEA, kind), words) for kind in kinds}
    return Comparison(State(None, TEA), State(None, replace(TEA, **new)))


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


@pytest.mark.parametrize("text", [each for each in HOSTILE if each])
def test_whatever_field_a_contributor_writes_in_our_tags_stand_alone_and_nobody_is_called(text: str) -> None:
    comparison = with_words_everywhere(text)
    assert {each.record.kind.value for each in comparison.changes} >= {"finding", "study", "synthesis", "source"}
    comment = as_markdown(comparison)
    assert "left out" not in comment
    page = rendered(comment)
    assert set(re.findall(r"</?([a-z0-9]+)[ >]", page)) <= OURS
    assert not ALIVE.search(unescape(re.sub(r"<[^>]*>", "", page)))


@pytest.mark.parametrize("written", [as_text, as_markdown, as_json])
def test_no_line_is_a_command_to_a_runner(written: Callable[[Comparison], str]) -> None:
    report = written(with_words_everywhere("::error file=x::y ##[error]z\n::add-mask::a"))
    assert "error" in report
    assert "##[" not in report
    assert not [line for line in report.splitlines() if line.strip().startswith("::")]


def test_json_is_ascii_and_holds_what_was_written_letter_for_letter() -> None:
    comparison = with_words_everywhere("\u00e9 \u202e")
    report = as_json(comparison)
    assert report.isascii()
    assert [each["after"] for each in json.loads(report)["changes"]] == [each.after for each in comparison.changes]


def test_what_could_not_be_compared_is_said_in_every_format() -> None:
    fault = Diagnostic("YML001", Severity.ERROR, Location("findings/a.yml", 2, 1), Fault("`x` is *wrong*"), "", "name")
    comparison = Comparison(State(Commit("v1", "5f" * 20), TEA, (fault,)), State(None, TEA, is_empty=True))
    gap = "findings/a.yml is not compared: in v1 (5f5f5f5), line 2, YML001: `x` is *wrong*"
    empty = "There are no records in the files as they are now."
    head = "Changes in the evidence from v1 (5f5f5f5) to the files as they are now"
    nothing = "Nothing changed in what could be compared."
    assert as_text(comparison) == f"{head}\n{nothing}\n! {gap}\n! {empty}"
    assert as_markdown(comparison) == f"### {escape(head)}\n\n{escape(nothing)}\n\n- {escape(gap)}\n- {escape(empty)}"
    assert json.loads(as_json(comparison)) == {
        "before": {"revision": "v1", "commit": "5f" * 20},
        "after": {"revision": None, "commit": None},
        "not_compared": [gap, empty],
        "changes": [],
    }


def test_a_comment_too_long_for_github_counts_what_it_leaves_out() -> None:
    tea = TEA.finding["shared-tea"]
    before = tuple(tea.model_copy(update={"id": f"tea-{number}"}) for number in range(400))
    after = tuple(each.model_copy(update={"statement": f"Crew {each.id} drinks tea."}) for each in before)
    comparison = Comparison(State(None, replace(TEA, findings=before)), State(None, replace(TEA, findings=after)))
    comment = as_markdown(comparison)
    told = comment.count("statement changed")
    assert 58_000 < len(comment) < 60_500
    assert comment.endswith(f"\n\n{400 - told} more are left out here: `evidence-site diff` tells all.")
    short = State(None, replace(TEA, findings=(*after[:told], *before[told:])))
    assert "left out" not in as_markdown(replace(comparison, after=short))

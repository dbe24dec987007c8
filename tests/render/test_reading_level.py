"""How hard the site's own prose is to read, page by page, and how long its sentences are.

The words of others do not count: quotes, citations, titles and names; nor do the terms of the glossary.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest

from conftest import ROOT
from evidence_site.checking import examine
from evidence_site.pipeline import build
from evidence_site.project import Project
from evidence_site.render import RenderedPage
from evidence_site.rules.plain_language import index_names, measure, names_of, without

HIGHEST_GRADE = 9
LONGEST_AVERAGE = 20
PROJECTS = {"study": Project(ROOT), "bakery": Project(ROOT / "tests" / "golden" / "night-bakery")}
BLOCKS = {"p", "li", "dd", "td", "summary"}
OTHERS = {
    "a",
    "article",
    "blockquote",
    "button",
    "cite",
    "code",
    "h1",
    "h2",
    "h3",
    "nav",
    "pre",
    "q",
    "svg",
    "template",
}
OTHERS_CLASSES = {"copy", "entry", "work", "tag", "speaker", "origin", "run", "state"}
VOID = {"br", "hr", "img", "input"}
ENDED = re.compile(r"[.?!…][\"'”’)]*$")  # noqa: RUF001 -- typographic quotation marks are meant


class Prose(HTMLParser):
    """Gathers the sentences of our own on a page, block by block."""

    def __init__(self, body: str) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self._text = ""
        self.feed(body)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS:
            self._end_block()
        classes = set((dict(attrs).get("class") or "").split())
        if tag in {"a", "cite", "q", "code"} and not self._is_kept_out() and not self._text.endswith(" it "):
            self._text += " it "
        if tag not in VOID:
            self._open.append((tag, tag in OTHERS or bool(classes & OTHERS_CLASSES)))

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self._end_block()
        if self._open and self._open[-1][0] == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if not self._is_kept_out():
            self._text += data

    def _is_kept_out(self) -> bool:
        return any(kept_out for _, kept_out in self._open)

    def _end_block(self) -> None:
        text = " ".join(self._text.split())
        if ENDED.search(text):
            self.blocks.append(text)
        self._text = ""


def own_prose(page: RenderedPage) -> str:
    return "\n\n".join(dict.fromkeys(Prose(page.body).blocks))


def pages() -> Iterator[tuple[str, str, RenderedPage]]:
    for name, project in PROJECTS.items():
        for page in build(project).pages:
            if page.record:
                yield name, page.path, page


PAGES = {f"{name}/{path}": (name, page) for name, path, page in pages()}
NAMES = {name: index_names(names_of(examine(project, advice=False).corpus)) for name, project in PROJECTS.items()}


@pytest.mark.parametrize("name", PAGES)
def test_the_prose_of_a_page_can_be_read_at_school(name: str) -> None:
    project, page = PAGES[name]
    prose = without(own_prose(page), NAMES[project])
    measured = measure(prose)
    assert measured.sentences > 3
    assert measured.grade < HIGHEST_GRADE + 0.5, prose
    assert measured.words / measured.sentences <= LONGEST_AVERAGE, prose


def test_what_is_measured_is_ours_alone() -> None:
    body = """<nav><p>Not this.</p></nav><figure><blockquote><p>Nor this.</p></blockquote></figure>
<p>We say <q>what others said</q> here.</p><dl><dt>Nor</dt><dd>A fact</dd></dl><p class="copy">Nor a citation.</p>"""
    assert Prose(body).blocks == ["We say it here."]


def test_hard_prose_is_found() -> None:
    body = "<p>Interprofessional communication necessitates organisational prioritisation.</p>"
    assert measure("\n\n".join(Prose(body).blocks)).grade > HIGHEST_GRADE

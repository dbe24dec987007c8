"""Citations in records' prose and in pages written by hand, in both engines."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from engines.running import BUILDERS, mkdocs, run
from engines.site_reading import read_page, read_search

pytestmark = pytest.mark.slow

PROSE = """\
summary: >-
  They lit a lamp
  [see @quill2020, p. 3], as @quill2020 [p. 4] says. Write to me@example.org.
evidence:
"""
BY_HAND = """\
---
title: By hand
description: The key @nowhere in front matter is no citation.
---

# By hand

As [-@quill2020] and [see @quill2020, p. 3] hold.

```python
@decorator
def lamp(): ...
```
"""


@pytest.fixture
def project(golden: Callable[[str], Path]) -> Path:
    project = golden("minimal")
    record = project / "findings" / "light-first.yml"
    record.write_text(record.read_text(encoding="utf-8").replace("evidence:\n", PROSE), encoding="utf-8")
    (project / "docs" / "guide").mkdir()
    (project / "docs" / "guide" / "by-hand.md").write_text(BY_HAND, encoding="utf-8")
    return project


def assert_cited(site: Path) -> None:
    finding = read_page((site / "findings" / "light-first" / "index.html").read_text(encoding="utf-8"))
    prose = "They lit a lamp (see Quill 2020 , p. 3), as Quill ( 2020 , p. 4) says. Write to me@example.org."
    assert prose in finding.text
    assert finding.links.count("../../references/#ref-quill2020") > 2
    by_hand = read_page((site / "guide" / "by-hand" / "index.html").read_text(encoding="utf-8"))
    assert "As ( 2020 ) and (see Quill 2020 , p. 3) hold." in by_hand.text
    assert "@decorator" in by_hand.text
    assert by_hand.links.count("../../references/#ref-quill2020") == 2
    references = read_page((site / "references" / "index.html").read_text(encoding="utf-8"))
    assert "By hand" in references.text
    places = [each for each in references.links if "by-hand" in each]
    first, second = (f"../guide/by-hand/#cited-quill2020{number}" for number in ("", "--2"))
    assert places == [first, first, second]
    assert [each for each in references.links if each.startswith("../findings/light-first/#")][:1] == [
        "../findings/light-first/#found"
    ]
    ids = re.findall(r'id="?(cited-[^" >]+)', (site / "guide" / "by-hand" / "index.html").read_text(encoding="utf-8"))
    assert ids == ["cited-quill2020", "cited-quill2020--2"]


def test_the_plugin_puts_them_into_words_and_links_them(project: Path) -> None:
    built = mkdocs(project, "build", "--strict")
    assert built.returncode == 0, built.stderr
    assert_cited(project / "site")


def test_a_search_finds_the_words_of_a_citation_and_not_those_of_its_card(project: Path) -> None:
    assert mkdocs(project, "build", "--strict").returncode == 0
    text = " ".join(each.text for each in read_search(project / "site") if each.page == "guide/by-hand/")
    assert "As (2020) and (see Quill 2020, p. 3) hold." in text
    assert "One lamp: how keepers begin" not in text


@pytest.mark.parametrize("builder", BUILDERS)
def test_a_rendered_project_shows_the_same(project: Path, builder: Callable[..., object]) -> None:
    assert run(project, "render", "--out", "rendered").returncode == 0
    built = builder(project / "rendered", "build")
    assert built.returncode == 0, built.stderr  # type: ignore[attr-defined]
    assert_cited(project / "rendered" / "site")


HARD = """\
# Of @quill2020, a lamp

| One | Two |
|---|---|
| [@quill2020] | `[@quill2020]` |

And a note.[^1]

[^1]: It says [see @quill2020, *p.* 3].
"""
EASY = HARD.replace("Of @quill2020, a", "A").replace("And", '<div class="raw">In HTML [@quill2020].</div>\n\nAnd')


@pytest.mark.parametrize(("text", "links"), [(HARD, 3), (EASY, 3)], ids=["in a heading", "in no heading"])
def test_they_stand_in_tables_notes_and_headings_and_leave_no_mark(project: Path, text: str, links: int) -> None:
    settings = project / "mkdocs.yml"
    settings.write_text(
        settings.read_text(encoding="utf-8") + "markdown_extensions: [footnotes, tables, abbr, attr_list]\n",
        encoding="utf-8",
    )
    (project / "docs" / "guide" / "by-hand.md").write_text(text, encoding="utf-8")
    built = mkdocs(project, "build", "--strict")
    assert built.returncode == 0, built.stderr
    for page in (project / "site").rglob("*.html"):
        assert "\ufdd1" not in page.read_text(encoding="utf-8")
    html = (project / "site" / "guide" / "by-hand" / "index.html").read_text(encoding="utf-8")
    page = read_page(html)
    assert page.links.count("../../references/#ref-quill2020") == links
    assert "(see Quill 2020 , *p.* 3)" in page.text
    assert "[@quill2020]" in page.text
    title = "Of Quill (2020), a lamp" if text is HARD else "A lamp"
    assert f"<title>{title} - " in unescape(html)


def test_unknown_keys_are_found_at_their_place_in_both(project: Path) -> None:
    for file in ("findings/light-first.yml", "docs/guide/by-hand.md"):
        path = project / file
        path.write_text(path.read_text(encoding="utf-8").replace("see @quill2020", "see @quil2020"), encoding="utf-8")
    outcome = run(project, "check", "--format", "concise")
    assert outcome.returncode == 1
    message = "error REF001 citation `quil2020` is not in references/references.bib"
    assert f"docs/guide/by-hand.md:8:28: {message}" in outcome.stdout
    assert f"findings/light-first.yml:7:9: {message}" in outcome.stdout
    assert "did you mean `quill2020`?" in run(project, "check").stdout

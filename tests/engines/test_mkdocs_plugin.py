"""What a build shows after a fault, told without MkDocs running; `test_serve.py` watches a real server."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from evidence_site.design import STYLE_SHEET
from evidence_site.engines.mkdocs_plugin import SiteBuild, html_for_readers, html_for_search, next_build
from evidence_site.engines.mkdocs_site import project_of, read_config
from evidence_site.pipeline import build

pytestmark = pytest.mark.slow


def test_a_fault_keeps_the_last_good_site_and_its_cure_takes_the_fault_away(golden: Callable[[str], Path]) -> None:
    config = read_config(golden("minimal"))
    good = build(project_of(config))
    (Path(config.config_file_path).parent / "findings" / "last-out.yml").write_text("title: [", encoding="utf-8")
    faulty = build(project_of(config))
    first = next_build(SiteBuild(), good, config)
    assert (first.site, first.faults) == (good, ())
    second = next_build(first, faulty, config)
    assert (second.site, second.faults) == (good, faulty.diagnostics)
    assert next_build(second, good, config) == first
    empty = next_build(SiteBuild(), faulty, config)
    assert [(page.path, page.body) for page in empty.site.pages] == [("index.md", "")]
    assert STYLE_SHEET in empty.site.files


def test_a_search_reads_sections_of_our_pages_and_words_of_citations_by_hand(golden: Callable[[str], Path]) -> None:
    project = project_of(read_config(golden("minimal")))
    site = build(project)
    page = next(each for each in site.pages if each.path == "findings/light-first.md")
    shown = SiteBuild(site=site)
    assert html_for_search("other", page, shown) == page.search
    assert html_for_readers("other", page, shown) == page.body
    (project.findings / "last-out.yml").write_text("title: [", encoding="utf-8")
    faulty = replace(shown, faults=build(project).diagnostics)
    assert html_for_search("banner", page, faulty) == html_for_readers("banner", page, faulty) == "banner"
    by_hand = '<p><a class="citation" href="../references/#ref-quill2020">Quill 2020</a></p>'
    assert html_for_search(by_hand, None, shown) == "<p>Quill 2020</p>"
    assert html_for_readers(by_hand, None, shown).startswith(by_hand)
    assert "citation-cards" in html_for_readers(by_hand, None, shown)

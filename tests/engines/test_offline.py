"""A site for a folder on disk, by `--offline` or by Material's own plugin; `browser/test_from_disk.py` reads it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from engines.running import run

SHIM = '<script src="../assets/iframe-worker.js"></script>'
SMALL = "settings:\n  contributor_pages: false\n"


@pytest.mark.parametrize("way", ["option", "plugin"])
def test_pages_are_files_and_nothing_is_fetched_for_the_search(way: str, golden: Callable[[str], Path]) -> None:
    project = golden("minimal")
    synthesis = project / "findings" / "synthesis.yml"
    synthesis.write_text(synthesis.read_text("utf-8") + SMALL, "utf-8")
    settings = project / "mkdocs.yml"
    if way == "plugin":
        settings.write_text(settings.read_text("utf-8").replace("  - search\n", "  - search\n  - offline\n"), "utf-8")
    outcome = run(project, "build", *(["--offline"] if way == "option" else []))
    assert outcome.returncode == 0, outcome.stderr
    page = (project / "site" / "findings" / "light-first.html").read_text("utf-8")
    assert page.index(SHIM) < page.index("/javascripts/bundle.")
    assert "unpkg" not in page
    assert "script-src 'self' file: 'sha256-" in page
    assert 'rel="preload"' not in page
    index = (project / "site" / "search" / "search_index.js").read_text("utf-8")
    assert index.startswith("var __index = {")
    assert "findings/light-first.html" in index


def test_a_site_for_the_web_has_no_part_of_this(golden: Callable[[str], Path]) -> None:
    project = golden("minimal")
    synthesis = project / "findings" / "synthesis.yml"
    synthesis.write_text(synthesis.read_text("utf-8") + SMALL, "utf-8")
    assert run(project, "build").returncode == 0
    page = (project / "site" / "findings" / "light-first" / "index.html").read_text("utf-8")
    assert "iframe-worker" not in page
    assert "file:" not in page
    assert not (project / "site" / "search" / "search_index.js").exists()

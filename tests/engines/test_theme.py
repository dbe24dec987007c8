"""The design reaches a page before the project's own style sheets and scripts, whatever its settings say.

Also a site for a folder on disk, by `--offline` or by Material's own plugin; `browser/test_from_disk.py` reads it.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from engines.running import mkdocs, run

pytestmark = pytest.mark.slow

SETTINGS = """\
site_name: One lamp
theme:
  name: material
  font: {text: Roboto}
  features: [navigation.instant, navigation.instant.prefetch, content.code.copy]
plugins: [search, evidence-site]
extra_css: [own.css]
extra_javascript: [own.js]
"""
THEIRS = re.compile(r'<link rel="stylesheet" href="([^"]*)"')
SCRIPTS = re.compile(r'<script src="([^"]*)"')


@pytest.fixture
def project(golden: Callable[[str], Path]) -> Path:
    """A small site, without pages for contributors."""
    root = golden("minimal")
    synthesis = root / "findings" / "synthesis.yml"
    synthesis.write_text(f"{synthesis.read_text('utf-8')}settings:\n  contributor_pages: false\n", "utf-8")
    return root


def test_what_is_a_projects_own_comes_after_the_design(project: Path) -> None:
    (project / "mkdocs.yml").write_text(SETTINGS)
    for name in ("own.css", "own.js"):
        (project / "docs" / name).write_text("")
    assert run(project, "build").returncode == 0
    assert run(project, "render", "--out", "rendered").returncode == 0
    assert mkdocs(project / "rendered", "build").returncode == 0
    for site in (project / "site", project / "rendered" / "site"):
        home = (site / "index.html").read_text("utf-8")
        assert THEIRS.findall(home)[1:] == ["assets/evidence-site.css", "own.css"]
        assert SCRIPTS.findall(home)[1:] == ["assets/evidence-site.js", "own.js"]
        assert '"features": ["content.code.copy"]' in home
        assert "googleapis" not in home


@pytest.mark.parametrize(
    ("template", "told"),
    [
        (
            "{% extends 'base.html' %}\n{% block content %}\n{{ missing.such }}{% endblock %}",
            "line 3: it asks for `missing`",
        ),
        ("{% extends 'base.html' %}\n{% block", "line 2: it cannot be read"),
    ],
    ids=["unknown name", "syntax"],
)
def test_a_faulty_template_of_the_theme_is_named_and_gives_no_traceback(
    template: str, told: str, project: Path
) -> None:
    (project / "mkdocs.yml").write_text(
        "site_name: x\ntheme: {name: material, custom_dir: own}\nplugins: [search, evidence-site]\n"
    )
    (project / "own").mkdir()
    (project / "own" / "main.html").write_text(template)
    outcome = run(project, "build")
    assert outcome.returncode == 1
    assert f"own/main.html, {told}" in outcome.stderr
    assert "Traceback" not in outcome.stderr
    assert not (project / "site").exists()


@pytest.mark.parametrize("by", ["option", "plugin"])
def test_an_offline_site_has_files_for_pages_and_fetches_nothing_for_its_search(by: str, project: Path) -> None:
    settings = project / "mkdocs.yml"
    if by == "plugin":
        settings.write_text(settings.read_text("utf-8").replace("  - search\n", "  - search\n  - offline\n"), "utf-8")
    outcome = run(project, "build", *(["--offline"] if by == "option" else []))
    assert outcome.returncode == 0, outcome.stderr
    page = (project / "site" / "findings" / "light-first.html").read_text("utf-8")
    assert "unpkg" not in page
    assert "script-src 'self' file: 'sha256-" in page
    assert 'rel="preload"' not in page
    assert {each.suffix for each in (project / "site" / "search").iterdir()} == {".js"}
    assert '"findings/light-first.html"' in (project / "site" / "search" / "entries-0.js").read_text("utf-8")


def test_a_site_for_the_web_has_no_part_of_an_offline_one(project: Path) -> None:
    assert run(project, "build").returncode == 0
    page = (project / "site" / "findings" / "light-first" / "index.html").read_text("utf-8")
    assert "file:" not in page

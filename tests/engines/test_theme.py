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
MATERIALS = re.compile(r'(?:href|src)="[^"]*assets/((?:stylesheets|javascripts)/\w+\.)')
OWN_LAYER = """\
site_name: One lamp
theme: {name: material, custom_dir: own}
plugins: [search, evidence-site]
"""
BLOCKS = (
    *("site_meta", "htmltitle", "styles", "libs", "fonts", "analytics", "extrahead", "announce", "header", "hero"),
    *("tabs", "site_nav", "container", "content", "footer", "config", "scripts"),
)
"""The blocks of Material's `base.html`, but for one that needs a version switcher."""
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
    for page, materials, search in (
        (project / "site" / "index.html", 0, []),
        (project / "site" / "colophon" / "index.html", 1, []),
        (project / "rendered" / "site" / "index.html", 1, ["assets/builder-search"]),
        (project / "rendered" / "site" / "colophon" / "index.html", 1, ["assets/builder-search"]),
    ):
        text = page.read_text("utf-8").replace("../", "")
        design = ["assets/evidence-site", *search]
        assert THEIRS.findall(text)[materials:] == [*(f"{each}.css" for each in design), "own.css"], page
        assert SCRIPTS.findall(text)[materials:] == [*(f"{each}.js" for each in design), "own.js"], page
        assert text.count('"features": ["content.code.copy"]') == materials
        assert "googleapis" not in text


def test_a_page_of_ours_loads_no_file_of_material_and_one_written_by_hand_does(project: Path) -> None:
    (project / "mkdocs.yml").write_text(SETTINGS.replace("extra_css: [own.css]\nextra_javascript: [own.js]\n", ""))
    assert run(project, "build").returncode == 0
    site = project / "site"
    files = {
        page.relative_to(site).as_posix(): MATERIALS.findall(page.read_text("utf-8")) for page in site.rglob("*.html")
    }
    assert {page: loaded for page, loaded in files.items() if loaded} == {
        "colophon/index.html": ["stylesheets/main.", "javascripts/bundle."]
    }
    assert {"404.html", "index.html", "findings/light-first/index.html"} <= files.keys()


def test_a_block_that_a_project_changes_changes_on_both_kinds_of_page(project: Path) -> None:
    (project / "mkdocs.yml").write_text(OWN_LAYER)
    (project / "own" / "partials").mkdir(parents=True)
    (project / "own" / "partials" / "footer.html").write_text("<footer>own footer</footer>")
    blocks = "".join(f"{{% block {name} %}}{{{{ super() }}}}<!-- own {name} -->{{% endblock %}}" for name in BLOCKS)
    (project / "own" / "main.html").write_text(f'{{% extends "base.html" %}}{blocks}')
    outcome = run(project, "build")
    assert outcome.returncode == 0, outcome.stderr
    for path in ("index.html", "404.html", "colophon/index.html"):
        text = (project / "site" / path).read_text("utf-8")
        without = {"htmltitle", "content"} if path == "404.html" else set()  # it has words of its own there
        assert {name for name in BLOCKS if f"<!-- own {name} -->" not in text} == without, path
        assert text.count("<footer>own footer</footer>") == 1
        assert text.count('<meta property="og:site_name"') == 1
        assert text.count("<title>") == 1
        assert text.count('class="wrap layout"') == (path != "index.html")


def test_a_whole_base_of_the_projects_own_takes_the_place_of_both(project: Path) -> None:
    (project / "mkdocs.yml").write_text(OWN_LAYER)
    (project / "own").mkdir()
    (project / "own" / "base.html").write_text("<p>own base</p>{{ page.content }}")
    assert run(project, "build").returncode == 0
    for path in ("index.html", "colophon/index.html"):
        assert (project / "site" / path).read_text("utf-8").strip().startswith("<p>own base</p>")


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
    by_hand = (project / "site" / "colophon.html").read_text("utf-8")
    for text in (page, by_hand):
        assert "unpkg" not in text
        assert "script-src 'self' file: 'sha256-" in text
        assert 'rel="preload"' not in text
    assert {each.suffix for each in (project / "site" / "search").iterdir()} == {".js"}
    assert '"findings/light-first.html"' in (project / "site" / "search" / "entries-0.js").read_text("utf-8")


def test_a_site_for_the_web_has_no_part_of_an_offline_one(project: Path) -> None:
    assert run(project, "build").returncode == 0
    page = (project / "site" / "findings" / "light-first" / "index.html").read_text("utf-8")
    assert "file:" not in page

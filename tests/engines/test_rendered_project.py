"""A rendered project, built without our plugin, shows what the plugin shows: by plain MkDocs and by Zensical."""

import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin

import pytest

from engines.running import BUILDERS, contents, run
from engines.site_reading import ReadPage, read_site

pytestmark = pytest.mark.slow

PROJECTS = ("minimal", "night-bakery")


def _articles(site: Path) -> dict[str, ReadPage]:
    """Read each page but 404, which the theme writes."""
    return {name: page for name, page in read_site(site).items() if name != "404.html"}


def _seen(path: str, page: ReadPage) -> tuple[str, list[str], list[tuple[str, str]]]:
    """Give the words, where each link leads from this page, and the headings.

    The anchors of h1 and h2 are ours; to an h3 the builder without our plugin gives one of its own.
    """
    headings = [(text, anchor if tag != "h3" else "") for tag, anchor, text in page.headings]
    return page.text, [urljoin(f"/{path}", link) for link in page.links], headings


@pytest.mark.parametrize("name", PROJECTS)
@pytest.mark.parametrize("builder", BUILDERS)
def test_text_links_and_headings_are_the_same(
    golden: Callable[[str], Path], name: str, builder: Callable[..., object]
) -> None:
    project = golden(name)
    assert run(project, "build").returncode == 0
    rendered = run(project, "render", "--out", "rendered")
    assert rendered.returncode == 0, rendered.stderr
    without_plugin = project / "rendered"
    assert "- evidence-site" not in (without_plugin / "mkdocs.yml").read_text(encoding="utf-8")
    built = builder(without_plugin, "build")
    assert built.returncode == 0, built.stdout + built.stderr  # type: ignore[attr-defined]
    ours, theirs = _articles(project / "site"), _articles(without_plugin / "site")
    assert ours.keys() == theirs.keys()
    for path, page in ours.items():
        assert _seen(path, theirs[path]) == _seen(path, page), path
        assert page.nesting[0] == "div"
        assert len(page.nesting) > 5
        assert theirs[path].nesting == page.nesting, path


def test_rendering_again_replaces_what_was_rendered(golden: Callable[[str], Path]) -> None:
    project = golden("minimal")
    assert run(project, "render", "--out", "rendered").returncode == 0
    first = contents(project / "rendered")
    (project / "docs" / "stale.md").touch()
    assert run(project, "render", "--out", "rendered").returncode == 0
    assert contents(project / "rendered") != first
    (project / "docs" / "stale.md").unlink()
    assert run(project, "render", "--out", "rendered").returncode == 0
    assert contents(project / "rendered") == first


def test_a_folder_that_we_did_not_write_is_left_alone(golden: Callable[[str], Path]) -> None:
    project = golden("minimal")
    before = contents(project / "references")
    refused = run(project, "render", "--out", "references")
    assert refused.returncode == 1
    assert "holds what you have written. Name a new folder, or an empty one." in refused.stderr
    assert contents(project / "references") == before


def test_settings_that_are_not_ours_are_kept_as_they_are(golden: Callable[[str], Path]) -> None:
    project = golden("minimal")
    shutil.copytree(project / "docs", project / "docs" / "deeper")
    (project / "look").mkdir()
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    settings = settings.replace("  font: false", "  font: false\n  custom_dir: look")
    settings += "copyright: !ENV [NOBODY_SETS_THIS, 'Made up']\nmarkdown_extensions: [attr_list]\n"
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    assert run(project, "render", "--out", "rendered").returncode == 0
    written = (project / "rendered" / "mkdocs.yml").read_text(encoding="utf-8")
    assert "copyright: !ENV [NOBODY_SETS_THIS, 'Made up']" in written
    assert "custom_dir: overrides" in written
    assert written.count("attr_list") == 1
    assert (project / "rendered" / "docs" / "deeper" / "colophon.md").is_file()


def test_a_page_that_the_settings_exclude_is_in_no_navigation(golden: Callable[[str], Path]) -> None:
    project = golden("minimal")
    for name in ("kept", "left-out"):
        (project / "docs" / f"{name}.md").write_text(f"# {name}\n", encoding="utf-8")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("exclude_docs: left-out.md\n")
    assert run(project, "render", "--out", "rendered").returncode == 0
    written = (project / "rendered" / "mkdocs.yml").read_text(encoding="utf-8")
    assert "- kept.md" in written
    assert "- left-out.md" not in written

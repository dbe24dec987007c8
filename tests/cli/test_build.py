"""`evidence-site build`, `serve` and `render`: what they need, what they refuse, and where they say so."""

from collections.abc import Callable
from pathlib import Path

import pytest

from engines.running import contents, run

pytestmark = pytest.mark.slow

BUILDING = [("build",), ("serve",), ("render", "--out", "rendered")]


@pytest.mark.parametrize("words", BUILDING, ids=lambda words: words[0])
def test_without_settings_it_says_which_file_to_write(golden: Callable[[str], Path], words: tuple[str, ...]) -> None:
    project = golden("minimal")
    (project / "mkdocs.yml").unlink()
    outcome = run(project, *words)
    assert (outcome.returncode, outcome.stdout) == (2, "")
    assert (
        f"There is no mkdocs.yml in {project}. A new site, with one, comes from: evidence-site init" in outcome.stderr
    )
    assert "Traceback" not in outcome.stderr
    _, _, lines = outcome.stderr.partition("lines:\n\n")
    (project / "mkdocs.yml").write_text(lines, encoding="utf-8")
    assert run(project, "build").returncode == 0
    assert (project / "site" / "findings" / "last-out" / "index.html").is_file()


@pytest.mark.parametrize("words", BUILDING, ids=lambda words: words[0])
def test_settings_that_leave_us_out_are_no_settings(golden: Callable[[str], Path], words: tuple[str, ...]) -> None:
    project = golden("minimal")
    (project / "mkdocs.yml").write_text("site_name: Ours\ntheme: {name: material, font: false}\n", encoding="utf-8")
    outcome = run(project, *words)
    assert (outcome.returncode, outcome.stdout) == (1, "")
    assert outcome.stderr == (
        "Error: mkdocs.yml does not name evidence-site, so the site would lack our pages. "
        "Write there: plugins: [search, evidence-site]\n"
    )
    assert not (project / "site").exists()


@pytest.mark.parametrize("words", BUILDING, ids=lambda words: words[0])
def test_without_a_folder_for_pages_it_asks_for_one(golden: Callable[[str], Path], words: tuple[str, ...]) -> None:
    project = golden("minimal")
    (project / "docs").rename(project / "elsewhere")
    outcome = run(project, *words)
    assert (outcome.returncode, outcome.stdout) == (1, "")
    assert outcome.stderr == (
        f"Error: There is no folder docs in {project}. Make it, even if it stays empty: it is for pages that you write "
        "by hand.\n"
    )


@pytest.mark.parametrize("words", BUILDING, ids=lambda words: words[0])
def test_settings_that_cannot_be_read_give_no_traceback(golden: Callable[[str], Path], words: tuple[str, ...]) -> None:
    project = golden("minimal")
    (project / "mkdocs.yml").write_text("site_name: [Ours\n", encoding="utf-8")
    outcome = run(project, *words)
    assert (outcome.returncode, outcome.stdout) == (1, "")
    assert "mkdocs.yml" in outcome.stderr
    assert "Traceback" not in outcome.stderr


def test_what_is_done_is_told_on_standard_error(golden: Callable[[str], Path]) -> None:
    project = golden("minimal")
    built = run(project, "build", "--strict")
    assert (built.returncode, built.stdout) == (0, "")
    assert "Traceback" not in built.stderr
    rendered = run(project, "render", "--out", "rendered")
    assert (rendered.returncode, rendered.stdout) == (0, "")
    by_hand = 1
    pages = len(list((project / "site").rglob("index.html"))) - by_hand
    assert rendered.stderr == (
        f"{pages} pages are in {project / 'rendered'}. Build them there with: mkdocs build, or zensical build.\n"
    )


@pytest.mark.parametrize("folder", ["findings", "docs", "."])
def test_a_site_never_takes_the_place_of_something_else(golden: Callable[[str], Path], folder: str) -> None:
    project = golden("minimal")
    before = contents(project)
    outcome = run(project, "build", "--site-dir", folder)
    assert (outcome.returncode, outcome.stdout) == (2, "")
    assert "holds what you have written. Name a new folder, or an empty one." in outcome.stderr
    assert contents(project) == before


def test_a_site_takes_the_place_of_the_last_one(golden: Callable[[str], Path], tmp_path: Path) -> None:
    project = golden("minimal")
    site = tmp_path / "public" / "site"
    site.mkdir(parents=True)
    assert run(project, "build", "--site-dir", str(site)).returncode == 0
    first = contents(site)
    assert "index.html" in first
    (project / "docs" / "old.md").write_text("# Old\n", "utf-8")
    assert run(project, "build", "--site-dir", str(site)).returncode == 0
    assert "old/index.html" in contents(site)
    (project / "docs" / "old.md").unlink()
    (site / "added.txt").write_text("by hand", "utf-8")
    assert run(project, "build", "--site-dir", str(site)).returncode == 0
    assert contents(site) == first | {"added.txt": b"by hand"}
    assert not (project / "site").exists()


def test_it_builds_the_project_that_a_folder_is_in(golden: Callable[[str], Path]) -> None:
    project = golden("minimal")
    assert run(project / "findings", "build").returncode == 0
    assert (project / "site" / "index.html").is_file()

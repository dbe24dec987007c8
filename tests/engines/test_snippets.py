"""A snippet brings in a file from among the hand-written pages, and nothing else of the computer."""

from collections.abc import Callable
from pathlib import Path

import pytest

from engines.running import mkdocs, run

pytestmark = pytest.mark.slow

SECRET = "hidden-from-readers"  # noqa: S105 -- a word to look for
LOOSE = """\
markdown_extensions:
  - pymdownx.snippets:
      base_path: [/]
      restrict_base_path: false
      url_download: true
"""
PLAIN = "markdown_extensions: [pymdownx.snippets]\n"


@pytest.fixture
def project(golden: Callable[[str], Path], tmp_path: Path) -> Path:
    root = golden("minimal")
    for folder in (tmp_path, root, root / "docs" / ".hidden"):
        folder.mkdir(exist_ok=True, parents=True)
        (folder / "secret.txt").write_text(SECRET, "utf-8")
    (root / "docs" / ".hidden" / "link.txt").symlink_to(tmp_path / "secret.txt")
    (root / "docs" / "part.md").write_text("Words of a part.\n", "utf-8")
    return root


def write_page(project: Path, snippet: str, extensions: str) -> None:
    settings = project / "mkdocs.yml"
    kept = settings.read_text("utf-8").partition("markdown_extensions:")[0]
    settings.write_text(f"{kept}{extensions}", "utf-8")
    (project / "docs" / "page.md").write_text(f'# Page\n\n--8<-- "{snippet}"\n', "utf-8")


@pytest.mark.parametrize("extensions", [LOOSE, PLAIN], ids=["loose", "plain"])
@pytest.mark.parametrize("snippet", ["../secret.txt", "secret.txt", "../../secret.txt", ".hidden/link.txt"])
def test_a_build_refuses_a_file_from_elsewhere_in_words(snippet: str, extensions: str, project: Path) -> None:
    write_page(project, snippet, extensions)
    for way in (run, mkdocs):
        outcome = way(project, "build")
        assert outcome.returncode == 1
        assert f"`{snippet}` is no file that a snippet may bring in." in outcome.stderr
        assert "Traceback" not in outcome.stderr
        assert not list(project.glob("site/page/*"))


@pytest.mark.parametrize("extensions", [LOOSE, PLAIN], ids=["loose", "plain"])
def test_a_part_among_the_pages_is_brought_in(extensions: str, project: Path) -> None:
    write_page(project, "part.md", extensions)
    outcome = run(project, "build")
    assert outcome.returncode == 0, outcome.stderr
    assert "Words of a part." in (project / "site" / "page" / "index.html").read_text("utf-8")


@pytest.mark.parametrize("extensions", [LOOSE, PLAIN], ids=["loose", "plain"])
@pytest.mark.parametrize("snippet", ["../../secret.txt", ".hidden/link.txt", "part.md"])
def test_a_rendered_project_shows_no_more(snippet: str, extensions: str, project: Path) -> None:
    write_page(project, snippet, extensions)
    rendered = run(project, "render", "--out", "out")
    assert rendered.returncode == 0, rendered.stderr
    assert mkdocs(project / "out", "build").returncode == 0
    page = (project / "out" / "site" / "page" / "index.html").read_text("utf-8")
    assert (SECRET in page, "Words of a part." in page) == (False, snippet == "part.md")

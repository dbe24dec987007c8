"""The guide for those who change the code: what it names is there, and readers do not come across it."""

import re
from pathlib import Path

import pytest

from conftest import ROOT, copy_study
from contributing.commands import refusal
from contributing.reading import DOCS, inline_code, read
from engines.running import mkdocs, run
from engines.site_reading import read_search

PACKAGE = ROOT / "scripts" / "evidence_site"
GUIDE = [f"guide/{path.name}" for path in sorted((DOCS / "guide").glob("*.md"))]
SOURCES = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
PROGRAMS = ("make ", "evidence-site ", ".venv/bin/")


def is_there(name: str) -> bool:
    """Whether what stands in backticks is a command, a file or folder, an option, or a name in the package."""
    if name.startswith(".venv/bin/pytest "):
        return all((ROOT / each).exists() for each in name.split()[1:] if not each.startswith("-"))
    if name.startswith(PROGRAMS):
        return not refusal(name)
    if "/" in name or re.search(r"\.(?:md|py|toml|txt|yml)$", name):
        return any(any(folder.glob(name.replace("<name>", "*"))) for folder in (ROOT, PACKAGE)) or name in FILE_NAMES
    return bool(re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", SOURCES)) or name in FILE_NAMES


FILE_NAMES = {path.name for path in (ROOT / "tests" / "cases").glob("*/*")} | {"expected.txt"}


@pytest.mark.parametrize("page", [each for each in GUIDE if each != "guide/verification.md"])
def test_everything_that_the_guide_names_is_there(page: str) -> None:
    named = [" ".join(each.split()) for each in inline_code(page)]
    assert len(named) > 20
    assert [each for each in named if not is_there(each)] == []


@pytest.mark.parametrize(
    "name", ["rules/no_such.py", "make no-such", "evidence-site no-such", "NoSuchClass", "pages/<name>.xml"]
)
def test_a_name_that_is_not_there_is_noticed(name: str) -> None:
    assert not is_there(name)


def test_the_guide_is_reached_from_the_page_on_contributing_and_from_the_repository() -> None:
    assert GUIDE == ["guide/architecture.md", "guide/extending.md", "guide/verification.md"]
    contributing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for page in GUIDE:
        assert f"]({page})" in read("contribute.md")
        assert f"](docs/{page})" in contributing


def searched(site: Path) -> set[str]:
    return {each.page for each in read_search(site)}


@pytest.mark.slow
def test_the_guide_is_published_and_no_reader_s_search_finds_it(tmp_path: Path) -> None:
    study = copy_study(tmp_path)
    built = run(study, "build", "--strict")
    assert built.returncode == 0, built.stderr
    assert run(study, "render", "--out", "rendered").returncode == 0
    again = mkdocs(study / "rendered", "build")
    assert again.returncode == 0, again.stderr
    for site in (study / "site", study / "rendered" / "site"):
        assert (site / "guide" / "architecture" / "index.html").is_file()
        assert "guide/" not in (site / "index.html").read_text(encoding="utf-8")
        found = searched(site)
        assert "contribute/" in found
        assert [each for each in found if each.startswith("guide/")] == []

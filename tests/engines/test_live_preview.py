"""What `serve` shows after a saved record: what a new `serve` would show, with no more written than has changed."""

import random
import re
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest

from engines.previewing import Builder, preview
from engines.running import contents
from evidence_site.checking import check
from evidence_site.diagnostics import has_errors
from evidence_site.engines import live_preview
from evidence_site.project import Project

pytestmark = pytest.mark.slow

EDITS = 50
SEED = 16
WORDS = re.compile(
    r"^ *(?:- )?(?:title|statement|summary|activity|outcome|note|text|question|design): \w.*$", re.MULTILINE
)
Golden = Callable[[str], Path]


def fresh(project: Path) -> dict[str, bytes]:
    """Return the files that a new `serve` shows."""
    shown: dict[str, bytes] = {}
    preview(project, lambda folder, _: shown.update(contents(folder)))
    return shown


def written(folder: Path, before: dict[str, int]) -> set[str]:
    """Return the files that were written since, and those that are gone."""
    now = states(folder)
    return {path for path in now.keys() | before.keys() if now.get(path) != before.get(path)}


def states(folder: Path) -> dict[str, int]:
    """Return when each file was written."""
    return {
        each.relative_to(folder).as_posix(): each.stat().st_mtime_ns for each in folder.rglob("*") if each.is_file()
    }


def edit(project: Path, chance: random.Random) -> None:
    """Change a word somewhere in the records, and now and then in the bibliography or on a page written by hand."""
    files = [*(project / "findings").glob("*.yml"), *(project / "references" / "studies").glob("*.yml")]
    file = chance.choice(files)
    text = file.read_text("utf-8")
    places = list(WORDS.finditer(text))
    if chance.random() < 0.1:
        page = project / "docs" / "about-lamps.md"
        page.write_text(f"# Lamps\n\nNumber {chance.randrange(1000)}.\n", "utf-8")
    elif places:
        place = chance.choice(places)
        file.write_text(
            f"{text[: place.end()]} {chance.choice(['bread', 'lamps', 'ovens'])}{text[place.end() :]}", "utf-8"
        )
        if has_errors(check(Project(project, pages=project / "docs"), advice=False)):
            file.write_text(text, "utf-8")


@pytest.mark.parametrize("name", ["minimal", "night-bakery"])
def test_after_many_edits_the_site_is_that_of_a_new_preview(name: str, golden: Golden) -> None:
    project = golden(name)
    chance = random.Random(SEED)  # noqa: S311 -- no secret
    followed = 0

    def visit(folder: Path, build: Builder) -> None:
        nonlocal followed
        for number in range(1, EDITS + 1):
            edit(project, chance)
            with patch.object(live_preview.Kept, "write", autospec=True, side_effect=live_preview.Kept.write) as write:
                build()
            followed += write.called
            if number % 10 == 0:
                assert contents(folder) == fresh(project)

    preview(project, visit)
    assert followed > EDITS / 2


def test_a_saved_record_writes_no_page_that_shows_the_same(golden: Golden) -> None:
    project = golden("night-bakery")
    record = project / "findings" / "learning-by-ear.yml"
    text = record.read_text("utf-8")

    def visit(folder: Path, build: Builder) -> None:
        before = states(folder)
        record.write_text(text.replace("Bakers listen.", "Bakers listen long."), "utf-8")
        build()
        assert written(folder, before) == {
            "findings/learning-by-ear/index.html",
            "index.html",
            "records/findings/learning-by-ear.yml",
        }

    preview(project, visit)


@pytest.mark.parametrize("faulty", ["statement: [", "title: Light first, and more: yet"])
def test_a_fault_is_shown_and_taken_away_as_before(faulty: str, golden: Golden) -> None:
    project = golden("minimal")
    record = project / "findings" / "light-first.yml"
    text = record.read_text("utf-8")

    def visit(folder: Path, build: Builder) -> None:
        before = contents(folder)
        record.write_text(f"{faulty}\n{text}", "utf-8")
        build()
        page = (folder / "findings" / "light-first" / "index.html").read_text("utf-8")
        assert "findings/light-first.yml:1:" in page
        record.write_text(text, "utf-8")
        build()
        assert contents(folder) == before

    preview(project, visit)


def test_what_else_changes_is_built_by_mkdocs(golden: Golden) -> None:
    project = golden("minimal")

    def visit(folder: Path, build: Builder) -> None:
        (project / "docs" / "more.md").write_text("# More\n\nOf lamps.\n", "utf-8")
        build()
        assert "Of lamps." in (folder / "more" / "index.html").read_text("utf-8")
        settings = (project / "mkdocs.yml").read_text("utf-8")
        (project / "mkdocs.yml").write_text(settings.replace("One lamp", "Two lamps"), "utf-8")
        build()
        assert "Two lamps" in (folder / "index.html").read_text("utf-8")
        bibliography = project / "references" / "references.bib"
        bibliography.write_text(bibliography.read_text("utf-8").replace("Quill", "Feather"), "utf-8")
        build()
        assert contents(folder) == fresh(project)

    preview(project, visit)


@pytest.mark.parametrize("step", ["build", "_build_page"], ids=["read", "written"])
def test_where_a_record_cannot_be_followed_the_whole_site_is_built(step: str, golden: Golden) -> None:
    project = golden("minimal")
    record = project / "findings" / "light-first.yml"
    text = record.read_text("utf-8")

    def visit(folder: Path, build: Builder) -> None:
        with patch.object(live_preview, step, side_effect=OSError("no room")) as refused:
            record.write_text(text.replace("Keepers lit", "All keepers lit"), "utf-8")
            build()
        assert refused.called
        assert contents(folder) == fresh(project)
        record.write_text(text.replace("Keepers lit", "Some keepers lit"), "utf-8")
        build()
        assert contents(folder) == fresh(project)

    preview(project, visit)


SAVES_MEANWHILE = """\
from pathlib import Path

def on_page_content(html, page, config, files):
    if "Before." in html:
        Path(page.file.abs_src_path).write_text("# More\\n\\nAfter the build had read it.\\n", "utf-8")
    return html
"""


def test_a_page_that_is_saved_during_a_build_is_built_again(golden: Golden) -> None:
    project = golden("minimal")
    (project / "docs" / "more.md").write_text("# More\n\nBefore.\n", "utf-8")
    (project / "hook.py").write_text(SAVES_MEANWHILE, "utf-8")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("hooks: [hook.py]\n")

    def visit(folder: Path, build: Builder) -> None:
        page = folder / "more" / "index.html"
        assert "Before." in page.read_text("utf-8")
        build()
        assert "After the build had read it." in page.read_text("utf-8")

    preview(project, visit)

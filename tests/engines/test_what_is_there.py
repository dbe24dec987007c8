"""Whatever is there where a command is to write, nothing that people wrote is overwritten or removed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from engines.running import contents, run
from evidence_site.engines.output_folder import why_not_replaced

pytestmark = pytest.mark.slow

WRITTEN = "holds what you have written. Name a new folder, or an empty one."


@pytest.fixture
def project(golden: Callable[[str], Path]) -> Path:
    return golden("minimal")


def refused(project: Path, out: str) -> str:
    """Return why nothing was written, and see that nothing was."""
    before = contents(project.parent)
    outcome = run(project, "render", "--out", out)
    assert outcome.returncode in {1, 2}
    assert "Traceback" not in outcome.stderr
    assert contents(project.parent) == before
    return outcome.stderr.splitlines()[-1]


@pytest.mark.parametrize("out", [".", "..", "findings", "docs", "references", "/"])
def test_the_project_and_what_holds_it_are_refused_even_if_marked(out: str, project: Path) -> None:
    for folder in (project, project.parent, project / "docs", project / "findings"):
        (folder / ".evidence-site").touch()
        (folder / ".evidence-site").unlink() if folder.name == "findings" else None
    assert refused(project, out).endswith(f"{out} {WRITTEN}")


@pytest.mark.parametrize("folder", ["docs", "findings", "references"])
def test_no_project_is_written_among_records_and_pages(folder: str, project: Path) -> None:
    told = refused(project, f"{folder}/new")
    assert told.endswith(f"is in {project / folder}, which holds what you have written. Name a folder elsewhere.")


def test_other_things_a_file_and_ways_that_lead_nowhere_are_refused(project: Path) -> None:
    (project.parent / "notes").mkdir()
    (project.parent / "notes" / "mine.txt").write_text("mine", "utf-8")
    (project.parent / "link").symlink_to(project.parent / "notes")
    (project.parent / "dangling").symlink_to(project.parent / "gone")
    other = "holds something else than this command writes. Name a new folder, or an empty one."
    assert refused(project, "../notes").endswith(f"notes {other}")
    assert refused(project, "../link").endswith(f"link {other}")
    assert refused(project, "../dangling").endswith("dangling is a link that leads nowhere. Name the folder itself.")
    assert refused(project, "../notes/mine.txt").endswith("Directory '../notes/mine.txt' is a file.")
    assert "Every file and folder is whole." in refused(project, "../notes/mine.txt/out")
    assert not (project.parent / "gone").exists()


def test_the_home_folder_is_refused_even_if_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "home").mkdir()
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    told = why_not_replaced(tmp_path / "home", "mark", tmp_path / "project", ())
    assert told == WRITTEN.removesuffix(".")

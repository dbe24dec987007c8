"""Whatever is there where a command is to write, nothing that people wrote is overwritten or removed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from engines.running import contents, mkdocs, run
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


ADDED = ("README.md", ".git/refs/heads/main", ".github/workflows/site.yml", "docs/more/mine.md", "docs/mine/CNAME")


def add(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"mine: {name}", "utf-8")


@pytest.mark.parametrize(("folder", "words"), [("out", ("render", "--out", "out")), ("site", ("build",))])
def test_what_people_added_stays_when_a_folder_is_written_again(
    project: Path, folder: str, words: tuple[str, ...]
) -> None:
    out = project / folder
    page = project / "docs" / "left-out.md"
    page.write_text("# Left out\n", "utf-8")
    assert run(project, *words).returncode == 0
    assert list(out.rglob("left-out*"))
    page.unlink()
    add(out, *ADDED)
    (out / ".git" / "objects").mkdir()
    (out / ".git" / "hook").symlink_to("nowhere")
    assert run(project, *words).returncode == 0
    for name in ADDED:
        assert (out / name).read_text("utf-8") == f"mine: {name}"
    assert (out / ".git" / "objects").is_dir()
    assert (out / ".git" / "hook").readlink() == Path("nowhere")
    assert not list(out.rglob("left-out*"))
    assert not [each.name for each in project.glob(f".{folder}*")]


def test_what_was_added_and_is_in_the_way_is_refused_by_name(project: Path) -> None:
    assert run(project, "render", "--out", "out").returncode == 0
    add(project / "out" / "docs", "a.md", "b/c.md", "d")
    for name in ("a.md", "b", "d/e.md"):
        add(project / "docs", name)
    told = f"Error: {project}/out holds docs/a.md, docs/b, docs/d, which this command did not write before, and"
    assert refused(project, "out").startswith(told)


def test_what_was_added_is_in_the_way_of_no_build_that_cannot_keep_it(project: Path) -> None:
    assert run(project, "build").returncode == 0
    add(project / "site", "CNAME", ".well-known/mine")
    before = contents(project)
    outcome = mkdocs(project, "build")
    assert outcome.returncode == 1
    assert (
        "holds CNAME, which no build wrote, and which MkDocs would remove. Run: evidence-site build" in outcome.stderr
    )
    assert contents(project) == before
    (project / "site" / "CNAME").unlink()
    for way in (mkdocs, run):
        assert way(project, "build").returncode == 0
        assert (project / "site" / ".well-known" / "mine").is_file()


@pytest.mark.parametrize("note", ["", "3", "[[", "[" * 100_000])
def test_a_folder_without_a_note_that_can_be_read_is_refused(project: Path, note: str) -> None:
    assert run(project, "render", "--out", "out").returncode == 0
    (project / "out" / ".evidence-site").write_text(note, "utf-8")
    told = "Error: out has no note of the files that this command wrote, so yours among them are not known."
    assert refused(project, "out").startswith(told)

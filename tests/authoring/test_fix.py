"""`check --fix` mends the records of a project, and nothing else."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from authoring.running import ask
from engines.running import contents, run
from evidence_site.authoring.files import replace, write_new

Golden = Callable[[str], Path]

UNTIDY = b"\xef\xbb\xbftitle: Last out: at dawn  \n"


@pytest.fixture
def untidy(golden: Golden) -> Path:
    """A project with a finding that can be mended, and with one fault that cannot."""
    project = golden("minimal")
    finding = project / "findings" / "last-out.yml"
    text = (
        finding.read_bytes()
        .replace(b"title: Last out\n", UNTIDY[3:])
        .replace(b"added: 2026-04-02", b"added: 2 April 2026")
    )
    finding.write_bytes(b"\xef\xbb\xbf" + text.replace(b"voice: author", b"voice: writer"))
    return project


def test_a_record_is_mended_and_what_remains_is_told(untidy: Path) -> None:
    before = contents(untidy)
    outcome = run(untidy, "check", "--fix")
    assert outcome.returncode == 1
    assert outcome.stderr == ""
    assert outcome.stdout.startswith(
        "findings/last-out.yml: took away the byte order mark, put quotation marks around values that need them, "
        "wrote dates as year, month and day, took away white space at the end of lines.\n"
        "--- findings/last-out.yml\n"
    )
    assert '\n-title: Last out: at dawn\N{MIDDLE DOT}\N{MIDDLE DOT}\n+title: "Last out: at dawn"\n' in outcome.stdout
    assert "\n-added: 2 April 2026\n+added: 2026-04-02\n" in outcome.stdout
    assert re.search(r"^findings/last-out.yml:\d+:12: error FLD004 `writer`", outcome.stdout, re.MULTILINE)
    assert "Found 1 error in 1 file." in outcome.stdout
    after = contents(untidy)
    mended = after.pop("findings/last-out.yml")
    assert b'# A finding of a fictional study.\ntitle: "Last out: at dawn"\nstatement:' in mended
    assert mended[:1] == b"#"
    before.pop("findings/last-out.yml")
    assert after == before


def test_a_second_time_nothing_is_left_to_mend(untidy: Path) -> None:
    run(untidy, "check", "--fix")
    before = contents(untidy)
    outcome = run(untidy, "check", "--fix")
    assert re.match(r"findings/last-out.yml:\d+:12: error FLD004", outcome.stdout)
    assert contents(untidy) == before


@pytest.mark.parametrize("words", [("--diff",), ("--fix", "--diff")])
def test_a_difference_is_shown_without_writing_it(untidy: Path, words: tuple[str, ...]) -> None:
    before = contents(untidy)
    outcome = run(untidy, "check", *words)
    assert outcome.returncode == 1
    assert "+added: 2026-04-02" in outcome.stdout
    assert "is not a date" in outcome.stdout or "YML013" in outcome.stdout
    assert contents(untidy) == before


def test_a_report_for_a_program_is_not_mixed_with_the_difference(untidy: Path) -> None:
    outcome = ask(untidy, "check", "--fix", "--format", "github")
    assert outcome.stdout.startswith("::error title=FLD004")
    assert "+added: 2026-04-02" in outcome.stderr


def test_what_is_shown_of_a_record_cannot_command_a_terminal_or_a_log(golden: Golden) -> None:
    project = golden("minimal")
    finding = project / "findings" / "last-out.yml"
    finding.write_bytes(b"\xef\xbb\xbf# \x1b[31m ##[error] \xe2\x80\xae\n" + finding.read_bytes())
    shown = ask(project, "check", "--diff").stdout
    assert "\\x1b[31m ##\\x5berror]" in shown
    assert not {"\x1b", "\ufeff", "\u202e"} & set(shown)


def test_only_records_are_touched(golden: Golden, tmp_path: Path) -> None:
    project = golden("minimal")
    outside = tmp_path / "outside.yml"
    folder = tmp_path / "folder"
    folder.mkdir()
    for path in (
        outside,
        folder / "in-a-link.yml",
        project / "findings" / "other.yaml",
        project / "findings" / ".hidden.yml.swp",
        project / "references" / "sources" / "untidy2020.txt",
        project / "references" / "references.bib",
        project / "docs" / "untidy.yml",
    ):
        path.write_bytes(UNTIDY)
    (project / "findings" / "linked.yml").symlink_to(outside)
    (project / "findings" / "folder.yml").mkdir()
    (project / "findings" / "large.yml").write_bytes(UNTIDY + b"#" * 256 * 1024)
    os.mkfifo(project / "findings" / "pipe.yml")
    (project / "references" / "studies" / "one-lamp.yml").unlink()
    (project / "references" / "studies").rmdir()
    (project / "references" / "studies").symlink_to(folder)
    is_file = [path for path in (*project.rglob("*"), outside, folder / "in-a-link.yml") if path.is_file()]
    before = {path: path.read_bytes() for path in is_file}
    outcome = ask(project, "check", "--fix")
    assert "took away" not in outcome.stdout
    assert {path: path.read_bytes() for path in is_file} == before
    assert (project / "findings" / "linked.yml").is_symlink()


def test_a_study_and_the_synthesis_are_mended_too(golden: Golden) -> None:
    project = golden("minimal")
    synthesis, study = project / "findings" / "synthesis.yml", project / "references" / "studies" / "one-lamp.yml"
    synthesis.write_bytes(synthesis.read_bytes().replace(b"2026-06-30", b"30 June 2026"))
    study.write_bytes(
        study.read_bytes().replace(b'title: "One lamp: how keepers begin and end a shift"', b"title: One: lamp")
    )
    outcome = ask(project, "check", "--fix")
    assert (outcome.exit_code, outcome.stdout[-25:]) == (0, "All records are in order.\n"[-25:])
    assert b"reviewed: 2026-06-30\n" in synthesis.read_bytes()
    assert b'title: "One: lamp"\n' in study.read_bytes()


def test_replacing_a_file_keeps_who_may_read_it_and_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_bytes(b"old")
    path.chmod(0o640)
    replace(path, b"new")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o640)
    with pytest.raises(FileNotFoundError):
        replace(tmp_path / "absent.yml", b"new")
    assert [each.name for each in tmp_path.iterdir()] == ["a.yml"]


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    write_new(tmp_path / "folder" / "a.yml", "first\n")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "folder" / "a.yml", "second\n")
    assert (tmp_path / "folder" / "a.yml").read_bytes() == b"first\n"

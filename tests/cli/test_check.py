"""`evidence-site check`: what it says, where it says it, and how it ends."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from engines.running import run

pytestmark = pytest.mark.slow

NOT_ON_GITHUB = {"GITHUB_ACTIONS": ""}
ON_GITHUB = {"GITHUB_ACTIONS": "true"}
PLACE = "findings/last-out.yml"
FULL = """\
findings/last-out.yml:6:12: error REF002 there is no study `one-lmap` in references/studies
  |
6 |   - study: one-lmap
  |            ^^^^^^^^
  = help: did you mean `one-lamp`?   (evidence-site explain REF002)

Found 1 error in 1 file.
"""
CONCISE = """\
findings/last-out.yml:6:12: error REF002 there is no study `one-lmap` in references/studies
Found 1 error in 1 file.
"""
GITHUB = (
    "::error title=REF002 (evidence-site),file=findings/last-out.yml,line=6,col=12,endLine=6,endColumn=20::"
    "there is no study `one-lmap` in references/studies%0Ahelp: did you mean `one-lamp`?"
    "%0Aevidence-site explain REF002\n"
)


def with_line(project: Path, line: str, other: str) -> Path:
    record = project / PLACE
    text = record.read_text(encoding="utf-8")
    assert line in text
    record.write_text(text.replace(line, other), encoding="utf-8")
    return project


def test_a_project_in_order_ends_well(good: Path) -> None:
    outcome = run(good, "check", environment=NOT_ON_GITHUB)
    assert (outcome.returncode, outcome.stdout, outcome.stderr) == (0, "All records are in order.\n", "")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ((), FULL),
        (("--format", "full"), FULL),
        (("--format", "concise"), CONCISE),
        (("--format", "github"), GITHUB),
    ],
    ids=["default", "full", "concise", "github"],
)
def test_a_fault_is_told_on_standard_output_and_in_the_status(
    faulty: Path, words: tuple[str, ...], expected: str
) -> None:
    outcome = run(faulty, "check", *words, environment=NOT_ON_GITHUB)
    assert (outcome.returncode, outcome.stdout, outcome.stderr) == (1, expected, "")


def test_on_github_a_fault_is_an_annotation_unless_another_format_is_asked_for(faulty: Path) -> None:
    assert run(faulty, "check", environment=ON_GITHUB).stdout == GITHUB
    assert run(faulty, "check", "--format", "concise", environment=ON_GITHUB).stdout == CONCISE


def test_a_review_that_is_due_is_a_warning_of_check_and_of_no_build(good: Path) -> None:
    with_line(good, "added: 2026-04-02", "added: 2026-04-02\nreview_by: 2026-05-01")
    late = run(good, "check", "--today", "2026-05-02", "--format", "concise")
    assert late.returncode == 0
    assert late.stdout.startswith(f"{PLACE}:16:12: warning DAT003 ")
    in_time = run(good, "check", "--today", "2026-05-01")
    assert (in_time.returncode, in_time.stdout) == (0, "All records are in order.\n")
    today = run(good, "check", environment=NOT_ON_GITHUB)
    assert "warning DAT003 " in today.stdout
    for words in (("build", "--strict"), ("render", "--out", "rendered")):
        outcome = run(good, *words)
        assert outcome.returncode == 0
        assert "DAT003" not in outcome.stdout + outcome.stderr


def test_a_day_that_is_none_is_a_wrong_command(good: Path) -> None:
    outcome = run(good, "check", "--today", "2 May 2026")
    assert (outcome.returncode, outcome.stdout) == (2, "")
    assert "`2 May 2026` is not a day; write year, month and day: 2026-11-24" in outcome.stderr


@pytest.mark.parametrize("words", [("check", "--format", "xml"), ("chek",), ("--project", "nowhere", "check")])
def test_a_wrong_command_is_told_on_standard_error(good: Path, words: tuple[str, ...]) -> None:
    outcome = run(good, *words)
    assert (outcome.returncode, outcome.stdout) == (2, "")
    assert outcome.stderr.startswith("Usage: evidence-site")
    assert "Traceback" not in outcome.stderr


def test_it_finds_the_project_from_a_folder_inside_it(faulty: Path) -> None:
    outcome = run(faulty / "references" / "sources", "check", environment=NOT_ON_GITHUB)
    assert (outcome.returncode, outcome.stdout) == (1, FULL)


def test_it_finds_the_project_that_is_named(faulty: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    for named in (str(faulty), "../minimal", str(faulty / "docs")):
        outcome = run(elsewhere, "--project", named, "check", environment=NOT_ON_GITHUB)
        assert (outcome.returncode, outcome.stdout) == (1, FULL)


def test_it_says_what_it_does_on_a_terminal(good: Path) -> None:
    ours, theirs = pty.openpty()
    command = [str(Path(sys.executable).parent / "evidence-site"), "check"]
    outcome = subprocess.run(command, cwd=good, stdout=subprocess.PIPE, stderr=theirs, text=True, check=True)
    os.close(theirs)
    assert os.read(ours, 1000).decode() == "Checking the records and their quotes …\r\n"
    os.close(ours)
    assert outcome.stdout == "All records are in order.\n"

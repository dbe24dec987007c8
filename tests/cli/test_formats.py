"""How `evidence-site check` writes: colour where it is wanted, and the summary of a job on GitHub."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from engines.running import run

pytestmark = pytest.mark.slow

PLAIN = {"GITHUB_ACTIONS": "", "NO_COLOR": "", "FORCE_COLOR": "", "TERM": "xterm", "GITHUB_STEP_SUMMARY": ""}


def on_a_terminal(project: Path, **environment: str) -> str:
    ours, theirs = pty.openpty()
    command = [str(Path(sys.executable).parent / "evidence-site"), "check"]
    with os.fdopen(ours, "rb", buffering=0) as terminal:
        subprocess.run(command, cwd=project, stdout=theirs, env=os.environ | PLAIN | environment, check=False)
        os.close(theirs)
        shown = b""
        try:
            while part := terminal.read(65536):
                shown += part
        except OSError:  # Linux ends a terminal that nobody writes to any more in this way
            pass
    return shown.decode()


@pytest.mark.parametrize(
    ("environment", "is_coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_a_terminal_gets_colour_unless_it_is_not_wanted(
    faulty: Path, environment: dict[str, str], *, is_coloured: bool
) -> None:
    shown = on_a_terminal(faulty, **environment)
    assert ("\x1b[1;31merror REF002\x1b[0m" in shown) is is_coloured
    assert ("\x1b" in shown) is is_coloured


@pytest.mark.parametrize(("environment", "is_coloured"), [({}, False), ({"FORCE_COLOR": "1"}, True)])
def test_a_pipe_gets_no_colour_unless_it_is_wanted(
    faulty: Path, environment: dict[str, str], *, is_coloured: bool
) -> None:
    assert (
        "\x1b[1;31merror REF002\x1b[0m" in run(faulty, "check", environment=PLAIN | environment).stdout
    ) is is_coloured


def test_json_lists_the_faults_and_the_status_is_as_ever(faulty: Path) -> None:
    outcome = run(faulty, "check", "--format", "json", environment=PLAIN | {"FORCE_COLOR": "1"})
    assert outcome.returncode == 1
    (found,) = json.loads(outcome.stdout)["diagnostics"]
    assert (found["code"], found["name"], found["severity"]) == ("REF002", "unknown-study", "error")


def test_on_github_the_summary_of_the_job_is_written_too(faulty: Path, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("Before.\n", "utf-8")
    on_github = PLAIN | {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(summary)}
    assert run(faulty, "check", environment=on_github).returncode == 1
    text = summary.read_text("utf-8")
    assert text.startswith("Before.\n### Records and quotes\n\nFound 1 error in 1 file.\n\n| Place |")
    assert "<code>one&#45;lmap</code>" in text
    assert run(faulty, "check", "--format", "full", environment=on_github).returncode == 1
    assert summary.read_text("utf-8") == text


def test_advice_is_shown_and_is_no_failure(good: Path) -> None:
    record = good / "findings" / "last-out.yml"
    record.write_text(record.read_text("utf-8") + "not_stated: [what the AMU is]\n", "utf-8")
    outcome = run(good, "check", "--format", "concise", environment=PLAIN)
    assert outcome.returncode == 0
    assert "advice TXT009 nothing here says what `AMU` stands for" in outcome.stdout
    assert "TXT009" not in run(good, "build", environment=PLAIN).stdout

"""Every kind of change in a real repository, and the exact words for it.

Run with `--update` to write what the command says into `expected/`; read the difference before it is committed.
"""

import json
from pathlib import Path

import pytest

from authoring.running import ask
from changes.cases import CASES
from changes.repository import commit, edit, git, start

EXPECTED = Path(__file__).parent / "expected"
EVERYTHING = "everything"
"""The case whose words are kept in every format: changes of all weights, with notes, cautions and hostile text."""


def diff(name: str, style: str, folder: Path) -> str:
    """Return what the command says of a case, with `commit1` and `commit2` for the ids of the commits."""
    project = start(folder)
    edit(project, *CASES[name])
    last = commit(folder)
    first = git(folder, "rev-parse", "HEAD^")
    outcome = ask(project, "diff", "HEAD^", "HEAD", "--format", style)
    assert (outcome.exit_code, outcome.stderr) == (0, "")
    report = outcome.stdout
    for number, known in enumerate((first, last), 1):
        report = report.replace(known, f"commit{number}").replace(known[:7], f"commit{number}")
    return report


@pytest.mark.parametrize(
    ("name", "style", "ending"),
    [(name, "text", "txt") for name in CASES] + [(EVERYTHING, "markdown", "md"), (EVERYTHING, "json", "json")],
)
def test_a_change_is_reported_in_these_words(
    name: str, style: str, ending: str, tmp_path: Path, *, update: bool
) -> None:
    report = diff(name, style, tmp_path)
    file = EXPECTED / f"{name}.{ending}"
    if update:
        EXPECTED.mkdir(exist_ok=True)
        file.write_text(report, "utf-8")
    assert report == file.read_text("utf-8")


def test_the_case_in_every_format_has_changes_of_every_weight_but_drafts(tmp_path: Path) -> None:
    changes = json.loads(diff(EVERYTHING, "json", tmp_path))["changes"]
    weights = ["findings", "claims", "grounds", "checks", "studies", "references", "wording", "keeping"]
    assert list(dict.fromkeys(each["weight"] for each in changes)) == weights


def test_no_expectation_is_left_over() -> None:
    names = {f"{name}.txt" for name in CASES} | {f"{EVERYTHING}.md", f"{EVERYTHING}.json"}
    assert {each.name for each in EXPECTED.iterdir()} == names

"""Every kind of change in a real repository, and the exact words for it in each format.

Run with `--update` to write what is told into `expected/`; read the difference before it is committed.
"""

import json
from pathlib import Path

import pytest

from authoring.running import ask
from changes.cases import CASES
from changes.repository import commit, edit, git, start

EXPECTED = Path(__file__).parent / "expected"
ENDINGS = {"text": "txt", "markdown": "md", "json": "json"}


@pytest.mark.parametrize("name", CASES)
def test_a_change_is_told_in_these_words(name: str, tmp_path: Path, *, update: bool) -> None:
    project = start(tmp_path)
    edit(project, *CASES[name])
    last = commit(tmp_path)
    first = git(tmp_path, "rev-parse", "HEAD^")
    for style, ending in ENDINGS.items():
        outcome = ask(project, "diff", "HEAD^", "HEAD", "--format", style)
        assert (outcome.exit_code, outcome.stderr) == (0, "")
        told = outcome.stdout
        for number, known in enumerate((first, last), 1):
            told = told.replace(known, f"commit{number}").replace(known[:7], f"commit{number}")
        file = EXPECTED / f"{name}.{ending}"
        if update:
            EXPECTED.mkdir(exist_ok=True)
            file.write_text(told, "utf-8")
        assert told == file.read_text("utf-8")
        assert style != "json" or json.loads(told)


def test_no_expectation_is_left_over() -> None:
    assert {each.name for each in EXPECTED.iterdir()} == {f"{n}.{e}" for n in CASES for e in ENDINGS.values()}

"""Where a pull request is checked, every way to build refuses private texts far from the project."""

from collections.abc import Callable
from pathlib import Path

import pytest

from engines.running import mkdocs, run
from evidence_site.project import PULL_REQUEST_VARIABLE, SOURCES_VARIABLE

TOLD = "where a pull request is checked, no folder is read here but one in the project or beside it"
BY_VARIABLE = {PULL_REQUEST_VARIABLE: "1"}
WAYS: list[tuple[Callable[..., object], tuple[str, ...], dict[str, str]]] = [
    (run, ("check", "--pull-request"), {}),
    (run, ("check",), BY_VARIABLE),
    (run, ("build", "--pull-request"), {}),
    (run, ("render", "--out", "out"), BY_VARIABLE),
    (mkdocs, ("build",), BY_VARIABLE),
]


@pytest.fixture
def naming(good: Path, tmp_path: Path) -> Path:
    """A project that names a folder far away, which is there."""
    (tmp_path / "far" / "away").mkdir(parents=True)
    synthesis = good / "findings" / "synthesis.yml"
    text = synthesis.read_text("utf-8")
    setting = f"settings:\n  sources: {tmp_path / 'far' / 'away'}\n"
    has_settings = "settings:\n" in text
    synthesis.write_text(text.replace("settings:\n", setting) if has_settings else text + setting, "utf-8")
    return good


@pytest.mark.parametrize(("way", "words", "environment"), WAYS, ids=[" ".join(each[1]) for each in WAYS])
def test_a_folder_far_away_is_refused_whether_it_is_there_or_not(
    way: Callable[..., object], words: tuple[str, ...], environment: dict[str, str], naming: Path, tmp_path: Path
) -> None:
    there = way(naming, *words, environment=environment)
    (tmp_path / "far" / "away").rmdir()
    gone = way(naming, *words, environment=environment)
    assert there.returncode == gone.returncode == 1  # type: ignore[attr-defined]
    assert (there.stdout, there.stderr) == (gone.stdout, gone.stderr)  # type: ignore[attr-defined]
    assert TOLD in there.stdout + there.stderr  # type: ignore[attr-defined]


def test_nobody_is_refused_on_their_own_computer_or_where_a_variable_names_the_folder(naming: Path) -> None:
    assert run(naming, "check").returncode == 0
    environment = {SOURCES_VARIABLE: "findings/glyphs"}
    (naming / "findings" / "glyphs").mkdir(exist_ok=True)
    assert run(naming, "build", "--pull-request", environment=environment).returncode == 0

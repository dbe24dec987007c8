"""A missing tool is told in words, with the command that installs it."""

from pathlib import Path

import pytest

import installed
from installed import MissingToolError, node, npm_package


def test_a_missing_package_is_named_with_the_command_that_installs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(installed, "MODULES", tmp_path)
    (tmp_path / "axe-core").mkdir()  # an installation that was interrupted
    with pytest.raises(MissingToolError) as missing:
        npm_package("axe-core")
    assert str(missing.value) == (
        "The npm package `axe-core` is not installed. Run: rm -f .venv/npm.stamp && make .venv/test.stamp"
    )
    (tmp_path / "axe-core" / "package.json").touch()
    assert npm_package("axe-core") == tmp_path / "axe-core"


def test_missing_node_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingToolError, match="Node is not installed"):
        node()
    program = tmp_path / "node"
    program.touch()
    program.chmod(0o755)
    assert node() == str(program)

"""Runs the real commands on a project, as a person does."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest


def run(project: Path, *words: str, environment: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run `evidence-site` in a project's folder."""
    return _run(command(*words), project, environment)


def command(*words: str) -> list[str]:
    """Give the command line of `evidence-site` with some words."""
    return [_script("evidence-site"), *words]


def mkdocs(project: Path, *words: str, environment: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run plain `mkdocs` in a project's folder."""
    return _run([_script("mkdocs"), *words], project, environment)


def zensical(project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run Zensical in a project's folder."""
    return _run([_script("zensical"), *words], project, None)


def free_address() -> str:
    """Return an address of this machine at which nothing is served."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{free.getsockname()[1]}"


BUILDERS = (
    pytest.param(mkdocs, id="mkdocs"),
    pytest.param(zensical, id="zensical", marks=pytest.mark.second_builder),
)
"""What builds a rendered project, for `parametrize`."""


def _script(name: str) -> str:
    return str(Path(sys.executable).parent / name)


def _run(command: list[str], project: Path, environment: dict[str, str] | None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=project,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "GITHUB_ACTIONS": ""} | (environment or {}),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def contents(folder: Path) -> dict[str, bytes]:
    """Give every file of a folder by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }

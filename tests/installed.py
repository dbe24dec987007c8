"""Finds what tests use besides Python packages. For want of a tool, a test fails in words; none is skipped."""

import shutil
from pathlib import Path

MODULES = Path(__file__).parent.parent / ".venv" / "node_modules"
INSTALL = "Run: rm -f .venv/npm.stamp && make .venv/test.stamp"


class MissingToolError(Exception):
    """A tool or package that the tests need is not installed. Its text names it, and the command that installs it."""


def npm_package(name: str) -> Path:
    """Return the folder of a package of npm that the test command installs.

    Raises:
        MissingToolError: it is not there.
    """
    folder = MODULES / name
    if not (folder / "package.json").is_file():
        raise MissingToolError(f"The npm package `{name}` is not installed. {INSTALL}")
    return folder


def node() -> str:
    """Return the path of the program Node.

    Raises:
        MissingToolError: it is not there.
    """
    found = shutil.which("node")
    if not found:
        raise MissingToolError(f"Node is not installed. Install nodejs and npm with your system's packages. {INSTALL}")
    return found

"""Real Git repositories with the fictional project of these tests in them."""

import os
import subprocess
from pathlib import Path
from shutil import copytree

PROJECT = Path(__file__).parent / "project"
IDENTITY = {
    "GIT_AUTHOR_NAME": "Ada Hall",
    "GIT_AUTHOR_EMAIL": "ada@example.org",
    "GIT_COMMITTER_NAME": "Ada Hall",
    "GIT_COMMITTER_EMAIL": "ada@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}
Edit = tuple[str, str, str]
"""A file, words in it, and what stands in their place."""


def git(folder: Path, *words: str) -> str:
    """Run Git; a failure fails the test."""
    answer = subprocess.run(
        ["git", "-C", str(folder), "-c", "protocol.file.allow=always", *words],
        env=os.environ | IDENTITY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    return answer.stdout.strip()


def start(folder: Path, inside: str = "") -> Path:
    """Make a repository with the project as its first commit, perhaps in a folder inside it; give the project."""
    project = folder / inside if inside else folder
    copytree(PROJECT, project, dirs_exist_ok=True)
    git(folder, "init", "-q", "-b", "main")
    commit(folder, "first")
    return project


def commit(folder: Path, message: str = "next") -> str:
    """Commit everything, and give the commit's id."""
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", message)
    return git(folder, "rev-parse", "HEAD")


def edit(project: Path, *edits: Edit) -> None:
    """Replace words in files; words that are not there once fail the test. An empty `old` makes a new file."""
    for name, old, new in edits:
        file = project / name
        text = file.read_text("utf-8") if old else ""
        assert not old or text.count(old) == 1, (name, old, text.count(old))
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text.replace(old, new) if old else new, "utf-8")

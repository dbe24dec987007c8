"""Builds that are stopped on the way, as a person, a system or a full disk stops them."""

import os
import resource
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from engines.running import command

SMALLEST_PAGE = 4000
"""Bytes; every page of a site is longer."""


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    status: int
    said: str


def start(project: Path, *words: str, largest_file: int | None = None) -> subprocess.Popen[str]:
    """Start `evidence-site` as a terminal does, as the first of a group of processes."""

    def limit() -> None:
        if largest_file is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))

    return subprocess.Popen(
        command(*words),
        cwd=project,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "GITHUB_ACTIONS": ""},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
        preexec_fn=limit,  # noqa: PLW1509 -- no thread of ours runs meanwhile
    )


def end(process: subprocess.Popen[str], kind: signal.Signals | None = None, after: float = 0) -> Ended:
    """Wait until a command has ended; before that, send its group a signal after some seconds."""
    if kind is not None:
        time.sleep(after)
        if process.poll() is None:
            os.killpg(process.pid, kind)
    said, _ = process.communicate(timeout=120)
    return Ended(process.returncode, said)


def wait_for_pages(project: Path, process: subprocess.Popen[str]) -> None:
    """Wait until a build has begun to write pages into a new folder."""
    while not list(project.glob(".site.*.new/*/")) and process.poll() is None:
        time.sleep(0.01)

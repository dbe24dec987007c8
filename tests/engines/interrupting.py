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
WAIT = """\
import pathlib, time
def on_page_context(context, page, config, nav):
    begun = pathlib.Path(config.config_file_path).with_name("begun")
    if len(list(pathlib.Path(config.site_dir).rglob("*.html"))) == 1:
        begun.touch()
        for _ in range(6000):
            if begun.exists():
                time.sleep(0.01)
"""
"""A hook by which a build goes on after its first page only when the file `begun` is taken away."""


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    status: int
    said: str


def start(project: Path, *words: str, largest_file: int | None = None) -> subprocess.Popen[str]:
    """Start `evidence-site` as a terminal does, as the first of a group of processes."""

    def prepare() -> None:
        # What a shell runs in the background ignores Ctrl+C, and so would all that it starts.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
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
        preexec_fn=prepare,  # noqa: PLW1509 -- no thread of ours runs meanwhile
    )


def end(process: subprocess.Popen[str], kind: signal.Signals | None = None, after: float = 0) -> Ended:
    """Wait until a command has ended; before that, send its group a signal after some seconds."""
    if kind is not None:
        time.sleep(after)
        if process.poll() is None:
            os.killpg(process.pid, kind)
    said, _ = process.communicate(timeout=120)
    return Ended(process.returncode, said)


def start_among_pages(project: Path) -> subprocess.Popen[str]:
    """Start a build, and return it when it has written one page, and waits for the file `begun` to go."""
    settings, hook = project / "mkdocs.yml", project / "wait.py"
    before = settings.read_text("utf-8")
    settings.write_text(f"{before}\nhooks: [wait.py]\n", "utf-8")
    hook.write_text(WAIT, "utf-8")
    process = start(project, "build")
    while not (project / "begun").exists():
        assert process.poll() is None
        time.sleep(0.01)
    settings.write_text(before, "utf-8")
    return process

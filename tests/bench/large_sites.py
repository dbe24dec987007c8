"""Builds and checks sites of 100, 1,000 and 10,000 findings and a large synthesis, and prints time and memory.

Prints CPU seconds (user and system) of a build by MkDocs and of `evidence-site check`, and the most memory that the
build held, each in a process of its own.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))

from full_build import write_many
from large_synthesis import FINDINGS, STUDIES, write_large_synthesis

SIZES = (100, 1000, 10_000)
MOST_SECONDS, MOST_MEMORY = 40, 350
"""Of the largest, in CPU seconds and MB. Version 0.1 took 43 s and 509 MB where these were set."""


class Cost(NamedTuple):
    """What a process took."""

    seconds: float
    memory: float
    """In MB."""


def cost(project: Path, *words: str) -> Cost:
    """Run a program of the environment in a project, and return what it took."""
    process = subprocess.Popen(
        [Path(sys.executable).with_name(words[0]), *words[1:]],
        cwd=project,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(process.pid, 0)
    assert status == 0, f"{' '.join(words)} failed"
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def measure(name: str, write: Callable[[Path], None]) -> None:
    """Write a site, build and check it, and print what that took."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder, "project")
        write(project)
        check = cost(project, "evidence-site", "check")
        build = cost(project, "mkdocs", "build", "--quiet")
    told = f"check {check.seconds:6.2f}   build {build.seconds:6.2f}   {build.memory:4.0f} MB"
    print(f"  {name:20}   {told}", flush=True)  # noqa: T201


def main() -> None:
    """Measure and print."""
    print(f"build and check, CPU seconds and most memory (at most {MOST_SECONDS} s and {MOST_MEMORY} MB)")  # noqa: T201
    for findings in SIZES:
        measure(f"{findings:6} findings", partial(write_many, findings=findings))
    measure(f"{FINDINGS:6} of {STUDIES} studies", write_large_synthesis)


if __name__ == "__main__":
    main()

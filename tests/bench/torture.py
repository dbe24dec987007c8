"""Interrupts 200 builds and runs 50 pairs at once, and counts what is lost: `make torture`.

Each interrupted build gets a signal at a random moment; after it the site must be whole and, at the end of every tenth,
a build must succeed and leave nothing beside the site. The numbers of builds are arguments: `torture.py 20 5`.
"""

import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from conftest import GOLDEN
from engines.interrupting import end, start
from engines.running import contents

SEED = 2026
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGKILL)
KNOWN = {0, 130, 143, -signal.SIGKILL, -signal.SIGINT, -signal.SIGTERM}
"""How a build can end: by itself, in words, or by the signal, if that came before Python was awake."""


def main(interrupted: int, pairs: int) -> int:
    """Torture a copy of a golden project, and print the counts; return the number of faults."""
    chance, faults, ends = random.Random(SEED), Counter[str](), Counter[str]()  # noqa: S311 -- no secret
    with tempfile.TemporaryDirectory() as folder:
        project = Path(shutil.copytree(GOLDEN / "minimal", Path(folder) / "project"))
        begun = time.monotonic()
        assert end(start(project, "build")).status == 0
        lasts = time.monotonic() - begun
        site = contents(project / "site")

        def look(status: int, said: str) -> None:
            faults["a site lost"] += contents(project / "site") != site
            faults["a traceback"] += "Traceback" in said and status not in {-signal.SIGINT, 130}
            faults["an unknown status"] += status not in KNOWN

        def build_again() -> None:
            ended = end(start(project, "build"))
            faults["a later build refused"] += ended.status != 0
            faults["something left"] += bool(list(project.glob(".site*")))
            look(ended.status, ended.said)

        for number in range(interrupted):
            kind = chance.choice(SIGNALS)
            ended = end(start(project, "build"), kind, chance.uniform(0, lasts * 1.1))
            ends[f"{kind.name} {ended.status}"] += 1
            look(ended.status, ended.said)
            if number % 10 == 9:
                build_again()
        for _ in range(pairs):
            first = start(project, "build")
            time.sleep(chance.uniform(0, 1.5))
            for each in (end(start(project, "build")), end(first)):
                ends[f"pair {each.status}"] += 1
                look(each.status, each.said)
            build_again()
    print(f"{interrupted} interrupted builds and {pairs} pairs: {dict(sorted(ends.items()))}")  # noqa: T201
    print(f"faults: {dict(+faults) or 'none'}")  # noqa: T201
    return sum(faults.values())


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:] or (200, 50))) > 0)

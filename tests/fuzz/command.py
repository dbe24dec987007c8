"""Puts 100,000 spoilt projects through `check`: `make fuzz`, with a new seed each time.

`make fuzz SEED=… COUNT=…` does a run again, and `make fuzz SEED=… ONLY=…` one input of it. What went wrong is written
below `build/fuzz/`, a folder for each input, with its project's other files.
"""

import argparse
import os
import resource
import secrets
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from conftest import ROOT
from evidence_site.diagnostics import Diagnostic
from fuzz.inputs import BASES, base_files, kind_of, make_input
from fuzz.trial import CODES, restore, run_trial

FAULTY = ROOT / "build" / "fuzz"
CHUNK = 250
REPORTS_EVERY = 4
MENDS_EVERY = 20
LONGEST = 120
"""Seconds after which an input has no end: on no machine does `check` of a small project take as long."""
SLOWEST = 10
_FORMS = "error", "warning", "advice"


@dataclass
class Tally:
    """What came of some inputs."""

    outcomes: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    reported: int = 0
    mended: int = 0
    slowest: list[tuple[float, str, str]] = field(default_factory=list)
    faults: list[tuple[str, str]] = field(default_factory=list)
    memory: int = 0
    """Kilobytes that a process had at most."""

    def add(self, other: "Tally") -> None:
        """Count what came of more inputs."""
        self.outcomes += other.outcomes
        self.kinds += other.kinds
        self.codes += other.codes
        self.reported += other.reported
        self.mended += other.mended
        self.slowest = sorted(self.slowest + other.slowest, reverse=True)[:SLOWEST]
        self.faults += other.faults
        self.memory = max(self.memory, other.memory)


def try_chunk(seed: str, numbers: range) -> Tally:
    """Try the inputs with these numbers."""
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        for base in BASES:
            restore(Path(folder, base), base_files(base))
        for number in numbers:
            try_one(seed, number, Path(folder), tally)
    tally.slowest = sorted(tally.slowest, reverse=True)[:SLOWEST]
    tally.memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return tally


def try_one(seed: str, number: int, folder: Path, tally: Tally) -> None:
    """Try one input, and count what came of it."""
    tried = make_input(seed, number)
    root = folder / tried.base
    reports, mends = number % REPORTS_EVERY == 0, number % MENDS_EVERY == 0
    tally.kinds.update(str(kind_of(path)) for path in tried.files)
    tally.reported += reports
    tally.mended += mends
    begun = time.process_time()
    try:
        with ending():
            diagnostics = run_trial(tried, root, reports=reports, mends=mends)
    except Exception:  # noqa: BLE001 -- whatever it is, it is what is looked for
        kept = FAULTY / tried.name
        restore(kept, {**base_files(tried.base), **tried.files})
        tally.faults.append((tried.name, traceback.format_exc(limit=-4)))
        tally.outcomes["fault"] += 1
    else:
        tally.outcomes[outcome_of(diagnostics)] += 1
        tally.codes.update({each.code for each in diagnostics})
    tally.slowest.append((time.process_time() - begun, tried.name, ", ".join(tried.files)))


def outcome_of(diagnostics: tuple[Diagnostic, ...]) -> str:
    """Return the gravest of what was found."""
    found = {str(each.severity) for each in diagnostics}
    return next((form for form in _FORMS if form in found), "in order")


@contextmanager
def ending() -> Iterator[None]:
    """Raise an error in what has no end."""

    def stop(*_: object) -> None:
        raise TimeoutError("no end")

    signal.signal(signal.SIGALRM, stop)
    signal.alarm(LONGEST)
    try:
        yield
    finally:
        signal.alarm(0)


def main() -> int:
    """Try the inputs in a process on each core, and print what came of them; return the number of faults."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", default="")
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--only", type=int)
    said = parser.parse_args()
    seed = said.seed or secrets.token_hex(4)
    numbers = range(said.count) if said.only is None else range(said.only, said.only + 1)
    chunks = [numbers[start : start + CHUNK] for start in range(0, len(numbers), CHUNK)]
    print(f"seed {seed}: {len(numbers)} inputs", flush=True)  # noqa: T201
    tally, begun = Tally(), time.monotonic()
    with ProcessPoolExecutor(os.cpu_count()) as processes:
        for part in processes.map(partial(try_chunk, seed), chunks):
            tally.add(part)
            for name, said_of_it in part.faults:
                print(f"\n{name}: {said_of_it}\nAgain: {again(name)}\n", flush=True)  # noqa: T201
            done = sum(tally.outcomes.values())
            if done % (CHUNK * 40) == 0:
                print(f"{done}: {dict(tally.outcomes)}", flush=True)  # noqa: T201
    print(told(tally, time.monotonic() - begun))  # noqa: T201
    return len(tally.faults)


def told(tally: Tally, lasted: float) -> str:
    """Return the counts in words."""
    slowest = (f"  {seconds:6.2f} s  {name}  {files}" for seconds, name, files in tally.slowest)
    return "\n".join(
        (
            f"outcomes: {dict(tally.outcomes.most_common())}",
            f"spoilt files: {dict(tally.kinds.most_common())}",
            f"in every format: {tally.reported}; mended and checked again: {tally.mended}",
            f"{len(tally.codes)} of {len(CODES)} rules had something to say",
            f"{lasted:.0f} s; a process had at most {tally.memory // 1024} MB",
            *("the slowest:", *slowest),
            f"faults: {len(tally.faults) or 'none'}",
        )
    )


def again(name: str) -> str:
    """Return how to try one input again."""
    seed, _, number = name.rpartition("-")
    return f"make fuzz SEED={seed} ONLY={number}"


if __name__ == "__main__":
    sys.exit(main() > 0)

"""Times what `serve` does after a record of 1,000 findings is saved: one word of its text, or its title.

Prints the medians of the CPU seconds and of the seconds on the clock that the builder of MkDocs takes, with the most
that the CPU may take.
"""

import logging
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).parent))

from full_build import FINDINGS, write_many
from mkdocs.commands import serve

EDITS = 5
BODY, TITLE = "Keepers lit one lamp before", "number 5"
MOST = {"text": 1.0, "title": 1.5}


class Server:
    """Stands in for the server of MkDocs: saves a record again and again, and times the builder."""

    def __init__(self, builder: Any, **_: object) -> None:
        self.builder = builder

    def watch(self, *_: object) -> None:
        """Watch nothing: the builder is called here."""

    def shutdown(self) -> None:
        """Shut nothing down."""

    def serve(self, **_: object) -> None:
        """Measure and print."""
        (record,) = Path.cwd().glob("findings/light-5.yml")
        saved = record.read_text(encoding="utf-8")
        print(f"{FINDINGS} findings, one record saved under serve, median of {EDITS} edits")  # noqa: T201
        for part, old in {"text": BODY, "title": TITLE}.items():
            times = [self._follow(record, saved.replace(old, f"{old}{'s' * edit}")) for edit in range(1, EDITS + 1)]
            self._follow(record, saved)
            cpu, wall = (statistics.median(each) for each in zip(*times, strict=True))
            print(f"  {part:6} CPU {cpu:6.2f} (at most {MOST[part]})   on the clock {wall:6.2f}")  # noqa: T201

    def _follow(self, record: Path, text: str) -> tuple[float, float]:
        record.write_text(text, encoding="utf-8")
        cpu, wall = time.process_time(), time.perf_counter()
        self.builder()
        return time.process_time() - cpu, time.perf_counter() - wall


def main() -> None:
    """Write the project, and serve it."""
    logging.disable(logging.WARNING)
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder, "project")
        write_many(project, FINDINGS)
        os.chdir(project)
        with patch.object(serve, "LiveReloadServer", Server):
            serve.serve(str(project / "mkdocs.yml"))


if __name__ == "__main__":
    main()

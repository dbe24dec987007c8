"""Builds today's three sites, and prints how the text of their pages differs from that of an earlier version.

`PYTHONPATH=tests python -m frozen.compare 0.1` compares with `tests/frozen/0.1/`. It judges nothing: whoever changes
pages reads the difference, and explains it.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from difflib import unified_diff
from pathlib import Path

from conftest import GOLDEN, copy_study
from engines.running import run
from frozen.page_text import write_texts

HERE = Path(__file__).parent
LEFT_OUT: Mapping[str, tuple[str, ...]] = {"study": (), "minimal": ("faults",), "night-bakery": ("faults",)}
"""The sites, and folders of pages that are the same on each and therefore kept of the study alone."""


def main(version: str) -> None:
    """Compare each site, and print the differences page by page."""
    with tempfile.TemporaryDirectory() as folder:
        for site, left_out in LEFT_OUT.items():
            project, today = Path(folder, site), Path(folder, f"{site} today")
            if site == "study":
                project.mkdir()
                copy_study(project)
            else:
                shutil.copytree(GOLDEN / site, project, ignore=shutil.ignore_patterns("expected"))
            built = run(project, "build")
            if built.returncode:
                sys.exit(built.stdout + built.stderr)
            write_texts(project / "site", today, left_out)
            before, after = texts(HERE / version / site), texts(today)
            for page in sorted({*before, *after}):
                sys.stdout.writelines(difference(f"{site}/{page}", before.get(page, []), after.get(page, [])))
            alike = sum(before.get(page) == after[page] for page in after)
            print(f"{site}: {alike} of {len(before)} pages have the text of {version}")  # noqa: T201


def texts(folder: Path) -> dict[str, list[str]]:
    """Return the lines of each text of a folder by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8").splitlines(keepends=True)
        for path in folder.rglob("*.txt")
    }


def difference(page: str, before: list[str], after: list[str]) -> Iterator[str]:
    """Yield the lines of a unified diff; a page that is new or gone is told in one line."""
    if before and after:
        yield from unified_diff(before, after, f"before/{page}", f"after/{page}", n=0)
    elif before or after:
        yield f"--- {page} is {'gone' if before else 'new'}\n"


if __name__ == "__main__":
    main(sys.argv[1])

"""Times full builds of 1,000 findings beside Material building such pages from plain Markdown.

Prints CPU seconds (user and system, of the whole MkDocs process) and their ratio, the median of the rounds. Both sites
keep the findings out of the navigation, and both are built by the same MkDocs with the same Material. Material's pages
are those of version 0.1, frozen, so that every version of ours is measured against the same (`tests/frozen/README.md`).
"""

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

FINDINGS = 1000
ROUNDS = 3
PAGES = Path(__file__).with_name("pages-0.1.tar.xz")
MINIMAL = Path(__file__).parent.parent / "golden" / "minimal"


def write_many(project: Path, findings: int) -> None:
    """Write the minimal golden project with its first finding many times over, each with a title of its own."""
    shutil.copytree(MINIMAL, project)
    record = (project / "findings" / "light-first.yml").read_text(encoding="utf-8")
    for number in range(findings - 2):
        text = record.replace("title: Light first", f"title: Light first, number {number}")
        (project / "findings" / f"light-{number}.yml").write_text(text, encoding="utf-8")


def write_plain(plain: Path) -> None:
    """Write the pages of 0.1 for 1,000 findings as plain Markdown files, out of the navigation."""
    with tarfile.open(PAGES) as archive:
        archive.extractall(plain, filter="data")


def cpu_seconds(project: Path) -> float:
    """Build with MkDocs, and give the CPU seconds that the process took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(project / "mkdocs.yml")]
    subprocess.run(command, check=True, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        ours, plain = Path(folder, "ours"), Path(folder, "plain")
        write_many(ours, FINDINGS)
        write_plain(plain)
        rounds = [(cpu_seconds(ours), cpu_seconds(plain)) for _ in range(ROUNDS)]
    ratio = statistics.median(one / other for one, other in rounds)
    print(f"{FINDINGS} findings, CPU seconds, median of {ROUNDS} rounds")  # noqa: T201
    print(f"  evidence-site, checked and built   {statistics.median(one for one, _ in rounds):6.2f}")  # noqa: T201
    print(f"  Material, pages of 0.1 as Markdown {statistics.median(other for _, other in rounds):6.2f}")  # noqa: T201
    print(f"  ratio                              {ratio:6.2f}")  # noqa: T201


if __name__ == "__main__":
    main()

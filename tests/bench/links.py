"""Times `evidence-site links` on a site of 1,000 findings beside lychee and LinkChecker.

Prints the CPU seconds (user and system) of each whole process, round by round, and the ratios of the medians. Lychee
looks for anchors as ours does; LinkChecker does not. Then prints how long pages take that are made to take long: twice
the text should take about twice as long.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from evidence_site.links.markup import read_page

MINIMAL = Path(__file__).parent.parent / "golden" / "minimal"
FINDINGS = 1000
ROUNDS = 3
ENDLESS = ("<a ", '<a href="', "<!--", "<style>", "<style ", "<title>", "<a x='", "<a =", "<a href=x ", "a=", "&#")
"""Beginnings of tags, which a page repeats and never ends."""
REPEATED = (100_000, 200_000)
BIN = Path(sys.executable).parent
PROGRAMS = {
    "evidence-site": ["evidence-site", "links", "site", "--format", "concise"],
    "lychee": [
        *("lychee", "--offline", "--include-fragments", "--index-files", "index.html", "--no-progress"),
        *("--extensions", "html", "--root-dir", "{site}", "site"),
    ],
    "LinkChecker": ["linkchecker", "--no-status", "--no-warnings", "--threads", "2", "site/index.html"],
}


def build_site(project: Path) -> None:
    """Build the minimal golden project with its first finding many times over."""
    shutil.copytree(MINIMAL, project, ignore=shutil.ignore_patterns("expected"))
    record = (project / "findings" / "light-first.yml").read_text(encoding="utf-8")
    for number in range(FINDINGS - 2):
        text = record.replace("title: Light first", f"title: Light first, number {number}")
        (project / "findings" / f"light-{number}.yml").write_text(text, encoding="utf-8")
    subprocess.run([BIN / "evidence-site", "build"], cwd=project, check=True, capture_output=True)


def cpu_seconds(command: Sequence[str], project: Path) -> float:
    """Run a command, which must find nothing wrong, and return the CPU seconds that it took."""
    # An installed package comes with its bytecode; so does this one, from the first round on.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    words = [each.replace("{site}", str(project / "site")) for each in command]
    with subprocess.Popen(
        [BIN / words[0], *words[1:]], cwd=project, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        told = process.stdout.read() if process.stdout else b""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command[0]} found something wrong:\n{told[-2000:].decode()}")
    return usage.ru_utime + usage.ru_stime


def reading_seconds(text: str) -> float:
    """Return the CPU seconds that reading a page takes."""
    started = time.process_time()
    read_page(text)
    return time.process_time() - started


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)  # LinkChecker gives up the rights of root, and must still see the site
        project = Path(folder, "project")
        build_site(project)
        pages = len(list((project / "site").rglob("*.html")))
        measured: dict[str, list[float]] = {name: [] for name in PROGRAMS}
        for _ in range(ROUNDS):
            for name, command in PROGRAMS.items():
                measured[name].append(cpu_seconds(command, project))
    print(f"links of {pages} pages, CPU seconds of each round, and the median")  # noqa: T201
    ours = statistics.median(measured["evidence-site"])
    for name, seconds in measured.items():
        median = statistics.median(seconds)
        rounds = " ".join(f"{each:6.2f}" for each in seconds)
        print(f"  {name:<13} {rounds}  {median:6.2f}  {median / ours:5.1f} times ours")  # noqa: T201
    print(f"pages that never end a tag, CPU seconds for {REPEATED[0]:,} and {REPEATED[1]:,} repetitions")  # noqa: T201
    for piece in ENDLESS:
        print(f"  {piece!r:<13} " + "  ".join(f"{reading_seconds(piece * many):6.3f}" for many in REPEATED))  # noqa: T201


if __name__ == "__main__":
    main()

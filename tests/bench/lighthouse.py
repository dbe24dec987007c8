"""Reports Lighthouse's performance, as on a telephone, beside Material's default design on the same content.

Prints the median of the rounds. Scores move with what else the machine does, so that nothing depends on them.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.full_build import write_plain
from browser.browsing import serving
from browser.find_browser import find_browser
from browser.lighthouse import report, scores
from conftest import copy_study
from evidence_site.engines.mkdocs_site import build_site

ROUNDS = 5
AUDITS = {"largest-contentful-paint": "largest paint, s", "total-blocking-time": "blocked, s"}


def main() -> None:
    """Measure and print."""
    path = find_browser()
    with tempfile.TemporaryDirectory() as folder:
        (project := Path(folder) / "ours").mkdir()
        copy_study(project)
        build_site(project, project / "built", strict=False)
        plain = Path(folder) / "plain"
        write_plain(project, plain)
        environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", "built"]
        subprocess.run(command, check=True, cwd=plain, env=environment)
        print(f"Lighthouse, mobile, home page, median of {ROUNDS}")  # noqa: T201
        for name, site in (("evidence-site", project), ("Material, the same pages", plain)):
            with serving(site / "built") as address:
                told = [report(address, Path(folder), path, ("performance",)) for _ in range(ROUNDS)]
            score = statistics.median(scores(each)["performance"] for each in told)
            times = [
                f"{words} {statistics.median(each['audits'][audit]['numericValue'] for each in told) / 1000:.2f}"
                for audit, words in AUDITS.items()
            ]
            print(f"  {name:26} {score:3.0f}   {', '.join(times)}")  # noqa: T201


if __name__ == "__main__":
    main()

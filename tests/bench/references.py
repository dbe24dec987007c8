"""Times `new reference --from` with a search result of 2,500 works, in each format that is read.

Prints CPU seconds and what a terminal shows. `make bench` runs it.
"""

import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

WORKS = 2_500
COMMAND = Path(sys.executable).parent / "evidence-site"


def ris(number: int) -> str:
    """Return a work as a record of RIS."""
    facts = f"AU  - Doe{number % 900}, A\nTI  - Care number {number} at night\nT2  - Journal of Care\nPY  - 2020"
    return f"TY  - JOUR\n{facts}\nVL  - {number}\nSP  - 1\nDO  - 10.5555/care.{number}\nER  - \n\n"


def pubmed(number: int) -> str:
    """Return a work as a record of PubMed."""
    facts = f"FAU - Doe{number % 900}, A\nTI  - Care number {number} at night.\nJT  - Journal of Care\nDP  - 2020 Dec"
    return f"PMID- {number + 1}\n{facts}\nVI  - {number}\nLID - 10.5555/care.{number} [doi]\n\n"


def bibtex(number: int) -> str:
    """Return a work as an entry of BibTeX."""
    facts = (
        f"author = {{Doe{number % 900}, A}}, title = {{Care number {number} at night}}, journal = {{Journal of Care}}"
    )
    return f"@article{{doe{number}, {facts}, year = {{2020}}, doi = {{10.5555/care.{number}}}}}\n"


def csl_json(number: int) -> str:
    """Return a work as an item of a list of CSL-JSON."""
    author = [{"family": f"Doe{number % 900}", "given": "A"}]
    work = {"type": "article-journal", "title": f"Care number {number} at night", "author": author}
    return json.dumps(work | {"issued": {"date-parts": [[2020]]}, "DOI": f"10.5555/care.{number}"}, indent=1)


def seconds(write: Callable[[int], str], joint: str, brackets: tuple[str, str]) -> tuple[float, int]:
    """Return the CPU seconds that the command takes, and how many lines it prints."""
    with tempfile.TemporaryDirectory() as folder:
        about = ("--type", "single-study", "--title", "Our study", "--editor", "Our team", "--yes")
        subprocess.run([COMMAND, "init", "x", *about], cwd=folder, check=True, capture_output=True)
        text = joint.join(map(write, range(WORKS)))
        (Path(folder) / "x" / "export.txt").write_text(f"{brackets[0]}{text}{brackets[1]}", encoding="utf-8")
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        command = [COMMAND, "new", "reference", "--from", "export.txt"]
        outcome = subprocess.run(command, cwd=Path(folder) / "x", check=True, capture_output=True, text=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime, len(outcome.stdout.splitlines())


def main() -> None:
    """Measure and print."""
    for write, joint, brackets in (
        (ris, "", ("", "")),
        (pubmed, "", ("", "")),
        (csl_json, ",\n", ("[", "]")),
        (bibtex, "", ("", "")),
    ):
        took, lines = seconds(write, joint, brackets)
        print(f"{write.__name__:<9} {WORKS:,} works  {took:.1f} s of CPU, {lines} lines printed")  # noqa: T201


if __name__ == "__main__":
    main()

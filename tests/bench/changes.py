"""Times the comparison of two states with 1,000 and with 5,000 findings: each changed, each renamed, each replaced.

Prints the CPU seconds of each, the median of the rounds, and how they grow; reading the states is not counted.
"""

import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from evidence_site.changes import compare
from evidence_site.load import load_project
from evidence_site.model import Corpus, Finding
from evidence_site.project import Project

PROJECT = Path(__file__).parents[1] / "changes" / "project"
SIZES = (1000, 5000)
ROUNDS = 3

Edit = Callable[[Finding, int], dict[str, object]]
EDITS: Mapping[str, Edit] = {
    "changed ": lambda finding, number: {"statement": f"{finding.statement} {number} hours", "outcome": f"{number}"},
    "renamed ": lambda _, number: {"id": f"new-{number}"},
    "replaced": lambda _, number: {"id": f"new-{number}", "title": f"New {number}", "statement": f"New {number}."},
}


def states(edit: Edit, size: int) -> tuple[Corpus, Corpus]:
    """Return two states with many findings, all of which differ in the same way."""
    corpus = load_project(Project(PROJECT), private=False).corpus
    tea = corpus.finding["shared-tea"]
    before = tuple(
        tea.model_copy(update={"id": f"tea-{number}", "statement": f"Tea {number}."}) for number in range(size)
    )
    after = tuple(each.model_copy(update=edit(each, number)) for number, each in enumerate(before))
    return replace(corpus, findings=before), replace(corpus, findings=after)


def cpu_seconds(before: Corpus, after: Corpus) -> float:
    """Return the CPU seconds that a comparison takes, the median of the rounds."""
    rounds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        compare(before, after)
        rounds.append(time.process_time() - start)
    return statistics.median(rounds)


def main() -> None:
    """Measure and print."""
    for name, edit in EDITS.items():
        few, many = (cpu_seconds(*states(edit, size)) for size in SIZES)
        print(f"{name}  {SIZES[0]}: {few:.2f} s  {SIZES[1]}: {many:.2f} s  grows by {many / few:.1f}")  # noqa: T201


if __name__ == "__main__":
    main()

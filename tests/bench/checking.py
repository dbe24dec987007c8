"""Times `evidence-site check` of 1,000 and of 5,000 valid findings beside two checkers that look at each file alone.

Those are check-jsonschema, with the schema of findings, and yamllint; ours also looks for each quote in its source and
compares records with each other. Prints the CPU seconds (user and system) of each whole process, the median of the
rounds, the ratios, how each grows, and how much memory ours takes at most.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from itertools import groupby, islice, product
from pathlib import Path
from typing import NamedTuple

SIZES = (1000, 5000)
ROUNDS = 3
BIN = Path(sys.executable).parent
SCHEMA = Path(__file__).parents[2] / "docs" / "schemas" / "finding.json"

FINDINGS_OF_A_SOURCE = 250
SENTENCES_OF_A_SECTION = 50
NAMES = ("evidence-site check", "check-jsonschema   ", "yamllint           ")
SYNTHESIS = """\
type: single-study
included_studies: [night-shift]
title: Breaks at night
question: What do shared breaks do for teams on night shifts?
short_answer: Teams that shared their breaks passed on news sooner.
audiences:
  - id: ward-managers
    title: Ward managers
editors: [Ada Hall]
author_check: not-recorded
changes: Shortened.
licence:
  name: CC BY 4.0
reviewed: 2026-11-24
"""
STUDY = """\
title: Breaks on the night shift
reports: [{keys}]
basis: full-text
"""
REFERENCE = """\
@article{{{key},
  author = {{Hall, Ada and Reed, Bo}},
  title = {{Breaks on the night shift, part {number}}},
  journal = {{Journal of Night Work}},
  year = {{2021}},
  doi = {{10.1234/{key}}}
}}
"""
FINDING = """\
# yaml-language-server: $schema=../docs/schemas/finding.json
title: "Shared breaks, number {number}: tea before the handover"
statement: >-
  Teams of night nurses and porters who shared their breaks said that they
  passed on news sooner.
summary: |-
  Night staff who ate **together** heard of changes on the ward before the
  handover. One report says:
  "{said.words}"

  - They met at the same table.
  - They spoke of work while the kettle boiled.
activity: Taking breaks together
outcome: News passed on sooner
outcome_status: reported
evidence:
  - study: night-shift
    relation: contributes
quotes:
  - id: report
    text: >-
      {said.words}
    source: {said.key}
    locator: {said.section}, first paragraph
    voice: author
    supports: [statement, summary, activity, outcome]
  - id: voice
    text: >-
      {spoken.words}
    source: {spoken.key}
    locator: {spoken.section}
    voice: participant
    speaker:
      id: Nurse {number}
      role: nurse
    permission:
      basis: published-in-source
prompts:
  - audience: ward-managers
    text: Where do your teams eat, and who eats alone?
    based_on: [report, voice]
status: published
added: 2026-11-24
contributors: [Ada Hall]
"""

WHO = ("nurses", "porters", "doctors", "cleaners", "students", "clerks", "cooks", "guards", "midwives", "carers")
DID = ("ate", "drank tea", "rested", "talked", "sat", "waited", "read", "sang", "wrote", "walked")
WHERE = ("in the kitchen", "by the lift", "on the ward", "in the yard", "at the desk", "near the store", "on the roof")
WHEN = ("before midnight", "after a hard shift", "at four in the morning", "when it was quiet", "on Sundays")
SO_THAT = ("heard the news", "asked for help", "learned a name", "shared a worry", "planned the round")
SINCE = ("in winter", "in the first year", "in the second year", "during the strike", "that summer", "all year")


class Sentence(NamedTuple):
    """Words of a source, and where they stand."""

    words: str
    key: str
    section: str


class Cost(NamedTuple):
    """What a process took: CPU seconds, and at most so many megabytes."""

    seconds: float
    megabytes: float


def write_project(root: Path, findings: int) -> list[str]:
    """Write a project with a source for every 250 findings, each with two quotes; give the findings' files."""
    keys = [f"hall{2000 + number}" for number in range(findings // FINDINGS_OF_A_SOURCE)]
    for folder in ("findings", "references/studies", "references/sources"):
        (root / folder).mkdir(parents=True)
    bibliography = "\n".join(REFERENCE.format(key=key, number=number) for number, key in enumerate(keys, 1))
    (root / "references" / "references.bib").write_text(bibliography, encoding="utf-8")
    (root / "references" / "studies" / "night-shift.yml").write_text(STUDY.format(keys=", ".join(keys)), "utf-8")
    (root / "findings" / "synthesis.yml").write_text(SYNTHESIS, encoding="utf-8")
    sentences = list(islice(tell(keys), 2 * findings))
    for key, told in groupby(sentences, lambda each: each.key):
        (root / "references" / "sources" / f"{key}.txt").write_text(source_text(told), encoding="utf-8")
    # The two quotes of a finding are from two sources.
    for number, (said, spoken) in enumerate(zip(sentences[:findings], sentences[findings:], strict=True)):
        finding = FINDING.format(number=number, said=said, spoken=spoken)
        (root / "findings" / f"shared-breaks-{number}.yml").write_text(finding, encoding="utf-8")
    return [f"findings/shared-breaks-{number}.yml" for number in range(findings)]


def tell(keys: list[str]) -> Iterator[Sentence]:
    """Give sentences, no two alike: one source after the other, section by section."""
    for number, parts in enumerate(product(SINCE, SO_THAT, WHEN, WHERE, DID, WHO)):
        since, so_that, when, where, did, who = parts
        key = keys[number // (2 * FINDINGS_OF_A_SOURCE)]
        section = f"Results {number // SENTENCES_OF_A_SECTION + 1}"
        yield Sentence(f"The {who} who {did} {where} {when} {so_that} {since}.", key, section)


def source_text(sentences: Iterable[Sentence]) -> str:
    """Write the text of a source: each section under its heading, five sentences to a paragraph."""
    parts = ["Made up to measure."]
    for section, told in groupby(sentences, lambda each: each.section):
        words = [each.words for each in told]
        parts += [f"# {section}", *(" ".join(words[start : start + 5]) for start in range(0, len(words), 5))]
    return "\n\n".join(parts) + "\n"


def measure(command: list[str], folder: Path) -> Cost:
    """Run a command that must find nothing wrong, and give what its process took."""
    # An installed package comes with its bytecode; so does this one, from the first round on.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    program = [BIN / command[0], *command[1:]]
    with subprocess.Popen(program, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True) as process:
        told = process.stdout.read() if process.stdout else ""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command[0]} found something wrong:\n{told[:2000]}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024**2))


def measure_all(findings: int, folder: Path) -> list[list[Cost]]:
    """Measure each checker in turn, round by round, over the same files; give the costs of each."""
    files = write_project(folder, findings)
    commands = (
        ["evidence-site", "check", "--format", "concise"],
        ["check-jsonschema", "--schemafile", str(SCHEMA), *files],
        ["yamllint", "--config-data", "relaxed", *files],
    )
    rounds = [[measure(command, folder) for command in commands] for _ in range(ROUNDS)]
    return [list(costs) for costs in zip(*rounds, strict=True)]


def main() -> None:
    """Measure and print."""
    medians: list[list[float]] = []
    for findings in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            measured = measure_all(findings, Path(folder, "project"))
        medians.append([statistics.median(each.seconds for each in costs) for costs in measured])
        print(f"{findings} findings, CPU seconds of each round, and the median")  # noqa: T201
        ours = medians[-1][0]
        for name, costs, median in zip(NAMES, measured, medians[-1], strict=True):
            rounds = " ".join(f"{each.seconds:6.2f}" for each in costs)
            print(f"  {name} {rounds}  {median:6.2f}  {median / ours:5.1f} times ours")  # noqa: T201
    print(f"from {SIZES[0]} to {SIZES[1]} findings, CPU seconds grew")  # noqa: T201
    for name, few, many in zip(NAMES, *medians, strict=True):
        print(f"  {name} {many / few:6.2f} times")  # noqa: T201
    print(f"memory of evidence-site at {SIZES[1]}: {max(each.megabytes for each in measured[0]):.0f} MB")  # noqa: T201


if __name__ == "__main__":
    main()

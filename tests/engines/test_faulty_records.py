"""What a fault in a record does to a build: a diagnostic at its place, and the last site as it was."""

from collections.abc import Callable
from pathlib import Path

import pytest

from engines.running import contents, mkdocs, run

pytestmark = pytest.mark.slow

QUOTE = """\
    text: >-
      making analytical insights into integration strategies that ensured their relevance and
      quality to clinical communities
"""
WRONG = "making analytical insights into integration strategies that ensured their relevence and quality to clinical "
STYLES = {
    "plain": (f"    text: {WRONG}\n      communities\n", 0, 85),
    "single-quoted": (f"    text: '{WRONG}\n      communities'\n", 0, 86),
    "double-quoted": (f'    text: "{WRONG}\n      communities"\n', 0, 86),
    "folded": (f"    text: >-\n      {WRONG}\n      communities\n", 1, 81),
    "literal": (f"    text: |-\n      {WRONG}\n      communities\n", 1, 81),
}
"""The same quote with one letter changed, in the five styles of YAML: lines further down, and column, of the word."""


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("command", ["check", "build"])
def test_one_wrong_letter_in_a_quote_is_found_at_its_place(study: Path, style: str, command: str) -> None:
    record = study / "findings" / "analytical-insights.yml"
    text = record.read_text(encoding="utf-8")
    assert QUOTE in text
    wrong, down, column = STYLES[style]
    record.write_text(text.replace(QUOTE, wrong), encoding="utf-8")
    line = text[: text.index(QUOTE)].count("\n") + 1 + down
    outcome = run(study, command)
    assert outcome.returncode == 1
    assert f"findings/analytical-insights.yml:{line}:{column}: error QUO001" in outcome.stdout
    assert "»relevance« and quality to clinical communities" in outcome.stdout
    assert "Traceback" not in outcome.stdout + outcome.stderr


@pytest.mark.parametrize("command", ["evidence-site build", "mkdocs build"])
def test_the_last_good_site_stays_byte_for_byte(study: Path, command: str) -> None:
    build = run if command.startswith("evidence-site") else mkdocs
    assert build(study, "build").returncode == 0
    good = contents(study / "site")
    record = study / "findings" / "relational-work.yml"
    record.write_text(record.read_text(encoding="utf-8").replace("brokering", "breaking"), encoding="utf-8")
    outcome = build(study, "build")
    assert outcome.returncode == 1
    assert "findings/relational-work.yml" in outcome.stdout + outcome.stderr
    assert "Traceback" not in outcome.stdout + outcome.stderr
    assert contents(study / "site") == good


def test_five_faults_in_two_files_are_told_in_one_run_in_order(golden: Callable[[str], Path]) -> None:
    project = golden("minimal")
    first = project / "findings" / "last-out.yml"
    text = first.read_text(encoding="utf-8")
    text = text.replace("status: published", "status: finished").replace("added: 2026-04-02", "added: 2 April 2026")
    first.write_text(text.replace("title: Last out", "tittle: Last out"), encoding="utf-8")
    second = project / "findings" / "light-first.yml"
    text = second.read_text(encoding="utf-8")
    text = text.replace("voice: author", "voice: writer").replace("locator: Results", "locater: Results")
    second.write_text(text, encoding="utf-8")
    outcome = run(project, "check", "--format", "concise")
    assert outcome.returncode == 1
    places = [line.split(": ")[0] for line in outcome.stdout.splitlines() if line.startswith("findings/")]
    assert places == [
        "findings/last-out.yml:3:1",
        "findings/last-out.yml:14:9",
        "findings/last-out.yml:15:8",
        "findings/light-first.yml:11:5",
        "findings/light-first.yml:12:12",
    ]


def test_a_site_that_mkdocs_cannot_finish_leaves_the_last_one(study: Path) -> None:
    assert run(study, "build", "--strict").returncode == 0
    good = contents(study / "site")
    (study / "docs" / "broken.md").write_text("[nowhere](nowhere.md)\n", encoding="utf-8")
    assert run(study, "build", "--strict").returncode == 1
    assert contents(study / "site") == good
    assert not (study / ".site.new").exists()


def test_outside_a_project_the_command_says_where_to_go(tmp_path: Path) -> None:
    outcome = run(tmp_path, "check")
    assert outcome.returncode == 2
    assert "There is no findings/synthesis.yml in" in outcome.stderr

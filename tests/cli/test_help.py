"""What the command says of itself: its version, its help, and its explanations of faults."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from engines.running import run
from evidence_site import __version__
from evidence_site.checking import rules_by_code
from evidence_site.cli import main
from evidence_site.rule import Rule

OVERVIEW = """\
Usage: evidence-site [OPTIONS] COMMAND [ARGS]...

  Make a website from the records of a study, every quoted word checked
  against its source.

  You write findings, quotes and studies as small text files in findings/ and
  references/. Run "evidence-site check" after each change: it says what is
  wrong, at which line, and how to mend it. "evidence-site serve" shows the
  site as you write, and "evidence-site build" makes the site to publish.
"""
COMMANDS = {
    "build": "Check the records and build the site.",
    "check": "Say all that is wrong in the records, and how to mend it.",
    "explain": "Explain a fault by its CODE, such as REF001.",
    "render": "Write a project that MkDocs or Zensical can build.",
    "serve": "Show the site in a browser while you write.",
}


def ask(*words: str) -> Result:
    return CliRunner().invoke(main, words, prog_name="evidence-site")


def test_it_tells_its_version(tmp_path: Path) -> None:
    outcome = run(tmp_path, "--version")
    assert (outcome.returncode, outcome.stdout, outcome.stderr) == (0, f"evidence-site {__version__}\n", "")


@pytest.mark.parametrize("word", ["--help", "-h"])
def test_its_help_says_what_it_is_for_and_where_to_begin(tmp_path: Path, word: str) -> None:
    outcome = run(tmp_path, word, environment={"COLUMNS": "80"})
    assert (outcome.returncode, outcome.stderr) == (0, "")
    assert outcome.stdout.startswith(OVERVIEW)
    _, _, listed = outcome.stdout.partition("\nCommands:\n")
    lines = dict(line.split(maxsplit=1) for line in listed.splitlines())
    assert lines | COMMANDS == lines
    assert lines.keys() == main.commands.keys()
    assert not any(line.endswith("...") for line in lines.values())
    assert "The folder of the project, or one inside it" in outcome.stdout


def test_without_a_command_it_gives_its_help_as_a_wrong_command(tmp_path: Path) -> None:
    outcome = run(tmp_path, environment={"COLUMNS": "80"})
    assert (outcome.returncode, outcome.stdout) == (2, "")
    assert outcome.stderr.startswith(OVERVIEW)


@pytest.mark.parametrize("command", main.commands)
def test_each_command_describes_itself_and_its_options(command: str) -> None:
    outcome = ask(command, "--help")
    assert outcome.exit_code == 0
    assert main.commands[command].help
    for option in main.commands[command].params:
        if option.param_type_name == "option":
            assert option.opts[-1] in outcome.output
            assert getattr(option, "help", None), option.name
    assert "%" not in outcome.output


def test_a_command_spelt_wrong_is_suggested() -> None:
    outcome = ask("chek")
    assert outcome.exit_code == 2
    assert "Did you mean" in outcome.output
    assert "'check'" in outcome.output


def test_outside_a_project_it_says_where_to_go(tmp_path: Path) -> None:
    outcome = run(tmp_path, "check")
    assert (outcome.returncode, outcome.stdout) == (2, "")
    assert f"There is no findings/synthesis.yml in {tmp_path} or in a folder above it." in outcome.stderr
    assert "evidence-site --project FOLDER" in outcome.stderr


@pytest.mark.parametrize("rule", rules_by_code().values(), ids=lambda rule: rule.code)
def test_it_explains_every_fault(rule: Rule[..., object]) -> None:
    outcome = ask("explain", rule.code)
    assert outcome.exit_code == 0
    assert outcome.output.startswith(f"{rule.code} {rule.name} ({rule.severity})\n\n")
    summary, why, example, instead = (outcome.output.index(each) for each in rule_parts(rule))
    assert summary < why < example < instead
    assert max(len(line) for line in outcome.output.splitlines()) <= 140


def rule_parts(rule: Rule[..., object]) -> tuple[str, ...]:
    """Give the first word of the summary, then the headings."""
    return rule.documentation.summary.split()[0], "\nWhy it matters\n", "\nExample\n", "\nUse instead\n"


def test_an_explanation_reads_as_text(tmp_path: Path) -> None:
    outcome = run(tmp_path, "explain", "ref001")
    assert (outcome.returncode, outcome.stderr) == (0, "")
    title, blank, summary, *rest = outcome.stdout.splitlines()
    assert (title, blank) == ("REF001 unknown-citation (error)", "")
    assert summary.endswith(".")
    assert rest[:2] == ["", "Why it matters"]
    assert '"""' not in outcome.stdout


@pytest.mark.parametrize(
    ("code", "suggested"),
    [("REF01", "REF001, REF002"), ("APP009", "APP001, APP002"), ("RFE001", "REF001"), ("x", "APP001, APP002")],
)
def test_a_code_that_is_nearly_right_is_suggested(code: str, suggested: str) -> None:
    outcome = ask("explain", code)
    assert outcome.exit_code == 2
    assert f"There is no fault with the code {code}. There are: {suggested}" in outcome.output

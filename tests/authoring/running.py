"""Runs the commands that write, with what a person types."""

from pathlib import Path

from click.testing import CliRunner, Result

from evidence_site.cli import main


def ask(project: Path, *words: str, typed: str = "") -> Result:
    """Run `evidence-site` on a project, and type what is given; a crash is raised here."""
    outcome = CliRunner().invoke(main, ["--project", str(project), *words], input=typed)
    if outcome.exception and not isinstance(outcome.exception, SystemExit):
        raise outcome.exception
    return outcome

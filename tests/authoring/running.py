"""Runs the commands that write, with what a person types."""

import re
from pathlib import Path

from click.testing import CliRunner, Result

from evidence_site.cli import main


def ask(project: Path, *words: str, typed: str = "") -> Result:
    """Run `evidence-site` on a project, and type what is given; a crash is raised here."""
    outcome = CliRunner().invoke(main, ["--project", str(project), *words], input=typed)
    if outcome.exception and not isinstance(outcome.exception, SystemExit):
        raise outcome.exception
    return outcome


def drop(record: Path, field: str) -> None:
    """Take a field, with all that it holds, out of a record."""
    text = record.read_text(encoding="utf-8")
    record.write_text(re.sub(rf"^{field}:.*\n(?:[ \n].*\n|\n)*", "", text, flags=re.MULTILINE), encoding="utf-8")

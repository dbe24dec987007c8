"""The commands that write, for the command line to take up."""

from datetime import date
from pathlib import Path

import click

from evidence_site.authoring.new_finding import new_finding
from evidence_site.authoring.new_quote import new_quote
from evidence_site.authoring.new_reference import new_reference
from evidence_site.authoring.new_study import new_study
from evidence_site.authoring.questions import Function, Interview, Question, about
from evidence_site.authoring.site import EDITOR, FIRST_STEPS, TITLE, Beginning, in_the_way, site_files, write_site
from evidence_site.model import Synthesis
from evidence_site.model.synthesis import SynthesisType

NEW = (new_finding, new_quote, new_study, new_reference)
"""The commands of `evidence-site new`."""

_TYPE = about(Synthesis, "type")
_TITLE = about(Synthesis, "title")
_EDITOR = Question("editor", "Who edits the site: one name for now.")


def site_options(function: Function) -> Function:
    """Let a command take as options what a site is to be."""
    for question in (_EDITOR, _TITLE, _TYPE):
        function = question.as_option(function)
    return function


def begin(folder: Path, today: date, interview: Interview) -> None:
    """Ask what a site is to be, and write a small one to begin with.

    Raises:
        click.UsageError: one of its files is there already; nothing was written.
    """
    kind = interview.choice(_TYPE, suggestion=SynthesisType.SINGLE_STUDY)
    beginning = Beginning(
        type=next(each for each in SynthesisType if each == kind),
        title=interview.maybe(_TITLE, TITLE),
        editor=interview.maybe(_EDITOR, EDITOR),
        today=today,
    )
    contents = site_files(beginning)
    blocking = in_the_way(folder, contents)
    if blocking:
        listed = "\n".join(f"  {path}" for path in blocking)
        raise click.UsageError(f"Nothing was written, as {folder} holds already:\n{listed}")
    write_site(folder, contents)
    click.echo(f"\nWrote a small site into {folder}:")
    click.echo("\n".join(f"  {path}" for path in contents))
    click.echo('\nWhat begins with "Example:" is yours to replace. Fill in first:')
    click.echo("\n".join(f"  {number}. {step}" for number, step in enumerate(FIRST_STEPS, 1)))
    click.echo(f"\nTo see it, go to {folder} and run: evidence-site check, then evidence-site serve")

"""Writes diagnostics where a person, or the service that runs the command, will read them."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from evidence_site.diagnostics import Diagnostic
from evidence_site.report import COLOURED, FORMATS, summary, wants_colour


def default_format() -> str:
    """Give the format that suits where the command runs: annotations on GitHub."""
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "full"


def show(name: str, diagnostics: Sequence[Diagnostic], **summed_up: str) -> None:
    """Write what is wrong, in colour where that is wanted; on GitHub, also as the summary of the job.

    `summed_up` is what `summary` takes beside the diagnostics.
    """
    colour = wants_colour(os.environ, terminal=sys.stdout.isatty())
    formats = COLOURED if colour else FORMATS
    click.echo(formats[name](diagnostics), color=colour)
    file = os.environ.get("GITHUB_STEP_SUMMARY")
    if name == "github" and file:
        with Path(file).open("a", encoding="utf-8") as written:
            written.write(summary(diagnostics, **summed_up))

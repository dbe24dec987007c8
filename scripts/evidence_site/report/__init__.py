"""Diagnostics and rules as text: for people, for programs, and for the checks of a pull request."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

import click

from evidence_site.diagnostics import Diagnostic
from evidence_site.report.github import github, summary
from evidence_site.report.json_report import json_report, to_json
from evidence_site.report.terminal import concise, explain, full, wants_colour

__all__ = [
    "COLOURED",
    "FORMATS",
    "concise",
    "default_format",
    "explain",
    "full",
    "github",
    "json_report",
    "show",
    "summary",
    "to_json",
    "wants_colour",
]

Format = Callable[[Sequence[Diagnostic]], str]

FORMATS: Mapping[str, Format] = {"full": full, "concise": concise, "github": github, "json": json_report}
"""Formats of diagnostics, by the name that `--format` takes."""

COLOURED: Mapping[str, Format] = {
    **FORMATS,
    "full": partial(full, colour=True),
    "concise": partial(concise, colour=True),
}
"""The same, in colour where the format has any."""


def default_format() -> str:
    """Return the format that suits where the command runs: annotations on GitHub."""
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "full"


def show(name: str, diagnostics: Sequence[Diagnostic], **summary_words: str) -> None:
    """Print diagnostics, in colour where that is wanted; on GitHub, also write the summary of the job.

    `summary_words` are the heading and the words that `summary` takes beside the diagnostics.
    """
    colour = wants_colour(os.environ, terminal=sys.stdout.isatty())
    formats = COLOURED if colour else FORMATS
    click.echo(formats[name](diagnostics), color=colour)
    file = os.environ.get("GITHUB_STEP_SUMMARY")
    if name == "github" and file:
        with Path(file).open("a", encoding="utf-8") as written:
            written.write(summary(diagnostics, **summary_words))

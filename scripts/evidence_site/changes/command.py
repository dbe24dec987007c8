"""The command that tells what changed, for the command line to take up."""

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import click

from evidence_site.changes.commits import CommitError, find_commit, find_common
from evidence_site.changes.comparison import Comparison
from evidence_site.changes.json_object import json_object
from evidence_site.changes.markdown import markdown
from evidence_site.changes.reading import read_commit, read_files
from evidence_site.changes.text import text
from evidence_site.report import wants_colour

FORMATS: Mapping[str, Callable[[Comparison], str]] = {"text": text, "markdown": markdown, "json": json_object}
"""Ways to show what changed, by the name that `--format` takes."""


def diff_command(find_root: Callable[[Path], Path]) -> click.Command:
    """Make the command `diff`. `find_root` gives the project that a folder belongs to, or ends with an explanation."""

    @click.command()
    @click.argument("base")
    @click.argument("head", required=False)
    @click.option("--format", "name", type=click.Choice(list(FORMATS)), default="text", help="How to write it.")
    @click.option("--merge-base", is_flag=True, help="Begin where HEAD left BASE: leave out what BASE did since.")
    @click.pass_obj
    def diff(start: Path, base: str, head: str | None, name: str, *, merge_base: bool) -> None:
        """Say what changed in the evidence between two commits.

        BASE and HEAD are names of commits, such as main or v1.0. Without HEAD, BASE is compared with the files as they
        are now. What changes the meaning of the evidence comes first.
        """
        root = find_root(start)
        try:
            comparison = _compare(root, base, head, merge_base=merge_base)
        except CommitError as error:
            raise click.UsageError(str(error)) from None
        colour = name == "text" and wants_colour(os.environ, terminal=sys.stdout.isatty())
        told = text(comparison, colour=True) if colour else FORMATS[name](comparison)
        click.echo(told, color=colour)

    return diff


def _compare(root: Path, base: str, head: str | None, *, merge_base: bool) -> Comparison:
    first = find_commit(root, base)
    second = find_commit(root, head) if head else None
    if merge_base:
        first = find_common(root, first, second or find_commit(root, "HEAD"))
    return Comparison(read_commit(root, first), read_commit(root, second) if second else read_files(root))

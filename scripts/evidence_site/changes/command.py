"""The command `diff`."""

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import click

from evidence_site.changes.formats import Comparison, as_json, as_markdown, as_text
from evidence_site.changes.states import CommitError, find_commit, find_merge_base, read_commit, read_files
from evidence_site.report import wants_colour

FORMATS: Mapping[str, Callable[[Comparison], str]] = {"text": as_text, "markdown": as_markdown, "json": as_json}
"""Formats by the name that `--format` takes."""


def diff_command(find_root: Callable[[Path], Path]) -> click.Command:
    """Return the command `diff`.

    Args:
        find_root: returns the project that a folder belongs to, or ends the command with an explanation.
    """

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
        report = as_text(comparison, colour=True) if colour else FORMATS[name](comparison)
        click.echo(report, color=colour)

    return diff


def _compare(root: Path, base: str, head: str | None, *, merge_base: bool) -> Comparison:
    before = find_commit(root, base)
    after = find_commit(root, head) if head else None
    if merge_base:
        before = find_merge_base(root, before, after or find_commit(root, "HEAD"))
    return Comparison(read_commit(root, before), read_commit(root, after) if after else read_files(root))

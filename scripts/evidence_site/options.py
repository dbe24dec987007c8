"""What several commands of the command line share: options, arguments, and the project that they are about."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from evidence_site import report
from evidence_site.load.site_settings import SETTINGS_FILE
from evidence_site.project import SYNTHESIS_FILE, find_root

Decorated = TypeVar("Decorated", bound=Callable[..., Any])

FORMAT = click.Choice(list(report.FORMATS))
FOLDER = click.Path(path_type=Path, file_okay=False, resolve_path=True)
OUTPUT = click.Path(path_type=Path, file_okay=False)
"""A folder to write, not resolved, so that a link can be told."""
SETTINGS = """\
site_name: Our study
theme: material
plugins: [search, evidence-site]"""
"""The least that `mkdocs.yml` must hold."""


pull_request_option = click.option(
    "--pull-request",
    is_flag=True,
    help="The records come from somebody else: read private texts in the project or beside it alone.",
)


def today_option(purpose: str) -> Callable[[Decorated], Decorated]:
    """Return the option `--today`, a day as a `date`: the person's own, if left out."""
    return click.option(
        "--today",
        metavar="YYYY-MM-DD",
        callback=_day,
        default=lambda: str(date.today()),  # noqa: DTZ011 -- the person's own day decides what is overdue
        help=purpose,
    )


def _day(_context: click.Context, _option: click.Parameter, value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"`{value}` is not a day; write year, month and day: 2026-11-24") from None


def root_of_records(start: Path) -> Path:
    """Return the root of the project in which a folder is.

    Raises:
        click.UsageError: there is no project.
    """
    root = find_root(start)
    if not root:
        raise click.UsageError(
            f"There is no {SYNTHESIS_FILE} in {start} or in a folder above it. Go to your project's folder, or "
            "name it: evidence-site --project FOLDER … To begin a new site: evidence-site init FOLDER"
        )
    return root


def root_of_site(start: Path) -> Path:
    """Return the root of the project in which a folder is, which has `mkdocs.yml`.

    Raises:
        click.UsageError: there is no project, or no such file.
    """
    root = root_of_records(start)
    if not (root / SETTINGS_FILE).is_file():
        raise click.UsageError(
            f"There is no {SETTINGS_FILE} in {root}. A new site, with one, comes from: evidence-site init FOLDER. For "
            f"the records that are here, write one with these lines:\n\n{SETTINGS}"
        )
    return root

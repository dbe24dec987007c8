"""The commands that check links: `links` those within the site, `external-links` those to other sites."""

import os
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import click

from evidence_site import report
from evidence_site.diagnostics import has_errors
from evidence_site.links.built_site import BuiltSite, read_site
from evidence_site.links.inside import check_site
from evidence_site.links.record_of_page import RecordFinder
from evidence_site.project import find_root
from evidence_site.report import default_format, show

SITE = "site"
_FOLDER = click.Path(path_type=Path, file_okay=False, exists=True, resolve_path=True)
_FOR_PEOPLE = frozenset({"full", "concise"})


@click.command()
@click.argument("site", type=_FOLDER, required=False)
@click.option(
    "--format",
    "name",
    type=click.Choice(list(report.FORMATS)),
    default=default_format,
    help="How to write what is wrong. In `github`, faults stand at the record or page that was written by hand.",
)
@click.pass_obj
def links(start: Path, site: Path | None, name: str) -> None:
    """Check all links within the built site.

    SITE is the folder of the built site: site/, if left out. Each link, anchor, image, script, style sheet and entry of
    the sitemap must lead to something that is there, wherever the site will be published.
    """
    folder = _site(start, site)
    checked = check_site(folder, shown=_shown(folder), project=find_root(start), at_origin=name == "github")
    _refuse_without_pages(folder, checked.pages)
    well = f"All {checked.links:,} links and files that {checked.pages:,} pages name are there."
    if checked.diagnostics or name not in _FOR_PEOPLE:
        show(name, checked.diagnostics, heading="Links within the site", well=well)
    else:
        click.echo(well)
    sys.exit(has_errors(checked.diagnostics))


@click.command("external-links")
@click.argument("site", type=_FOLDER, required=False)
@click.option(
    "--format",
    "name",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="How to tell: for people, as the text of an issue, or for programs.",
)
@click.option(
    "--cache",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file that remembers what earlier runs saw. If left out, one in your folder of caches.",
)
@click.option("--skip", multiple=True, metavar="BEGINNING", help="Leave out addresses that begin so. May be repeated.")
@click.option("--strict", is_flag=True, help="End with status 1 when an address is dead.")
@click.pass_obj
def external_links(
    start: Path, site: Path | None, name: str, cache: Path | None, skip: tuple[str, ...], *, strict: bool
) -> None:
    """Ask other sites whether what you link to is still there.

    SITE is the folder of the built site: site/, if left out. An address is ok, dead (its site says that it is gone, or
    has itself gone) or unsure (it gave no answer that tells). DOIs and PubMed numbers are asked for where they are
    registered. Each site is asked once a second at most, and what it said is remembered for some days. The status is 0,
    so that no pull request fails because another site does, unless --strict is given.
    """
    # Only this command uses the network.
    from evidence_site.links.external import check  # noqa: PLC0415
    from evidence_site.links.external.client import Client, RateLimit  # noqa: PLC0415
    from evidence_site.links.external.report import FORMATS  # noqa: PLC0415
    from evidence_site.links.external.verdict import State  # noqa: PLC0415

    built = _read(_site(start, site))
    places = check.web_addresses(built, RecordFinder(built, find_root(start)), skip)
    file = cache or _cache_folder() / "evidence-site" / "links.json"
    checker = check.Checker(Client(RateLimit(time.monotonic, time.sleep)), lambda: datetime.now(UTC))
    results = check.check_addresses(places, check.read_cache(file), checker, datetime.now(UTC), _progress())
    check.write_cache(file, results.verdicts)
    click.echo(FORMATS[name](results, places))
    sys.exit(strict and any(each.state is State.DEAD for each in results.verdicts.values()))


def _site(start: Path, site: Path | None) -> Path:
    folder = site or (find_root(start) or start) / SITE
    if not folder.is_dir():
        raise click.UsageError(f"There is no site in {folder}. Build it first, with: evidence-site build")
    return folder


def _read(folder: Path) -> BuiltSite:
    built = read_site(folder)
    _refuse_without_pages(folder, len(built.pages))
    return built


def _refuse_without_pages(folder: Path, pages: int) -> None:
    if not pages:
        raise click.UsageError(f"There are no pages in {folder}. Name the folder of a built site.")


def _shown(folder: Path) -> str:
    """Return the site's folder as a person would name it from where they are."""
    here = Path.cwd()
    return folder.relative_to(here).as_posix() if folder.is_relative_to(here) else folder.as_posix()


def _cache_folder() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def _progress() -> Callable[[int, int], None]:
    """Return a function that shows progress on a terminal, and nothing in a pipe."""
    is_terminal = sys.stderr.isatty()

    def show_progress(done: int, of: int) -> None:
        if is_terminal:
            click.echo(f"Asked {done} of {of} addresses …", err=True)

    return show_progress

"""The command line: words from a person in, an exit status out.

The status is 0 when all is well, 1 when records are faulty or a build failed, and 2 when the command itself was wrong.
"""

import os
import sys
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path

import click

from evidence_site import __version__, pipeline, report
from evidence_site.diagnostics import Diagnostic, has_errors
from evidence_site.engines.folder import write_project
from evidence_site.engines.handover import project_of
from evidence_site.engines.mkdocs_site import BuildFailedError, build_site, read_config, serve_site
from evidence_site.project import SYNTHESIS_FILE, Project, find_root

FORMAT = click.Choice(list(report.FORMATS))
FOLDER = click.Path(path_type=Path, file_okay=False, resolve_path=True)


def _default_format() -> str:
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "full"


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="evidence-site %(version)s")
@click.option(
    "--project",
    "start",
    type=FOLDER,
    default=".",
    help=f"The folder of the project, or one inside it: the one with {SYNTHESIS_FILE}. This folder, if left out.",
)
@click.pass_context
def main(context: click.Context, start: Path) -> None:
    """Make a website from the records of a study, every quoted word checked against its source.

    You write findings, quotes and studies as small text files in findings/ and references/. Run "evidence-site
    check" after each change: it says what is wrong, at which line, and how to mend it. "evidence-site serve" shows
    the site as you write, and "evidence-site build" makes the site to publish.
    """
    context.obj = start


def _root(start: Path) -> Path:
    root = find_root(start)
    if not root:
        raise click.UsageError(
            f"There is no {SYNTHESIS_FILE} in {start} or in a folder above it. Go to your project's folder, or "
            "name it: evidence-site --project FOLDER …"
        )
    return root


@main.command()
@click.option("--format", "name", type=FORMAT, default=_default_format, help="How to write what is wrong.")
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    default=lambda: date.today().isoformat(),  # noqa: DTZ011 -- the person's own day decides what is overdue
    help="The day on which to check which findings are due for review. Today, if left out.",
)
@click.pass_obj
def check(start: Path, name: str, today: datetime) -> None:
    """Say everything that is wrong in the records, and how to mend it."""
    root = _root(start)
    _tell("Checking the records and their quotes …")
    diagnostics = pipeline.check(Project(root, today=today.date()))
    click.echo(report.FORMATS[name](diagnostics))
    sys.exit(has_errors(diagnostics))


@main.command()
@click.option("--site-dir", type=FOLDER, help="Where to put the site. As mkdocs.yml says, or site/.")
@click.option("--strict", is_flag=True, help="Fail on warnings too, such as a link to a page that is not there.")
@click.pass_obj
def build(start: Path, site_dir: Path | None, strict: bool) -> None:  # noqa: FBT001 -- click names it
    """Check the records and build the site. When anything fails, the last site stays as it was."""
    root = _root(start)
    config = read_config(root)
    _stop_at_errors(pipeline.check(project_of(config)))
    try:
        build_site(root, site_dir or Path(config.site_dir), strict=strict)
    except BuildFailedError:
        click.echo("The site was not built; the last one is as it was.", err=True)
        sys.exit(1)


@main.command()
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to serve the site.")
@click.pass_obj
def serve(start: Path, address: str) -> None:
    """Show the site in a browser while you write; it follows each file you save. Stop it with Ctrl+C."""
    sys.exit(serve_site(_root(start), address))


@main.command()
@click.option("--out", type=FOLDER, required=True, help="A new folder, or one that this command wrote before.")
@click.pass_obj
def render(start: Path, out: Path) -> None:
    """Write the site as a project that MkDocs or Zensical builds without this package."""
    config = read_config(_root(start))
    _tell("Rendering the pages …")
    result = pipeline.build(project_of(config))
    _stop_at_errors(result.diagnostics)
    write_project(config, result, out)
    click.echo(f"{len(result.pages)} pages are in {out}. Build them there with: mkdocs build, or zensical build.")


@main.command()
@click.argument("code")
def explain(code: str) -> None:
    """Explain a fault: what is wrong, why it matters, and what to write instead. CODE is such as REF001."""
    rules = pipeline.every_rule()
    rule = rules.get(code.upper())
    if not rule:
        near = get_close_matches(code.upper(), rules, n=3) or list(rules)
        raise click.UsageError(f"There is no fault with the code {code}. There are: {', '.join(near)}.")
    click.echo(report.explain(rule))


def _stop_at_errors(diagnostics: tuple[Diagnostic, ...]) -> None:
    """End with what is wrong, when it would stop a build."""
    if has_errors(diagnostics):
        click.echo(report.FORMATS[_default_format()](diagnostics))
        sys.exit(1)


def _tell(stage: str) -> None:
    """Say on a terminal what is being done; in a pipe, say nothing."""
    if sys.stderr.isatty():
        click.echo(stage, err=True)

"""The command line.

The exit status is 0 when all is well, 1 when records are faulty or a build failed, and 2 when the command is wrong. It
is 130 when the person stops a command with Ctrl+C.
"""

import signal
import string
import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from evidence_site import __version__, checking, report
from evidence_site.authoring import NEW
from evidence_site.authoring.fix import find_fixes
from evidence_site.authoring.new_site import begin_site, site_options
from evidence_site.authoring.questions import Interview, yes_option
from evidence_site.authoring.workspace import Workspace
from evidence_site.changes.command import diff_command
from evidence_site.console import make_streams_lenient
from evidence_site.diagnostics import Diagnostic, has_errors
from evidence_site.links.command import external_links, links
from evidence_site.load.site_settings import site_folders
from evidence_site.model.schema import schema_files
from evidence_site.options import (
    FOLDER,
    FORMAT,
    OUTPUT,
    pull_request_option,
    root_of_records,
    root_of_site,
    today_option,
)
from evidence_site.project import SYNTHESIS_FILE, PrivateTexts, Project
from evidence_site.report import default_format, show
from evidence_site.spelling import near
from evidence_site.verify_command import verify_command

_STOPPED = 128 + signal.SIGINT


class _Commands(click.Group):
    """Commands that run on consoles of every encoding, and end with one line of words where they cannot go on."""

    def main(self, *words: Any, **settings: Any) -> Any:
        make_streams_lenient()
        return super().main(*words, **settings)

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except KeyboardInterrupt:
            click.echo("Stopped. Every file and folder is whole.", err=True)
            context.exit(_STOPPED)
        except BrokenPipeError:  # nobody reads any more; click ends the command in silence
            raise
        except OSError as error:
            about = f" ({error.filename})" if error.filename else ""
            raise click.ClickException(f"{error.strerror or error}{about}. Every file and folder is whole.") from error


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="evidence-site %(version)s")
@click.option(
    "--project",
    "start",
    type=click.Path(path_type=Path, file_okay=False, resolve_path=True, exists=True),
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


@main.command()
@click.option("--format", "name", type=FORMAT, default=default_format, help="How to write what is wrong.")
@today_option("The day on which to check which findings are due for review. Today, if left out.")
@click.option(
    "--fix", is_flag=True, help="First mend what leaves no choice, and show it. Quoted words stay as they are."
)
@click.option("--diff", is_flag=True, help="First show what --fix would mend, and change nothing.")
@pull_request_option
@click.pass_obj
def check(start: Path, name: str, today: date, *, fix: bool, diff: bool, pull_request: bool) -> None:
    """Say all that is wrong in the records, and how to mend it."""
    root = root_of_records(start)
    private = PrivateTexts.of_environment(is_pull_request=pull_request)
    pages, theme = site_folders(root)
    project = Project(root, today=today, pages=pages, theme=theme, private=private)
    if fix or diff:
        _mend(project, writes=not diff, beside_report=name not in {"full", "concise"})
    _announce("Checking the records and their quotes …")
    diagnostics = checking.check(project)
    show(name, diagnostics)
    sys.exit(has_errors(diagnostics))


@main.command()
@click.argument("folder", type=FOLDER, default=".")
@site_options
@yes_option
@today_option("The date to write into the records. Today, if left out.")
def init(folder: Path, today: date, *, yes: bool, **answers: str | None) -> None:
    """Write a small site to begin with, into FOLDER.

    All that it says is an example, to be replaced by your study. No file that is there already is changed.
    """
    begin_site(folder, today, Interview(answers, asks=not yes))


@main.group()
@today_option("The date to write into the record. Today, if left out.")
@click.pass_context
def new(context: click.Context, today: date) -> None:
    """Write a record, such as a finding, or a part of one.

    It asks question by question; each answer can be given as an option too. What you leave open is marked in the
    record, and "evidence-site check" reminds you of it.
    """
    start = context.obj
    context.obj = Workspace(lambda: Project(root_of_records(start), private=PrivateTexts.of_environment()), today)


for _command in NEW:
    new.add_command(_command)


main.add_command(diff_command(root_of_records))
main.add_command(links)
main.add_command(external_links)
main.add_command(verify_command)


@main.command()
@click.option("--site-dir", type=OUTPUT, help="Where to put the site. If left out, as mkdocs.yml says, or site/.")
@click.option("--strict", is_flag=True, help="Fail on warnings too, such as a link to a page that is not there.")
@click.option("--offline", is_flag=True, help="Make a site to be read from a folder or a memory stick, search and all.")
@pull_request_option
@click.pass_obj
def build(start: Path, site_dir: Path | None, *, strict: bool, offline: bool, pull_request: bool) -> None:
    """Check the records and build the site. When anything fails, the last site stays as it was."""
    from evidence_site.engines.mkdocs_site import (
        BuildFailedError,
        build_site,
        project_of,
        read_config,
        why_no_site_there,
    )

    root = root_of_site(start)
    config = read_config(root)
    site = site_dir or Path(config.site_dir)
    if why_not := why_no_site_there(config, site):
        raise click.UsageError(f"{site} {why_not}.")
    _announce("Checking the records and their quotes …")
    _stop_at_errors(checking.check(project_of(config, is_pull_request=pull_request), advice=False))
    try:
        build_site(root, site, strict=strict, offline=offline, is_pull_request=pull_request, on_wait=_say_waiting)
    except BuildFailedError:
        click.echo("The site was not built; the last one is as it was.", err=True)
        sys.exit(1)


@main.command()
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to serve the site: HOST:PORT.")
@click.pass_obj
def serve(start: Path, address: str) -> None:
    """Show the site in a browser while you write.

    It follows each file that you save. Stop it with Ctrl+C.
    """
    from evidence_site.engines.mkdocs_site import serve_site
    from evidence_site.engines.serving_address import AddressInUseError, read_address, require_free

    root = root_of_site(start)
    try:
        host, port = read_address(address)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--address") from None
    try:
        require_free(host, port)
    except AddressInUseError as error:
        raise click.ClickException(str(error)) from None
    sys.exit(serve_site(root, address))


@main.command()
@click.option("--out", type=OUTPUT, required=True, help="A new folder, or one that this command wrote before.")
@click.pass_obj
def render(start: Path, out: Path) -> None:
    """Write a project that MkDocs or Zensical can build.

    It holds all pages of the site, and needs this package no more.
    """
    from evidence_site import pipeline
    from evidence_site.engines.mkdocs_site import project_of, read_config
    from evidence_site.engines.rendered_project import write_project
    from evidence_site.render import TemplateFaultError

    config = read_config(root_of_site(start))
    _announce("Rendering the pages …")
    try:
        site = pipeline.build(project_of(config))
    except TemplateFaultError as fault:
        raise click.ClickException(str(fault)) from fault
    _stop_at_errors(site.diagnostics)
    write_project(config, site, out, _say_waiting)
    done = f"{len(site.pages)} pages are in {out.resolve()}. Build them there with: mkdocs build, or zensical build."
    click.echo(done, err=True)


@main.command()
@click.option("--out", type=FOLDER, help="Where to put them. If left out, in schemas/ among the hand-written pages.")
@click.pass_obj
def schema(start: Path, out: Path | None) -> None:
    """Write JSON Schemas of the records, for editors.

    An editor that knows YAML then offers the fields as you write, and marks what does not fit.
    """
    from evidence_site.engines.mkdocs_site import read_config

    folder = out or Path(read_config(root_of_site(start)).docs_dir) / "schemas"
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in schema_files().items():
        (folder / name).write_bytes(content)
    click.echo(f"{', '.join(schema_files())} are in {folder}.", err=True)


@main.command()
@click.argument("code")
def explain(code: str) -> None:
    """Explain a fault by its CODE, such as REF001.

    It says what is wrong, why it matters, and what to write instead.
    """
    rules = checking.rules_by_code()
    wanted = code.upper()
    rule = rules.get(wanted)
    if not rule:
        family = wanted.rstrip(string.digits)
        listed = [each for each in rules if each[:-3] == family] or near(wanted, rules)[:3] or list(rules)
        raise click.UsageError(f"There is no fault with the code {code}. There are: {', '.join(listed)}.")
    click.echo(report.explain(rule))


def _mend(project: Project, *, writes: bool, beside_report: bool) -> None:
    """Report what can be mended and, with `writes`, mend it; on stderr where stdout is a report for a program."""
    for fix in find_fixes(project):
        if writes:
            fix.write()
        click.echo(f"{fix.describe()}\n", err=beside_report)


def _stop_at_errors(diagnostics: tuple[Diagnostic, ...]) -> None:
    """Report the diagnostics and exit, if one of them is an error."""
    if has_errors(diagnostics):
        show(default_format(), diagnostics)
        sys.exit(1)


def _say_waiting() -> None:
    click.echo("Another command is writing there. Waiting until it has ended …", err=True)


def _announce(stage: str) -> None:
    """Print what is being done to a terminal; print nothing to a pipe."""
    if sys.stderr.isatty():
        click.echo(stage, err=True)

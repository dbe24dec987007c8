"""Adds the flow of studies to the synthesis, from the CSV file of the R package PRISMA2020."""

from os.path import realpath
from pathlib import Path

import click

from evidence_site.authoring.prisma_csv import read_prisma_csv
from evidence_site.authoring.workspace import Workspace
from evidence_site.diagnostics import Diagnostic
from evidence_site.export.yaml_text import write_fields
from evidence_site.load.files import LARGEST_RECORD, UTF_8_MARK, read_bytes
from evidence_site.project import SYNTHESIS_FILE
from evidence_site.report.plain import plain

_WORKBOOK = b"PK"


@click.command("flow")
@click.option(
    "--from", "file", type=click.Path(), required=True, help="The CSV file of the R package PRISMA2020, filled in."
)
@click.pass_obj
def new_flow(workspace: Workspace, /, *, file: str) -> None:
    """Add the flow of studies (PRISMA 2020) to the synthesis, from a CSV file."""
    synthesis = workspace.corpus.synthesis
    if synthesis is None:
        raise click.ClickException(f"Nothing was written: {SYNTHESIS_FILE} cannot be read. Run: evidence-site check")
    if synthesis.is_single_study:
        raise click.ClickException(
            "Nothing was written: the site reports a single study, and shows no flow of studies."
        )
    if synthesis.flow:
        raise click.ClickException(f"Nothing was written: {SYNTHESIS_FILE} has a `flow` already. Delete it first.")
    read = read_prisma_csv(_text_of(Path(realpath(file))))
    if read.faults:
        raise click.ClickException("\n".join([f"Nothing was written. In {plain(file)},", *map(plain, read.faults)]))
    if not workspace.put("synthesis", SYNTHESIS_FILE, "flow", read.fields):
        lines = write_fields({"flow": read.fields})
        raise click.ClickException(f"Nothing was written. Put these lines into {SYNTHESIS_FILE}:\n{plain(lines)}")
    if read.left_out:
        click.echo("\n".join(["\nNot taken over:", *map(plain, read.left_out)]))
    workspace.say_what_remains(SYNTHESIS_FILE)


def _text_of(path: Path) -> str:
    content = read_bytes(path, path.parent, LARGEST_RECORD)
    if isinstance(content, Diagnostic):
        raise click.ClickException(f"Nothing was written: {plain(str(path))}: {plain(content.fault.message)}.")
    if content.startswith(_WORKBOOK):
        raise click.ClickException("Nothing was written: this is a workbook. Save it as CSV in UTF-8.")
    try:
        return content.removeprefix(UTF_8_MARK).decode()
    except UnicodeDecodeError:
        raise click.ClickException(
            "Nothing was written: the text is not in UTF-8. Save it again, and choose UTF-8 as its encoding."
        ) from None

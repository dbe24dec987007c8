"""Asks for a study, and writes its record."""

import click

from evidence_site.authoring.questions import Interview, Question, about, yes_option
from evidence_site.authoring.workspace import Workspace, name_from
from evidence_site.diagnostics import Diagnostic
from evidence_site.load.bibliography import LARGEST_BIBLIOGRAPHY
from evidence_site.load.files import read_bytes, what_is
from evidence_site.model import Study
from evidence_site.project import SYNTHESIS_FILE

TITLE = about(Study, "title")
NAME = Question("id", "The name of the study's file and page, in small letters with hyphens between words.")
REPORT = Question("report", "The citation key of its main report, from references.bib.")
BASIS = about(Study, "basis")


@click.command("study")
@TITLE.as_option
@NAME.as_option
@REPORT.as_option
@BASIS.as_option
@yes_option
@click.pass_obj
def new_study(workspace: Workspace, /, *, yes: bool, **answers: str | None) -> None:
    """Write a study: its title, its report, and what of that was read.

    Whatever you add to the record later needs a quote that bears it out. Add that with: evidence-site new quote.
    """
    synthesis, corpus = workspace.corpus.synthesis, workspace.corpus
    if synthesis is None:
        raise click.UsageError(f"{SYNTHESIS_FILE} cannot be read. Run: evidence-site check")
    reports = {str(each.id): each.title for each in corpus.references}
    bibliography, root = workspace.project.bibliography, workspace.project.root
    is_there = what_is(bibliography, root) != "nothing"
    if is_there and isinstance(read_bytes(bibliography, root, LARGEST_BIBLIOGRAPHY), Diagnostic):
        raise click.UsageError("references/references.bib cannot be read. Run: evidence-site check")
    if not reports:
        raise click.UsageError("There is no report of a study in references.bib yet. Run: evidence-site new reference")
    waiting = [each for each in synthesis.included_studies if each not in corpus.study]
    if synthesis.is_single_study and not waiting:
        raise click.UsageError(
            "This site is about one study, and has it already. To bring several together, write "
            f"`type: evidence-synthesis` in {SYNTHESIS_FILE}."
        )
    interview = Interview(answers, asks=not yes)
    title = interview.words(TITLE)
    name = interview.name(NAME, workspace.what_is_wrong_with, waiting[0] if waiting else name_from(title))
    report = interview.choice(REPORT, reports, next(iter(reports)) if len(reports) == 1 else "")
    basis = interview.choice(BASIS)
    path = f"references/studies/{name}.yml"
    workspace.write_record("study", path, {"title": title, "reports": [report], "basis": basis})
    if name not in synthesis.included_studies and not workspace.add(
        "synthesis", SYNTHESIS_FILE, "included_studies", name
    ):
        click.echo(f"Add `{name}` to `included_studies` in {SYNTHESIS_FILE} yourself.")
    workspace.say_what_remains(path)

"""Asks for a finding, and writes its record."""

import click

from evidence_site.authoring.questions import Interview, Question, about, yes_option
from evidence_site.authoring.workspace import Workspace, name_from
from evidence_site.model import Finding
from evidence_site.model.finding import Contribution
from evidence_site.project import SYNTHESIS_FILE

TITLE = about(Finding, "title")
NAME = Question("id", "The name of the finding's file and page, in small letters with hyphens between words.")
STATEMENT = about(Finding, "statement")
STUDY = about(Finding, "evidence", 0, "study")
RELATION = about(Finding, "evidence", 0, "relation")
NOTE = about(Finding, "evidence", 0, "note")


@click.command("finding")
@TITLE.as_option
@NAME.as_option
@STATEMENT.as_option
@STUDY.as_option
@RELATION.as_option
@NOTE.as_option
@yes_option
@click.pass_obj
def new_finding(workspace: Workspace, /, *, yes: bool, **answers: str | None) -> None:
    """Write a finding: one claim, and the study that it comes from.

    It begins as a draft. Add the words that bear it out with: evidence-site new quote.
    """
    studies = {str(each.id): each.title for each in workspace.corpus.studies}
    if not studies:
        raise click.UsageError("There is no study yet that a finding could come from. Run: evidence-site new study")
    interview = Interview(answers, asks=not yes)
    title = interview.words(TITLE)
    name = interview.name(NAME, workspace.what_is_wrong_with, name_from(title))
    statement = interview.words(STATEMENT)
    study = interview.choice(STUDY, studies, next(iter(studies)) if len(studies) == 1 else "")
    relation = interview.choice(RELATION, suggestion="contributes")
    note = interview.words(NOTE) if relation == Contribution.CONTRADICTS else interview.given(NOTE)
    path = f"findings/{name}.yml"
    workspace.write_record(
        "finding",
        path,
        {
            "title": title,
            "statement": statement,
            "evidence": [{"study": study, "relation": relation} | ({"note": note} if note else {})],
            "status": "draft",
            "added": workspace.today.isoformat(),
        },
    )
    order = workspace.corpus.synthesis.order if workspace.corpus.synthesis else ()
    if order and name not in order and not workspace.add("synthesis", SYNTHESIS_FILE, "order", name):
        click.echo(f"Add `{name}` to `order` in {SYNTHESIS_FILE} yourself.")
    workspace.say_what_remains(path)
    click.echo(f"\nNext, add the words that bear it out: evidence-site new quote --record {name}")

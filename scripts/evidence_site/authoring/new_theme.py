"""Asks for a theme, writes it into the synthesis, and puts findings into it."""

from collections.abc import Mapping

import click

from evidence_site.authoring.questions import Interview, Question, about, yes_option
from evidence_site.authoring.workspace import Workspace, name_from
from evidence_site.export.yaml_text import Value, write_item
from evidence_site.model import Synthesis
from evidence_site.model.fields import IDENTIFIER, LONGEST_IDENTIFIER
from evidence_site.project import SYNTHESIS_FILE
from evidence_site.report.plain import plain

TITLE = about(Synthesis, "themes", 0, "title")
NAME = Question("id", "Its short name, in small letters with hyphens between words; findings name it.")
TEXT = about(Synthesis, "themes", 0, "text")
PARENT = about(Synthesis, "themes", 0, "parent")
FINDINGS = Question("findings", "The ids of the findings that belong to it, with commas between them.")


@click.command("theme")
@TITLE.as_option
@NAME.as_option
@TEXT.as_option
@PARENT.as_option
@FINDINGS.as_option
@yes_option
@click.pass_obj
def new_theme(workspace: Workspace, /, *, yes: bool, **answers: str | None) -> None:
    """Write a theme: a group of findings of a synthesis.

    It also writes into each finding that belongs to it the name of the theme.
    """
    synthesis = workspace.corpus.synthesis
    if synthesis is None:
        raise click.UsageError(f"{SYNTHESIS_FILE} cannot be read. To see what is wrong, run: evidence-site check")
    if synthesis.is_single_study:
        raise click.UsageError("Themes group findings of a synthesis of several studies, and this site reports one.")
    interview = Interview(answers, asks=not yes)
    themes = {str(each.id): each.title for each in synthesis.themes}
    title = interview.words(TITLE)
    name = interview.name(NAME, lambda name: _what_is_wrong_with(name, themes), name_from(title))
    text = interview.maybe(TEXT)
    parent = _parent(interview, themes)
    findings = _findings(workspace, interview)
    optional = {"text": text, "parent": parent}
    item: Value = {"id": name, "title": title} | {field: said for field, said in optional.items() if said}
    if not workspace.add("synthesis", SYNTHESIS_FILE, "themes", item):
        written = write_item(item, "  ")
        raise click.ClickException(
            f"{SYNTHESIS_FILE} is written in a way that cannot be added to. Put this there under `themes`:\n\n{written}"
        )
    for each in findings:
        if not workspace.put("finding", f"findings/{each}.yml", "theme", name):
            click.echo(f"Write `theme: {name}` into findings/{each}.yml yourself.")
    workspace.say_what_remains(SYNTHESIS_FILE)


def _what_is_wrong_with(name: str, themes: Mapping[str, str]) -> str:
    if not IDENTIFIER.fullmatch(name) or len(name) > LONGEST_IDENTIFIER:
        return f"`{name}` cannot be the name of a theme: use small letters a-z, digits and single hyphens."
    return f"There is a theme `{name}` already." if name in themes else ""


def _parent(interview: Interview, themes: Mapping[str, str]) -> str:
    if not themes and interview.given(PARENT) is None:
        return ""
    if interview.asks and interview.given(PARENT) is None:
        click.echo("\nThere are these themes:\n" + "\n".join(f"  {each}  ({plain(themes[each])})" for each in themes))

    def check(answer: str) -> str:
        return f"There is no theme `{answer}`." if answer and answer not in themes else ""

    return interview.name(PARENT, check, may_be_empty=True)


def _findings(workspace: Workspace, interview: Interview) -> list[str]:
    """Return the findings to be put into the theme."""
    known = {str(each.id): each for each in workspace.corpus.findings}
    if interview.asks and interview.given(FINDINGS) is None:
        click.echo("\nThere are these findings:")
        for name, each in known.items():
            click.echo(f"  {name}  ({plain(each.title)}" + (f"; now in `{each.theme}`)" if each.theme else ")"))

    def check(answer: str) -> str:
        unknown = [each for each in _listed(answer) if each not in known]
        return f"There is no finding `{unknown[0]}`." if unknown else ""

    return _listed(interview.name(FINDINGS, check, may_be_empty=True))


def _listed(answer: str) -> list[str]:
    return [each.strip() for each in answer.split(",") if each.strip()]

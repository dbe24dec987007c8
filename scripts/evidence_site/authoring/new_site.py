"""A small site to begin with, every word of it an example to be replaced."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from os.path import lexists
from pathlib import Path
from string import Template

import click

from evidence_site.authoring.files import require_open, write_new
from evidence_site.authoring.questions import Function, Interview, Question, about
from evidence_site.authoring.record_edits import described
from evidence_site.export.yaml_text import in_line
from evidence_site.load.files import what_is
from evidence_site.model import Synthesis
from evidence_site.model.schema import schema_files
from evidence_site.model.synthesis import SynthesisType
from evidence_site.project import SYNTHESIS_FILE
from evidence_site.report.plain import plain

TITLE = "Example: the name of this site"
EDITOR = "Example: the name of an editor"
FIRST_STEPS = (
    f"{SYNTHESIS_FILE}: the question, the short answer, and who edits the site",
    "references/references.bib: the works that you quote; or run: evidence-site new reference",
    "references/sources: the text of each work, against which its quotes are checked",
    "references/studies: how each study was done; or run: evidence-site new study",
    "findings: what was found; or run: evidence-site new finding, then: evidence-site new quote",
)
"""What to fill in, in this order."""

_TYPE = about(Synthesis, "type")
_TITLE = about(Synthesis, "title")
_EDITOR = Question("editor", "Who edits the site: one name for now.")
_HIDDEN = {"gitignore": ".gitignore"}


@dataclass(frozen=True)
class Beginning:
    """What is known of a site before it is made."""

    type: SynthesisType
    title: str
    editor: str
    today: date


def site_options(function: Function) -> Function:
    """Return a command that takes options about the new site."""
    for question in (_EDITOR, _TITLE, _TYPE):
        function = question.as_option(function)
    return function


def begin_site(folder: Path, today: date, interview: Interview) -> None:
    """Ask what a new site is to be, and write a small one as a beginning.

    Raises:
        click.UsageError: one of its files is there already; nothing was written.
    """
    kind = interview.choice(_TYPE, suggestion=SynthesisType.SINGLE_STUDY)
    beginning = Beginning(
        type=next(each for each in SynthesisType if each == kind),
        title=interview.maybe(_TITLE, TITLE),
        editor=interview.maybe(_EDITOR, EDITOR),
        today=today,
    )
    contents = site_files(beginning)
    blocking = in_the_way(folder, contents)
    if blocking:
        listed = "\n".join(f"  {path}" for path in blocking)
        raise click.UsageError(f"Nothing was written, as {plain(str(folder))} holds already:\n{listed}")
    write_site(folder, contents)
    click.echo(f"\nWrote a small site into {plain(str(folder))}:")
    click.echo("\n".join(f"  {path}" for path in contents))
    click.echo('\nWhat begins with "Example:" is yours to replace. Fill in first:')
    click.echo("\n".join(f"  {number}. {step}" for number, step in enumerate(FIRST_STEPS, 1)))
    click.echo(f"\nTo see it, go to {plain(str(folder))} and run: evidence-site check, then evidence-site serve")


def site_files(beginning: Beginning) -> Mapping[str, str]:
    """Return the files of a site to begin with, by path."""
    words = {
        "title": in_line(beginning.title),
        "heading": beginning.title,
        "editor": in_line(beginning.editor),
        "today": beginning.today.isoformat(),
    }
    templates = files("evidence_site.authoring") / "templates"
    found = dict([*_read(templates / "shared"), *_read(templates / beginning.type)])
    records = {path: Template(text).substitute(words) for path, text in found.items()}
    schemas = {f"docs/schemas/{name}": content.decode() for name, content in schema_files().items()}
    return {path: _with_comments(path, text) for path, text in sorted(records.items())} | schemas


def in_the_way(folder: Path, paths: Mapping[str, str]) -> tuple[str, ...]:
    """Return the files that are there already, and those that stand where a folder is needed."""
    require_open(folder)
    needed = {parent.as_posix() for path in paths for parent in Path(path).parents if parent != Path()}
    blocking = (path for path in sorted(needed) if what_is(folder / path, folder) not in {"folder", "nothing"})
    return (*blocking, *(path for path in paths if lexists(folder / path)))


def write_site(folder: Path, contents: Mapping[str, str]) -> None:
    """Write files below a folder.

    Raises:
        FileExistsError: one of them is there already.
    """
    for path, text in contents.items():
        write_new(folder / path, text)


def _with_comments(path: str, text: str) -> str:
    """Return a file of the site; a record gets comments that say what its fields are for."""
    kind = (
        "synthesis"
        if path == SYNTHESIS_FILE
        else {"findings": "finding", "references": "study"}.get(path.partition("/")[0])
    )
    if not kind or not path.endswith(".yml"):
        return text
    return described(text, kind, path)


def _read(folder: Traversable, path: str = "") -> Iterator[tuple[str, str]]:
    for each in folder.iterdir():
        name = path + _HIDDEN.get(each.name, each.name)
        if each.is_dir():
            yield from _read(each, f"{name}/")
        else:
            yield name, each.read_text(encoding="utf-8")

"""A small site to begin with, every word of it an example to be replaced."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from os.path import lexists
from pathlib import Path
from string import Template

from evidence_site.authoring.descriptions import with_descriptions
from evidence_site.authoring.files import write_new
from evidence_site.authoring.yaml_text import in_line
from evidence_site.model.schema import RECORDS, schema_files
from evidence_site.model.synthesis import SynthesisType
from evidence_site.project import SYNTHESIS_FILE

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

_HIDDEN = {"gitignore": ".gitignore"}


@dataclass(frozen=True)
class Beginning:
    """What is known of a site before it is made."""

    type: SynthesisType
    title: str
    editor: str
    today: date


def site_files(beginning: Beginning) -> Mapping[str, str]:
    """Give the files of a site to begin with, by path."""
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
    return {path: _described(path, text) for path, text in sorted(records.items())} | schemas


def in_the_way(folder: Path, paths: Mapping[str, str]) -> tuple[str, ...]:
    """Name the files that are there already, and those that stand where a folder is needed."""
    needed = {parent.as_posix() for path in paths for parent in Path(path).parents if parent != Path()}
    blocking = (path for path in sorted(needed) if lexists(folder / path) and not (folder / path).is_dir())
    return (*blocking, *(path for path in paths if lexists(folder / path)))


def write_site(folder: Path, contents: Mapping[str, str]) -> None:
    """Write files below a folder.

    Raises:
        FileExistsError: one of them is there already.
    """
    for path, text in contents.items():
        write_new(folder / path, text)


def schema_line(kind: str, path: str) -> str:
    """Give the first line of a record, from which an editor learns how to complete and check it."""
    return f"# yaml-language-server: $schema={'../' * path.count('/')}docs/schemas/{kind}.json\n"


def _described(path: str, text: str) -> str:
    """Put into a record what its fields are for."""
    kind = (
        "synthesis"
        if path == SYNTHESIS_FILE
        else {"findings": "finding", "references": "study"}.get(path.partition("/")[0])
    )
    if not kind or not path.endswith(".yml"):
        return text
    return schema_line(kind, path) + with_descriptions(text, RECORDS[kind])


def _read(folder: Traversable, path: str = "") -> Iterator[tuple[str, str]]:
    for each in folder.iterdir():
        name = path + _HIDDEN.get(each.name, each.name)
        if each.is_dir():
            yield from _read(each, f"{name}/")
        else:
            yield name, each.read_text(encoding="utf-8")

"""The project that a command adds to: what is there, and safe ways to write more."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import replace as replaced
from datetime import date
from functools import cached_property
from pathlib import Path

import click
from pydantic import BaseModel

from evidence_site import checking
from evidence_site.authoring.files import replace, require_open, write_new
from evidence_site.authoring.record_edits import add_item, described, put_field
from evidence_site.diagnostics import Diagnostic, Severity
from evidence_site.export.bibtex import to_bibtex
from evidence_site.export.yaml_text import Value, write_fields
from evidence_site.load import load_project
from evidence_site.load.bibliography import LARGEST_BIBLIOGRAPHY, parse_bibliography
from evidence_site.load.files import LARGEST_RECORD, UTF_8_MARK, read_bytes, what_is
from evidence_site.load.folders import RECORDS
from evidence_site.load.positions import BIBLIOGRAPHY_FILE
from evidence_site.load.records import read_record
from evidence_site.load.text import TextFile
from evidence_site.model import Corpus, Reference
from evidence_site.model.fields import IDENTIFIER, LONGEST_IDENTIFIER
from evidence_site.model.schema import RECORDS as MODELS
from evidence_site.project import Project
from evidence_site.report import concise
from evidence_site.rules.wording import UNWRITTEN


@dataclass(frozen=True)
class Workspace:
    """A project, and the day on which something is added to it."""

    find_project: Callable[[], Project]
    """Ends the command if there is no project: only when one is needed, so that help can be had anywhere."""
    today: date

    @cached_property
    def project(self) -> Project:
        """The project."""
        return self.find_project()

    @cached_property
    def corpus(self) -> Corpus:
        """The records that are there; an `OSError` if a folder for them may not be looked into."""
        for each in (self.project.findings, self.project.studies):
            require_open(each)
        return load_project(self.project).corpus

    @cached_property
    def taken_keys(self) -> frozenset[str]:
        """The citation keys that are taken, in small letters, as no two may differ in capitals only."""
        return frozenset(each.casefold() for each in self.corpus.reference)

    def what_is_wrong_with(self, name: str) -> str:
        """Return why a name cannot be that of a new record; nothing if it can."""
        if not IDENTIFIER.fullmatch(name) or len(name) > LONGEST_IDENTIFIER:
            return f"`{name}` cannot be the name of a record: {RECORDS.advice.partition(', and')[0]}."
        if name in RECORDS.reserved:
            return f"The name `{name}` is kept for something else: add a word."
        if name in {*self.corpus.finding, *self.corpus.study} or self._is_taken(name):
            return f"There is a record `{name}` already."
        return ""

    def write_record(self, kind: str, path: str, fields: Mapping[str, Value]) -> None:
        """Write a new record, with comments that say what its fields are for.

        Raises:
            click.ClickException: something stands in its place, or the record could not be read again.
        """
        model = MODELS[kind]
        text = described(write_fields(fields), kind, path)
        self._check(TextFile(path, text), model)
        self._check_folder(path)
        try:
            write_new(self.project.root / path, text)
        except FileExistsError:
            raise click.ClickException(f"{path} is there already; nothing was written.") from None
        click.echo(f"Wrote {path}.")

    def add(self, kind: str, path: str, field: str, item: Value) -> bool:
        """Add an item to a list in a record, which else stays as it is. Return whether that could be done."""
        return self._edit(kind, path, field, "Added to", lambda text: add_item(text, field, item, MODELS[kind]))

    def put(self, kind: str, path: str, field: str, value: Value) -> bool:
        """Write a field of a record, in place of its old value if it has one. Return whether that could be done."""
        return self._edit(kind, path, field, "Wrote into", lambda text: put_field(text, field, value, MODELS[kind]))

    def add_references(self, references: Sequence[Reference]) -> str:
        """Add entries at the end of the bibliography, where all else stays letter for letter. Return the entries.

        Raises:
            click.ClickException: the bibliography cannot be read, or an entry would be faulty.
        """
        path, root = self.project.bibliography, self.project.root
        is_there = what_is(path, root) != "nothing"
        content = read_bytes(path, root, LARGEST_BIBLIOGRAPHY) if is_there else b""
        if isinstance(content, Diagnostic):
            raise click.ClickException(f"Nothing was written:\n{concise([content])}")
        try:
            text = content.removeprefix(UTF_8_MARK).decode()
        except UnicodeDecodeError:
            raise click.ClickException(f"Nothing was written: {BIBLIOGRAPHY_FILE} is not in UTF-8.") from None
        entries = to_bibtex(references)
        line_break = "\r\n" if "\r\n" in text else "\n"
        gap = "" if not text else "\n" if text.endswith("\n") else "\n\n"
        whole = text + (gap + entries).replace("\n", line_break)
        found = parse_bibliography(TextFile(BIBLIOGRAPHY_FILE, whole))
        first = whole[: len(text)].count("\n") + 1
        faults = [each for each in found.diagnostics if each.location.line >= first]
        if faults or not {each.id for each in found.references}.issuperset(each.id for each in references):
            told = concise(faults or found.diagnostics)  # of a file with too many entries its first line is told
            raise click.ClickException(f"Nothing was written, as the entry would have a fault:\n{told}")
        if is_there:
            mark = UTF_8_MARK if content.startswith(UTF_8_MARK) else b""
            replace(path, mark + whole.encode())
        else:
            write_new(path, whole)
        return entries

    def say_what_remains(self, path: str) -> None:
        """Check the project, and print what is still to be done in one record."""
        found = checking.check(replaced(self.project, today=self.today))
        ours = [each for each in found if each.location.file == path and each.severity is not Severity.ADVICE]
        click.echo(f"\nStill to do in it:\n{concise(ours)}" if ours else "\nNothing is wrong with it.")

    def _edit(self, kind: str, path: str, field: str, done: str, edit: Callable[[str], str | None]) -> bool:
        """Write a record as an edit makes it, whole or not at all. Return whether that could be done."""
        content = read_bytes(self.project.root / path, self.project.root, LARGEST_RECORD)
        if isinstance(content, Diagnostic):
            return False
        edited = edit(content.removeprefix(UTF_8_MARK).decode())
        if edited is None:
            return False
        self._check(TextFile(path, edited), MODELS[kind])
        mark = UTF_8_MARK if content.startswith(UTF_8_MARK) else b""
        replace(self.project.root / path, mark + edited.encode())
        click.echo(f"{done} {path}: {field}.")
        return True

    def _is_taken(self, name: str) -> bool:
        folders = (self.project.findings, self.project.studies)
        return any(what_is(folder / f"{name}.yml", self.project.root) != "nothing" for folder in folders)

    def _check_folder(self, path: str) -> None:
        folder = (self.project.root / path).parent
        if what_is(folder, self.project.root) not in {"folder", "nothing"}:
            raise click.ClickException(
                f"{Path(path).parent.as_posix()} is not an ordinary folder; nothing was written."
            )

    def _check(self, source: TextFile, model: type[BaseModel]) -> None:
        """Raise an error if what is about to be written could not be read."""
        stem = "" if model is MODELS["synthesis"] else Path(source.file).stem
        _, faults = read_record(source, model, stem)
        if faults:
            raise click.ClickException(f"Nothing was written, as the record would have a fault:\n{concise(faults)}")


def name_from(words: str) -> str:
    """Return a name for a record, made of its title: `local-trust`. A title still to be written makes none."""
    if words.startswith(UNWRITTEN):
        return ""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    parts = re.findall(r"[a-z0-9]+", plain)
    while parts and not parts[0][0].isalpha():
        parts = parts[1:]
    name = "-".join(parts)
    return name if len(name) <= LONGEST_IDENTIFIER else name[: LONGEST_IDENTIFIER + 1].rpartition("-")[0]

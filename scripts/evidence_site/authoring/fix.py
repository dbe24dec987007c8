"""Mends every record of a project, and shows what changes."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from pydantic import BaseModel

from evidence_site.authoring.mending import Mended, mend
from evidence_site.diagnostics import Diagnostic
from evidence_site.load.files import LARGEST_RECORD, file_name, read_bytes
from evidence_site.load.folders import RECORDS, list_entries
from evidence_site.model import Finding, Study, Synthesis
from evidence_site.project import Project
from evidence_site.report.plain import plain


@dataclass(frozen=True)
class Mending:
    """What can be mended in one file."""

    path: Path
    file: str
    """Its path from the project's root, as it can be printed."""
    before: bytes
    after: Mended

    def describe(self) -> str:
        """Say what was done, and show each changed line with what cannot be seen written out."""
        before, after = (each.decode("utf-8").splitlines(keepends=True) for each in (self.before, self.after.content))
        changes = unified_diff(before, after, self.file, f"{self.file}, mended", n=1)
        deeds = ", ".join(self.after.deeds)
        return "\n".join((f"{self.file}: {deeds}.", *map(_shown, changes)))


def find_mends(project: Project) -> Iterator[Mending]:
    """Look for what can be mended in the findings, the synthesis and the studies. Nothing is written."""
    for path, model in _records(project):
        content = read_bytes(path, project.root, LARGEST_RECORD)
        if not isinstance(content, Diagnostic):
            mended = mend(content, model)
            if mended.deeds:
                yield Mending(path, file_name(path, project.root), content, mended)


def _records(project: Project) -> Iterator[tuple[Path, type[BaseModel]]]:
    for folder, model in ((project.findings, Finding), (project.studies, Study)):
        entries, _ = list_entries(folder, project.root, RECORDS)
        for entry in entries:
            if entry.path.suffix == RECORDS.suffix:
                yield entry.path, Synthesis if model is Finding and entry.stem == "synthesis" else model


def _shown(line: str) -> str:
    """Write a line of a difference so that white space that goes, or comes, can be seen."""
    text = line.removesuffix("\n")
    words = text.rstrip(" \t") if text[:1] in {"-", "+"} else text
    tail = text[len(words) :].replace(" ", "\N{MIDDLE DOT}")
    return plain((words + tail).replace("\t", "\\t"))

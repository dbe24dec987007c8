"""A small project about a made-up study, valid throughout, for tests to spoil in one place."""

from pathlib import Path

from evidence_site.diagnostics import Diagnostic
from evidence_site.load import Loaded, load_project
from evidence_site.project import Project

FINDING = """\
title: Local trust
statement: Colleagues trust those whom they have met.
evidence:
  - study: night-shift
    relation: contributes
quotes:
  - text: those whom they had met
    source: hall2021
    locator: Abstract
    voice: author
    supports: [statement]
status: draft
added: 2026-11-24
"""

SYNTHESIS = """\
type: single-study
included_studies: [night-shift]
title: Trust at night
question: How do colleagues on night shifts come to trust each other?
short_answer: By meeting.
order: [local-trust]
editors: [Ada Hall]
author_check: not-recorded
changes: Shortened.
licence:
  name: CC BY 4.0
reviewed: 2026-11-24
"""

STUDY = """\
title: Trust at night
reports: [hall2021]
basis: abstract
"""

BIBLIOGRAPHY = """\
@article{hall2021,
  author = {Hall, Ada and Reed, Bo},
  title = {Trust at night},
  journal = {Journal of Night Work},
  year = {2021}
}
"""

SOURCE = """\
Made up for tests.

# Abstract

Colleagues trusted those whom they had met.
"""

FILES = {
    "findings/synthesis.yml": SYNTHESIS,
    "findings/local-trust.yml": FINDING,
    "references/studies/night-shift.yml": STUDY,
    "references/references.bib": BIBLIOGRAPHY,
    "references/sources/hall2021.txt": SOURCE,
}


def write(root: Path, files: dict[str, str | bytes | None] | None = None) -> Path:
    """Write the project, with some files replaced, added or (None) left out."""
    for name, content in {**FILES, **(files or {})}.items():
        if content is None:
            continue
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def load(root: Path, files: dict[str, str | bytes | None] | None = None) -> Loaded:
    """Write the project and load it."""
    return load_project(Project(write(root, files), pages=root / "docs"))


def with_field(name: str, value: str, record: str = FINDING) -> str:
    """Give a record with a field's line replaced, or with the field added."""
    lines = [f"{name}: {value}" if line.startswith(f"{name}:") else line for line in record.splitlines()]
    return "\n".join(lines if f"{name}: {value}" in lines else [*lines, f"{name}: {value}"]) + "\n"


def brief(diagnostics: tuple[Diagnostic, ...]) -> list[tuple[str, str, int, int]]:
    """Give code, file, line and column of each."""
    return [(each.code, each.location.file, each.location.line, each.location.column) for each in diagnostics]

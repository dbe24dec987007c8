"""The texts that quotes are checked against: published ones in the project, private ones outside it."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from evidence_site.diagnostics import Diagnostic
from evidence_site.load.files import LARGEST_TEXT, read_text
from evidence_site.load.folders import SOURCES, list_entries
from evidence_site.load.problems.files import empty_record
from evidence_site.load.text import TextFile
from evidence_site.load.yaml_reader import check_characters
from evidence_site.model import CiteKey, Section, SourceText

_HEADING = re.compile(r"^# +(.*)$", re.MULTILINE)
_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")


def load_sources(
    folder: Path, root: Path
) -> tuple[dict[CiteKey, SourceText], dict[CiteKey, TextFile], list[Diagnostic]]:
    """Read the published texts: by key, with their files, and what is wrong. A faulty text is among the files only."""
    entries, diagnostics = list_entries(folder, root, SOURCES)
    texts: dict[CiteKey, SourceText] = {}
    read_files: dict[CiteKey, TextFile] = {}
    for entry in entries:
        read = read_text(entry.path, root, LARGEST_TEXT)
        if isinstance(read, Diagnostic):
            diagnostics.append(read)
            continue
        key = CiteKey(entry.stem)
        read_files[key] = read
        sections = parse_sections(read.text)
        faults = list(check_characters(read))
        if not sections:
            faults.append(read.diagnose(None, empty_record, read.file, exists=True))
        diagnostics += faults
        if entry.has_good_name and not faults:
            texts[key] = SourceText(key, sections)
    return texts, read_files, diagnostics


def load_private_sources(folder: Path) -> tuple[Mapping[CiteKey, SourceText], int]:
    """Read the private texts, and count those that cannot be read. Nothing more is ever said of them."""
    entries, _ = list_entries(folder, folder.parent, SOURCES)
    texts: dict[CiteKey, SourceText] = {}
    for entry in entries:
        read = read_text(entry.path, folder, LARGEST_TEXT) if entry.has_good_name else None
        if isinstance(read, TextFile):
            key = CiteKey(entry.stem)
            texts[key] = SourceText(key, parse_sections(read.text), private=True)
    return texts, len(entries) - len(texts)


def parse_sections(text: str) -> tuple[Section, ...]:
    """Divide a text at its headings, lines that begin with `# `.

    What stands before the first heading is about the text, such as its licence, and is not part of it.
    A text without headings is one section without a name.
    """
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    headings = list(_HEADING.finditer(unified))
    if not headings:
        paragraphs = tuple(_paragraphs(unified))
        return (Section("", paragraphs),) if paragraphs else ()
    ends = [each.start() for each in headings[1:]] + [len(unified)]
    return tuple(
        Section(heading[1].strip(), tuple(_paragraphs(unified[heading.end() : end])))
        for heading, end in zip(headings, ends, strict=True)
    )


def _paragraphs(text: str) -> Iterator[str]:
    return (each.strip() for each in _BLANK_LINES.split(text) if each.strip())

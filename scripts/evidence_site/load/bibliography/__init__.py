"""The bibliography: BibTeX read into references, each with its place in the file."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from evidence_site.diagnostics import Diagnostic, Location
from evidence_site.load.bibliography.entries import Parsed, WrittenEntry, parse_entries
from evidence_site.load.bibliography.inheritance import circle, inherit, parents_of
from evidence_site.load.bibliography.places import LaterFields
from evidence_site.load.bibliography.reference import NAMES_IN_BIBTEX, read_reference
from evidence_site.load.bibliography.values import MOST_GUESSES
from evidence_site.load.files import file_name, read_text, what_is
from evidence_site.load.nodes import Fields
from evidence_site.load.positions import Written
from evidence_site.load.problems import bib
from evidence_site.load.text import INVISIBLE, TextFile, diagnose
from evidence_site.load.yaml_reader import check_characters
from evidence_site.model import RecordKind, RecordRef, Reference
from evidence_site.spelling import nearest

LARGEST_BIBLIOGRAPHY = 16 * 1024 * 1024


@dataclass(frozen=True)
class Bibliography:
    """What came of reading the bibliography."""

    references: tuple[Reference, ...]
    written: dict[RecordRef, Written]
    unreadable: frozenset[RecordRef]
    diagnostics: tuple[Diagnostic, ...]


def load_bibliography(path: Path, root: Path) -> Bibliography:
    """Read the bibliography of a project."""
    file = file_name(path, root)
    if what_is(path, root) == "nothing":
        missing = diagnose(Location(file), "", bib.empty_bibliography, file, exists=False)
        return Bibliography((), {}, frozenset(), (missing,))
    read = read_text(path, root, LARGEST_BIBLIOGRAPHY)
    if isinstance(read, Diagnostic):
        return Bibliography((), {}, frozenset(), (read,))
    return parse_bibliography(read)


def parse_bibliography(read: TextFile) -> Bibliography:
    """Read the entries of a BibTeX file."""
    with _no_search_for_garbage():
        return _parse(read)


@contextmanager
def _no_search_for_garbage() -> Iterator[None]:
    """Keep Python from searching for unused objects while we make many that are all kept: a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _parse(read: TextFile) -> Bibliography:
    source = replace(read, text=read.text.replace("\r\n", "\n").replace("\r", "\n"))
    diagnostics = list(check_characters(source))
    # Characters that are reported are no part of any value. Each leaves a space, so that places stay as they are.
    clean = replace(source, text=INVISIBLE.sub(" ", source.text)) if diagnostics else source
    parsed = parse_entries(clean)
    diagnostics += parsed.diagnostics
    references: list[Reference] = []
    written: dict[RecordRef, Written] = {}
    lost = set(parsed.lost)
    for entry in inherit(parsed.entries):
        reference, faults = read_reference(clean, entry)
        diagnostics += faults
        written[RecordRef(RecordKind.REFERENCE, entry.key)] = Written(clean, _tree(entry))
        if reference:
            references.append(reference)
        else:
            lost.add(entry.key)
    diagnostics += _across(clean, parsed)
    if not parsed.entries and not diagnostics:
        diagnostics.append(clean.diagnose(None, bib.empty_bibliography, clean.file, exists=True))
    unreadable = frozenset(RecordRef(RecordKind.REFERENCE, key) for key in lost)
    # A fault of a field that others take over is told once.
    return Bibliography(tuple(references), written, unreadable, tuple(dict.fromkeys(diagnostics)))


def _across(source: TextFile, parsed: Parsed) -> Iterator[Diagnostic]:
    """Report keys that differ in capitals only, and entries that take fields from nothing or from themselves."""
    first: dict[str, WrittenEntry] = {}
    parents = parents_of(parsed.entries)
    known = tuple(each.key for each in parsed.entries)
    guesses = MOST_GUESSES
    for entry in parsed.entries:
        other = first.setdefault(entry.key.casefold(), entry)
        if other is not entry:
            line = source.line_at(other.block.span[0])
            yield source.diagnose(entry.block.key, bib.duplicate_key, entry.key, other.key, line)
        follows = entry.fields.get("crossref")
        if follows and (way := circle(entry, parents)):
            yield source.diagnose(follows.value_span, bib.circular_crossref, way)
        elif follows and entry.key not in parents and (name := follows.value.strip()) not in parsed.lost:
            guesses -= 1
            likely = nearest(name, known) if guesses >= 0 else ""
            yield source.diagnose(follows.value_span, bib.unknown_crossref, name, likely)


def _tree(entry: WrittenEntry) -> Fields:
    """Give an entry's places by field: under BibTeX's names and under those of a reference."""
    return Fields(LaterFields(entry.key, entry.block, entry.fields, NAMES_IN_BIBTEX), *entry.block.span)

"""The bibliography: BibTeX read into references, each with its place in the file."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from evidence_site.diagnostics import Diagnostic, Location
from evidence_site.load.bibliography.crossref import crossref_faults, inherit
from evidence_site.load.bibliography.reference import read_reference
from evidence_site.load.bibliography.syntax import WrittenEntry, parse_entries
from evidence_site.load.bibliography.vocabulary import NAMES_IN_BIBTEX
from evidence_site.load.files import file_name, read_text, what_is
from evidence_site.load.nodes import Fields, Node, Scalar
from evidence_site.load.positions import Written
from evidence_site.load.problems import bib
from evidence_site.load.text import INVISIBLE, TextFile, diagnose
from evidence_site.load.yaml_reader import check_characters
from evidence_site.model import RecordKind, RecordRef, Reference

LARGEST_BIBLIOGRAPHY = 16 * 1024 * 1024
"""In bytes."""


@dataclass(frozen=True)
class Bibliography:
    """The result of reading a bibliography: its references, their places, and the faults found on the way."""

    references: tuple[Reference, ...]
    written: dict[RecordRef, Written]
    unreadable: frozenset[RecordRef]
    diagnostics: tuple[Diagnostic, ...]


def load_bibliography(path: Path, root: Path) -> Bibliography:
    """Read the bibliography of the project at `root`. A missing or unreadable file is a diagnostic."""
    file = file_name(path, root)
    if what_is(path, root) == "nothing":
        missing = diagnose(Location(file), "", bib.empty_bibliography, file, exists=False)
        return Bibliography((), {}, frozenset(), (missing,))
    read = read_text(path, root, LARGEST_BIBLIOGRAPHY)
    if isinstance(read, Diagnostic):
        return Bibliography((), {}, frozenset(), (read,))
    return parse_bibliography(read)


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Keep Python from searching for unused objects while we make many that are all kept.

    It saves 18 % of the time for 10,000 entries, as `PYTHONPATH=tests python tests/bench/bibliography.py` measures.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@_without_garbage_collection()
def parse_bibliography(read: TextFile) -> Bibliography:
    """Parse the entries of a BibTeX file."""
    source = replace(read, text=read.text.replace("\r\n", "\n").replace("\r", "\n"))
    diagnostics = list(check_characters(source))
    # Characters that are reported are no part of any value. Each leaves a space, so that places stay as they are.
    clean = replace(source, text=INVISIBLE.sub(" ", source.text)) if diagnostics else source
    parsed = parse_entries(clean)
    diagnostics += parsed.diagnostics
    references: list[Reference] = []
    written: dict[RecordRef, Written] = {}
    lost = set(parsed.lost)
    keys = frozenset(each.key.casefold() for each in parsed.entries)
    for entry in inherit(parsed.entries):
        if entry.kind == "set":
            diagnostics.append(clean.diagnose(entry.key_span, bib.unknown_entry_type, entry.kind, ""))
            continue
        reference, faults = read_reference(clean, entry, keys)
        diagnostics += faults
        written[RecordRef(RecordKind.REFERENCE, entry.key)] = Written(clean, _places(entry))
        if reference:
            references.append(reference)
        else:
            lost.add(entry.key)
    diagnostics += _clashing_keys(clean, parsed.entries)
    diagnostics += crossref_faults(clean, parsed.entries, parsed.lost)
    if not parsed.entries and not diagnostics:
        diagnostics.append(clean.diagnose(None, bib.empty_bibliography, clean.file, exists=True))
    unreadable = frozenset(RecordRef(RecordKind.REFERENCE, key) for key in lost)
    # A fault of a field that others inherit is reported once.
    return Bibliography(tuple(references), written, unreadable, tuple(dict.fromkeys(diagnostics)))


def _clashing_keys(source: TextFile, entries: Sequence[WrittenEntry]) -> Iterator[Diagnostic]:
    """Yield a fault for each key that differs from an earlier one in capitals only."""
    first: dict[str, WrittenEntry] = {}
    for entry in entries:
        other = first.setdefault(entry.key.casefold(), entry)
        if other is not entry:
            line = source.line_at(other.span[0])
            yield source.diagnose(entry.key_span, bib.duplicate_key, entry.key, other.key, line)


def _places(entry: WrittenEntry) -> Fields:
    """Return the fields of an entry with their places, under BibTeX's names and under those of a reference."""
    fields: dict[str, tuple[Scalar, Node]] = {
        "id": (Scalar("id", *entry.key_span), Scalar(entry.key, *entry.key_span, style="bibtex"))
    }
    for name, each in entry.fields.items():
        fields[name] = Scalar(name, *each.name_span), Scalar(each.value, *each.value_span, style="bibtex")
    for name, meant in NAMES_IN_BIBTEX.items():
        if found := next((fields[each] for each in meant if each in fields), None):
            fields.setdefault(name, found)
    return Fields(fields, *entry.span)

"""The bibliography: BibTeX read into references, each with its place in the file."""

from dataclasses import dataclass, replace
from pathlib import Path

from evidence_site.diagnostics import Diagnostic, Location
from evidence_site.load.bibliography.entries import WrittenEntry, parse_entries
from evidence_site.load.bibliography.reference import NAMES_IN_BIBTEX, read_reference
from evidence_site.load.characters import INVISIBLE
from evidence_site.load.files import LARGEST_TEXT, file_name, read_text, what_is
from evidence_site.load.nodes import Fields, Scalar
from evidence_site.load.positions import Written
from evidence_site.load.problems import bib
from evidence_site.load.text import LINE_BREAK, TextFile, diagnose
from evidence_site.load.yaml_reader import check_characters
from evidence_site.model import RecordKind, RecordRef, Reference


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
    read = read_text(path, root, LARGEST_TEXT)
    if isinstance(read, Diagnostic):
        return Bibliography((), {}, frozenset(), (read,))
    return parse_bibliography(read)


def parse_bibliography(read: TextFile) -> Bibliography:
    """Read the entries of a BibTeX file."""
    source = replace(read, text=LINE_BREAK.sub("\n", read.text))
    diagnostics = list(check_characters(source))
    # Characters that are reported are no part of any value. Each leaves a space, so that places stay as they are.
    clean = replace(source, text=INVISIBLE.sub(" ", source.text))
    parsed = parse_entries(clean)
    diagnostics += parsed.diagnostics
    references: list[Reference] = []
    written: dict[RecordRef, Written] = {}
    lost = set(parsed.lost)
    for entry in parsed.entries:
        reference, faults = read_reference(clean, entry)
        diagnostics += faults
        written[RecordRef(RecordKind.REFERENCE, entry.key)] = Written(clean, _tree(entry))
        if reference:
            references.append(reference)
        else:
            lost.add(entry.key)
    diagnostics += _across(clean, parsed.entries)
    if not parsed.entries and not diagnostics:
        diagnostics.append(clean.diagnose(None, bib.empty_bibliography, clean.file, exists=True))
    unreadable = frozenset(RecordRef(RecordKind.REFERENCE, key) for key in lost)
    return Bibliography(tuple(references), written, unreadable, tuple(diagnostics))


def _across(source: TextFile, entries: tuple[WrittenEntry, ...]) -> list[Diagnostic]:
    """Report keys that differ in capitals only, and entries that take fields from themselves."""
    diagnostics: list[Diagnostic] = []
    first: dict[str, WrittenEntry] = {}
    follows = {each.key: each.fields["crossref"].value.strip() for each in entries if "crossref" in each.fields}
    for entry in entries:
        other = first.setdefault(entry.key.casefold(), entry)
        if other is not entry:
            line = source.line_at(other.span[0])
            diagnostics.append(source.diagnose(entry.key_span, bib.duplicate_key, entry.key, other.key, line))
        circle = _circle(entry.key, follows)
        if circle:
            diagnostics.append(source.diagnose(entry.fields["crossref"].value_span, bib.circular_crossref, circle))
    return diagnostics


def _circle(key: str, follows: dict[str, str]) -> list[str]:
    """Give the keys by which an entry leads back to itself; none, if it does not."""
    way = [key]
    while (following := follows.get(way[-1])) is not None and following not in way:
        way.append(following)
    return [*way, key] if follows.get(way[-1]) == key else []


def _tree(entry: WrittenEntry) -> Fields:
    """Give an entry's places by field: under BibTeX's names and under those of a reference."""
    places = {each.name: each for each in entry.fields.values()}
    for name, written in NAMES_IN_BIBTEX.items():
        found = next((places[each] for each in written if each in places), None)
        if found:
            places.setdefault(name, found)
    fields = {
        name: (Scalar(name, *each.name_span), Scalar(each.value, *each.value_span, style="bibtex"))
        for name, each in places.items()
    }
    key = Scalar("id", *entry.key_span), Scalar(entry.key, *entry.key_span, style="bibtex")
    return Fields({"id": key, **fields}, *entry.span)

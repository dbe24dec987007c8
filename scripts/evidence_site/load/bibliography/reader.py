"""What a reader of a format offers and is made of: its result, and entries of plain values, read as BibTeX's are."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from evidence_site.diagnostics import Fault
from evidence_site.load.bibliography.reference import read_reference
from evidence_site.load.bibliography.syntax import LONGEST_NAMES, LONGEST_VALUE, WrittenEntry, WrittenField
from evidence_site.load.problems import bib_values
from evidence_site.load.text import TextFile
from evidence_site.model import Reference
from evidence_site.model.fields import CITE_KEY

UNKEYED = "Unkeyed-"
"""What a key begins with that stands in for a missing, unusable or repeated one."""

_VERBATIM = frozenset({"doi", "pmcid", "pmid", "url"})
_SPECIAL = re.compile(r"([%&$#_{}])")
_DASHES = re.compile(r"(?:(?<!\s)\s++)?[-\u2013\u2014]++\s*+")


@dataclass(frozen=True)
class ParsedReferences:
    """The result of parsing: references, and the faults found on the way."""

    references: tuple[Reference, ...]
    faults: tuple[str, ...] = ()
    """What is wrong with each entry that could not be read, with its place: `Entry 2: the entry has no title; …`."""
    remarks: tuple[str, ...] = ()
    """What a person should check in entries that were read."""


@dataclass(frozen=True)
class Reader:
    """A format of references: how to recognise it, how to read it, and when an entry is complete."""

    name: str
    beginning: str
    """How an entry begins, in words and backticks."""
    recognises: Callable[[str], bool]
    """Whether a text holds an entry of the format."""
    is_complete: Callable[[str], bool]
    """Whether the last entry of a text, which may still be coming in, has its end."""
    read: Callable[[str, str], ParsedReferences]
    """Parses a text. The second argument is the name by which faults call it, such as a file's."""


def is_usable_key(key: str) -> bool:
    """Whether a key is valid as a citation key and safe as the name of a file."""
    return bool(CITE_KEY.fullmatch(key)) and ".." not in key


class PlainEntry(NamedTuple):
    """A work with BibTeX's names for its type and fields, its values plain text."""

    kind: str
    """The type of the entry, such as `article`; empty if BibTeX has none for it."""
    key: str
    fields: Mapping[str, str]
    people: Mapping[str, Sequence[str]]
    """By role, each as `Family, Given` or `Family, Given, Suffix`. A name without a comma is an organisation's."""


def read_plain_entry(entry: PlainEntry) -> tuple[Reference | None, tuple[Fault, ...]]:
    """Return the reference that an entry describes, or all that is wrong with it."""
    names = {role: " and ".join(map(_name, each)) for role, each in entry.people.items()}
    texts = {name: value if name in _VERBATIM else _escaped(value) for name, value in entry.fields.items() if value}
    if "pages" in texts:
        texts["pages"] = _DASHES.sub("--", texts["pages"], count=1)
    overlong = tuple(
        bib_values.overlong_value(name, len(value), most)
        for written, most in ((names, LONGEST_NAMES), (texts, LONGEST_VALUE))
        for name, value in written.items()
        if len(value) > most
    )
    if overlong:
        return None, overlong
    fields = {name: WrittenField(name, value) for name, value in (names | texts).items()}
    reference, found = read_reference(TextFile("", ""), WrittenEntry(entry.kind, entry.key, fields))
    return reference, tuple(each.fault for each in found)


def _name(name: str) -> str:
    """Return a name as BibTeX writes it: an organisation in braces, a suffix between the other parts."""
    if name.lower().rstrip(".") in {"et al", "others"}:
        return "others"
    parts = [_escaped(each.strip()) for each in name.split(",")]
    if not any(parts[1:]):
        return f"{{{parts[0]}}}"
    family, given, *suffix = filter(None, parts)
    return ", ".join((family, *suffix, given))


def _escaped(value: str) -> str:
    """Return a plain text as a value of BibTeX that means it letter for letter."""
    return _SPECIAL.sub(r"\\\1", value.replace("\\", r"\textbackslash "))

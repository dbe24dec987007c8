"""Entries whose values are plain text, as other formats and answers to questions have them, read as BibTeX's are."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bibtexparser.model import Field

from evidence_site.diagnostics import Fault
from evidence_site.load.bibliography.entries import LONGEST_NAMES, LONGEST_VALUE, WrittenEntry
from evidence_site.load.bibliography.places import Block, WrittenField
from evidence_site.load.bibliography.reference import read_reference
from evidence_site.load.problems import bib_values
from evidence_site.load.text import TextFile
from evidence_site.model import Reference

_VERBATIM = frozenset({"doi", "pmcid", "pmid", "url"})
_SPECIAL = re.compile(r"([%&$#_{}])")
_DASHES = re.compile(r"\s*[-\u2013\u2014]+\s*")


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
    values = names | texts
    nowhere = TextFile("", "")
    block = Block(nowhere, (0, 0), [Field(name, value) for name, value in values.items()])
    fields = {name: WrittenField(name, value, block, number) for number, (name, value) in enumerate(values.items())}
    reference, found = read_reference(nowhere, WrittenEntry(entry.kind, entry.key, fields, block))
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

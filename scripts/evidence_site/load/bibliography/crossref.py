"""Fields that an entry takes from the one that its `crossref` names, by the rules of biblatex's manual, appendix B."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from evidence_site.diagnostics import Diagnostic
from evidence_site.load.bibliography.syntax import WrittenEntry
from evidence_site.load.bibliography.values import MOST_GUESSES
from evidence_site.load.problems import bib
from evidence_site.load.text import TextFile
from evidence_site.spelling import nearest

DEEPEST = 50
XDATA = "xdata"
"""The type of entries that are no works and only give fields to others, and the field that names them."""

_PARTS = frozenset(
    {"bookinbook", "conference", "inbook", "incollection", "inproceedings", "inreference", "suppbook", "suppcollection"}
)
_WHOLES = frozenset({"book", "collection", "proceedings", "reference"})
_SETS = frozenset({"mvbook", "mvcollection", "mvproceedings", "mvreference"})
_JOURNAL_PARTS = frozenset({"article", "suppperiodical"})

_BOOK = {"title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon", "author": "bookauthor"}
_SET = {"title": "maintitle", "subtitle": "mainsubtitle", "titleaddon": "maintitleaddon"}
_JOURNAL = {"title": "journaltitle", "subtitle": "journalsubtitle"}

_OWN = (
    frozenset({"abstract", "annotation", "annote", "crossref", "doi", "entryset", "entrysubtype", "eprint"})
    | frozenset({"eprinttype", "file", "ids", "keywords", "label", "options", "pages", "pmcid", "pmid", "presort"})
    | frozenset({"related", "relatedtype", "shorthand", "shorttitle", "sortkey", "sorttitle", "url", "urldate"})
    | frozenset({"xdata", "xref"})
)
"""Fields that describe one work only: a chapter does not have its book's DOI."""
_ALTERNATIVES = (
    frozenset({"date", "year", "month", "day"}),
    frozenset({"journal", "journaltitle"}),
    frozenset({"address", "location"}),
    frozenset({"publisher", "institution", "school", "organization"}),
)
"""Sets of fields: an entry that has one of a set inherits none of it."""


def inherit(entries: tuple[WrittenEntry, ...]) -> tuple[WrittenEntry, ...]:
    """Return the works among the entries, with the fields that they take from others."""
    entries = tuple(_with_shared_data(entries))
    parents = _parents(entries)
    if not parents:
        return entries
    whole: dict[str, WrittenEntry] = {}
    for entry in entries:
        for child in reversed([entry, *_ancestors(entry, parents)]):
            if child.key not in whole:
                parent = parents.get(child.key)
                inherited = whole.get(parent.key) if parent else None
                whole[child.key] = _with_fields_of(inherited, child) if inherited else child
    return tuple(whole[each.key] for each in entries)


def _with_shared_data(entries: tuple[WrittenEntry, ...]) -> Iterator[WrittenEntry]:
    """Yield each work with the fields of the `@xdata` that it names, directly or through another (section 3.13.6)."""
    data = {each.key: each for each in entries if each.kind == XDATA}
    for entry in entries:
        if entry.kind == XDATA:
            continue
        fields = dict(entry.fields)
        waiting, seen = shared_data(entry), set[str]()
        while waiting:
            name = waiting.pop(0)
            if name not in data or name in seen:
                continue
            seen.add(name)
            own = frozenset(fields)
            for each in data[name].fields.values():
                if each.name != XDATA and not _has_alternative(each.name, own):
                    fields.setdefault(each.name, each)
            waiting += shared_data(data[name])
        yield replace(entry, fields=fields) if seen else entry


def shared_data(entry: WrittenEntry) -> list[str]:
    """Return the keys of the `@xdata` that an entry names."""
    named = entry.fields[XDATA].value.split(",") if XDATA in entry.fields else ()
    return [each.strip() for each in named if each.strip()]


def crossref_faults(source: TextFile, entries: Sequence[WrittenEntry], lost: Collection[str]) -> Iterator[Diagnostic]:
    """Yield the faults of entries that inherit from nothing or from themselves. `lost` are the keys of broken ones."""
    parents = _parents(entries)
    known = tuple(each.key for each in entries)
    data = tuple(each.key for each in entries if each.kind == XDATA)
    guesses = MOST_GUESSES
    for entry in entries:
        for name in shared_data(entry):
            if name not in data and name not in lost:
                guesses -= 1
                likely = nearest(name, data) if guesses >= 0 else ""
                yield source.diagnose(entry.fields[XDATA].value_span, bib.unknown_crossref, name, likely, XDATA)
        follows = entry.fields.get("crossref")
        if not follows:
            continue
        if circle := _circle(entry, parents):
            yield source.diagnose(follows.value_span, bib.circular_crossref, circle)
        elif entry.key not in parents and (name := follows.value.strip()) not in lost:
            guesses -= 1
            likely = nearest(name, known) if guesses >= 0 else ""
            yield source.diagnose(follows.value_span, bib.unknown_crossref, name, likely)


def _parents(entries: Sequence[WrittenEntry]) -> Mapping[str, WrittenEntry]:
    """Return the entry that each one's `crossref` names, by key, where there is one. As in BibTeX, case is ignored."""
    naming = {each.key: each.fields["crossref"].value.strip() for each in entries if "crossref" in each.fields}
    exact = {each.key: each for each in entries}
    alike = {each.key.casefold(): each for each in entries}
    found = {key: exact.get(name) or alike.get(name.casefold()) for key, name in naming.items()}
    return {key: parent for key, parent in found.items() if parent}


def _ancestors(entry: WrittenEntry, parents: Mapping[str, WrittenEntry]) -> Iterator[WrittenEntry]:
    """Yield an entry's parent, its parent and so on, each once."""
    seen = {entry.key}
    parent = parents.get(entry.key)
    while parent and parent.key not in seen and len(seen) <= DEEPEST:
        yield parent
        seen.add(parent.key)
        parent = parents.get(parent.key)


def _circle(entry: WrittenEntry, parents: Mapping[str, WrittenEntry]) -> list[str]:
    """Return the keys by which an entry leads back to itself; none if it does not."""
    keys = [entry.key, *(each.key for each in _ancestors(entry, parents))]
    last = parents.get(keys[-1])
    return [*keys, entry.key] if last and last.key == entry.key else []


def _with_fields_of(parent: WrittenEntry, child: WrittenEntry) -> WrittenEntry:
    renamed = _renamed(parent.kind, child.kind)
    fields = dict(child.fields)
    for field in parent.fields.values():
        name = renamed.get(field.name, field.name)
        if field.name in _OWN or (name != field.name and name in parent.fields):
            continue
        names = [name]
        if field.name == "author" and child.kind in {"bookinbook", "inbook", "suppbook"}:
            names.append("author")
        for each in names:
            if not _has_alternative(each, child.fields):
                fields.setdefault(each, field._replace(name=each))
    return replace(child, fields=fields)


def _has_alternative(name: str, fields: Collection[str]) -> bool:
    return any(name in each and not each.isdisjoint(fields) for each in _ALTERNATIVES)


def _renamed(parent: str, child: str) -> Mapping[str, str]:
    """Return the fields of a parent that have another name in the entry that takes them."""
    if child in _PARTS and parent in _WHOLES:
        return _BOOK
    if child in _PARTS | _WHOLES and parent in _SETS:
        return _SET
    if child in _JOURNAL_PARTS and parent == "periodical":
        return _JOURNAL
    return {}

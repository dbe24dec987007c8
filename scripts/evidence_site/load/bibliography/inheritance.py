"""Fields that an entry takes from the one that its `crossref` names, by the rules of biblatex's manual, appendix B."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from evidence_site.load.bibliography.entries import WrittenEntry
from evidence_site.load.bibliography.places import WrittenField

DEEPEST = 50

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
    frozenset(
        {"crossref", "doi", "entryset", "entrysubtype", "eprint", "eprinttype", "file", "ids", "keywords", "label"}
    )
    | frozenset({"options", "pages", "pmcid", "pmid", "presort", "related", "relatedtype", "shorthand", "shorttitle"})
    | frozenset({"abstract", "annotation", "annote", "sortkey", "sorttitle", "url", "urldate", "xdata", "xref"})
)
"""What speaks of one work only: a chapter has not its book's DOI."""
_SAME = (
    frozenset({"date", "year", "month", "day"}),
    frozenset({"journal", "journaltitle"}),
    frozenset({"address", "location"}),
    frozenset({"publisher", "institution", "school", "organization"}),
)
"""Fields of which an entry that has one takes no other."""


def inherit(entries: tuple[WrittenEntry, ...]) -> tuple[WrittenEntry, ...]:
    """Give the entries with the fields that they take from others."""
    parents = parents_of(entries)
    if not parents:
        return entries
    whole: dict[str, WrittenEntry] = {}
    for entry in entries:
        way = [entry, *_ancestors(entry, parents)]
        for child in reversed(way):
            if child.key not in whole:
                parent = parents.get(child.key)
                inherited = whole.get(parent.key) if parent else None
                whole[child.key] = _with_fields_of(inherited, child) if inherited else child
    return tuple(whole[each.key] for each in entries)


def parents_of(entries: tuple[WrittenEntry, ...]) -> Mapping[str, WrittenEntry]:
    """Give the entry that each one's `crossref` names, by key, where there is one. As in BibTeX, capitals are alike."""
    naming = {each.key: each.fields["crossref"].value.strip() for each in entries if "crossref" in each.fields}
    if not naming:
        return {}
    exact = {each.key: each for each in entries}
    alike = {each.key.casefold(): each for each in entries}
    found = {key: exact.get(name) or alike.get(name.casefold()) for key, name in naming.items()}
    return {key: parent for key, parent in found.items() if parent}


def circle(entry: WrittenEntry, parents: Mapping[str, WrittenEntry]) -> list[str]:
    """Give the keys by which an entry leads back to itself; none, if it does not."""
    way = [entry.key, *(each.key for each in _ancestors(entry, parents))]
    following = parents.get(way[-1])
    return [*way, entry.key] if following and following.key == entry.key else []


def _ancestors(entry: WrittenEntry, parents: Mapping[str, WrittenEntry]) -> Iterator[WrittenEntry]:
    """Give an entry's parent, its parent and so on, each once."""
    seen = {entry.key}
    parent = parents.get(entry.key)
    while parent and parent.key not in seen and len(seen) <= DEEPEST:
        yield parent
        seen.add(parent.key)
        parent = parents.get(parent.key)


def _with_fields_of(parent: WrittenEntry, child: WrittenEntry) -> WrittenEntry:
    renamed = _renamed(parent.kind, child.kind)
    fields = dict(child.fields)
    for field in parent.fields.values():
        if field.name in _OWN:
            continue
        name = renamed.get(field.name, field.name)
        if name != field.name and name in parent.fields:
            continue
        names = [name]
        if field.name == "author" and child.kind in {"bookinbook", "inbook", "suppbook"}:
            names.append("author")
        for each in names:
            if not _has(each, child):
                fields.setdefault(each, WrittenField(each, field.value, field.block, field.number))
    return replace(child, fields=fields)


def _has(name: str, child: WrittenEntry) -> bool:
    return any(name in same and not same.isdisjoint(child.fields) for same in _SAME)


def _renamed(parent: str, child: str) -> Mapping[str, str]:
    """Give the fields that have another name in the entry that takes them."""
    if child in _PARTS and parent in _WHOLES:
        return _BOOK
    if (child in _WHOLES or child in _PARTS) and parent in _SETS:
        return _SET
    if child in _JOURNAL_PARTS and parent == "periodical":
        return _JOURNAL
    return {}

"""The reference list, with ways to find a work in it, and links back to every place that rests on it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from evidence_site.model import CiteKey, RecordKind, RecordRef, Reference
from evidence_site.views import urls, words
from evidence_site.views.backlinks import Use, uses_of
from evidence_site.views.citation import Entry, in_order
from evidence_site.views.citation.coins import context_object
from evidence_site.views.context import Context
from evidence_site.views.page import PageView, make_foot
from evidence_site.views.parts import Link, entry_downloads, library_downloads, study_link
from evidence_site.views.urls import Here

TYPES = {
    "article-journal": "Journal articles",
    "book": "Books",
    "chapter": "Chapters",
    "paper-conference": "Conference papers",
    "report": "Reports",
    "thesis": "Theses",
    "webpage": "Web pages",
    "legislation": "Legislation",
}
"""The types that readers know, in the order in which they are listed."""
OTHER_TYPES = "Other works"
UNDATED = "No year"


class Backlinks(NamedTuple):
    """Where a work is used in one way."""

    heading: str
    uses: tuple[Use, ...]


class ListedWork(NamedTuple):
    """An entry with what the site does with the work."""

    entry: Entry
    reports: tuple[Link, ...]
    backlinks: tuple[Backlinks, ...]
    downloads: tuple[Link, ...]
    context_object: str
    """What reference managers read: the work as a COinS."""


class Works(NamedTuple):
    """Entries under one heading."""

    id: str
    heading: str
    entries: tuple[ListedWork, ...]


class IndexPart(NamedTuple):
    """Works that have something in common, as links to their entries."""

    heading: str
    links: tuple[Link, ...]


class Index(NamedTuple):
    """Every work of the list once more, in another order."""

    heading: str
    parts: tuple[IndexPart, ...]


@dataclass(frozen=True, kw_only=True)
class ReferencesPage(PageView):
    """The works that the site reports, and those that it cites."""

    heading: str
    downloads: tuple[Link, ...]
    """The whole library, for other programs."""
    indexes: tuple[Index, ...]
    """Instead of filters and sorting, which need a script. Empty when there is nothing to choose from."""
    groups: tuple[Works, ...]


def make_references_page(context: Context) -> ReferencesPage:
    """Make the page of references."""
    path = urls.REFERENCES
    here = context.here(path)
    title = "References"
    references = in_order(context.corpus.references)
    record = context.files(RecordRef(RecordKind.REFERENCE, references[0].id)) if references else context.synthesis_file
    works = _works(context, here, references)
    groups = (
        Works("included", "Works included", tuple(each for each in works if each.reports)),
        Works("cited", "Works cited", tuple(each for each in works if not each.reports)),
    )
    count = words.counted(len(references), "work")
    return ReferencesPage(
        path=path,
        title=title,
        description=words.description(f"{title} of {context.synthesis.title}: {count}, with links to each."),
        record=record,
        updated=context.updated,
        foot=make_foot(context, path=path, title=title, record=record, updated=context.updated),
        heading=title,
        downloads=library_downloads(here) if references else (),
        indexes=_indexes(context, here, references) if len(references) > 1 else (),
        groups=tuple(each for each in groups if each.entries),
    )


def _works(context: Context, here: Here, references: Sequence[Reference]) -> list[ListedWork]:
    reports = _reports(context, here)
    uses = uses_of(context, here)
    return [
        ListedWork(
            entry=context.entries[each.id],
            reports=reports.get(each.id, ()),
            backlinks=tuple(
                Backlinks(f"{done} on {words.counted(len(found[each.id]), 'page')}", found[each.id])
                for done, found in (("Quoted", uses.quoted), ("Cited", uses.cited))
                if each.id in found
            ),
            downloads=entry_downloads(here, each.id),
            context_object=context_object(each),
        )
        for each in references
    ]


def _reports(context: Context, here: Here) -> Mapping[CiteKey, tuple[Link, ...]]:
    found: dict[CiteKey, tuple[Link, ...]] = {}
    for study in context.corpus.studies:
        for key in study.reports:
            found[key] = (*found.get(key, ()), study_link(here, study))
    return found


def _indexes(context: Context, here: Here, references: Sequence[Reference]) -> tuple[Index, ...]:
    def part(heading: str, works: Iterable[Reference]) -> IndexPart:
        entries = (context.entries[each.id] for each in works)
        return IndexPart(heading, tuple(Link(each.short, here.to(here.path, each.anchor)) for each in entries))

    types = _grouped(references, lambda each: TYPES.get(each.type, OTHER_TYPES))
    years = _grouped(references, lambda each: str(each.issued.year) if each.issued else UNDATED)
    newest_first = sorted((each for each in years if each != UNDATED), reverse=True)
    return (
        Index("By type", tuple(part(each, types[each]) for each in (*TYPES.values(), OTHER_TYPES) if each in types)),
        Index("By year", tuple(part(each, years[each]) for each in (*newest_first, UNDATED) if each in years)),
    )


def _grouped(works: Iterable[Reference], by: Callable[[Reference], str]) -> Mapping[str, Sequence[Reference]]:
    groups: dict[str, list[Reference]] = defaultdict(list)
    for each in works:
        groups[by(each)].append(each)
    return groups

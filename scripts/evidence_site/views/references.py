"""The reference list, with links back to the pages that rest on each work."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from evidence_site.model import CiteKey, RecordKind, RecordRef
from evidence_site.views import urls, words
from evidence_site.views.citation import Entry
from evidence_site.views.context import Context
from evidence_site.views.page import PageView, make_foot
from evidence_site.views.parts import Link, record_link, study_link
from evidence_site.views.urls import Here


class EntryWithUses(NamedTuple):
    """An entry, the study that it reports, and the pages that quote it."""

    entry: Entry
    reports: tuple[Link, ...]
    quoted_by: tuple[Link, ...]


class Works(NamedTuple):
    """Entries under one heading."""

    id: str
    heading: str
    entries: tuple[EntryWithUses, ...]


@dataclass(frozen=True, kw_only=True)
class ReferencesPage(PageView):
    """The works that the site reports, and those that it cites."""

    heading: str
    groups: tuple[Works, ...]


def make_references_page(context: Context) -> ReferencesPage:
    """Make the page of references."""
    path = urls.REFERENCES
    here = context.here(path)
    title = "References"
    references = context.corpus.references
    record = context.files(RecordRef(RecordKind.REFERENCE, references[0].id)) if references else context.synthesis_file
    reports, quotes = _reports(context, here), _quotes(context, here)
    works = (
        EntryWithUses(context.entries[each.id], reports.get(each.id, ()), quotes.get(each.id, ()))
        for each in references
    )
    entries = sorted(
        works,
        key=lambda each: ((each.entry.authors or each.entry.title).casefold(), each.entry.short, each.entry.anchor),
    )
    included = tuple(each for each in entries if each.reports)
    cited = tuple(each for each in entries if not each.reports)
    groups = (
        Works("included", "Works included", included),
        Works("cited", "Works cited", cited),
    )
    count = words.counted(len(entries), "work")
    return ReferencesPage(
        path=path,
        title=title,
        description=words.description(f"{title} of {context.synthesis.title}: {count}, with links to each."),
        record=record,
        updated=context.updated,
        foot=make_foot(context, path=path, title=title, record=record, updated=context.updated),
        heading=title,
        groups=tuple(each for each in groups if each.entries),
    )


def _reports(context: Context, here: Here) -> Mapping[CiteKey, tuple[Link, ...]]:
    found: dict[CiteKey, tuple[Link, ...]] = {}
    for study in context.corpus.studies:
        for key in study.reports:
            found[key] = (*found.get(key, ()), study_link(here, study))
    return found


def _quotes(context: Context, here: Here) -> Mapping[CiteKey, tuple[Link, ...]]:
    found: dict[CiteKey, dict[Link, None]] = defaultdict(dict)
    for place in context.shown_quotes:
        found[place.quote.source][record_link(context, here, place)] = None
    return {key: tuple(links) for key, links in found.items()}

"""The reference list, with indexes by type and year, and backlinks to every page that uses a work."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple, Self

from evidence_site import urls, wording
from evidence_site.model import RecordKind, RecordRef, Reference
from evidence_site.pages.page import Page, Place, reader_frame
from evidence_site.parts import Part
from evidence_site.sections.backlinks import Backlinks, backlinks
from evidence_site.sections.links import Link, entry_downloads, library_downloads, study_link
from evidence_site.sections.opened import source_link
from evidence_site.sections.pager import Pager, part_pager
from evidence_site.urls import Here
from evidence_site.website.site import Site
from evidence_site.works import Entry, in_order
from evidence_site.works.citer import listed
from evidence_site.works.coins import context_object

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
"""The headings of the index by type, in their order, by CSL type."""
OTHER_TYPES = "Other works"
UNDATED = "No year"


MOST_LINKS = 150
"""The most works that a page names."""


class ListedWork(NamedTuple):
    """An entry, with the studies that the work reports and the pages that use it."""

    entry: Entry
    reports: tuple[Link, ...]
    source: Link | None
    """The page of its text, if that is published."""
    backlinks: tuple[Backlinks, ...]
    downloads: tuple[Link, ...]
    context_object: str
    """The work as a COinS, which reference managers read."""


class Works(NamedTuple):
    """A part of the list: entries under one heading."""

    id: str
    heading: str
    entries: tuple[ListedWork, ...]


class IndexPart(NamedTuple):
    """The works of one type or year, as links to their entries."""

    heading: str
    links: tuple[Link, ...]


class Index(NamedTuple):
    """An index of the list: links to every entry, grouped by type or by year."""

    heading: str
    parts: tuple[IndexPart, ...]


@dataclass(frozen=True, kw_only=True)
class ReferencesPage(Page):
    """The reference list: the works that report included studies, and all others cited."""

    place: ClassVar[Place | None] = Place.HEADER

    heading: str
    downloads: tuple[Link, ...]
    """The whole library, for reference managers."""
    indexes: tuple[Index, ...]
    """Used instead of filters and sorting, which need a script. Empty if there are not at least two works, or too many
    for a page to name them."""
    groups: tuple[Works, ...]
    pager: Pager | None

    @classmethod
    def pages(cls, site: Site) -> Iterator[Self]:
        """Yield the reference list, in parts where it is long."""
        return (cls.of(site, each) for each in listed(site.corpus))

    @classmethod
    def of(cls, site: Site, part: Part[Reference]) -> Self:
        """Return the page of a part of the list. The indexes and the files of the whole are with the first."""
        path = part.path(urls.REFERENCES)
        here = site.here(path)
        title = part.title("References")
        references = () if part.continues else in_order(site.corpus.references)
        works = _works(site, here, part.items)
        groups = (
            Works("included", "Works included", tuple(each for each in works if each.reports)),
            Works("cited", "Works cited", tuple(each for each in works if not each.reports)),
        )
        count = wording.counted(len(site.corpus.references), "work")
        return cls(
            **reader_frame(
                site,
                path=path,
                title=title,
                description=f"References of {site.synthesis.title}: {count}, with links to each.",
                record=site.files(RecordRef(RecordKind.REFERENCE, part.items[0].id)) if part.items else "",
            ),
            continues=part.continues,
            heading=title,
            downloads=library_downloads(here) if references else (),
            indexes=_indexes(site, here, references) if 1 < len(references) <= MOST_LINKS else (),
            groups=tuple(each for each in groups if each.entries),
            pager=part_pager(here, part, urls.REFERENCES, Link("The first page", here.to(urls.REFERENCES))),
        )


def _works(site: Site, here: Here, references: Sequence[Reference]) -> list[ListedWork]:
    return [
        ListedWork(
            entry=site.entries[each.id],
            reports=tuple(
                study_link(site, here, site.corpus.study[study])
                for study in site.corpus.studies_by_report.get(each.id, ())
            ),
            source=source_link(site, here, each.id),
            backlinks=tuple(backlinks(site, here, each.id)),
            downloads=entry_downloads(here, each.id),
            context_object=context_object(each),
        )
        for each in references
    ]


def _indexes(site: Site, here: Here, references: Sequence[Reference]) -> tuple[Index, ...]:
    def part(heading: str, works: Iterable[Reference]) -> IndexPart:
        entries = (site.entries[each.id] for each in works)
        return IndexPart(heading, tuple(Link(each.short, here.to(each.path, each.anchor)) for each in entries))

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

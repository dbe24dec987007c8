"""The list from A to Z: everything on the site, for readers whose browser runs no scripts and so no search."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import ClassVar, NamedTuple, Self

from evidence_site import urls, wording
from evidence_site.pages.glossary import term_name
from evidence_site.pages.page import Listing, Page, Place, reader_frame
from evidence_site.sections.links import Link, finding_link, reference_link
from evidence_site.urls import Here
from evidence_site.website.site import Site

PATH = "a-z.md"
OTHER = "0\u20139"
"""The heading for everything that does not begin with a letter from A to Z."""


class Item(NamedTuple):
    """An entry of the list, with its kind: `Study`, `Page` or `Reference`, for example."""

    link: Link
    kind: str


class Letter(NamedTuple):
    """The entries that begin with one letter."""

    id: str
    letter: str
    items: tuple[Item, ...]


@dataclass(frozen=True, kw_only=True)
class AToZPage(Page):
    """The list from A to Z."""

    place: ClassVar[Place | None] = Place.ABOUT

    heading: str
    lead: str
    letters: tuple[Letter, ...]

    @classmethod
    def pages(cls, site: Site) -> Iterator[Self]:
        """Yield the page without its entries, which `with_pages` adds when all other pages are known."""
        title = "A to Z"
        lead = "Everything on this site by its first letter. It needs no search."
        yield cls(
            **reader_frame(site, path=PATH, title=title, description=lead),
            searchable=False,
            heading=title,
            lead=lead,
            letters=(),
        )

    def with_pages(self, site: Site, pages: Iterable[Listing]) -> Self:
        """Return the page with its entries: pages, findings, studies, terms and works."""
        items = sorted(_items(site, site.here(PATH), pages), key=_order)
        letters = (
            Letter(urls.letter_anchor("other" if letter == OTHER else letter), letter, tuple(those))
            for letter, those in groupby(items, key=_letter)
        )
        return replace(self, letters=tuple(letters))


def _items(site: Site, here: Here, pages: Iterable[Listing]) -> Iterator[Item]:
    label = wording.capitalised(site.synthesis.labels.finding)
    own = {PATH, *(urls.finding_path(each.id) for each in site.corpus.findings)}
    yield from (Item(finding_link(here, each), label) for each in site.published)
    if not site.synthesis.is_single_study:
        own |= {urls.study_path(each.id) for each in site.corpus.studies}
        yield from (Item(Link(each.title, here.to(urls.study_path(each.id))), "Study") for each in site.corpus.studies)
    yield from (Item(Link(each.title, here.to(each.path)), "Page") for each in pages if each.path not in own)
    for term in site.synthesis.glossary:
        yield Item(Link(term_name(term), here.to(urls.GLOSSARY, urls.term_anchor(term.term))), "Word explained")
    yield from (Item(reference_link(site, here, each.id), "Reference") for each in site.corpus.references)


def _letter(item: Item) -> str:
    first = item.link.text[:1].upper()
    return first if "A" <= first <= "Z" else OTHER


def _order(item: Item) -> tuple[bool, str, str, str]:
    letter = _letter(item)
    return letter == OTHER, letter, item.link.text.casefold(), item.kind

"""The list from A to Z: everything on the site, for readers whose browser runs no scripts and so no search."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from typing import ClassVar, NamedTuple, Self

from evidence_site import urls, wording
from evidence_site.model import Study
from evidence_site.model.readers import Term
from evidence_site.pages.glossary import term_name
from evidence_site.pages.page import Listing, Page, Place, reader_frame
from evidence_site.parts import Part, divided
from evidence_site.sections.links import Link, finding_link, reference_link
from evidence_site.sections.pager import Pager, part_pager
from evidence_site.urls import Here
from evidence_site.website.site import Site

PATH = "a-z.md"
OTHER = "0\u20139"
"""The heading for everything that does not begin with a letter from A to Z."""
MOST_ITEMS = 600
"""The most entries on a page. A list with more has a page for each letter, in parts where that has more too."""


class Item(NamedTuple):
    """An entry of the list, with its kind: `Study`, `Page` or `Reference`, for example."""

    link: Link
    kind: str


class Letter(NamedTuple):
    """The entries that begin with one letter."""

    id: str
    letter: str
    items: tuple[Item, ...]
    url: str
    """The address of its entries: on this page, or on a page of their own."""
    total: int = 0
    """The number of its entries where these are on pages of their own."""


class _Named(NamedTuple):
    """What the list names: its text, its kind, and how to link to it from a page."""

    text: str
    kind: str
    link: Callable[[Here], Link]


@dataclass(frozen=True, kw_only=True)
class AToZPage(Page):
    """The list from A to Z."""

    place: ClassVar[Place | None] = Place.ABOUT

    heading: str
    lead: str
    letters: tuple[Letter, ...]
    pager: Pager | None = None

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

    def with_pages(self, site: Site, pages: Sequence[Listing]) -> Iterator[Self]:
        """Yield the page with its entries: pages, findings, studies, terms and works.

        Where they are too many for one page, it leads to a page for each letter, which follow it.
        """
        here = site.here(PATH)
        named = sorted(_named(site, pages), key=_order)
        letters = {letter: tuple(those) for letter, those in groupby(named, key=_letter)}
        if len(named) <= MOST_ITEMS:
            yield replace(self, letters=tuple(_letter_on(here, *each) for each in letters.items()))
            return
        ways = (
            Letter(_anchor(letter), letter, (), here.to(_path(letter)), total=len(those))
            for letter, those in letters.items()
        )
        yield replace(self, letters=tuple(ways))
        for letter, those in letters.items():
            for part in divided(those, MOST_ITEMS):
                yield self._of_letter(site, letter, part)

    def _of_letter(self, site: Site, letter: str, part: Part[_Named]) -> Self:
        """Return the page of entries that begin with a letter, or of a part of them."""
        first = _path(letter)
        path = part.path(first)
        here = site.here(path)
        title = part.title(f"A to Z: {letter}")
        return type(self)(
            **reader_frame(site, path=path, title=title, description=self.lead),
            searchable=False,
            continues=True,
            heading=title,
            lead="",
            letters=(_letter_on(here, letter, part.items),),
            pager=part_pager(here, part, first, Link("All letters", here.to(PATH))),
        )


def _named(site: Site, pages: Sequence[Listing]) -> Iterator[_Named]:
    label = wording.capitalised(site.synthesis.labels.finding)
    own = {PATH, *(urls.finding_path(each.id) for each in site.corpus.findings)}
    for finding in site.published:
        yield _Named(finding.title, label, partial(finding_link, finding=finding))
    if not site.synthesis.is_single_study:
        own |= {urls.study_path(each.id) for each in site.corpus.studies}
        for study in site.corpus.studies:
            yield _Named(study.title, "Study", partial(_study_link, study))
    for page in pages:
        if page.path not in own and not page.continues:
            yield _Named(page.title, "Page", partial(_page_link, page))
    for term in site.synthesis.glossary:
        yield _Named(term_name(term), "Word explained", partial(_term_link, term))
    for work in site.corpus.references:
        yield _Named(site.entries[work.id].short, "Reference", partial(reference_link, site, key=work.id))


def _study_link(study: Study, here: Here) -> Link:
    return Link(study.title, here.to(urls.study_path(study.id)))


def _page_link(page: Listing, here: Here) -> Link:
    return Link(page.title, here.to(page.path))


def _term_link(term: Term, here: Here) -> Link:
    return Link(term_name(term), here.to(urls.GLOSSARY, urls.term_anchor(term.term)))


def _letter_on(here: Here, letter: str, named: Sequence[_Named]) -> Letter:
    """Return a letter with its entries, for the page that shows them."""
    items = tuple(Item(each.link(here), each.kind) for each in named)
    return Letter(_anchor(letter), letter, items, here.to(here.path, _anchor(letter)))


def _anchor(letter: str) -> str:
    return urls.letter_anchor("other" if letter == OTHER else letter)


def _path(letter: str) -> str:
    return f"a-z/{_anchor(letter)}.md"


def _letter(named: _Named) -> str:
    first = named.text[:1].upper()
    return first if "A" <= first <= "Z" else OTHER


def _order(named: _Named) -> tuple[bool, str, str, str]:
    letter = _letter(named)
    return letter == OTHER, letter, named.text.casefold(), named.kind

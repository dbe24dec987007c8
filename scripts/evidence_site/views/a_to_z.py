"""Everything on the site from A to Z: what stands in for a search where scripts do not run."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from evidence_site.views import urls, words
from evidence_site.views.context import Context
from evidence_site.views.glossary import term_name
from evidence_site.views.page import PageView, make_foot
from evidence_site.views.parts import Link, finding_link, reference_link, study_link
from evidence_site.views.urls import Here

OTHER = "0\u20139"
"""Stands for all that begins with no letter from A to Z."""


class Item(NamedTuple):
    """A thing on the site, and what kind of thing it is."""

    link: Link
    kind: str


class Letter(NamedTuple):
    """What begins with one letter."""

    id: str
    letter: str
    items: tuple[Item, ...]


@dataclass(frozen=True, kw_only=True)
class AToZPage(PageView):
    """The list from A to Z."""

    heading: str
    lead: str
    letters: tuple[Letter, ...]


def make_a_to_z_page(context: Context, pages: Iterable[PageView]) -> AToZPage:
    """Make the list of all pages, findings, studies, words explained and works."""
    path = urls.A_TO_Z
    title = "A to Z"
    items = sorted(_items(context, context.here(path), pages), key=_order)
    lead = "Everything on this site by its first letter. It needs no search."
    return AToZPage(
        path=path,
        title=title,
        description=words.description(lead),
        record=context.synthesis_file,
        updated=context.updated,
        foot=make_foot(context, path=path, title=title, record=context.synthesis_file, updated=context.updated),
        searchable=False,
        heading=title,
        lead=lead,
        letters=tuple(
            Letter(urls.letter_anchor("other" if letter == OTHER else letter), letter, tuple(those))
            for letter, those in groupby(items, key=_letter)
        ),
    )


def _items(context: Context, here: Here, pages: Iterable[PageView]) -> Iterator[Item]:
    label = words.capitalised(context.synthesis.labels.finding)
    own = {urls.finding_path(each.id) for each in context.corpus.findings}
    yield from (Item(finding_link(here, each), label) for each in context.published)
    if not context.synthesis.is_single_study:
        own |= {urls.study_path(each.id) for each in context.corpus.studies}
        yield from (Item(study_link(here, each), "Study") for each in context.corpus.studies)
    yield from (Item(Link(each.title, here.to(each.path)), "Page") for each in pages if each.path not in own)
    for term in context.synthesis.glossary:
        yield Item(Link(term_name(term), here.to(urls.GLOSSARY, urls.term_anchor(term.term))), "Word explained")
    yield from (Item(reference_link(context, here, each.id), "Reference") for each in context.corpus.references)


def _letter(item: Item) -> str:
    first = item.link.text[:1].upper()
    return first if "A" <= first <= "Z" else OTHER


def _order(item: Item) -> tuple[bool, str, str, str]:
    letter = _letter(item)
    return letter == OTHER, letter, item.link.text.casefold(), item.kind

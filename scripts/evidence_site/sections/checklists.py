"""Completed reporting checklists: where each item is reported, or why it does not apply."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from evidence_site import web_addresses, wording
from evidence_site.model.methods import Checklist, ChecklistItem
from evidence_site.model.site_place import place_on_site
from evidence_site.sections.links import Link
from evidence_site.sections.section import Section
from evidence_site.urls import Here
from evidence_site.website.site import Site

MOST_UNFOLDED = 25
"""The most items that a page shows unfolded."""
THIS_PAGE = "This page"
CAVEAT = "A completed checklist shows where things are reported, not that they were done well."


class Item(NamedTuple):
    """An item of a guideline: where it is reported, or why it does not apply."""

    number: str
    where: Link | None
    not_applicable: str


class ChecklistView(NamedTuple):
    """A completed checklist."""

    title: str
    version: str
    summary: str
    items: tuple[Item, ...]


@dataclass(frozen=True, kw_only=True)
class Checklists(Section):
    """All completed checklists."""

    caveat: str
    checklists: tuple[ChecklistView, ...]
    is_open: bool


def checklists(site: Site, here: Here, headings: Mapping[str, str], titles: Mapping[str, str]) -> Checklists | None:
    """Return the completed checklists, if there is any.

    `headings` are those of this page, by anchor, and `titles` those of the site's pages, by path.
    """
    recorded = site.synthesis.checklists
    if not recorded:
        return None
    return Checklists(
        anchor="checklists",
        heading="Where is each item of a reporting guideline?",
        caveat=CAVEAT,
        checklists=tuple(_checklist(here, headings, titles, each) for each in recorded),
        is_open=sum(len(each.items) for each in recorded) <= MOST_UNFOLDED,
    )


def _checklist(
    here: Here, headings: Mapping[str, str], titles: Mapping[str, str], checklist: Checklist
) -> ChecklistView:
    return ChecklistView(
        title=checklist.name.meaning.removesuffix("."),
        version=f"Version: {checklist.version}" if checklist.version else "",
        summary=f"{wording.capitalised(wording.counted(len(checklist.items), 'item'))} listed here",
        items=tuple(_item(here, headings, titles, number, each) for number, each in checklist.items.items()),
    )


def _item(here: Here, headings: Mapping[str, str], titles: Mapping[str, str], number: str, item: ChecklistItem) -> Item:
    where = _link(here, headings, titles, item.where) if item.where else None
    return Item(number, where, item.not_applicable or "")


def _link(here: Here, headings: Mapping[str, str], titles: Mapping[str, str], where: str) -> Link:
    """Return a link to a place of the site under its heading or title, or to a web address; else the words alone."""
    place = place_on_site(where)
    if place is None:
        return Link(where, web_addresses.public_url(where))
    path, anchor = place
    text = headings.get(anchor, THIS_PAGE) if path == here.path else titles.get(path, where)
    return Link(text, here.to(path, anchor))

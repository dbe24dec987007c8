"""Links from a page to those before and after it, and to the list of all."""

from typing import NamedTuple

from evidence_site import urls
from evidence_site.parts import Part
from evidence_site.sections.links import Link
from evidence_site.urls import Here


class Pager(NamedTuple):
    """Links to the previous and the next page of a series, and to all of them."""

    previous: Link | None
    next: Link | None
    all: Link


def part_pager(here: Here, part: Part[object], first: str, every: Link) -> Pager | None:
    """Return links to the parts of a list before and after one, and to `every`; nothing for a list in one part.

    Args:
        here: the page of the part.
        part: the part.
        first: the path of the page of the first part.
        every: the link to all of the list, or to what leads to it.
    """
    if part.count == 1:
        return None
    previous, following = (
        Link(f"Page {number} of {part.count}", here.to(urls.part_path(first, number)))
        if 1 <= number <= part.count
        else None
        for number in (part.number - 1, part.number + 1)
    )
    return Pager(previous=previous, next=following, all=every)

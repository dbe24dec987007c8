"""Links from a page to those before and after it, and to the list of all."""

from typing import NamedTuple

from evidence_site.sections.links import Link


class Pager(NamedTuple):
    """Links to the previous and the next page of a series, and to all of them."""

    previous: Link | None
    next: Link | None
    all: Link

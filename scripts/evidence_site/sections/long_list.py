"""Links to many records: some at once, more folded, and how many are left out where even these are too many."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from evidence_site import wording
from evidence_site.sections.links import Link
from evidence_site.website.finding_groups import MOST_TITLES, MOST_UNFOLDED

Record = TypeVar("Record")


@dataclass(frozen=True)
class LongList:
    """Links, as a page shows them."""

    shown: tuple[Link, ...]
    fold: str
    """The words that open the folded ones: `35 more findings`."""
    folded: tuple[Link, ...]
    left_out: str
    """How many are not even folded, in words; empty if there are none."""


def long_list(records: Sequence[Record], link: Callable[[Record], Link], one: str, many: str) -> LongList:
    """Return links to records, of which there is `one`, or `many`."""
    folded = records[MOST_UNFOLDED:MOST_TITLES]
    left = len(records) - MOST_TITLES
    more = one if len(folded) == 1 else many
    return LongList(
        shown=tuple(map(link, records[:MOST_UNFOLDED])),
        fold=f"{wording.capitalised(wording.number(len(folded)))} more {more}" if folded else "",
        folded=tuple(map(link, folded)),
        left_out=f"The first {MOST_TITLES} of {len(records)} are listed here." if left > 0 else "",
    )

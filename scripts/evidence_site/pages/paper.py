"""How much has room on a printed page, in lines of text: an estimate, on the safe side."""

from collections.abc import Callable, Iterable, Sequence
from math import ceil
from typing import NamedTuple, TypeVar

from evidence_site import wording

Part = TypeVar("Part")

SHEET = 62.0
"""The lines of text to fill on a printed page, which has room for a few more."""
WIDTH, LEAD, COLUMN, LARGE, VALUE, SHORT = 106, 90, 50, 50, 80, 26
"""Characters per line: of text, the short answer, one of two columns, the question, a fact, and a key fact."""
HEADING, SUBHEADING, RULE = 2.0, 1.5, 0.3
"""The height of a heading with the space around it, of a subheading, and of a ruled line, in lines."""


class Listed(NamedTuple):
    """A list under a heading, as far as it fits, and a note on how many items are left out."""

    heading: str
    items: tuple[str, ...]
    more: str


def lines(text: str, width: int) -> int:
    """Return an estimate of how many lines a text takes at a width in characters."""
    return max(1, ceil(len(text) / width))


def fit(parts: Iterable[Part], height: Callable[[Part], float], room: float) -> tuple[Part, ...]:
    """Return the first parts whose heights together fit into the room, in lines."""
    taken = []
    for part in parts:
        room -= height(part)
        if room < 0:
            break
        taken.append(part)
    return tuple(taken)


def and_more(count: int) -> str:
    """Return a sentence on how many are left out; nothing if none is."""
    return f"And {wording.number(count)} more on the site." if count > 0 else ""


def list_that_fits(heading: str, items: Sequence[str], room: float) -> Listed:
    """Return a list under a heading, with the items that fit into the room, in lines."""
    shown = fit(items, item_height, room - SUBHEADING - 1)
    return Listed(heading, shown, and_more(len(items) - len(shown)))


def list_height(listed: Listed) -> float:
    """Return the height of a list with its heading, in lines."""
    return SUBHEADING + 1 + sum(map(item_height, listed.items))


def item_height(item: str) -> float:
    """Return the height of an item of a list in two columns, in lines."""
    return 0.56 * lines(item, COLUMN)

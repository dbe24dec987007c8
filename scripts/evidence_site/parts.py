"""Long lists in parts, each on a page of its own, so that no page grows with the site."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from evidence_site import urls

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True)
class Part(Generic[T_co]):
    """A part of a list, as one page shows it."""

    number: int
    """From 1."""
    count: int
    """The number of parts."""
    items: Sequence[T_co]

    @property
    def continues(self) -> bool:
        """Whether it goes on with what an earlier part begins."""
        return self.number > 1

    def path(self, first: str) -> str:
        """Return the path of the part's page; `first` is that of the first."""
        return urls.part_path(first, self.number)

    def title(self, title: str) -> str:
        """Return the title of the part's page: `What changed, page 2 of 3`."""
        return f"{title}, page {self.number} of {self.count}" if self.count > 1 else title


def divided(items: Sequence[T_co], most: int) -> tuple[Part[T_co], ...]:
    """Return a list in parts of at most `most` items; an empty list as one part without any."""
    starts = range(0, len(items), most) or range(1)
    return tuple(Part(number, len(starts), items[start : start + most]) for number, start in enumerate(starts, 1))

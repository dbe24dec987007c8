"""A page written by hand, and what its front matter sets."""

from dataclasses import dataclass
from enum import StrEnum

from evidence_site.diagnostics import Span

MOST_VALUES, MOST_LEVELS = 1000, 20
"""What front matter may have: more would be printed, or joined, without end."""
OWN_KEYS = "evidence_site_"
"""How the names of the values begin that the package gives to the theme."""


class FrontMatterFault(StrEnum):
    """Why front matter is not taken."""

    UNREADABLE = "unreadable"
    """MkDocs cannot read it, and shows it as text."""
    ENDLESS = "endless"
    """It has more values, or more levels, than any page needs."""


@dataclass(frozen=True)
class FrontMatterValue:
    """One of the values that front matter sets, as YAML reads it, with the place of its name and its own."""

    name: str
    name_span: Span
    text: str
    """The value itself; empty for one that sets nothing, such as `false`."""
    span: Span

    @property
    def is_own_key(self) -> bool:
        """Whether only the package may set this value."""
        return self.name.lower().startswith(OWN_KEYS)


@dataclass(frozen=True)
class FrontMatter:
    """What stands above the text of a page, as MkDocs reads it."""

    values: tuple[FrontMatterValue, ...] = ()
    end: int = 0
    """Where the text of the page begins."""
    fault: FrontMatterFault | None = None
    span: Span = (0, 0)
    """Where the fault is."""


@dataclass(frozen=True)
class HandwrittenPage:
    """A page written by hand in Markdown."""

    path: str
    """From the folder of such pages: `guide/start.md`."""
    text: str
    """All of the file, with its front matter."""
    front: FrontMatter = FrontMatter()

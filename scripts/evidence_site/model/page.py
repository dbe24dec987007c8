"""A page written by hand, in the maintainers' Markdown."""

from dataclasses import dataclass


@dataclass(frozen=True)
class HandwrittenPage:
    """A page written by hand, under its path among such pages: `guide/start.md`."""

    path: str
    text: str
    """All of the file, with its front matter."""

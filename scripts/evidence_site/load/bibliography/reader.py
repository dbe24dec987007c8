"""What a reader of a format offers: how to recognise the format, and how to parse it."""

from collections.abc import Callable
from dataclasses import dataclass

from evidence_site.model import Reference

UNKEYED = "Unkeyed-"
"""What a key begins with that stands in for a missing, unusable or repeated one."""


@dataclass(frozen=True)
class ParsedReferences:
    """The result of parsing: references, and the faults found on the way."""

    references: tuple[Reference, ...]
    faults: tuple[str, ...] = ()
    """What is wrong with each entry that could not be read: `x.ris, line 2: the entry has no title; …`."""
    remarks: tuple[str, ...] = ()
    """What a person should check in entries that were read."""


@dataclass(frozen=True)
class Reader:
    """A format of references: how to recognise it, how to read it, and when an entry is complete."""

    name: str
    beginning: str
    """How an entry begins, in words and backticks."""
    recognises: Callable[[str], bool]
    """Whether a text holds an entry of the format."""
    is_complete: Callable[[str], bool]
    """Whether the last entry of a text, which may still be coming in, has its end."""
    read: Callable[[str, str], ParsedReferences]
    """Parses a text. The second argument is the name by which faults call it, such as a file's."""

"""What is told to a contributor: a fault, how serious it is, and where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

Span = tuple[int, int]
"""Where something begins and ends in a text: offsets in characters, the second of them that of the character after."""
FieldPath = tuple[str | int, ...]
"""The fields and items that lead to a value in a record, items counted from 0: `("quotes", 0, "text")`."""


class Severity(StrEnum):
    """How serious a fault is: an error stops the build, a warning and an advice do not."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, order=True)
class Location:
    """A place in a file. Lines and columns count from 1, in characters; `end_column` is the first column after."""

    file: str
    """Path from the project's root, with `/` between its parts on every system."""
    line: int = 1
    column: int = 1
    end_column: int = 2


@dataclass(frozen=True)
class Fault:
    """What is wrong and how to mend it, in the author's words.

    `message` is one line, without blame; words from the record stand in backticks.
    `help` is the cure. `notes` are further lines, such as the nearest passage of a source.
    """

    message: str
    help: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Diagnostic:
    """One fault of one rule at one place, with the line of the file that it speaks of."""

    code: str
    severity: Severity
    location: Location
    fault: Fault
    excerpt: str = ""
    """The line of the file, without its line break; empty when the fault is of the file as a whole."""
    name: str = ""
    """The rule's name: `unknown-citation`."""


def by_place(diagnostics: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort by file, line and column, then by code, and drop repetitions."""
    return tuple(sorted(dict.fromkeys(diagnostics), key=lambda each: (each.location, each.code, each.fault.message)))


def has_errors(diagnostics: Sequence[Diagnostic]) -> bool:
    """Tell whether any of them stops a build."""
    return any(each.severity is Severity.ERROR for each in diagnostics)

"""A rule, the place it speaks of, and its documentation, which is its docstring."""

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, NamedTuple, ParamSpec, TypeVar

from evidence_site.diagnostics import Fault, FieldPath, Severity, Span
from evidence_site.model import RecordRef

Arguments = ParamSpec("Arguments")
Answer_co = TypeVar("Answer_co", covariant=True)


class Place(NamedTuple):
    """A place in a record, before it is known at which line of the file it stands."""

    record: RecordRef
    path: FieldPath = ()
    span: Span | None = None
    """Start and end in the value, in characters, for a place inside prose or a quote."""
    on_key: bool = False
    """Point at the field's name instead of at its value."""


@dataclass(frozen=True)
class Violation:
    """What a rule found: a fault at a place."""

    place: Place
    fault: Fault


@dataclass(frozen=True)
class Documentation:
    """A rule's page: what is wrong, why it matters, an example with the fault, and what to use instead.

    `example` and `instead` are YAML or BibTeX; their first line, a comment, names the file. Tests run both.
    """

    summary: str
    why: str
    example: str
    instead: str


@dataclass(frozen=True)
class Rule(Generic[Arguments, Answer_co]):
    """A function that looks for one fault, or words one, with its code and documentation."""

    code: str
    severity: Severity
    function: Callable[Arguments, Answer_co]
    suppressible: bool = False
    """A record may let the fault stand, with its reason: it is a judgement, which may be wrong, and no fact."""

    def __call__(self, *args: Arguments.args, **kwargs: Arguments.kwargs) -> Answer_co:
        """Run the function."""
        return self.function(*args, **kwargs)

    @property
    def name(self) -> str:
        """The fault's name, `unknown-citation`, as the function has it."""
        return self.function.__name__.replace("_", "-")

    @property
    def documentation(self) -> Documentation:
        """The docstring, read.

        Raises:
            ValueError: the docstring lacks a heading.
        """
        return read_documentation(inspect.getdoc(self.function) or "")


def rule(
    code: str, severity: Severity = Severity.ERROR, *, suppressible: bool | None = None
) -> Callable[[Callable[Arguments, Answer_co]], Rule[Arguments, Answer_co]]:
    """Make a function a rule. `code` is stable: a family and three digits, never used again for another fault.

    Unless `suppressible` says otherwise, records may suppress warnings and advice, and no error.
    """
    may_stand = severity is not Severity.ERROR if suppressible is None else suppressible

    def decorate(function: Callable[Arguments, Answer_co]) -> Rule[Arguments, Answer_co]:
        return Rule(code, severity, function, may_stand)

    return decorate


def read_documentation(docstring: str) -> Documentation:
    """Split a rule's docstring at its headings, each alone on a line: Why it matters, Example, Use instead.

    Raises:
        ValueError: a heading is missing.
    """
    parts = re.split(r"^(Why it matters|Example|Use instead):\n", docstring, flags=re.MULTILINE)
    sections = dict(zip(parts[1::2], (inspect.cleandoc(part) for part in parts[2::2]), strict=True))
    missing = {"Why it matters", "Example", "Use instead"} - sections.keys()
    if missing:
        raise ValueError(f"no heading {', '.join(sorted(missing))} in: {docstring[:60]}")
    return Documentation(
        summary=parts[0].strip(),
        why=sections["Why it matters"].strip(),
        example=sections["Example"],
        instead=sections["Use instead"],
    )

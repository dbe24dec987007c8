"""A rule, the place that its fault is at, and its documentation, which is its docstring."""

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
    """A place in a record, before its line in the file is known."""

    record: RecordRef
    path: FieldPath = ()
    span: Span | None = None
    """Start and end in the value, in characters, for a place inside prose or a quote."""
    on_key: bool = False
    """Whether to point at the field's name instead of its value."""


@dataclass(frozen=True)
class Violation:
    """A fault that a rule found, and its place."""

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
    """A function that looks for one fault, or returns one, with the code, severity and documentation of that fault."""

    code: str
    severity: Severity
    function: Callable[Arguments, Answer_co]
    suppressible: bool = False
    """Whether a record may suppress the fault, with a reason: then the fault is a judgement, which may be wrong."""

    def __call__(self, *args: Arguments.args, **kwargs: Arguments.kwargs) -> Answer_co:
        """Call the function."""
        return self.function(*args, **kwargs)

    @property
    def name(self) -> str:
        """The name of the fault, made from that of the function: `unknown-citation`."""
        return self.function.__name__.replace("_", "-")

    @property
    def documentation(self) -> Documentation:
        """The docstring, parsed.

        Raises:
            ValueError: the docstring lacks a heading.
        """
        return read_documentation(inspect.getdoc(self.function) or "")


def rule(
    code: str, severity: Severity = Severity.ERROR, *, suppressible: bool | None = None
) -> Callable[[Callable[Arguments, Answer_co]], Rule[Arguments, Answer_co]]:
    """Return a decorator that makes a function a rule.

    `code` is a family and three digits, `REF001`; it is never used again for another fault. Unless `suppressible` says
    otherwise, records may suppress warnings and advice, and no errors.
    """
    may_suppress = severity is not Severity.ERROR if suppressible is None else suppressible

    def decorate(function: Callable[Arguments, Answer_co]) -> Rule[Arguments, Answer_co]:
        return Rule(code, severity, function, may_suppress)

    return decorate


def read_documentation(docstring: str) -> Documentation:
    """Parse a rule's docstring by its headings, each alone on a line: Why it matters, Example, Use instead.

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

"""What stands in the file of a record and is never repeated: private references, and words that were withdrawn."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from evidence_site.diagnostics import Diagnostic, Fault, FieldPath
from evidence_site.load.nodes import Node, Scalar, find, scalars
from evidence_site.load.text import TextFile
from evidence_site.model.permission import Permission
from evidence_site.model.withdrawn import (
    FEWEST_TELLING,
    KEPT_OF_WITHDRAWN,
    WITHDRAWN_WORDS,
    bare,
    holds_short,
    repeated,
)

PRIVATE_FIELD = "private_reference"
NOT_SHOWN = "[not shown]"
_PUBLIC = frozenset(Permission.model_fields) - {PRIVATE_FIELD}
_TELLING = len("private_ref")
"""So much of the field's name is looked for in a line that could not be read, or whose name is misspelt."""
_SHORTEST_VALUE = 3
"""A shorter value cannot be told from other words of a message."""


def unshown(root: Node | None) -> Iterator[tuple[Scalar, str]]:
    """Yield each value that is never repeated, and what stands in its place."""
    quotes: dict[object, bool] = {}
    for path, value in scalars(root):
        if PRIVATE_FIELD in path or _is_unknown_of_permission(path):
            yield value, NOT_SHOWN
        elif path[:1] == ("quotes",) and path[2:3] and path[2] not in KEPT_OF_WITHDRAWN:
            if path[1] not in quotes:
                quotes[path[1]] = root is not None and _is_withdrawn(root, path[1])
            if quotes[path[1]] and not value.is_empty:
                yield value, WITHDRAWN_WORDS if path[2] == "text" else NOT_SHOWN


def _is_unknown_of_permission(path: FieldPath) -> bool:
    """Whether a permission has a field of another name there: one of earlier versions, or the private one misspelt."""
    return path[:1] == ("quotes",) and path[2:3] == ("permission",) and path[3:4] != () and path[3] not in _PUBLIC


def _is_withdrawn(root: Node, position: str | int) -> bool:
    """Whether a quote says that it was withdrawn, on whatever day, even one that is written wrongly."""
    _, day = find(root, ("quotes", position, "permission", "withdrawn"))
    return day is not None and not (isinstance(day, Scalar) and day.is_empty)


def unshown_lines(source: TextFile, root: Node | None) -> frozenset[int]:
    """Return the lines of a file, counted from 1, that hold something that is never repeated."""
    lines: set[int] = set()
    for value, _ in unshown(root):
        last = max(value.start, value.end - 1)
        lines.update(range(source.line_at(value.start), source.line_at(last) + 1))
    return frozenset(lines)


def published_copy(text: str, root: Node | None) -> str:
    """Return a record with other words in place of what is never repeated. All lines stay."""
    for value, instead in sorted(unshown(root), key=lambda each: each[0].start, reverse=True):
        breaks = len(text[value.start : value.end].splitlines()) - 1
        ends = "\n" if text[value.start : value.end].endswith(("\n", "\r")) else ""
        text = f'{text[: value.start]}"{instead}"{breaks * chr(10)}{ends}{text[value.end :]}'
    return text


def hush(diagnostics: Iterable[Diagnostic], source: TextFile, root: Node | None) -> Iterator[Diagnostic]:
    """Yield the faults of a file with what is never repeated taken out of them."""
    if not any(each in source.text for each in (PRIVATE_FIELD[:_TELLING], "permission", "withdrawn")):
        yield from diagnostics
        return
    hidden = [each.value.strip() for each, _ in unshown(root)]
    lines = unshown_lines(source, root) if hidden else frozenset()
    long = sorted((each for each in hidden if len(each) >= _SHORTEST_VALUE), key=len, reverse=True)
    for each in diagnostics:
        is_private = each.location.line in lines or PRIVATE_FIELD[:_TELLING] in each.excerpt
        yield replace(each, excerpt="" if is_private else each.excerpt, fault=_without(each.fault, long))


def _without(fault: Fault, values: Iterable[str]) -> Fault:
    def cut(text: str) -> str:
        for each in values:
            text = text.replace(each, NOT_SHOWN)
        return text

    return Fault(cut(fault.message), cut(fault.help), tuple(map(cut, fault.notes)))


def hush_withdrawn(diagnostics: Iterable[Diagnostic], withdrawn: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Yield faults without any run of words that were withdrawn, wherever in the project these stand."""
    for each in diagnostics:
        yield _hushed(each, withdrawn) if withdrawn else each


def _hushed(diagnostic: Diagnostic, withdrawn: Mapping[str, str]) -> Diagnostic:
    def cut(text: str) -> str:
        return WITHDRAWN_WORDS if repeated(text, withdrawn, FEWEST_TELLING) else text

    fault = diagnostic.fault
    excerpt = "" if _may_repeat(diagnostic.excerpt, withdrawn) else diagnostic.excerpt
    return replace(
        diagnostic, excerpt=excerpt, fault=Fault(cut(fault.message), cut(fault.help), tuple(map(cut, fault.notes)))
    )


def _may_repeat(line: str, withdrawn: Mapping[str, str]) -> bool:
    """Whether a line of a file repeats withdrawn words, or is a short part of them that a line break cut off."""
    words = bare(line)
    return (
        bool(repeated(line, withdrawn, FEWEST_TELLING))
        or holds_short(line, withdrawn)
        or (1 < len(words.split()) < FEWEST_TELLING and any(words in each for each in withdrawn))
    )

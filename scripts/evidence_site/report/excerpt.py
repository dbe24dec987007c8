"""The line of a file that a diagnostic is about, with a caret under each character that is meant."""

from evidence_site.diagnostics import Diagnostic
from evidence_site.report.plain import cells

_WIDEST = 100
"""Columns of an excerpt: what a terminal of usual size shows beside the line number."""
_LEAD = 30


def draw(diagnostic: Diagnostic) -> tuple[str, str]:
    """Return the line as it is printed, cut around the place if it is long, and the line of carets under it."""
    shown = cells(diagnostic.excerpt)
    start = min(diagnostic.location.column - 1, len(shown))
    end = min(max(diagnostic.location.end_column - 1, start + 1), max(len(shown), start + 1))
    first, last = _window(shown, start)
    head, tail = "\u2026" if first else "", "\u2026" if last < len(shown) else ""
    indent = len(head) + _columns(shown[first:start])
    carets = max(_columns(shown[start : min(end, last)]), 1)
    return f"{head}{_text(shown[first:last])}{tail}".rstrip(), " " * indent + "^" * carets


def _window(shown: list[tuple[str, int]], start: int) -> tuple[int, int]:
    """Return the first character to print and the one after the last: all, or those around the place."""
    if _columns(shown) <= _WIDEST:
        return 0, len(shown)
    first = start
    while first and _columns(shown[first - 1 : start]) <= _LEAD:
        first -= 1
    last = first
    columns = 0
    while last < len(shown) and columns + shown[last][1] <= _WIDEST:
        columns += shown[last][1]
        last += 1
    return first, last


def _columns(shown: list[tuple[str, int]]) -> int:
    return sum(width for _, width in shown)


def _text(shown: list[tuple[str, int]]) -> str:
    return "".join(cell for cell, _ in shown)

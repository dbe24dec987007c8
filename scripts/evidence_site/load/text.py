"""A text file and its places: offsets in characters, turned into lines and columns as editors count them."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import ParamSpec

from evidence_site.diagnostics import Diagnostic, Fault, Location, Span
from evidence_site.load.characters import UNSAFE, shown
from evidence_site.rule import Rule

Words = ParamSpec("Words")

LONGEST_EXCERPT = 1000
LINE_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class TextFile:
    """A file that was read, under its path from the project's root."""

    file: str
    text: str

    @cached_property
    def _breaks(self) -> list[Span]:
        return [each.span() for each in LINE_BREAK.finditer(self.text)]

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(end for _, end in self._breaks)]

    def line_at(self, offset: int) -> int:
        """Give the number of the line that holds the character at an offset, from 1."""
        return bisect_right(self._line_starts, offset)

    def line_span(self, line: int) -> Span:
        """Give where a line begins and ends, without its line break."""
        return self._line_starts[line - 1], self._breaks[line - 1][0] if line <= len(self._breaks) else len(self.text)

    def line_text(self, line: int) -> str:
        """Give a line without its line break."""
        start, end = self.line_span(line)
        return self.text[start:end]

    def locate(self, span: Span) -> tuple[Location, str]:
        """Give the place of a span and the line it begins on; a span over several lines ends with the first.

        What may not be printed is replaced in the line, which is cut short, or left out, when it is endless.
        """
        line = self.line_at(span[0])
        start, end = self.line_span(line)
        column = span[0] - start + 1
        last = span[1] if span[1] <= end else start + len(self.text[start:end].rstrip())
        excerpt = self.text[start : min(end, start + LONGEST_EXCERPT)] if column <= LONGEST_EXCERPT else ""
        return Location(self.file, line, column, max(last - start, column) + 1), UNSAFE.sub("\ufffd", excerpt)

    def diagnose(
        self, span: Span | None, rule: Rule[Words, Fault], *args: Words.args, **kwargs: Words.kwargs
    ) -> Diagnostic:
        """Word a fault at a span, or of the file as a whole."""
        location, excerpt = self.locate(span) if span else (Location(self.file), "")
        return diagnose(location, excerpt, rule, *args, **kwargs)


def diagnose(
    location: Location, excerpt: str, rule: Rule[Words, Fault], *args: Words.args, **kwargs: Words.kwargs
) -> Diagnostic:
    """Word a fault at a place. What it shows of the record is safe to print, whatever the record holds."""
    fault = rule(*args, **kwargs)
    safe = Fault(shown(fault.message), shown(fault.help), tuple(map(shown, fault.notes)))
    return Diagnostic(rule.code, rule.severity, location, safe, excerpt, rule.name)

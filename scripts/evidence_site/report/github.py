"""Diagnostics for GitHub Actions: annotations of a pull request, and the summary of a job.

See "Workflow commands for GitHub Actions" and, for summaries in Markdown, "Adding a job summary".
"""

import re
import string
from collections.abc import Iterator, Mapping, Sequence

from evidence_site.diagnostics import Diagnostic, Severity
from evidence_site.report.plain import plain
from evidence_site.report.terminal import count

MOST_ROWS = 200
"""Rows of a job's summary: it may have 1 MiB, but nobody reads more."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}
_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY: Mapping[int, str] = {**_IN_MESSAGE, ord(":"): "%3A", ord(","): "%2C"}
_HEAD = "| Place | What is wrong | How to mend it | Rule |\n| --- | --- | --- | --- |"
_ESCAPED = str.maketrans({character: f"&#{ord(character)};" for character in string.punctuation})
_CODE = re.compile(r"`([^`]*)`")


def github(diagnostics: Sequence[Diagnostic]) -> str:
    """Return one workflow command for each fault."""
    return "\n".join(map(_command, diagnostics))


def summary(
    diagnostics: Sequence[Diagnostic], heading: str = "Records and quotes", well: str = "All records are in order."
) -> str:
    """Return the number of faults, a table of them, and how to read about a rule; or `well`, if there are none."""
    parts = [f"### {heading}", count(diagnostics) if diagnostics else well]
    if diagnostics:
        parts.append("\n".join((_HEAD, *map(_row, diagnostics[:MOST_ROWS]))))
        left = len(diagnostics) - MOST_ROWS
        parts += [f"{left} more are in the log of this step."] if left > 0 else []
        parts.append("To read about a rule: `evidence-site explain CODE`, with the code of the last column.")
    return "\n\n".join(parts) + "\n"


def _command(diagnostic: Diagnostic) -> str:
    location = diagnostic.location
    properties = {
        "title": f"{diagnostic.code} (evidence-site)",
        "file": location.file,
        "line": str(location.line),
        "col": str(location.column),
        "endLine": str(location.line),
        "endColumn": str(location.end_column),
    }
    listed = ",".join(f"{name}={plain(value).translate(_IN_PROPERTY)}" for name, value in properties.items())
    message = "\n".join(_lines(diagnostic)).translate(_IN_MESSAGE)
    return f"::{_LEVELS[diagnostic.severity]} {listed}::{message}"


def _lines(diagnostic: Diagnostic) -> Iterator[str]:
    yield plain(diagnostic.fault.message)
    yield from (plain(line) for note in diagnostic.fault.notes for line in note.split("\n"))
    if diagnostic.fault.help:
        yield f"help: {plain(diagnostic.fault.help)}"
    yield f"evidence-site explain {diagnostic.code}"


def _row(diagnostic: Diagnostic) -> str:
    location, fault = diagnostic.location, diagnostic.fault
    what = "<br>".join(map(_cell, (f"{diagnostic.severity}: {fault.message}", *fault.notes)))
    cells = (_cell(f"{location.file}:{location.line}"), what, _cell(fault.help), _cell(diagnostic.code))
    return f"| {' | '.join(cells)} |"


def _cell(text: str) -> str:
    """Return a contributor's text escaped for a cell of a table. Words in backticks become code.

    A character reference is read as the character itself, and never as a mark of Markdown or HTML.
    """
    parts = _CODE.split(plain(text))
    return "".join(
        f"<code>{part.translate(_ESCAPED)}</code>" if number % 2 else part.translate(_ESCAPED)
        for number, part in enumerate(parts)
    )

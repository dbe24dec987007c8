"""Diagnostics as the summary of a job of GitHub Actions, in Markdown ("Adding a job summary")."""

import re
import string
from collections.abc import Sequence

from evidence_site.diagnostics import Diagnostic
from evidence_site.report.counting import count
from evidence_site.report.plain import plain

MOST_ROWS = 200
"""A job's summary may have 1 MiB; nobody reads more."""

_HEAD = "| Place | What is wrong | How to mend it | Rule |\n| --- | --- | --- | --- |"
_ESCAPED = str.maketrans({character: f"&#{ord(character)};" for character in string.punctuation})
_CODE = re.compile(r"`([^`]*)`")


def summary(
    diagnostics: Sequence[Diagnostic], heading: str = "Records and quotes", well: str = "All records are in order."
) -> str:
    """Give a table of the faults, how many they are, and how to read about a rule; or `well`, when there are none."""
    parts = [f"### {heading}", count(diagnostics) if diagnostics else well]
    if diagnostics:
        parts.append("\n".join((_HEAD, *map(_row, diagnostics[:MOST_ROWS]))))
        left = len(diagnostics) - MOST_ROWS
        parts += [f"{left} more are in the log of this step."] if left > 0 else []
        parts.append("To read about a rule: `evidence-site explain CODE`, with the code of the last column.")
    return "\n\n".join(parts) + "\n"


def _row(diagnostic: Diagnostic) -> str:
    location, fault = diagnostic.location, diagnostic.fault
    what = "<br>".join(map(_cell, (f"{diagnostic.severity}: {fault.message}", *fault.notes)))
    cells = (_cell(f"{location.file}:{location.line}"), what, _cell(fault.help), _cell(diagnostic.code))
    return f"| {' | '.join(cells)} |"


def _cell(text: str) -> str:
    """Give a contributor's text as it can stand in a table: nothing in it is a mark of Markdown or HTML.

    Words in backticks become code. A character reference is read as the character itself, and never as a mark.
    """
    parts = _CODE.split(plain(text))
    return "".join(
        f"<code>{part.translate(_ESCAPED)}</code>" if number % 2 else part.translate(_ESCAPED)
        for number, part in enumerate(parts)
    )

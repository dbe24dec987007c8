"""Diagnostics and rules as text: for people, for programs, and for the checks of a pull request."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from evidence_site.diagnostics import Diagnostic
from evidence_site.report.colour import wants_colour
from evidence_site.report.explanation import explain
from evidence_site.report.github import github
from evidence_site.report.json_array import json_array
from evidence_site.report.summary import summary
from evidence_site.report.terminal import concise, full

__all__ = [
    "COLOURED",
    "FORMATS",
    "concise",
    "explain",
    "full",
    "github",
    "json_array",
    "summary",
    "wants_colour",
]

Format = Callable[[Sequence[Diagnostic]], str]

FORMATS: Mapping[str, Format] = {"full": full, "concise": concise, "github": github, "json": json_array}
"""Ways to show diagnostics, by the name that `--format` takes."""

COLOURED: Mapping[str, Format] = {
    **FORMATS,
    "full": partial(full, colour=True),
    "concise": partial(concise, colour=True),
}
"""The same, in colour where the format has any."""

"""Diagnostics and rules as text, for terminals and for annotations of a pull request."""

from collections.abc import Callable, Mapping, Sequence

from evidence_site.diagnostics import Diagnostic
from evidence_site.report.explanation import explain
from evidence_site.report.github import github
from evidence_site.report.terminal import concise, full

__all__ = ["FORMATS", "concise", "explain", "full", "github"]

FORMATS: Mapping[str, Callable[[Sequence[Diagnostic]], str]] = {"full": full, "concise": concise, "github": github}
"""Ways to show diagnostics, by the name that `--format` takes."""

"""Diagnostics as annotations of a pull request (GitHub Actions, "Workflow commands for GitHub Actions")."""

from collections.abc import Iterator, Mapping, Sequence

from evidence_site.diagnostics import Diagnostic, Severity
from evidence_site.report.plain import plain

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}
_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY: Mapping[int, str] = {**_IN_MESSAGE, ord(":"): "%3A", ord(","): "%2C"}


def github(diagnostics: Sequence[Diagnostic]) -> str:
    """Give one workflow command for each fault."""
    return "\n".join(map(_command, diagnostics))


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

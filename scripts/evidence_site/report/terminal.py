"""Diagnostics for people: `full` with the lines they speak of, `concise` on one line each."""

from collections import Counter
from collections.abc import Iterator, Sequence

from evidence_site.diagnostics import Diagnostic, Severity
from evidence_site.report.excerpt import draw
from evidence_site.report.plain import plain

_NOUNS = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.ADVICE: ("suggestion", "suggestions"),
}


def full(diagnostics: Sequence[Diagnostic]) -> str:
    """Show each fault with the line of the file, the place in it, and the cure."""
    blocks = ("\n".join(_block(each)) for each in diagnostics)
    return "\n\n".join((*blocks, _count(diagnostics)))


def concise(diagnostics: Sequence[Diagnostic]) -> str:
    """Show each fault on one line."""
    return "\n".join((*map(_headline, diagnostics), _count(diagnostics)))


def _headline(diagnostic: Diagnostic) -> str:
    location = diagnostic.location
    file = plain(location.file)
    safe = file if file[:1].isalnum() else f"./{file}"
    place = f"{safe}:{location.line}:{location.column}"
    return f"{place}: {diagnostic.severity} {diagnostic.code} {plain(diagnostic.fault.message)}"


def _block(diagnostic: Diagnostic) -> Iterator[str]:
    number = str(diagnostic.location.line)
    margin = " " * len(number)
    yield _headline(diagnostic)
    if diagnostic.excerpt.strip():
        line, carets = draw(diagnostic)
        yield f"{margin} |"
        yield f"{number} | {line}".rstrip()
        yield f"{margin} | {carets}"
    for note in diagnostic.fault.notes:
        first, *others = note.split("\n")
        yield f"{margin} = note: {plain(first)}"
        yield from (f"{margin} |       {plain(other)}" for other in others)
    explain = f"evidence-site explain {diagnostic.code}"
    cure = plain(diagnostic.fault.help)
    yield f"{margin} = help: {cure}   ({explain})" if cure else f"{margin} = help: {explain}"


def _count(diagnostics: Sequence[Diagnostic]) -> str:
    if not diagnostics:
        return "All records are in order."
    counts = Counter(each.severity for each in diagnostics)
    parts = [_counted(counts[severity], *_NOUNS[severity]) for severity in Severity if counts[severity]]
    listed = " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
    return f"Found {listed} in {_counted(len({each.location.file for each in diagnostics}), 'file', 'files')}."


def _counted(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"

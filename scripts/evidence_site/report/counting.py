"""How many faults there are, in one sentence."""

from collections import Counter
from collections.abc import Sequence

from evidence_site.diagnostics import Diagnostic, Severity

_NOUNS = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.ADVICE: ("suggestion", "suggestions"),
}


def count(diagnostics: Sequence[Diagnostic]) -> str:
    """Say how many errors, warnings and suggestions there are, and in how many files."""
    if not diagnostics:
        return "All records are in order."
    counts = Counter(each.severity for each in diagnostics)
    parts = [_counted(counts[severity], *_NOUNS[severity]) for severity in Severity if counts[severity]]
    listed = " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
    return f"Found {listed} in {_counted(len({each.location.file for each in diagnostics}), 'file', 'files')}."


def _counted(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"

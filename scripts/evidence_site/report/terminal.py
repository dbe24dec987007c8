"""Text for people at a terminal: diagnostics in full or on one line each, and what a rule is for."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from textwrap import fill, indent

from evidence_site.diagnostics import Diagnostic, Severity
from evidence_site.english import counted, listed
from evidence_site.report.excerpt import draw
from evidence_site.report.plain import plain
from evidence_site.rule import Rule

_NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "suggestion"}
_WIDTH = 88
"""Columns of an explanation."""
_MAY_STAND = (
    "This is a judgement. If the record is right as it is, say so in it: add an item to `suppress`, with `code: {}` "
    "and your `reason`."
)

Paint = Callable[[str, "Style"], str]
"""Colours a text, or returns it as it is."""


class Style(StrEnum):
    """The parts of a diagnostic that have a colour, as ANSI parameters (ECMA-48, section 8.3.117)."""

    PLACE = "1"
    ERROR = "1;31"
    WARNING = "1;33"
    ADVICE = "1;36"
    MARGIN = "2"
    HELP = "1;32"


def painter(*, colour: bool) -> Paint:
    """Return a function that colours texts, or one that leaves them plain."""
    return _paint if colour else _leave


def wants_colour(environment: Mapping[str, str], *, terminal: bool) -> bool:
    """Whether to write in colour: NO_COLOR forbids it, FORCE_COLOR asks for it, otherwise a terminal gets it.

    See https://no-color.org and https://force-color.org; where both are set, NO_COLOR wins, as in Python itself.
    Colour repeats what the words say, and never replaces them.
    """
    if environment.get("NO_COLOR"):
        return False
    return bool(environment.get("FORCE_COLOR")) or (terminal and environment.get("TERM") != "dumb")


def full(diagnostics: Sequence[Diagnostic], *, colour: bool = False) -> str:
    """Return each fault with its line of the file, the place in it, and the cure."""
    paint = painter(colour=colour)
    blocks = ("\n".join(_block(each, paint)) for each in diagnostics)
    return "\n\n".join((*blocks, count(diagnostics)))


def concise(diagnostics: Sequence[Diagnostic], *, colour: bool = False) -> str:
    """Return each fault on one line."""
    paint = painter(colour=colour)
    return "\n".join((*(_headline(each, paint) for each in diagnostics), count(diagnostics)))


def count(diagnostics: Sequence[Diagnostic]) -> str:
    """Return how many errors, warnings and suggestions there are, and in how many files, as a sentence."""
    if not diagnostics:
        return "All records are in order."
    counts = Counter(each.severity for each in diagnostics)
    parts = [counted(counts[severity], _NOUNS[severity]) for severity in Severity if counts[severity]]
    return f"Found {listed(parts)} in {counted(len({each.location.file for each in diagnostics}), 'file')}."


def explain(rule: Rule[..., object]) -> str:
    """Return the documentation of a rule as text."""
    page = rule.documentation
    return "\n".join(
        (
            f"{rule.code} {rule.name} ({rule.severity})",
            "",
            _paragraphs(page.summary),
            "",
            "Why it matters",
            indent(_paragraphs(page.why, _WIDTH - 2), "  "),
            "",
            "Example",
            indent(page.example.strip(), "  "),
            "",
            "Use instead",
            indent(page.instead.strip(), "  "),
            "",
            *((_paragraphs(_MAY_STAND.format(rule.code)), "") if rule.suppressible else ()),
        )
    )


def _headline(diagnostic: Diagnostic, paint: Paint) -> str:
    location = diagnostic.location
    file = plain(location.file)
    safe = file if file[:1].isalnum() else f"./{file}"
    place = paint(f"{safe}:{location.line}:{location.column}:", Style.PLACE)
    kind = paint(f"{diagnostic.severity} {diagnostic.code}", _style(diagnostic))
    return f"{place} {kind} {plain(diagnostic.fault.message)}"


def _block(diagnostic: Diagnostic, paint: Paint) -> Iterator[str]:
    number = str(diagnostic.location.line)
    margin = " " * len(number)
    bar = paint("|", Style.MARGIN)
    yield _headline(diagnostic, paint)
    if diagnostic.excerpt.strip():
        line, carets = draw(diagnostic)
        start = len(carets) - len(carets.lstrip())
        yield f"{margin} {bar}"
        yield f"{paint(number, Style.MARGIN)} {bar} {line}".rstrip()
        yield f"{margin} {bar} {carets[:start]}{paint(carets[start:], _style(diagnostic))}"
    for note in diagnostic.fault.notes:
        first, *others = note.split("\n")
        yield f"{margin} = {paint('note:', Style.PLACE)} {plain(first)}"
        yield from (f"{margin} {bar}       {plain(other)}" for other in others)
    further = f"evidence-site explain {diagnostic.code}"
    cure = plain(diagnostic.fault.help)
    yield f"{margin} = {paint('help:', Style.HELP)} {f'{cure}   ({further})' if cure else further}"


def _style(diagnostic: Diagnostic) -> Style:
    return Style[diagnostic.severity.name]


def _paragraphs(text: str, width: int = _WIDTH) -> str:
    return "\n\n".join(fill(" ".join(each.split()), width, break_on_hyphens=False) for each in text.split("\n\n"))


def _paint(text: str, style: Style) -> str:
    return f"\x1b[{style}m{text}\x1b[0m"


def _leave(text: str, style: Style) -> str:
    del style
    return text

"""Diagnostics for people: `full` with the lines they speak of, `concise` on one line each."""

from collections.abc import Iterator, Sequence

from evidence_site.diagnostics import Diagnostic
from evidence_site.report.colour import Paint, Style, painter
from evidence_site.report.counting import count
from evidence_site.report.excerpt import draw
from evidence_site.report.plain import plain


def full(diagnostics: Sequence[Diagnostic], *, colour: bool = False) -> str:
    """Show each fault with the line of the file, the place in it, and the cure."""
    paint = painter(colour=colour)
    blocks = ("\n".join(_block(each, paint)) for each in diagnostics)
    return "\n\n".join((*blocks, count(diagnostics)))


def concise(diagnostics: Sequence[Diagnostic], *, colour: bool = False) -> str:
    """Show each fault on one line."""
    paint = painter(colour=colour)
    return "\n".join((*(_headline(each, paint) for each in diagnostics), count(diagnostics)))


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
        indent = len(carets) - len(carets.lstrip())
        yield f"{margin} {bar}"
        yield f"{paint(number, Style.MARGIN)} {bar} {line}".rstrip()
        yield f"{margin} {bar} {carets[:indent]}{paint(carets[indent:], _style(diagnostic))}"
    for note in diagnostic.fault.notes:
        first, *others = note.split("\n")
        yield f"{margin} = {paint('note:', Style.PLACE)} {plain(first)}"
        yield from (f"{margin} {bar}       {plain(other)}" for other in others)
    explain = f"evidence-site explain {diagnostic.code}"
    cure = plain(diagnostic.fault.help)
    yield f"{margin} = {paint('help:', Style.HELP)} {f'{cure}   ({explain})' if cure else explain}"


def _style(diagnostic: Diagnostic) -> Style:
    return Style[diagnostic.severity.name]

"""What changed, for people at a terminal."""

from collections.abc import Iterator

from evidence_site.changes.change import Change
from evidence_site.changes.comparison import Comparison, record_name, texts
from evidence_site.changes.wording import Pieces
from evidence_site.report.plain import plain
from evidence_site.report.terminal import Paint, Style, painter

_MARKS = {"before": ("{-", "-}", Style.ERROR), "after": ("{+", "+}", Style.HELP)}
_LABEL = 8


def text(comparison: Comparison, *, colour: bool = False) -> str:
    """Tell the changes record by record. Words that differ are marked: `{-old-}` and `{+new+}`."""
    paint = painter(colour=colour)
    return "\n".join(_lines(comparison, paint))


def _lines(comparison: Comparison, paint: Paint) -> Iterator[str]:
    yield paint(plain(comparison.heading), Style.PLACE)
    yield comparison.count
    for gap in comparison.gaps():
        yield f"{paint('!', Style.WARNING)} {plain(gap)}"
    for group in comparison.groups():
        yield ""
        yield paint(group.heading, Style.PLACE)
        for changes in group.records:
            yield f"\n  {_name(changes[0])}"
            for change in changes:
                yield from _block(change, paint)


def _name(change: Change) -> str:
    noun, title, name = record_name(change)
    return f"{noun} “{plain(title)}”{f' ({plain(name)})' if name else ''}"


def _block(change: Change, paint: Paint) -> Iterator[str]:
    yield f"    - {plain(change.phrase)}"
    for label, pieces in texts(change):
        yield _labelled(label, _marked(pieces, label, paint))
    if change.note:
        yield _labelled("note", plain(change.note))
    if change.caution:
        yield _labelled("look", paint(plain(change.caution), Style.WARNING))


def _labelled(label: str, words: str) -> str:
    return f"      {label + ':':{_LABEL}}{words}"


def _marked(pieces: Pieces, label: str, paint: Paint) -> str:
    start, end, style = _MARKS[label]
    shown = ((plain(" ".join(each.words)), each.differs) for each in pieces)
    return " ".join(paint(f"{start}{words}{end}", style) if differs else words for words, differs in shown)

"""The flow of studies as a drawing: where each box, line and arrow stands, before it is written as SVG.

Nothing here measures a font: a text is wrapped by the widths that its letters have in Arial, with room to spare for the
wider font that a computer without Arial takes.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from evidence_site.tables.flow import FIRST_INCLUDED, Box, Column, Phase, Route, Step

FONT_SIZE = 14
LINE = 19
PADDING = 10
BOX = 260
GAP = 40
"""Between a box and what leaves there, and between rows."""
BAND = 34
"""The width of the bands that name the phases."""
MARGIN = 12
INDENT = 14

_SPARE = 1.15
_NARROW, _MIDDLING, _WIDE = frozenset("fijlrtI.,;:!|'`()[]{}/\\ -\u00a0"), 0.56, frozenset("mwMW@%&\u2026\u2014")
_SPACE = re.compile("[ \t\r\n]+")  # but no-break spaces
_LAST_LATIN = "\u024f"
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u0080-\u009f]")
"""Signs that XML 1.0 has no way to write, and others that it discourages (https://www.w3.org/TR/xml/#charsets)."""


class Words(NamedTuple):
    """A line of text: where it begins, and whether it is a heading."""

    x: float
    y: float
    text: str
    is_bold: bool = False


class Frame(NamedTuple):
    """A box as drawn."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[Words, ...]
    kind: str = "box"

    @property
    def fill(self) -> str:
        """The colour of its ground, light enough for black text."""
        return {"heading": "#eee"}.get(self.kind, "#fff")


class Band(NamedTuple):
    """A band beside the rows of a phase, with its title turned."""

    y: float
    height: float
    title: str

    @property
    def middle(self) -> float:
        """Half way down."""
        return self.y + self.height / 2


class Arrow(NamedTuple):
    """A line of one or more stretches, with a head at its end."""

    path: str


@dataclass(frozen=True)
class Drawing:
    """All that the SVG shows."""

    title: str
    description: str
    width: float
    height: float
    frames: tuple[Frame, ...]
    bands: tuple[Band, ...]
    arrows: tuple[Arrow, ...]


def width_of(text: str) -> float:
    """Return about how wide a text is at `FONT_SIZE`: never less, in the fonts that are common."""
    return sum(map(_width, text)) * FONT_SIZE * _SPARE


def wrapped(text: str, width: float) -> tuple[str, ...]:
    """Return a text in lines that fit; a word too long for a line is cut."""
    lines = [""]
    for word in _SPACE.split(_readable(text).strip()):
        longer = f"{lines[-1]} {word}".lstrip()
        if width_of(longer) <= width:
            lines[-1] = longer
            continue
        if lines[-1]:
            lines.append("")
        for sign in word:
            if lines[-1] and width_of(lines[-1] + sign) > width:
                lines.append("")
            lines[-1] += sign
    return tuple(lines)


def draw_flow(columns: Sequence[Column], title: str) -> Drawing:
    """Return the drawing of a flow: the columns side by side, and the studies included below them."""
    by_route = {each.route: each for each in columns}
    lefts, right = _lefts(columns)
    main = lefts.get(Route.DATABASES, lefts.get(Route.OTHER_METHODS, lefts.get(Route.PREVIOUS, BAND + 2 * MARGIN)))
    lefts[Route.INCLUDED] = main
    placed: list[tuple[Route, Step]] = [
        (each.route, step) for each in columns if each.route is not Route.UNDECIDED for step in each.steps
    ]
    headings = tuple(
        _frame(lefts[each.route], MARGIN, Box(each.heading), _width_of_column(each), "heading")
        for each in columns
        if each.route in {Route.PREVIOUS, Route.DATABASES, Route.OTHER_METHODS}
    )
    tops = _tops(placed, max((each.height for each in headings), default=0) + 2 * MARGIN)
    boxes = {(route, step.row): _frame(lefts[route], tops[step.row][0], step.box) for route, step in placed}
    asides = {
        (route, step.row): _frame(lefts[route] + BOX + GAP, tops[step.row][0], step.aside)
        for route, step in placed
        if step.aside
    }
    bottom = max(top + height for top, height in tops.values()) if tops else MARGIN
    apart = tuple(_apart(by_route.get(Route.UNDECIDED), main, bottom + GAP))
    frames = (*headings, *boxes.values(), *asides.values(), *apart)
    used = [each for each in frames if each.kind != "heading"]
    arrows = (
        *_down(columns, boxes),
        *(_across(boxes[place], asides[place]) for place in asides),
        *_joins(by_route, boxes, tops, main + BOX / 2),
    )
    return Drawing(
        title=_readable(title),
        description="; ".join(_readable(each) for each in _sentences(columns)),
        width=max(right, *(each.x + each.width for each in frames)) + MARGIN,
        height=max(each.y + each.height for each in used) + MARGIN,
        frames=frames,
        bands=tuple(_bands(placed, tops)),
        arrows=arrows,
    )


def _width(sign: str) -> float:
    """Return the width of a sign as a part of the font's size."""
    if unicodedata.combining(sign) or unicodedata.category(sign) in {"Mn", "Cf"}:
        return 0
    if unicodedata.east_asian_width(sign) in {"W", "F"}:
        return 1
    if sign in _NARROW:
        return 0.34
    if sign in _WIDE:
        return 1
    return _MIDDLING if sign <= _LAST_LATIN and not sign.isupper() else 0.72


def _readable(text: str) -> str:
    """Return a text with a sign in the place of each that XML cannot hold."""
    return _NOT_IN_XML.sub("\ufffd", text)


def _lefts(columns: Sequence[Column]) -> tuple[dict[Route, float], float]:
    """Return where each column begins, from left to right, and where the last ends."""
    lefts: dict[Route, float] = {}
    x: float = BAND + 2 * MARGIN
    for each in columns:
        if each.route in {Route.PREVIOUS, Route.DATABASES, Route.OTHER_METHODS}:
            lefts[each.route] = x
            x += _width_of_column(each) + GAP
    return lefts, x - GAP if lefts else x


def _width_of_column(column: Column) -> float:
    return 2 * BOX + GAP if any(each.aside for each in column.steps) else BOX


def _lines(box: Box, depth: int = 0) -> Iterator[tuple[int, str]]:
    """Yield the lines of a box, each with how far it is indented."""
    indent = depth * INDENT
    for line in wrapped(box.text, BOX - 2 * PADDING - indent):
        yield indent, line
    for part in box.parts:
        yield from _lines(part, depth + 1)


def _frame(x: float, y: float, box: Box, width: float = BOX, kind: str = "box") -> Frame:
    is_bold = kind == "heading"
    lines = [(0, each) for each in wrapped(box.text, width - 2 * PADDING)] if is_bold else list(_lines(box))
    words = (
        Words(x + PADDING + indent, y + PADDING + (number + 0.75) * LINE, line, is_bold)
        for number, (indent, line) in enumerate(lines)
    )
    return Frame(x, y, width, 2 * PADDING + len(lines) * LINE, tuple(words), kind)


def _tops(placed: Iterable[tuple[Route, Step]], first: float) -> dict[int, tuple[float, float]]:
    """Return where each row begins, and how high it is."""
    heights: dict[int, float] = {}
    for _, step in placed:
        for box in filter(None, (step.box, step.aside)):
            heights[step.row] = max(heights.get(step.row, 0), _frame(0, 0, box).height)
    tops: dict[int, tuple[float, float]] = {}
    y = first
    for row in sorted(heights):
        tops[row] = (y, heights[row])
        y += heights[row] + GAP
    return tops


def _bands(placed: Iterable[tuple[Route, Step]], tops: dict[int, tuple[float, float]]) -> Iterator[Band]:
    rows = {step.row: step.phase for _, step in placed}
    for phase in Phase:
        inside = [tops[row] for row, each in rows.items() if each is phase]
        if inside:
            top = min(y for y, _ in inside)
            yield Band(top, max(y + height for y, height in inside) - top, phase.title)


def _down(columns: Iterable[Column], boxes: dict[tuple[Route, int], Frame]) -> Iterator[Arrow]:
    """Yield the arrows from each step of a column to the next."""
    for column in columns:
        rows = [(column.route, each.row) for each in column.steps]
        for above, below in pairwise(each for each in rows if each in boxes):
            start, end = boxes[above], boxes[below]
            x = start.x + BOX / 2
            yield Arrow(f"M{x:g} {start.y + start.height:g}V{end.y:g}")


def _across(box: Frame, aside: Frame) -> Arrow:
    y = box.y + min(box.height, aside.height) / 2
    return Arrow(f"M{box.x + box.width:g} {y:g}H{aside.x:g}")


def _joins(
    by_route: dict[Route, Column],
    boxes: dict[tuple[Route, int], Frame],
    tops: dict[int, tuple[float, float]],
    middle: float,
) -> Iterator[Arrow]:
    """Yield the arrows that lead to the studies included: those of the previous version join at the total."""
    if Route.INCLUDED not in by_route:
        return
    steps = by_route[Route.INCLUDED].steps
    first, last = steps[0].row, steps[-1].row
    for route in (Route.DATABASES, Route.OTHER_METHODS, Route.PREVIOUS):
        if route in by_route:
            start = boxes[route, by_route[route].steps[-1].row]
            top = tops[last if route is Route.PREVIOUS and last > FIRST_INCLUDED else first][0]
            x = start.x + BOX / 2
            way = f"V{top:g}" if x == middle else f"V{top - GAP / 2:g}H{middle:g}V{top:g}"
            yield Arrow(f"M{x:g} {start.y + start.height:g}{way}")


def _apart(column: Column | None, x: float, y: float) -> Iterator[Frame]:
    """Yield the boxes that no arrow leads to, side by side."""
    for number, each in enumerate(column.steps if column else ()):
        yield _frame(x + number * (BOX + GAP), y, each.box, kind="apart")


def _sentences(columns: Iterable[Column]) -> Iterator[str]:
    """Yield the boxes as text, for the description of the drawing."""
    for column in columns:
        for step in column.steps:
            for box in filter(None, (step.box, step.aside)):
                yield _said(box)


def _said(box: Box) -> str:
    parts = ", ".join(map(_said, box.parts))
    return f"{box.text} {parts}".strip() if box.n is None else f"{box.text}{f': {parts}' if parts else ''}"

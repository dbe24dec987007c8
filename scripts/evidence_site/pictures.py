"""The pictures of a site: what other sites show for a link to it, and its signs, in its own colours.

Pillow, of the extra `[pictures]`, draws them with the fonts of the design. Without it, or where the question has
letters that these fonts lack, the picture is that of the package, which has no words.
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from evidence_site.design import THEME
from evidence_site.model.colours import HUES, OURS, Colours, tokens_of
from evidence_site.render.typography import curly

try:
    from PIL import Image, ImageDraw, ImageFont
except ImportError:  # the extra is not installed
    CAN_DRAW = False
else:
    CAN_DRAW = True

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

FAVICON, SHARE = "assets/images/favicon.svg", "assets/images/share.png"
ICONS = (32, 180)
SIZE = (1200, 630)
"""What most sites ask for (https://ogp.me)."""
ALONE = "Four shapes beside lines of text"
"""What the picture of the package shows."""
_EXTENDED = range(0x100, 0x180)
"""Latin Extended-A, of which the first fonts of the design have three letters."""
LETTERS = (range(0x20, 0x7F), range(0xA0, 0x100), _EXTENDED, (0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D))
LACKING = frozenset("ĬĭĲĳŦŧ")
"""Letters of Latin Extended-A that the design's typeface does not have."""
_SANS, _SERIF, _FURTHER = "sans.woff2", "serif-600.woff2", "serif-600-further.woff2"
_SCALE = 4
"""Shapes are drawn this much larger, so that their edges are smooth when made smaller."""
_LINES, _LARGEST, _SMALLEST = 6, 76, 36
_LEFT, _TOP, _WIDTH, _HEIGHT = 400, 96, 720, 380


@dataclass(frozen=True)
class Pictures:
    """The pictures of one site."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    """Those that are other than the package's, by their path in the site."""
    says: str = ALONE
    """What is seen on the picture that other sites show, for those who do not see it."""


def draw(question: str, name: str, colours: Colours) -> Pictures:
    """Return the pictures of a site, with its question and name on the one that other sites show for a link."""
    question, name = curly(question), curly(name)
    says = f"{question} {name}" if _has_words(question, name) else ALONE
    return Pictures(dict(_drawn(question, name, colours)), says)


def _drawn(question: str, name: str, colours: Colours) -> Iterator[tuple[str, bytes]]:
    is_ours = colours == Colours()
    if not is_ours:
        yield FAVICON, _recoloured((THEME / "images" / "favicon.svg").read_text("utf-8"), colours).encode()
    if CAN_DRAW:
        has_words = _has_words(question, name)
        mast, inks = _palette(colours)
        if has_words or not is_ours:
            yield SHARE, _share(question if has_words else "", name if has_words else "", mast, inks)
        for size in () if is_ours else ICONS:
            yield f"assets/images/icon-{size}.png", _icon(size, mast, inks)


def _has_words(question: str, name: str) -> bool:
    return CAN_DRAW and all(_has_letter(each) for each in f"{question}{name}") and bool(_set(question)[1])


def _has_letter(letter: str) -> bool:
    return letter not in LACKING and any(ord(letter) in each for each in LETTERS)


def _palette(colours: Colours) -> tuple[str, tuple[str, ...]]:
    """Return the colour of the masthead, and those of findings as they are on a dark ground."""
    return tokens_of(colours, "light")["mast"], tuple(tokens_of(colours, "dark")[each] for each in HUES)


def _recoloured(svg: str, colours: Colours) -> str:
    mast, inks = _palette(colours)
    ours = (OURS["light"]["mast"], *(OURS["dark"][each] for each in HUES))
    for before, after in zip(ours, (mast, *inks), strict=True):
        svg = svg.replace(f'"{before}"', f'"\0{after}"')
    return svg.replace("\0", "")


def _shapes(draw: Any, at: tuple[float, float], side: float, inks: Sequence[str]) -> None:
    """Draw the four shapes of the sign, from the place of the first; `side` is that of one."""
    x, y, far, half = *at, side * 1.2, side / 2
    right, below = x + far, y + far
    draw.rectangle((x, y, x + side, y + side), fill=inks[0])
    draw.rectangle((right, y, right + half, y + side), fill=inks[1])
    draw.ellipse((right, y, right + side, y + side), fill=inks[1])
    draw.rectangle((x, below, x + side, below + half), fill=inks[2])
    draw.rectangle((x + half, below, x + side, below + side), fill=inks[2])
    draw.ellipse((x, below, x + side, below + side), fill=inks[2])
    draw.ellipse((right, below, right + side, below + side), fill=inks[3])


@lru_cache(maxsize=4)
def _icon(size: int, mast: str, inks: tuple[str, ...]) -> bytes:
    large = size * _SCALE
    image = Image.new("RGBA", (large, large), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((0, 0, large - 1, large - 1), large * 7 / 32, mast)
    _shapes(draw, (large * 5 / 32, large * 5 / 32), large * 10 / 32, inks)
    return _png(image.resize((size, size), Image.Resampling.LANCZOS))


@lru_cache(maxsize=4)
def _share(question: str, name: str, mast: str, inks: tuple[str, ...]) -> bytes:
    wide, high = SIZE
    shapes = Image.new("RGB", (wide * 2, high * 2), mast)
    draw = ImageDraw.Draw(shapes)
    _shapes(draw, (2 * 88, 2 * _TOP), 2 * 110, inks)
    quarter = wide * 2 // len(inks)
    for place, ink in enumerate(inks):
        draw.rectangle((place * quarter, (high - 24) * 2, (place + 1) * quarter, high * 2), fill=ink)
    image = shapes.resize(SIZE, Image.Resampling.LANCZOS)
    draw = ImageDraw.Draw(image)
    size, lines = _set(question) if question else (0, ())
    for place, line in enumerate(lines):
        _write(draw, (_LEFT, _TOP + place * size * 1.2), line, size)
    if name:
        draw.text((_LEFT, high - 96), _shortened(name), OURS["light"]["mastink"], _font(_SANS, 30), anchor="ls")
    return _png(image)


def _set(text: str) -> tuple[int, tuple[str, ...]]:
    """Return the largest size at which a text fits, and its lines; nothing if it fits at none."""
    for size in range(_LARGEST, _SMALLEST - 1, -4):
        lines = _broken(text, size)
        if lines and len(lines) <= _LINES and len(lines) * size * 1.2 <= _HEIGHT:
            return size, lines
    return 0, ()


def _broken(text: str, size: int) -> tuple[str, ...]:
    """Return a text in lines that fit; nothing if one of its words is too long."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _length(longer, size) <= _WIDTH:
            lines[-1] = longer
        elif _length(word, size) <= _WIDTH:
            lines.append(word)
        else:
            return ()
    return tuple(lines)


def _length(text: str, size: int) -> float:
    return sum(_font(name, size).getlength(part) for part, name in _runs(text))


def _write(draw: Any, at: tuple[float, float], text: str, size: int) -> None:
    x, y = at
    for part, name in _runs(text):
        font = _font(name, size)
        draw.text((x, y + size), part, OURS["light"]["mastink"], font, anchor="ls")
        x += font.getlength(part)


def _runs(text: str) -> Iterator[tuple[str, str]]:
    """Yield the parts of a text, each with the font that has its letters."""
    start = 0
    names = [_FURTHER if ord(each) in _EXTENDED and each not in "ıŒœ" else _SERIF for each in text]
    for place, name in enumerate(names):
        if place + 1 == len(names) or names[place + 1] != name:
            yield text[start : place + 1], name
            start = place + 1


def _shortened(name: str, most: int = 48) -> str:
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}..."


@lru_cache(maxsize=64)
def _font(name: str, size: int) -> "FreeTypeFont":
    return ImageFont.truetype(str(THEME / "fonts" / name), size, layout_engine=ImageFont.Layout.BASIC)


def _png(image: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()

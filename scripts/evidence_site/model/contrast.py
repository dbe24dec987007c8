"""How well one colour reads on another, as WCAG 2.2 measures it, and colours made from others.

Colours are written as in CSS, in six hexadecimal digits: `#0D3B45`. The formulas are those that WCAG 2.2 gives under
"relative luminance" and "contrast ratio": https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
"""

from collections.abc import Iterable

TEXT = 4.5
"""The least contrast of text (success criterion 1.4.3)."""
CONTROL = 3.0
"""The least contrast of the edges and signs that a control is known by (success criterion 1.4.11)."""
_NEARLY_BLACK = 0.04045
"""Below this, sRGB is linear."""


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two colours, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mixed(colour: str, other: str, share: float) -> str:
    """Give the colour that has this share of `colour`, and the rest of `other`."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(one * share + another * (1 - share)):02X}" for one, another in pairs)


def nearest_readable(colour: str, grounds: Iterable[str], *, towards: str) -> str:
    """Give the colour nearest to this one, on the way to `towards`, that reads as text on all of these grounds."""
    grounds = tuple(grounds)
    steps = (mixed(colour, towards, share / 100) for share in range(100, 0, -1))
    return next((each for each in steps if all(contrast(each, ground) >= TEXT for ground in grounds)), towards)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return float(value / 12.92 if value <= _NEARLY_BLACK else ((value + 0.055) / 1.055) ** 2.4)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)

"""Colour for terminals, where it is wanted: it repeats what the words say, and never replaces them."""

from collections.abc import Callable, Mapping
from enum import StrEnum

Paint = Callable[[str, "Style"], str]
"""Puts a text in a style, or leaves it as it is."""


class Style(StrEnum):
    """What is shown differently: its ANSI parameters (ECMA-48, section 8.3.117)."""

    PLACE = "1"
    ERROR = "1;31"
    WARNING = "1;33"
    ADVICE = "1;36"
    MARGIN = "2"
    HELP = "1;32"


def painter(*, colour: bool) -> Paint:
    """Give what puts texts in a style, or what leaves them plain."""
    return _paint if colour else _leave


def wants_colour(environment: Mapping[str, str], *, terminal: bool) -> bool:
    """Tell whether to write in colour: NO_COLOR forbids it, FORCE_COLOR asks for it, otherwise a terminal gets it.

    See https://no-color.org and https://force-color.org; where both are set, NO_COLOR wins, as in Python itself.
    """
    if environment.get("NO_COLOR"):
        return False
    return bool(environment.get("FORCE_COLOR")) or (terminal and environment.get("TERM") != "dumb")


def _paint(text: str, style: Style) -> str:
    return f"\x1b[{style}m{text}\x1b[0m"


def _leave(text: str, style: Style) -> str:
    del style
    return text

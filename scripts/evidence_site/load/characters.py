"""Characters that a reader cannot see, or that change how others are read; and text pushed out of sight."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby

from evidence_site.diagnostics import Span

MOST_MARKS = 4
"""Combining marks on one letter: pointed and cantillated Hebrew needs three."""
LONGEST_SHOWN = 80

_CONTROLS = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_FORMATTING = r"\xad\u034f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
_BLANKS = r"\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
_MUSIC_AND_TAGS = r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff"
_BROKEN = r"\ufdd0-\ufdef\ufffc-\uffff\ud800-\udfff" + "".join(
    f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(1, 17)
)
INVISIBLE = re.compile(f"[{_CONTROLS}{_FORMATTING}{_BLANKS}{_MUSIC_AND_TAGS}{_BROKEN}]")
"""What no text of a record may hold. Variation selectors, no-break and ideographic spaces may stand."""
UNSAFE = re.compile(f"[\\r\\n{_CONTROLS}{_FORMATTING}{_BLANKS}{_MUSIC_AND_TAGS}{_BROKEN}]")
"""What may not be printed as it is."""

_MARKED = re.compile(rf"[\u0300-\U0010ffff]{{{MOST_MARKS + 1},}}")
_FAR = 60
_PUSHED = re.compile(rf"(?<![^\S\r\n])[^\S\r\n]{{{_FAR},}}+(?=\S)")


def is_clean(text: str) -> bool:
    """Tell whether a text holds no invisible character: looking at each different character once is fast."""
    is_plain = text.isascii() and text.replace("\n", "").isprintable()
    return is_plain or INVISIBLE.search("".join(set(text))) is None


def invisible(text: str) -> Iterator[Span]:
    """Find the invisible characters of a text, each run of the same one once."""
    found = () if is_clean(text) else (each.start() for each in INVISIBLE.finditer(text))
    for _, run in groupby(enumerate(found), key=lambda each: (each[1] - each[0], text[each[1]])):
        offsets = [offset for _, offset in run]
        yield offsets[0], offsets[-1] + 1


def stacked(text: str) -> Iterator[Span]:
    """Find letters under so many combining marks that they cover the lines around them."""
    for run in () if text.isascii() else _MARKED.finditer(text):
        marks = (bool(unicodedata.combining(letter)) for letter in run.group())
        for is_mark, group in groupby(enumerate(marks, run.start()), key=lambda each: each[1]):
            offsets = [offset for offset, _ in group]
            if is_mark and len(offsets) > MOST_MARKS:
                yield offsets[0], offsets[-1] + 1


def pushed_away(text: str) -> Iterator[Span]:
    """Find white space inside a line that is long enough to push what follows off the screen."""
    is_ruled_out = text.isascii() and " " * _FAR not in text.replace("\t", " ")
    return (each.span() for each in (() if is_ruled_out else _PUSHED.finditer(text)))


def name_of(character: str) -> str:
    """Name a character that cannot be shown: `U+200B (zero width space)`."""
    name = unicodedata.name(character, "").lower()
    if not name:
        name = "a control character" if unicodedata.category(character) == "Cc" else "not a character"
    return f"U+{ord(character):04X} ({name})"


def shown(text: str) -> str:
    """Give a text as it can be printed on one line, with escapes for what cannot."""
    return UNSAFE.sub(lambda each: each.group().encode("unicode_escape").decode("ascii"), text)


def shortened(text: str) -> str:
    """Cut a text for a message."""
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 1]}…"

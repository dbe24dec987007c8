"""BibTeX's values: texts and abbreviations, joined by `#`."""

import re
from collections.abc import Mapping

from evidence_site.model import MONTH_NAMES
from evidence_site.spelling import nearest

MONTHS = {name[:3].lower(): name for name in MONTH_NAMES}
"""What `jan`, `feb` and so on stand for in every BibTeX file."""
DEEPEST = 50
"""Abbreviations within abbreviations."""
LONGEST = 200_000
MOST_GUESSES = 20
"""Misspelt names of a file for which the nearest known one is looked up: each lookup goes through all of them."""

_MARK = re.compile(r'(?<!\\)[{}"]')
_JOINT = re.compile(r"(?:(?<!\s)\s++)?#\s*+")
_ABBREVIATION = re.compile(r"[A-Za-z][^\s{}\",=#%'()]*")


class UnreadValueError(ValueError):
    """A value cannot be read because of an abbreviation, `word`, or (without one) because it is broken."""

    def __init__(self, word: str = "") -> None:
        super().__init__(word)
        self.word = word


class Values:
    """Expands the abbreviations of one file: those of its `@string` blocks, and the months."""

    def __init__(self, strings: Mapping[str, str]) -> None:
        self._strings = strings
        self._guesses = 0
        self._known: dict[str, str] = {name: month for name, month in MONTHS.items() if name not in strings}

    def read(self, written: str) -> str:
        """Return a field's value without its braces or quotation marks.

        Raises:
            UnreadValueError: an abbreviation stands for nothing, or the value is broken.
        """
        text = _enclosed(written)
        return self._join(written, ()) if text is None else text

    def nearest(self, word: str) -> str:
        """Return the abbreviation that a misspelt one is closest to; an empty string in a file full of them."""
        self._guesses += 1
        return nearest(word, [*self._strings, *MONTHS]) if self._guesses <= MOST_GUESSES else ""

    def _join(self, expression: str, within: tuple[str, ...]) -> str:
        joined = "".join(self._part(part.strip(), within) for part in _parts(expression))
        if len(joined) > LONGEST:
            raise UnreadValueError(within[-1] if within else "")
        return joined

    def _part(self, part: str, within: tuple[str, ...]) -> str:
        text = _enclosed(part)
        if text is not None:
            return text
        if part.isascii() and part.isdigit():
            return part
        if not _ABBREVIATION.fullmatch(part):
            raise UnreadValueError
        return self._abbreviation(part.lower(), within)

    def _abbreviation(self, name: str, within: tuple[str, ...]) -> str:
        if name not in self._known:
            string = self._strings.get(name)
            if string is None or name in within or len(within) > DEEPEST:
                raise UnreadValueError(name)
            self._known[name] = self._join(string, (*within, name))
        return self._known[name]


def split_outside(pattern: re.Pattern[str], value: str) -> list[str]:
    """Split a value where a pattern occurs outside braces."""
    if "{" not in value:
        return pattern.split(value)
    depth = 0
    inside = [(depth := depth + (letter == "{") - (letter == "}")) > 0 for letter in value]
    places = [each.span() for each in pattern.finditer(value) if not inside[each.start()]]
    starts = [0, *(end for _, end in places)]
    ends = [*(start for start, _ in places), len(value)]
    return [value[start:end] for start, end in zip(starts, ends, strict=True)]


def _parts(expression: str) -> list[str]:
    """Split at `#` outside braces and quotation marks."""
    parts: list[str] = []
    for part in split_outside(_JOINT, expression):
        if parts and parts[-1].startswith('"') and (len(parts[-1]) == 1 or not parts[-1].endswith('"')):
            parts[-1] += f"#{part}"
        else:
            parts.append(part.strip())
    return parts


def _enclosed(part: str) -> str | None:
    """Return the text in one pair of braces or quotation marks; `None` if there are none, or they close early."""
    if len(part) == 1 or part[:1] + part[-1:] not in {"{}", '""'}:
        return None
    text = part[1:-1]
    depth = 0
    for mark in _MARK.findall(text) if part[0] in text or part[-1] in text else ():
        depth += (mark == "{") - (mark == "}")
        if depth < 0 or (mark == part[0] == '"' and depth == 0):
            return None
    return None if depth else text

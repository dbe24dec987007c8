"""BibTeX's values: texts and abbreviations, joined by `#`."""

import re
from collections.abc import Mapping

from bibtexparser.model import Field, String

from evidence_site.diagnostics import Diagnostic
from evidence_site.load.bibliography.names import split_outside
from evidence_site.load.problems import bib, bib_values
from evidence_site.load.spelling import nearest
from evidence_site.load.text import Span, TextFile

MONTHS = {
    "jan": "January",
    "feb": "February",
    "mar": "March",
    "apr": "April",
    "may": "May",
    "jun": "June",
    "jul": "July",
    "aug": "August",
    "sep": "September",
    "oct": "October",
    "nov": "November",
    "dec": "December",
}
DEEPEST = 50
LONGEST = 200_000

_JOINT = re.compile(r"\s*#\s*")
_ABBREVIATION = re.compile(r"[A-Za-z][^\s{}\",=#%'()]*")


class _UnreadValueError(ValueError):
    """A value cannot be read because of an abbreviation, `word`, or (without one) because it is broken."""

    def __init__(self, word: str = "") -> None:
        super().__init__(word)
        self.word = word


class Values:
    """Writes out the abbreviations of one file: those of its `@string` blocks, and the months."""

    def __init__(self, strings: Mapping[str, String]) -> None:
        self._strings = strings
        self._known: dict[str, str] = {name: month for name, month in MONTHS.items() if name not in strings}

    def read(self, field: Field, source: TextFile, span: Span) -> tuple[str, list[Diagnostic]]:
        """Give a field's value, and what is wrong with it."""
        if field.enclosing != "no-enclosing":
            return str(field.value), []
        try:
            return self._join(field.value, ()), []
        except _UnreadValueError as error:
            if not error.word:
                return "", [source.diagnose(span, bib.broken_entry, "", "a comma or quotation mark is missing")]
            likely = nearest(error.word, [*self._strings, *MONTHS])
            return "", [source.diagnose(span, bib_values.undefined_abbreviation, error.word, likely)]

    def _join(self, expression: str, within: tuple[str, ...]) -> str:
        joined = "".join(self._part(part.strip(), within) for part in _parts(expression))
        if len(joined) > LONGEST:
            raise _UnreadValueError(within[-1] if within else "")
        return joined

    def _part(self, part: str, within: tuple[str, ...]) -> str:
        if len(part) > 1 and part[0] + part[-1] in {"{}", '""'} and _is_one(part):
            return part[1:-1]
        if part.isascii() and part.isdigit():
            return part
        if not _ABBREVIATION.fullmatch(part):
            raise _UnreadValueError
        return self._abbreviation(part.lower(), within)

    def _abbreviation(self, name: str, within: tuple[str, ...]) -> str:
        if name not in self._known:
            string = self._strings.get(name)
            if string is None or name in within or len(within) > DEEPEST:
                raise _UnreadValueError(name)
            is_text = string.enclosing != "no-enclosing"
            self._known[name] = str(string.value) if is_text else self._join(string.value, (*within, name))
        return self._known[name]


def _parts(expression: str) -> list[str]:
    """Split at `#` outside braces and quotation marks."""
    parts: list[str] = []
    for part in split_outside(_JOINT, expression):
        if parts and parts[-1].startswith('"') and (len(parts[-1]) == 1 or not parts[-1].endswith('"')):
            parts[-1] += f"#{part}"
        else:
            parts.append(part.strip())
    return parts


def _is_one(part: str) -> bool:
    """Tell whether the braces or quotation marks around a text belong together: nothing in it closes them early."""
    depth = 0
    for letter in part[1:-1]:
        depth += (letter == "{") - (letter == "}")
        if depth < 0 or (letter == part[0] == '"' and depth == 0):
            return False
    return depth == 0

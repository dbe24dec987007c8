"""A text file: its lines and columns as editors count them, and the characters in it that nobody sees."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import ParamSpec

import regex

from evidence_site.diagnostics import Diagnostic, Fault, Location, Span
from evidence_site.rule import Rule

Words = ParamSpec("Words")

LONGEST_EXCERPT = 1000
"""Characters of a line that are shown."""
LINE_BREAK = re.compile(r"\r\n|\r|\n")

MOST_MARKS = 4
"""Combining marks on one letter: pointed and cantillated Hebrew needs three."""
_FAR = 60
"""Spaces in a row that push what follows off the screen."""
_LONGEST_QUOTED = 80
"""Characters of the author's words in a message."""

_CONTROLS = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_FORMATTING = r"\xad\u034f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
_BLANKS = r"\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
_MUSIC_AND_TAGS = r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff"
_BROKEN = r"\ufdd0-\ufdef\ufffc-\uffff\ud800-\udfff" + "".join(
    f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(1, 17)
)
_UNSEEN = _CONTROLS + _FORMATTING + _BLANKS + _MUSIC_AND_TAGS + _BROKEN
# Zero width joiners decide on spelling between letters of scripts that join (https://unicode.org/reports/tr31/), and
# make one picture of several emoji.
_JOINING = (
    r"\p{Arabic}\p{Syriac}\p{Mongolian}\p{Devanagari}\p{Bengali}\p{Gurmukhi}\p{Gujarati}\p{Oriya}"
    r"\p{Tamil}\p{Telugu}\p{Kannada}\p{Malayalam}\p{Sinhala}"
)
_SPELLING = rf"(?<=[{_JOINING}]\p{{M}}*)[\u200C\u200D](?=[{_JOINING}])"
_EMOJI = r"(?<=\p{Extended_Pictographic}[\uFE0F\U0001F3FB-\U0001F3FF]?)\u200D(?=\p{Extended_Pictographic})"
_RIGHT_TO_LEFT = r"\p{Hebrew}\p{Arabic}\p{Syriac}\p{Thaana}"
_DIRECTION = rf"(?<=[{_RIGHT_TO_LEFT}]\p{{P}}?)[\u200E\u200F]|[\u200E\u200F](?=\p{{P}}?[{_RIGHT_TO_LEFT}])"
INVISIBLE = regex.compile(rf"(?!{_SPELLING}|{_EMOJI})[{_UNSEEN}]")
"""What no text of a record may hold. Variation selectors, no-break and ideographic spaces may stand."""
INVISIBLE_IN_SOURCE = regex.compile(rf"(?!{_SPELLING}|{_EMOJI}|{_DIRECTION}|[\x0C\xAD])[{_UNSEEN}]")
"""What no source's text may hold: that may have what print and PDF put there, ends of pages and soft hyphens."""
UNSAFE = re.compile(f"[\\r\\n{_UNSEEN}]")
"""What may not be printed as it is."""
_MARKED = re.compile(rf"[\u0300-\U0010ffff]{{{MOST_MARKS + 1},}}")
_MERGE_MARK = re.compile(r"^(?:<{7}(?=[ \r]|$)|(?:>{7}|\|{7}) (?=\S))[^\r\n]*", re.MULTILINE)
"""A line that git writes where two versions of a text differ. `=======` is a ruler too, and never the first of them."""
_PUSHED = re.compile(rf"(?<![^\S\r\n])[^\S\r\n]{{{_FAR},}}+(?=\S)")


@dataclass(frozen=True)
class TextFile:
    """A file that was read, under its path from the project's root."""

    file: str
    text: str

    @cached_property
    def _breaks(self) -> list[Span]:
        return [each.span() for each in LINE_BREAK.finditer(self.text)]

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(end for _, end in self._breaks)]

    def line_at(self, offset: int) -> int:
        """Return the number of the line that holds the character at an offset, from 1."""
        return bisect_right(self._line_starts, offset)

    def line_span(self, line: int) -> Span:
        """Return where a line begins and ends, without its line break."""
        return self._line_starts[line - 1], self._breaks[line - 1][0] if line <= len(self._breaks) else len(self.text)

    def line_text(self, line: int) -> str:
        """Return a line without its line break."""
        return self.text[slice(*self.line_span(line))]

    def locate(self, span: Span) -> tuple[Location, str]:
        """Return the location of a span and the line it begins on; a span over several lines ends with the first.

        What may not be printed is replaced in the line, which is cut short, or left out, when it is endless.
        """
        line = self.line_at(span[0])
        start, end = self.line_span(line)
        column = span[0] - start + 1
        last = span[1] if span[1] <= end else start + len(self.text[start:end].rstrip())
        excerpt = self.text[start : min(end, start + LONGEST_EXCERPT)] if column <= LONGEST_EXCERPT else ""
        return Location(self.file, line, column, max(last - start, column) + 1), UNSAFE.sub("\ufffd", excerpt)

    def diagnose(
        self, span: Span | None, rule: Rule[Words, Fault], *args: Words.args, **kwargs: Words.kwargs
    ) -> Diagnostic:
        """Return a diagnostic for a fault at a span, or of the file as a whole."""
        location, excerpt = self.locate(span) if span else (Location(self.file), "")
        return diagnose(location, excerpt, rule, *args, **kwargs)


def diagnose(
    location: Location, excerpt: str, rule: Rule[Words, Fault], *args: Words.args, **kwargs: Words.kwargs
) -> Diagnostic:
    """Return a diagnostic for a fault. Text quoted from the record is escaped for terminals."""
    fault = rule(*args, **kwargs)
    safe = Fault(printable(fault.message), printable(fault.help), tuple(map(printable, fault.notes)))
    return Diagnostic(rule.code, rule.severity, location, safe, excerpt, rule.name)


def printable(text: str) -> str:
    """Return a text as it can be printed on one line, with escapes for what cannot."""
    return UNSAFE.sub(lambda each: each.group().encode("unicode_escape").decode("ascii"), text)


def shortened(text: str) -> str:
    """Return a text, cut short for a message if it is long."""
    return text if len(text) <= _LONGEST_QUOTED else f"{text[: _LONGEST_QUOTED - 1]}…"


def is_clean(text: str) -> bool:
    """Whether a text holds no invisible character. It is fast, as it looks at each different character once."""
    is_plain = text.isascii() and text.replace("\n", "").isprintable()
    return is_plain or UNSAFE.search("".join({*text} - {"\r", "\n"})) is None or INVISIBLE.search(text) is None


def merge_mark(text: str) -> Span | None:
    """Return the span of the first line that git left where two versions of a text differ."""
    found = _MERGE_MARK.search(text) if "<<<<<<<" in text or ">>>>>>>" in text or "|||||||" in text else None
    return found and found.span()


def invisible(text: str) -> Iterator[Span]:
    """Yield the spans of invisible characters, each run of the same one once."""
    found = () if is_clean(text) else (each.start() for each in INVISIBLE.finditer(text))
    for _, run in groupby(enumerate(found), key=lambda each: (each[1] - each[0], text[each[1]])):
        offsets = [offset for _, offset in run]
        yield offsets[0], offsets[-1] + 1


def stacked(text: str) -> Iterator[Span]:
    """Yield the spans of combining marks, so many on one letter that they cover the lines around them."""
    for run in () if text.isascii() else _MARKED.finditer(text):
        marks = (bool(unicodedata.combining(letter)) for letter in run.group())
        for is_mark, group in groupby(enumerate(marks, run.start()), key=lambda each: each[1]):
            offsets = [offset for offset, _ in group]
            if is_mark and len(offsets) > MOST_MARKS:
                yield offsets[0], offsets[-1] + 1


def pushed_away(text: str) -> Iterator[Span]:
    """Yield the spans of white space inside a line that push what follows off the screen."""
    is_ruled_out = text.isascii() and " " * _FAR not in text.replace("\t", " ")
    return (each.span() for each in (() if is_ruled_out else _PUSHED.finditer(text)))

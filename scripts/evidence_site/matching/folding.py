"""Text without what print alone decides: composition, white space, shapes of marks and dots, hyphens at line ends.

The rules: section 2 of the specification in `docs/guide/verification.md`.
"""

import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import NamedTuple

import regex

from evidence_site.diagnostics import Span
from evidence_site.matching.tokens import LINE_END_HYPHEN, SPACE, SPACELESS, inner_places

_SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u2032\u2035\u2039\u203a\u02b9\u02bc`\u00b4"
_DOUBLE_QUOTES = '"\u201c\u201d\u201e\u201f\u2033\u2036\u00ab\u00bb\u02ba\u301d\u301e\u301f'
_HYPHENS = "\u2010\u2011\ufe63\uff0d"
_DASHES = "\u2012\u2013\u2015\u2212\ufe58"
# A double mark is two single ones, so that `` and '' are double marks without a look at their neighbours.
SHAPES = (
    dict.fromkeys(_SINGLE_QUOTES, "'")
    | dict.fromkeys(_DOUBLE_QUOTES, "''")
    | dict.fromkeys(_HYPHENS, "-")
    | dict.fromkeys(_DASHES, "\u2014")
)
GROUPING_SPACES = frozenset("\u00a0\u2007\u2009\u202f")
"""Spaces that print puts between groups of digits."""

_LINE_END = rf"(?:(?!\n)[{SPACE}])*\n[{SPACE}]*"
IN_QUOTE = (
    rf"(?<unseen>\xAD+(?:{_LINE_END})?|[\u200E\u200F])"
    rf"|(?<![{SPACE}])[{SPACE}]*(?<dots>(?:\.[{SPACE}]?\.[{SPACE}]?\.|\u2026)(?:[{SPACE}]?[.\u2026])*)[{SPACE}]*"
    rf"|(?<space>[{SPACE}]{{2,}}|(?!\x20)[{SPACE}])"
    r"|(?<form>[\uFB00-\uFB06\uFB50-\uFDFB\uFE70-\uFEFC]\p{M}*)"
    rf"|(?<mark>[{''.join(SHAPES)}])"
)
IN_SOURCE = rf"(?<hyphen>(?<=[\p{{L}}\p{{M}}])[-\u2010]{_LINE_END}(?=\p{{Ll}}))|{IN_QUOTE}"
CJK = rf"[{SPACELESS}\u3001-\u3003\u3008-\u3011\u3014-\u301B\uFF01-\uFF0F\uFF1A-\uFF20\uFF5B-\uFF65]"
"""Letters and marks between which a line breaks without a space."""
_QUOTE, _SOURCE, _OF_CJK = map(regex.compile, (IN_QUOTE, IN_SOURCE, CJK))
_CHARACTER = regex.compile(r"\X")
HYPHEN = rf"{LINE_END_HYPHEN}|-\x20?"
"""What decides nothing where a line may end in a hyphen: that one, or one of the text with a space that follows."""
_HYPHEN = regex.compile(HYPHEN)


class Change(NamedTuple):
    """A place where a text was changed: its span before and after."""

    before: Span
    after: Span


@dataclass(frozen=True, eq=False)
class Rewritten:
    """A text of which some places were changed, and the way back."""

    text: str
    changes: tuple[Change, ...]

    @cached_property
    def _ends(self) -> list[int]:
        return [each.after[1] for each in self.changes]

    def span_before(self, start: int, end: int) -> Span:
        """Return the span that became a span of the text; a changed place counts as a whole."""
        number = bisect_right(self._ends, start)
        if number < len(self.changes) and self.changes[number].after[0] <= start:
            first = self.changes[number].before[0]
        else:
            first = self._moved(start, number)
        number = bisect_left(self._ends, end)
        if number < len(self.changes) and self.changes[number].after[0] < end:
            last = self.changes[number].before[1]
        else:
            last = self._moved(end, number)
        return first, max(first, last)

    def _moved(self, offset: int, number: int) -> int:
        """Return where an unchanged place was that stands behind this number of changes."""
        if not number:
            return offset
        before, after = self.changes[number - 1]
        return before[1] + offset - after[1]


@dataclass(frozen=True, eq=False)
class Folded:
    """A text as it is compared. Spans in `text` lead back to the original."""

    original: str
    steps: tuple[Rewritten, ...]
    """The text as each step of folding left it."""

    @property
    def strokes(self) -> str:
        """The folded text with what decides on tokens.

        Dashes differ from hyphens, a space that groups digits from one between words, and a hyphen that print put at
        the end of a line from all others.
        """
        return self.steps[-1].text

    @cached_property
    def printed(self) -> str:
        """The folded text in which only hyphens at the ends of lines still differ from others."""
        return self.strokes.replace("\u2014", "-").replace("\u00a0", " ")

    @cached_property
    def text(self) -> str:
        """The folded text. A hyphen at the end of a line is a hyphen here."""
        return self.printed.replace(LINE_END_HYPHEN, "-")

    @cached_property
    def squeezed(self) -> str:
        """The folded text without hyphens and spaces: words that are not in it are not in the text, however printed."""
        return self.text.replace("-", "").replace(" ", "")

    @cached_property
    def without_hyphens(self) -> tuple[str, Sequence[int]]:
        """The folded text without hyphens and the spaces behind them, and where each character is in the text."""
        return without_hyphens(self.printed)

    @cached_property
    def has_line_end_hyphen(self) -> bool:
        """Whether print may have put a hyphen into a word."""
        return LINE_END_HYPHEN in self.strokes

    def original_span(self, start: int, end: int) -> Span:
        """Return the span of the original that was folded into a span of the text."""
        for step in reversed(self.steps):
            start, end = step.span_before(start, end)
        return start, end

    def original_text(self, start: int, end: int) -> str:
        """Return the original words of a span of the text."""
        return self.original[slice(*self.original_span(start, end))]

    def is_boundary(self, offset: int) -> bool:
        """Whether words can be cut at an offset: `clinical` is no word of `non-clinical`, nor `1` of `1,024`."""
        return not self._inside[offset]

    def boundary_at_or_before(self, offset: int) -> int:
        """Return the last place up to an offset where words can be cut."""
        return self._inside.rfind(0, 0, offset + 1)

    def boundary_at_or_after(self, offset: int) -> int:
        """Return the first place from an offset where words can be cut."""
        return self._inside.find(0, offset)

    @cached_property
    def _inside(self) -> bytearray:
        return inner_places(self.strokes)


def fold(text: str) -> Folded:
    """Fold words that are looked for, such as those of a quote."""
    return _fold(text, _QUOTE)


def fold_source(text: str) -> Folded:
    """Fold a paragraph of a source, in which print may have put hyphens at the ends of lines."""
    return _fold(text, _SOURCE)


def without_hyphens(printed: str) -> tuple[str, Sequence[int]]:
    """Return a folded text without hyphens and the spaces behind them, and where each character was."""
    gaps = [each.span() for each in _HYPHEN.finditer(printed)]
    starts, ends = [0, *(end for _, end in gaps)], [*(start for start, _ in gaps), len(printed)]
    kept = [range(*each) for each in zip(starts, ends, strict=True)]
    return "".join(printed[each.start : each.stop] for each in kept), array("L", chain.from_iterable(kept))


def _fold(text: str, changes: regex.Pattern[str]) -> Folded:
    steps: list[Rewritten] = []
    if not unicodedata.is_normalized("NFC", text):
        # Composition happens within what readers take for one character (https://unicode.org/reports/tr15/, tr29).
        steps.append(_rewrite(text, _CHARACTER, lambda each: unicodedata.normalize("NFC", each[0])))
    steps.append(_rewrite(steps[-1].text if steps else text, changes, _plain))
    return Folded(text, tuple(steps))


def _rewrite(text: str, places: regex.Pattern[str], rewrite: Callable[[regex.Match[str]], str]) -> Rewritten:
    parts: list[str] = []
    changes: list[Change] = []
    kept = length = 0
    for place in places.finditer(text):
        written = rewrite(place)
        start, end = place.span()
        if written == place[0]:
            continue
        length += start - kept
        parts += (text[kept:start], written)
        changes.append(Change((start, end), (length, length + len(written))))
        kept, length = end, length + len(written)
    return Rewritten("".join((*parts, text[kept:])), tuple(changes))


def _plain(place: regex.Match[str]) -> str:
    """Return what a place becomes in which print decides on the shape."""
    return _REWRITINGS[place.lastgroup or ""](place)


def _space(place: regex.Match[str]) -> str:
    around = place.string[max(place.start() - 1, 0) : place.start()], place.string[place.end() : place.end() + 1]
    if "\n" in place[0] and all(map(_OF_CJK.match, around)):
        return ""
    return "\u00a0" if place[0] in GROUPING_SPACES else " "


_REWRITINGS: Mapping[str, Callable[[regex.Match[str]], str]] = {
    "hyphen": lambda _: LINE_END_HYPHEN,
    "unseen": lambda _: "",
    "dots": lambda place: "".join("..." if each == "\u2026" else "." for each in place["dots"] if not each.isspace()),
    "space": _space,
    "form": lambda place: unicodedata.normalize("NFKC", place[0]),
    "mark": lambda place: SHAPES[place[0]],
}

"""Where each character of a YAML value stands in the file, through the five ways to write one.

The rules are those of libyaml's scanner (https://github.com/yaml/libyaml, src/scanner.c).
"""

import re
from collections.abc import Iterator

from evidence_site.diagnostics import Span
from evidence_site.load.nodes import Scalar
from evidence_site.load.text import LINE_BREAK

_ESCAPES = {
    "0": "\0",
    "a": "\x07",
    "b": "\x08",
    "t": "\t",
    "\t": "\t",
    "n": "\n",
    "v": "\x0b",
    "f": "\x0c",
    "r": "\r",
    "e": "\x1b",
    " ": " ",
    '"': '"',
    "/": "/",
    "\\": "\\",
    "N": "\x85",
    "_": "\xa0",
    "L": "\u2028",
    "P": "\u2029",
}
_FOLD = r"(?P<fold>[ \t]*(?:\r\n|\r|\n)[ \t\r\n]*)"
_PLAIN = re.compile(_FOLD + r"|(?P<letter>.)", re.DOTALL)
_SINGLE = re.compile(_FOLD + r"|(?P<double>'')|(?P<letter>.)", re.DOTALL)
_DOUBLE = re.compile(
    r"(?P<joined>\\(?:\r\n|\r|\n)[ \t\r\n]*)|\\x(?P<x>..)|\\u(?P<u>.{4})|\\U(?P<U>.{8})|\\(?P<escape>.)|"
    + _FOLD
    + r"|(?P<letter>.)",
    re.DOTALL,
)
_HEADER = re.compile(r"[|>][-+0-9]*[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n|$)")

Letters = list[tuple[str, Span]]
"""The characters of a value in order, each with its place in the file."""


def offsets(text: str, scalar: Scalar) -> list[Span] | None:
    """Give the place in the file of each character of a value; nothing if the two cannot be brought together."""
    for letters in _readings(text, scalar):
        if "".join(letter for letter, _ in letters) == scalar.value:
            return [span for _, span in letters]
    return None


def _readings(text: str, scalar: Scalar) -> Iterator[Letters]:
    match scalar.style:
        case "":
            yield list(_flow(text, scalar.start, scalar.end, _PLAIN))
        case "'":
            yield list(_flow(text, scalar.start + 1, scalar.end - 1, _SINGLE))
        case '"':
            yield list(_flow(text, scalar.start + 1, scalar.end - 1, _DOUBLE))
        case "|" | ">":
            yield from _block_readings(text, scalar)


def _flow(text: str, start: int, end: int, pattern: re.Pattern[str]) -> Iterator[tuple[str, Span]]:
    for part in pattern.finditer(text, start, end):
        match part.lastgroup:
            case "fold":
                yield from _folded(part, 1)
            case "joined":
                yield from _folded(part, 0)
            case "double":
                yield "'", part.span()
            case "escape":
                yield _ESCAPES.get(part["escape"], ""), part.span()
            case "x" | "u" | "U":
                yield chr(int(part[part.lastgroup], 16)), part.span()
            case _:
                yield part.group(), part.span()


def _folded(part: re.Match[str], spaces: int) -> Iterator[tuple[str, Span]]:
    """Read the break between two lines: one is a space (or nothing, after a backslash), further ones line breaks."""
    first, *further = LINE_BREAK.finditer(part.group())
    breaks = [each.start() + part.start() for each in further]
    if breaks:
        yield from (("\n", (each, each + 1)) for each in breaks)
    elif spaces:
        place = first.start() + part.start()
        yield " ", (place, place + 1)


def _block_readings(text: str, scalar: Scalar) -> Iterator[Letters]:
    """Read a block with each indentation that its first line allows, the likeliest first."""
    header = _HEADER.match(text, scalar.start, scalar.end)
    if not header:
        return
    lines = list(_lines(text, header.end(), scalar.end))
    first = next((text[start:end] for start, end, _ in lines if text[start:end].strip(" ")), "")
    deepest = len(first) - len(first.lstrip(" ")) or max((end - start for start, end, _ in lines), default=1)
    keep = "+" in header.group().partition("#")[0]
    strip = "-" in header.group().partition("#")[0]
    for indent in range(max(deepest, 1), 0, -1):
        letters = list(_block(text, lines, indent, is_folded=scalar.style == ">"))
        body = len(letters)
        while body and letters[body - 1][0] == "\n":
            body -= 1
        yield letters if keep else letters[: body + (body > 0 and not strip)]


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Give each line: where it begins, where its line break begins, and where that ends."""
    while start < end:
        found = LINE_BREAK.search(text, start, end)
        stop, after = found.span() if found else (end, end)
        yield start, stop, after
        start = after


def _block(text: str, lines: list[tuple[int, int, int]], indent: int, *, is_folded: bool) -> Iterator[tuple[str, Span]]:
    pending: Letters = []
    follows_text = False
    for start, stop, after in lines:
        begin = start + indent
        line_break: Letters = [("\n", (stop, max(after, stop + 1)))] if after > stop else []
        if begin >= stop:
            pending += line_break
            continue
        is_text = text[begin] not in " \t"
        if is_folded and follows_text and is_text:
            yield from pending[1:] or [(" ", span) for _, span in pending[:1]]
        else:
            yield from pending
        yield from ((text[offset], (offset, offset + 1)) for offset in range(begin, stop))
        pending, follows_text = line_break, is_text
    yield from pending

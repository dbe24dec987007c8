"""Contributors' text made safe to print: no control character, and no command to the program that shows a log."""

import re
import unicodedata

_UNSAFE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_TAB_STOP = 4

# GitHub's runner obeys `##[command]` anywhere in a line (actions/runner, ActionCommand.cs).
_COMMAND = re.compile(r"(?<=##)\[")


def plain(text: str) -> str:
    r"""Return a text on one line, its invisible characters written out: `\x1b`, `\u202e`."""
    if text.isprintable() and "##[" not in text:
        return text
    return "".join(cell for cell, _ in cells(" ".join(text.split("\n"))))


def cells(line: str) -> list[tuple[str, int]]:
    """Return how each character of a line is printed, and how many columns of a terminal that takes."""
    commands = {each.start() for each in _COMMAND.finditer(line)}
    shown: list[tuple[str, int]] = []
    column = 0
    for place, character in enumerate(line):
        cell = "\\x5b" if place in commands else _cell(character, column)
        width = sum(_width(each) for each in cell)
        shown.append((cell, width))
        column += width
    return shown


def _cell(character: str, column: int) -> str:
    if character == "\t":
        return " " * (_TAB_STOP - column % _TAB_STOP)
    if unicodedata.category(character) not in _UNSAFE:
        return character
    return character.encode("unicode_escape").decode("ascii")


def _width(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1

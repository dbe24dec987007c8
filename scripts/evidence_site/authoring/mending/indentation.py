"""Tabs before a line become spaces, where only one reading of the record comes of it."""

import re

from evidence_site.authoring.mending.quoting import quote_values
from evidence_site.authoring.mending.tree import scalars, tree_of, values
from evidence_site.load.nodes import Scalar
from evidence_site.load.problems import syntax
from evidence_site.load.text import LINE_BREAK, TextFile

_WIDTHS = (2, 4, 1, 3, 5, 6, 7, 8)
"""How wide a tab may be meant to be, the likeliest first."""
_INDENTATION = re.compile(r"(?<![^\r\n])[ \t]*\t[ \t]*")
_TAB_FIRST = re.compile(r"\t[ \t]*")


def expand_tabs(text: str) -> str:
    """Replace the tabs that indent lines by spaces.

    Nothing changes unless the record can be read then, and says the same however wide a tab is meant to be.
    """
    if not any(each.code == syntax.tab_indentation.code for each in tree_of(quote_values(text)).diagnostics):
        return text
    readings: dict[str, str] = {}
    for width in _WIDTHS:
        spaced = _spaced(text, width)
        source = TextFile("", quote_values(spaced))
        tree = tree_of(source.text)
        blocks = (each for _, each in scalars(tree.root) if each.style in {"|", ">"})
        if tree.is_whole and not tree.diagnostics and all(_is_only_indented(text, source, each) for each in blocks):
            readings.setdefault(repr(values(tree.root)), spaced)
    return next(iter(readings.values())) if len(readings) == 1 else text


def _spaced(text: str, width: int) -> str:
    return _INDENTATION.sub(lambda each: each.group().expandtabs(width), text)


def _is_only_indented(text: str, spaced: TextFile, block: Scalar) -> bool:
    """Tell whether the tabs in a text of several lines are indentation, and no part of its words."""
    first, last = (spaced.line_at(each) for each in (block.start, max(block.end - 1, block.start)))
    lines = LINE_BREAK.split(text)[first:last]
    if any("\t" in line for line in lines if not line.strip()):
        return False
    indents = {line[: len(line) - len(line.lstrip(" \t"))] for line in lines if line.strip()}
    return not any("\t" in each for each in indents) or (
        len(indents) == 1 and all(_TAB_FIRST.fullmatch(each) for each in indents)
    )

"""White space at the end of lines goes, and all lines end in the same way."""

import re
from bisect import bisect_right
from collections import Counter

from evidence_site.authoring.mending.tree import names, scalars, tree_of
from evidence_site.load.text import LINE_BREAK

_TRAILING = re.compile(r"[ \t]+(?=\r\n|\r|\n|\Z)")


def strip_lines(text: str) -> str:
    """Take away white space at the end of lines, but for lines inside a value, where it can mean something."""
    tree = tree_of(text)
    if tree.diagnostics:
        return text
    spans = sorted((each.start, each.end) for each in (*(value for _, value in scalars(tree.root)), *names(tree.root)))
    starts = [start for start, _ in spans]

    def strip(found: re.Match[str]) -> str:
        before = bisect_right(starts, found.start()) - 1
        return found.group() if before >= 0 and found.start() < spans[before][1] else ""

    return _TRAILING.sub(strip, text)


def unify_line_breaks(text: str) -> str:
    """End all lines as most of them end; a carriage return alone ends none."""
    counts = Counter(each.group() for each in LINE_BREAK.finditer(text))
    if len(counts) < 2 and "\r" not in counts:  # noqa: PLR2004 -- two kinds are a mixture
        return text
    usual = "\r\n" if counts["\r\n"] > counts["\n"] else "\n"
    return text if tree_of(text).diagnostics else LINE_BREAK.sub(usual, text)

"""What the HTML of a page written by hand has in the design: curly marks, and tables that scroll by themselves."""

import re
from itertools import count

from evidence_site.render.typography import with_curly_marks

_TABLE = re.compile(r"<table>(?:(?!</?table>).)*</table>", re.DOTALL)
"""A table as Markdown makes it. What an author wrote as HTML, with a class, is left alone."""


def in_the_design(html: str, language: str = "") -> str:
    """Return the HTML of a hand-written page with curly marks, if its words are English, and each table in a region.

    On a telephone a wide table scrolls there, by touch and by keyboard, and need not break its words to fit.
    """
    is_english = not language or language.lower().partition("-")[0] == "en"
    return with_scrolling_tables(with_curly_marks(html) if is_english else html)


def with_scrolling_tables(html: str) -> str:
    """Return HTML with each table in a region of its own, which has a name of its own."""
    numbers = count(1)

    def region(found: re.Match[str]) -> str:
        name = f"Table {next(numbers)}"
        return f'<div class="scroll" role="region" tabindex="0" aria-label="{name}">\n{found[0]}\n</div>'

    return _TABLE.sub(region, html)

"""What a search index reads of a page: each heading with the words under it, flat.

Material's own reading of a page's HTML costs more than building it, and gives the words under a heading that stands in
a box of its own to the heading before.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from evidence_site.render.outline import CLOSING, Heading

_LISTS_OF_LINKS = re.compile(r"<nav\b.*?</nav>", re.DOTALL)

FOOT = "cite"
"""The anchor of the foot, which is alike on every page: no search is for it."""


@dataclass(frozen=True)
class Section:
    """A heading, and the words up to the next one."""

    heading: Heading
    words: str


def read_sections(body: str, headings: Sequence[Heading]) -> Iterator[Section]:
    """Give the sections of a page's body but its foot."""
    starts: list[int] = []
    for heading in headings:
        mark = body.index(f'id="{escape(heading.id)}"', starts[-1] if starts else 0)
        starts.append(body.rindex("<", 0, mark))
    for heading, start, end in zip(headings, starts, [*starts[1:], len(body)], strict=True):
        if heading.id != FOOT:
            yield Section(heading, _words(body[body.index("</h", start) + CLOSING : end]))


def _words(html: str) -> str:
    html = _LISTS_OF_LINKS.sub("", html) if "<nav" in html else html
    return Markup(html.replace("<", " <")).striptags()  # noqa: S704 -- it is read, not shown

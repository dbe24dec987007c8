"""What is found of a page while it is rendered: its headings and anchors, and the works that it cites.

Templates of the package note each heading and each `id` with a filter. What a site's own templates write is read.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from sys import intern
from typing import NamedTuple
from urllib.parse import unquote

from jinja2 import pass_context
from jinja2.runtime import Context

from evidence_site import urls
from evidence_site.model import CiteKey
from evidence_site.prose import CitesWorks
from evidence_site.prose.outside import OutsideHtml, read_html

LEVELS = (1, 2)
"""The levels of the headings in a table of contents."""


class Heading(NamedTuple):
    """A heading with an id, of level 1 or 2."""

    level: int
    id: str
    text: str


@dataclass
class Found:
    """What is found of one page, in its order."""

    headings: list[Heading] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    works: dict[CiteKey, None] = field(default_factory=dict)


_page: ContextVar[Found | None] = ContextVar("_page", default=None)
"""What is found of the page that is being rendered, if any is."""


@contextmanager
def finding() -> Iterator[Found]:
    """Collect what is found of the page that is rendered meanwhile."""
    found = Found()
    token = _page.set(found)
    try:
        yield found
    finally:
        _page.reset(token)


@pass_context  # So that Jinja does not run it before any page, where it is given a text of the template.
def note_heading(_: Context, text: str, anchor: str, level: int = 2) -> str:
    """Return the text of a heading as it is, and note it for the table of contents."""
    if found := _page.get():
        # Most headings stand on every page of a kind: each is kept once.
        found.headings.append(Heading(level, intern(anchor), intern(" ".join(text.split()))))
        found.anchors.add(anchor)
    return text


@pass_context
def note_anchor(_: Context, anchor: str) -> str:
    """Return the id of an element as it is, and note it."""
    if found := _page.get():
        found.anchors.add(anchor)
    return anchor


def note_works(shown: object) -> object:
    """Return what a template shows as it is, and note the works that it cites."""
    if isinstance(shown, CitesWorks) and (found := _page.get()):
        found.works.update(dict.fromkeys(shown.works))
    return shown


def found_outside(html: str) -> Found:
    """Return what is found of HTML that templates of the package did not write."""
    read = read_html(html)
    headings = [Heading(each.level, each.anchor, each.heading) for each in read.sections if each.level in LEVELS]
    return Found(headings, read.anchors, works_cited(read))


def works_cited(read: OutsideHtml) -> dict[CiteKey, None]:
    """Return the works whose entries HTML links to, in the order of the links."""
    anchors = (unquote(each.partition("#")[2]) for each in read.targets)
    return dict.fromkeys(filter(None, map(urls.referenced, anchors)))

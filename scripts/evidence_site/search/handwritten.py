"""What the search finds of a page written by hand: its sections, each with its heading and words."""

from collections.abc import Iterator

from evidence_site.prose.outside import read_html
from evidence_site.search.entries import SearchEntry


def handwritten_entries(path: str, title: str, html: str) -> Iterator[SearchEntry]:
    """Yield an entry for a page, with the words before its first section, and one for each section that has an id.

    A heading of the first level that stands first is the page's title.
    """
    first, *others = read_html(html).sections
    if others and others[0].level == 1:
        first.words = f"{first.words} {others.pop(0).words}".strip()
    yield SearchEntry(path, "", title, "Page", title, first.words)
    for each in others:
        yield SearchEntry(path, each.anchor, title, "Section", each.heading, each.words)

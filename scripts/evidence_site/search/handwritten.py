"""What the search finds of a page written by hand: its sections, each with its heading and words."""

from collections.abc import Iterator

from evidence_site.prose.outside import OutsideHtml
from evidence_site.search.entries import SearchEntry


def handwritten_entries(path: str, url: str, title: str, read: OutsideHtml) -> Iterator[SearchEntry]:
    """Yield an entry for a page, with the words before its first section, and one for each section that has an id.

    A heading of the first level that stands first is the page's title.
    """
    first, *others = read.sections
    words = first.words
    if others and others[0].level == 1:
        words = f"{words} {others.pop(0).words}".strip()
    yield SearchEntry(path, "", title, "Page", title, words, url=url)
    for each in (other for other in others if not other.is_left_out):
        yield SearchEntry(path, each.anchor, title, "Section", each.heading, each.words, url=url)

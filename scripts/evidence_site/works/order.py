"""The order of the reference list: by author, letter by letter; then by year; then by title."""

from collections.abc import Iterable

from evidence_site.model import Reference
from evidence_site.model.rich_text import plain
from evidence_site.works.names import family_name, heads
from evidence_site.works.text import folded, without_article

SortKey = tuple[tuple[tuple[str, str], ...], int, int, str, str]


def in_order(references: Iterable[Reference]) -> tuple[Reference, ...]:
    """Sort works as the list shows them. A work by one author comes before those with further ones."""
    return tuple(sorted(references, key=_key))


def _key(work: Reference) -> SortKey:
    title = folded(without_article(plain(work.title)))
    people = () if work.type == "legislation" else heads(work)
    names = tuple((folded(family_name(each)), folded(each.given)) for each in people) or ((title, ""),)
    # Works of no date come first, and those still to come last.
    age = 1 if work.issued else 2 if work.status else 0
    return names, age, work.issued.year if work.issued else 0, title, work.id

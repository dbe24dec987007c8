"""Whether a work is in the bibliography already, and under which key a new one goes in."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from itertools import chain, count, product
from string import ascii_lowercase

from evidence_site.load.bibliography.reader import UNKEYED
from evidence_site.model import Reference
from evidence_site.model.fields import SOURCE_KEY
from evidence_site.model.rich_text import plain

_NUMBER = re.compile(r"(?:rn|ref)?\d+", re.IGNORECASE)
"""A number that a program counts its entries by."""
_LONGEST_NAME = 40


class KnownWorks:
    """Works that are there, found by what marks them: in one look, as an export can hold thousands of works."""

    def __init__(self, works: Iterable[Reference] = ()) -> None:
        self._keys: dict[tuple[str, str], str] = {}
        for each in works:
            self.add(each)

    def add(self, work: Reference) -> None:
        """Know a work too. What marks an earlier one stays with that."""
        for mark in _marks(work):
            self._keys.setdefault(mark, work.id)

    def known_as(self, work: Reference) -> str:
        """Return under which key a work is known and by what it was recognised, in words; nothing for a new work."""
        found = (f"`{self._keys[mark]}` ({mark[0]})" for mark in _marks(work) if mark in self._keys)
        return next(found, "")


def _marks(work: Reference) -> Iterator[tuple[str, str]]:
    """Yield what a work is recognised by, the surest first: what it is called in messages, and its value."""
    if work.doi:
        yield "the same DOI", work.doi.casefold()
    if work.pmid:
        yield "the same PMID", work.pmid
    yield "the same key and title", f"{work.id} {_letters(plain(work.title))}"


def key_of(work: Reference, taken: Collection[str]) -> str:
    """Return a work's own key if it is free, is no number and can name the file of its text; else a new one."""
    is_number = _NUMBER.fullmatch(work.id)
    if SOURCE_KEY.fullmatch(work.id) and work.id not in taken and not is_number:
        return work.id
    person = next(iter(work.author or work.editor), None)
    name = (person.literal or person.family) if person else plain(work.title).split()[0]
    return new_key(name, str(work.issued.year) if work.issued else "", taken)


def has_own_key(work: Reference) -> bool:
    """Whether a work came with a key that somebody may know it by."""
    return not (work.id.startswith(UNKEYED) or _NUMBER.fullmatch(work.id))


def new_key(name: str, year: str, taken: Collection[str]) -> str:
    """Return a key made of a name and a year: `okafor2021`, then with `b` to `z`, then with `aa` and so on."""
    key = (_letters(name)[:_LONGEST_NAME] or "work") + year
    return next(each for each in chain([key], (f"{key}{more}" for more in _more_letters())) if each not in taken)


def _more_letters() -> Iterator[str]:
    yield from ascii_lowercase[1:]
    for length in count(2):
        yield from map("".join, product(ascii_lowercase, repeat=length))


def _letters(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]", "", letters)

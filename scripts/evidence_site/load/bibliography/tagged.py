"""Records of lines that each begin with a tag, as RIS and PubMed write them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from evidence_site.load.bibliography.plain_work import Place
from evidence_site.load.bibliography.values import MONTHS
from evidence_site.model import PartialDate

_MONTH = re.compile(r"\b(" + "|".join(MONTHS) + r")[a-z]*\b", re.IGNORECASE)
FIRST_YEAR = 1000
_DAY = re.compile(r"(\d{4})[/-](\d{1,2})(?:[/-](\d{1,2}))?\b")
_YEAR = re.compile(r"\b([12]\d{3})\b")
_NUMBERS = {name: number for number, name in enumerate(MONTHS, 1)}


class TaggedLine(NamedTuple):
    """A tag with its value, which may go on over several lines, and the number of the first."""

    tag: str
    value: str
    number: int


@dataclass(frozen=True)
class TaggedRecord:
    """One work: its tags and their values, in the order of the record."""

    lines: Sequence[TaggedLine]

    def all(self, *tags: str) -> tuple[str, ...]:
        """Return the values of some tags: all those of the first tag, then those of the next."""
        return tuple(each.value for tag in tags for each in self.lines if each.tag == tag and each.value)

    def first(self, *tags: str) -> str:
        """Return the first value of the first tag that has one, or an empty text."""
        return next(iter(self.all(*tags)), "")

    def either(self, *tags: str) -> tuple[str, ...]:
        """Return the values of some tags, in the order of the record."""
        return tuple(each.value for each in self.lines if each.tag in tags and each.value)

    def places(self, tags: Mapping[str, Sequence[str]]) -> Mapping[str, Place]:
        """Return the place of each field: the first of its tags that has a value; else what it would be called."""
        return {name: self._place(meant) for name, meant in tags.items()}

    def _place(self, tags: Sequence[str]) -> Place:
        found = ((tag, each.number) for tag in tags for each in self.lines if each.tag == tag and each.value)
        return Place(*next(found, (tags[0], self.lines[0].number)))


def joined(lines: Sequence[tuple[str, list[str], int]]) -> TaggedRecord:
    """Return the record of lines whose values may have gone on."""
    return TaggedRecord([TaggedLine(tag, " ".join(values).strip(), number) for tag, values, number in lines])


def lines_of(text: str) -> list[str]:
    """Return the lines of a text as editors number them."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def month_in(text: str) -> int | None:
    """Return the number of the first English month that a text names."""
    found = _MONTH.search(text)
    return _NUMBERS[found[1].lower()] if found else None


def year_in(text: str) -> int | None:
    """Return the first year of a text."""
    found = _YEAR.search(text)
    return int(found[1]) if found else None


def iso_date(text: str) -> PartialDate | None:
    """Return the first date of a text that has a month: `2021-03-24`, `2021/3`."""
    found = _DAY.search(text)
    return real_date(int(found[1]), int(found[2]), int(found[3]) if found[3] else None) if found else None


def real_date(year: int, month: int | None = None, day: int | None = None) -> PartialDate | None:
    """Return a date as far as the calendar has it; nothing for a year of fewer than four digits."""
    for parts in ((year, month, day), (year, month, None), (year, None, None)):
        try:
            date(parts[0], parts[1] or 1, parts[2] or 1)
        except ValueError:
            continue
        if year >= FIRST_YEAR:
            return PartialDate(year=year, month=parts[1] or None, day=(parts[1] and parts[2]) or None)
    return None

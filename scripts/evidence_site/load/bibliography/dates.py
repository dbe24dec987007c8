"""Years, months and dates, as BibTeX and biblatex write them."""

import re
from datetime import date

from evidence_site.model import MONTH_NAMES, PartialDate
from evidence_site.model.fields import YEAR

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T[\d:.Z+-]*)?)?)?\s*([~?%]?)", re.ASCII)
_YEAR = re.compile(r"\[?\s*+(?P<circa>c\.|ca\.|circa)?[\s~]*+(?P<year>\d{4})\s*+(?P<guess>\??)\s*+\]?", re.ASCII)
_YEARS = re.compile(r"(?:(?<!\s)\s++)?(?:--?|–|/)\s*+")  # noqa: RUF001 - the en dash is meant
_MONTH = re.compile(
    r"(?:(?P<day>\d{1,2})[.\s~]+)?(?P<month>[A-Za-z]{3,9}|\d{1,2})\.?(?:[\s~]+(?P<last>\d{1,2}))?", re.ASCII
)
_NUMBERS = {month.lower(): number for number, month in enumerate(MONTH_NAMES, 1)}
_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
_MONTHS_BEFORE_SEASONS = 20
LEAP_YEAR = 2000
MOST_ENDS = 2
_OPEN_ENDS = frozenset({"", ".."})


class UnreadDateError(ValueError):
    """A value is not a date."""


def read_date(value: str) -> PartialDate:
    """Parse a year, a year and month, or a day, or a range of these. An open range is read as its one end.

    Raises:
        UnreadDateError: it is none of these, or no day of the calendar.
    """
    ends = [each.strip() for each in value.split("/")]
    dates = [_one(each) for each in ends if each not in _OPEN_ENDS]
    if not dates or len(ends) > MOST_ENDS:
        raise UnreadDateError(value)
    return _range(*dates)


def read_year(value: str) -> PartialDate:
    """Parse a year, `c. 1999`, `[1999]` or a range of years.

    Raises:
        UnreadDateError: it is none of these.
    """
    return _range(*(_year(each) for each in _YEARS.split(value.strip(), maxsplit=1)))


def read_months(value: str, year: PartialDate) -> PartialDate:
    """Add to a year its month or months, by name or number, and the day that may stand beside one.

    Raises:
        UnreadDateError: there is no such month or day.
    """
    return _range(*(_month(each, year) for each in _YEARS.split(value.strip().strip("{}"), maxsplit=1)))


def _range(first: PartialDate, last: PartialDate | None = None) -> PartialDate:
    return first.model_copy(update={"until": last}) if last else first


def _one(value: str) -> PartialDate:
    parts = _DATE.fullmatch(value)
    if not parts or not YEAR.fullmatch(parts[1]):
        raise UnreadDateError(value)
    year, month, day = int(parts[1]), int(parts[2] or 0), int(parts[3] or 0)
    circa = bool(parts[4])
    if not day and month - _MONTHS_BEFORE_SEASONS in _SEASONS.values():
        return PartialDate(year=year, season=month - _MONTHS_BEFORE_SEASONS, circa=circa)
    _check(year, month or 1, day or 1, value)
    return PartialDate(year=year, month=month or None, day=day or None, circa=circa)


def _year(value: str) -> PartialDate:
    parts = _YEAR.fullmatch(value)
    if not parts or not YEAR.fullmatch(parts["year"]):
        raise UnreadDateError(value)
    return PartialDate(year=int(parts["year"]), circa=bool(parts["circa"] or parts["guess"]))


def _month(value: str, year: PartialDate) -> PartialDate:
    if season := _SEASONS.get(value.lower()):
        return year.model_copy(update={"season": season})
    parts = _MONTH.fullmatch(value)
    if not parts:
        raise UnreadDateError(value)
    name = parts["month"].lower()
    month = int(name) if name.isdigit() else next((_NUMBERS[each] for each in _NUMBERS if each.startswith(name)), 0)
    day = parts["day"] or parts["last"]
    _check(LEAP_YEAR, month, int(day or 1), value)
    return year.model_copy(update={"month": month, "day": int(day) if day else None})


def _check(year: int, month: int, day: int, value: str) -> None:
    try:
        date(year, month, day)
    except ValueError:
        raise UnreadDateError(value) from None

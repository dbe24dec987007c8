"""Years, months and dates, as BibTeX and biblatex write them."""

import re
from datetime import date

from evidence_site.load.bibliography.values import MONTHS
from evidence_site.model import PartialDate
from evidence_site.model.fields import YEAR

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:/.*)?", re.ASCII)
_MONTH = re.compile(
    r"(?:(?P<day>\d{1,2})[.\s~]+)?(?P<month>[A-Za-z]{3,9}|\d{1,2})\.?(?:[\s~]+(?P<last>\d{1,2}))?", re.ASCII
)


class UnreadDateError(ValueError):
    """A value is no date."""


def read_date(value: str) -> PartialDate:
    """Read a year, a year and month, or a day; of a range, its beginning.

    Raises:
        UnreadDateError: it is none of these, or no day of the calendar.
    """
    parts = _DATE.fullmatch(value.strip())
    if not parts or not YEAR.fullmatch(parts[1]):
        raise UnreadDateError(value)
    year, month, day = int(parts[1]), int(parts[2] or 1), int(parts[3] or 1)
    try:
        date(year, month, day)
    except ValueError:
        raise UnreadDateError(value) from None
    return PartialDate(year=year, month=month if parts[2] else None, day=day if parts[3] else None)


def read_month(value: str) -> tuple[int | None, int | None]:
    """Read a month, by name or number, and the day that may stand beside it.

    Raises:
        UnreadDateError: there is no such month or day.
    """
    parts = _MONTH.fullmatch(value.strip().strip("{}"))
    if not parts:
        raise UnreadDateError(value)
    name = parts["month"].lower()
    numbers = {month.lower(): number for number, month in enumerate(MONTHS.values(), 1)}
    month = int(name) if name.isdigit() else next((numbers[each] for each in numbers if each.startswith(name)), 0)
    day = int(parts["day"] or parts["last"] or 1)
    try:
        date(2000, month, day)
    except ValueError:
        raise UnreadDateError(value) from None
    return month, day if parts["day"] or parts["last"] else None

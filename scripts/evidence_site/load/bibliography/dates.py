"""Years, months and dates, as BibTeX and biblatex write them, and as people do."""

import re
from datetime import date

from evidence_site.load.bibliography.latex import to_text
from evidence_site.model import MONTH_NAMES, PartialDate
from evidence_site.model.fields import YEAR

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T[\d:.Z+-]*)?)?)?\s*([~?%]?)", re.ASCII)
_YEAR = re.compile(r"\[?\s*+(?P<circa>c\.|ca\.|circa)?[\s~]*+(?P<year>\d{4})[a-z]?\s*+(?P<guess>\??)\s*+\]?", re.ASCII)
"""A letter after a year tells works of one year apart; the style puts its own."""
_YEARS = re.compile(r"(?:(?<!\s)\s++)?(?:--?|–|/)\s*+")  # noqa: RUF001 - the en dash is meant
_SLASHED_DAY = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})", re.ASCII)
_SHORT_END = re.compile(r"(\d{2})(\d{2})\s*(?:--?|–|/)\s*(\d{2})", re.ASCII)  # noqa: RUF001 - the en dash is meant
_MONTH_NAME = r"[A-Za-z]{3,9}"
_MONTH = re.compile(
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[.\s~]+)?(?P<month>{_MONTH_NAME}|\d{{1,2}})\.?"
    r"(?:[\s~]+(?P<last>\d{1,2})(?:st|nd|rd|th)?)?",
    re.ASCII,
)
_DAYS = re.compile(
    r"(?:(?P<month>[A-Za-z]{3,9})\.?\s+)?(?P<first>\d{1,2})\s*(?:--?|–|/)\s*(?P<last>\d{1,2})"  # noqa: RUF001 - meant
    r"(?:\s+(?P<after>[A-Za-z]{3,9})\.?)?",
    re.ASCII,
)
"""Days of one month: `September 22-26`, `22-26 Sept`."""
_WORDED = re.compile(
    r"(?P<before>(?:[A-Za-z]|\d{1,2}\s*+[^\d\s]).*?)(?<![\s,~])[\s,~]++(?P<year>\d{4})"
    r"|(?P<first>\d{4})[\s,~]++(?P<after>(?:\d{1,2}[.\s~]++)?[A-Za-z].*)",
    re.ASCII,
)
"""A year with its month or season in words, and perhaps days."""
_LISTED = re.compile(r"(?<=[a-z])\.?(?:,| and| &) (?=[A-Za-z])")
"""Between the months of a double issue: `November, December`."""
_NUMBERS = {month.lower(): number for number, month in enumerate(MONTH_NAMES, 1)}
_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
_MONTHS_BEFORE_SEASONS = 20
LEAP_YEAR = 2000
MOST_MONTHS = 12
MOST_ENDS = 2
_OPEN_ENDS = frozenset({"", ".."})
_UNDATED = frozenset({"n.d.", "n.d", "nd", "n. d.", "no date", "undated", "unknown", "s.d.", "s. d.", "s.a."})
_STATUSES = frozenset(
    {"forthcoming", "in press", "inpress", "to appear", "in preparation", "in prep", "in review", "under review"}
    | {"submitted", "accepted", "early access", "online first", "ahead of print", "advance online publication"}
)
"""What stands in place of the year of a work that is not out yet, or has no volume yet."""


class UnreadDateError(ValueError):
    """A value is not a date."""


def read_date(value: str) -> PartialDate:
    """Parse a year, a year and month, or a day, or a range of these. An open range is read as its one end.

    Raises:
        UnreadDateError: it is none of these, or no day of the calendar.
    """
    value = value.strip()
    if found := _SLASHED_DAY.fullmatch(value):
        return _one(f"{found[1]}-{found[2].zfill(2)}-{found[3].zfill(2)}")
    if found := _WORDED.fullmatch(value):
        return _worded(found)
    ends = [each.strip() for each in value.split("/")]
    dates = [_one(each) for each in ends if each not in _OPEN_ENDS]
    if not dates or len(ends) > MOST_ENDS:
        raise UnreadDateError(value)
    return _range(*dates)


def read_year(value: str) -> PartialDate:
    r"""Parse a year, `c. 1999`, `[1999]` or a range of years; also one with its month, or in LaTeX as `\noopsort{…}`.

    Raises:
        UnreadDateError: it is none of these.
    """
    text = to_text(value).strip() if "\\" in value or "{" in value else value.strip()
    if (found := _SHORT_END.fullmatch(text)) and int(found[3]) > max(int(found[2]), MOST_MONTHS):
        # `1998-99` can be nothing else; `2004-05` could be a month.
        text = f"{found[1]}{found[2]}-{found[1]}{found[3]}"
    if _SLASHED_DAY.fullmatch(text) or (_DATE.fullmatch(text) and text.count("-") == MOST_ENDS):
        return read_date(text)
    ends = [each for each in _YEARS.split(text, maxsplit=1) if each not in _OPEN_ENDS]
    if ends and all(map(_YEAR.fullmatch, ends)):
        return _range(*map(_year, ends))
    if found := _WORDED.fullmatch(text):
        return _worded(found)
    raise UnreadDateError(value)


def status_in_year(value: str) -> str | None:
    """Return what a value of `year` says of a work without one: `in press`, or an empty text for `n.d.`.

    `None` stands for all that should be a year.
    """
    text = " ".join(value.strip().strip("{}[]()").split())
    if text.lower() in _UNDATED:
        return ""
    return text if text.lower() in _STATUSES else None


def read_months(value: str, year: PartialDate) -> PartialDate:
    """Add to a year its month or months, by name or number, and the day or days that may stand beside one.

    Raises:
        UnreadDateError: there is no such month or day.
    """
    text = (to_text(value) if "\\" in value else value).replace("~", " ").strip(" {}")
    text = _LISTED.sub("-", text)
    days = _DAYS.fullmatch(text)
    if days and bool(days["month"]) != bool(days["after"]):
        name = days["month"] or days["after"]
        return _range(*(_month(f"{days[each]} {name}", year) for each in ("first", "last")))
    return _range(*(_month(each, year) for each in _YEARS.split(text, maxsplit=1)))


def _worded(found: re.Match[str]) -> PartialDate:
    words = (found["before"] or found["after"]).replace(",", " ").strip()
    year = _year(found["year"] or found["first"])
    if words.isdecimal():
        raise UnreadDateError(found[0])
    return read_months(words, year)


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
    name = "sep" if name == "sept" else name
    month = int(name) if name.isdigit() else next((_NUMBERS[each] for each in _NUMBERS if each.startswith(name)), 0)
    day = parts["day"] or parts["last"]
    _check(LEAP_YEAR, month, int(day or 1), value)
    return year.model_copy(update={"month": month, "day": int(day) if day else None})


def _check(year: int, month: int, day: int, value: str) -> None:
    try:
        date(year, month, day)
    except ValueError:
        raise UnreadDateError(value) from None

"""Dates, pages and ordinals, as a style writes them in the list."""

import re
from itertools import takewhile

from evidence_site.model import MONTH_NAMES, PartialDate
from evidence_site.views.citation.style import Style

TO = "\u2013"
"""An en dash."""
_RANGE = re.compile(rf"(?P<mark>[A-Za-z]*)(?P<first>\d+){TO}(?P<last_mark>[A-Za-z]*)(?P<last>\d+)")
_SUPPLEMENT = re.compile(r"\s*(suppl|pt\b|part\b|special)", re.IGNORECASE)


def year(when: PartialDate | None, style: Style, suffix: str = "") -> str:
    """Write a year, or two: `2020a`, `2017` to `2019`, `ca. 1945`; of no date, what the style says of it."""
    if when is None:
        return f"n.d.-{suffix}" if suffix else style.undated
    is_range = when.until is not None and when.until.year != when.year
    years = f"{when.year}{TO}{when.until.year}" if when.until and is_range else str(when.year)
    return f"{style.circa} {years}{suffix}" if when.circa else f"{years}{suffix}"


def date(when: PartialDate | None, style: Style, suffix: str = "") -> str:
    """Write a date: `11 September 2026`, or `2026, September 11`."""
    if when is None or not when.month:
        return year(when, style, suffix)
    month = MONTH_NAMES[when.month - 1]
    day = str(when.day) if when.day else ""
    if style.day_first:
        return " ".join(filter(None, (day, month, year(when, style, suffix))))
    return f"{year(when, style, suffix)}, {' '.join(filter(None, (month, day)))}"


def day_seen(when: PartialDate | None, style: Style) -> str:
    """Write the day a page was read: `2 January 2023`, or `January 2, 2023`."""
    if when is None:
        return ""
    if style.day_first or not when.month:
        return date(when, style)
    return f"{MONTH_NAMES[when.month - 1]} {f'{when.day}, ' if when.day else ''}{when.year}"


def pages(text: str, style: Style) -> str:
    """Write pages with each range short, 100 to 4, or whole, 100 to 104."""
    return _RANGE.sub(_shortened if style.short_page_ranges else _whole, text)


def is_supplement(issue: str) -> bool:
    """Tell whether an issue is one that the pages of its volume do not number through."""
    return bool(_SUPPLEMENT.match(issue))


def ordinal(edition: str) -> str:
    """Write `2` as `2nd`; what is no number stays as it is."""
    if not (edition.isascii() and edition.isdecimal()):
        return edition
    ending = "th" if edition[-2:] in {"11", "12", "13"} else {"1": "st", "2": "nd", "3": "rd"}.get(edition[-1], "th")
    return f"{edition}{ending}"


def _whole(found: re.Match[str]) -> str:
    mark, first, last_mark, last = found.groups()
    if last_mark not in {"", mark}:
        return found[0]
    return f"{mark}{first}{TO}{mark}{first[: max(0, len(first) - len(last))]}{last}"


def _shortened(found: re.Match[str]) -> str:
    mark, first, last_mark, last = found.groups()
    if last_mark not in {"", mark} or len(last) > len(first):
        return found[0]
    last = first[: len(first) - len(last)] + last
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first[:-1], last[:-1], strict=True)))
    return f"{mark}{first}{TO}{last[same:]}"

"""Dates, pages and ordinals, as a style writes them in the reference list."""

import re
from itertools import takewhile

from evidence_site.model import MONTH_NAMES, PartialDate
from evidence_site.works.style import Style

TO = "\u2013"
"""An en dash, as in ranges of pages and years."""
_RANGE = re.compile(
    rf"(?<![A-Za-z])(?P<mark>[A-Za-z]*+)(?<!\d)(?P<first>\d++){TO}(?P<last_mark>[A-Za-z]*)(?P<last>\d+)"
)
_SUPPLEMENT = re.compile(r"\s*(suppl|pt\b|part\b|special)", re.IGNORECASE)


def year(when: PartialDate | None, style: Style, suffix: str = "") -> str:
    """Return a year or a range of years, `2020a` or `ca. 1945`; the style's word for undated works if there is none."""
    if when is None:
        return f"n.d.-{suffix}" if suffix else style.undated
    is_range = when.until is not None and when.until.year != when.year
    years = f"{when.year}{TO}{when.until.year}" if when.until and is_range else str(when.year)
    return f"{style.circa} {years}{suffix}" if when.circa else f"{years}{suffix}"


def date(when: PartialDate | None, style: Style, suffix: str = "") -> str:
    """Return a date in a style: `11 September 2026`, or `2026, September 11`."""
    if when is None or not when.month:
        return year(when, style, suffix)
    month = MONTH_NAMES[when.month - 1]
    day = str(when.day) if when.day else ""
    if style.day_first:
        return " ".join(filter(None, (day, month, year(when, style, suffix))))
    return f"{year(when, style, suffix)}, {' '.join(filter(None, (month, day)))}"


def day_seen(when: PartialDate | None, style: Style) -> str:
    """Return the day a web page was accessed: `2 January 2023`, or `January 2, 2023`."""
    if when is None:
        return ""
    if style.day_first or not when.month:
        return date(when, style)
    return f"{MONTH_NAMES[when.month - 1]} {f'{when.day}, ' if when.day else ''}{when.year}"


def pages(text: str, style: Style) -> str:
    """Return pages with their ranges shortened, 100 to 4, or in full, 100 to 104."""
    return _RANGE.sub(_shortened if style.short_page_ranges else _whole, text)


def is_supplement(issue: str) -> bool:
    """Whether an issue is a supplement or part, whose pages are numbered apart from its volume's."""
    return bool(_SUPPLEMENT.match(issue))


def ordinal(edition: str) -> str:
    """Return an edition as an ordinal, `2nd` for `2`; unchanged if it is not a number."""
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

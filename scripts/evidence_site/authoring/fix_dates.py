"""Fixes of dates: written as year, month and day, where no doubt is left."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, get_args

from pydantic import BaseModel

from evidence_site.authoring.record_tree import tree_of
from evidence_site.load.nodes import scalars
from evidence_site.load.schema import field_at
from evidence_site.model import MONTH_NAMES
from evidence_site.model.fields import DATE

_FORMS = tuple(
    re.compile(form, re.IGNORECASE | re.ASCII)
    for form in (
        r"(?P<year>\d{4})(?P<sign>[-/.])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})",
        r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\.? (?:of )?(?P<word>[a-z]{3,9})\.?,? (?P<year>\d{4})",
        r"(?P<word>[a-z]{3,9})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})",
        r"(?P<year>\d{4}) (?P<word>[a-z]{3,9})\.? (?P<day>\d{1,2})",
        r"(?P<one>\d{1,2})(?P<sign>[-/.])(?P<other>\d{1,2})(?P=sign)(?P<year>\d{4})",
    )
)


def write_dates(text: str, model: type[BaseModel]) -> str:
    """Return a record of a model with its dates as year, month and day: `2026-11-24`."""
    for start, end, written in sorted(_rewritten(text, model), reverse=True):
        text = text[:start] + written + text[end:]
    return text


def only_day(words: str) -> date | None:
    """Return the day that words name; `None` if they name none, or could name another."""
    for form in _FORMS:
        found = form.fullmatch(" ".join(words.split()))
        if found:
            days = set(filter(None, _days(found.groupdict())))
            return days.pop() if len(days) == 1 else None
    return None


def _rewritten(text: str, model: type[BaseModel]) -> Iterator[tuple[int, int, str]]:
    for path, scalar in scalars(tree_of(text).root):
        field = field_at(model, path)
        if (
            field is None
            or not _is_date(field.annotation)
            or scalar.style in {"|", ">"}
            or DATE.fullmatch(scalar.value)
        ):
            continue
        day = only_day(scalar.value)
        if day:
            inset = len(scalar.style)
            yield scalar.start + inset, scalar.end - inset, day.isoformat()


def _is_date(annotation: Any) -> bool:
    return annotation is date or any(map(_is_date, get_args(annotation)))


def _days(parts: dict[str, str | None]) -> Iterator[date | None]:
    """Yield every day that the parts of a date can mean."""
    year, day = int(parts["year"] or 0), parts.get("day")
    if parts.get("word"):
        word = str(parts["word"]).lower()
        months = (number for number, name in enumerate(MONTH_NAMES, 1) if name.lower().startswith(word))
        yield from (_day(year, month, int(day or 0)) for month in months)
    elif day:
        yield _day(year, int(parts["month"] or 0), int(day))
    else:
        one, other = int(parts["one"] or 0), int(parts["other"] or 0)
        yield from (_day(year, one, other), _day(year, other, one))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

"""The CSV file of the R package PRISMA2020, read as a flow of studies.

Its column `data` names boxes as `Flow` does, and `n` holds their numbers; reasons and databases are lists in one cell:
`Not about nights, 10; No words, 4`. See https://github.com/prisma-flowdiagram/PRISMA2020, inst/extdata/PRISMA.csv.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from evidence_site.export.yaml_text import Value, in_line
from evidence_site.model.flow import Flow

COLUMNS = ("data", "n")
TITLES = frozenset({"", "NA", "identification", "screening", "included"})
"""What the column `data` has in rows of titles."""
LISTS = frozenset({"database_specific_results", "register_specific_results", "dbr_excluded", "other_excluded"})
KEPT_AT_ZERO = frozenset(
    {
        *("database_results", "records_screened", "records_excluded", "dbr_sought_reports", "dbr_assessed"),
        *("dbr_excluded", "new_studies", "new_reports"),
    }
)
"""Boxes of every review, where zero is a result. Others are left out at zero, since the template begins with zeros."""

_NUMBER = re.compile(r"[0-9]{1,9}|[0-9]{1,3}(?:,[0-9]{3}){1,2}")
_ITEM = re.compile(rf"(?P<name>.*?\S)\s*,\s*(?P<n>{_NUMBER.pattern}|xxx)", re.IGNORECASE)
_PLACEHOLDER = re.compile("xxx", re.IGNORECASE)
_MOST_SHOWN = 60


@dataclass
class ReadFlow:
    """What a file says: the fields of the flow, and what is to be told of its lines."""

    fields: dict[str, Value] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    """Why nothing can be written."""
    left_out: list[str] = field(default_factory=list)
    """What is not taken over, without harm."""


def read_prisma_csv(text: str) -> ReadFlow:
    """Read the text of a file."""
    read = ReadFlow()
    rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        names = [(each or "").strip() for each in rows.fieldnames or ()]
        missing = [each for each in COLUMNS if each not in names]
        if missing:
            listed = " and ".join(f"`{each}`" for each in missing)
            read.faults.append(
                f"line 1: there is no column {listed}; the columns are divided by commas, as in PRISMA.csv."
            )
            return read
        rows.fieldnames = names
        seen: set[str] = set()
        for row in rows:
            _read_row(read, row, rows.line_num, seen)
    except csv.Error:
        read.faults.append(f"line {rows.line_num}: this is not written as CSV: a quotation mark may be missing.")
    if not read.fields and not read.faults:
        read.faults.append("line 1: no box has a number.")
    return read


def _read_row(read: ReadFlow, row: Mapping[str | None, str | list[str] | None], line: int, seen: set[str]) -> None:
    name, cell = (str(row.get(each) or "").strip() for each in COLUMNS)
    if name in TITLES:
        return
    if name not in Flow.model_fields or name in {"sampling", "note"}:
        read.left_out.append(f"line {line}: `{_shown(name)}` is no box of PRISMA 2020.")
        return
    if name in seen:
        read.faults.append(f"line {line}: there is a second row `{name}`.")
        return
    seen.add(name)
    if cell in {"", "NA"}:
        return
    if _NUMBER.fullmatch(cell):
        _add_number(read, name, _number(cell), line)
    elif name in LISTS:
        _add_list(read, name, cell, line)
    elif _PLACEHOLDER.fullmatch(cell):
        read.left_out.append(f"line {line}: `{name}` still has the template's `{cell}`.")
    else:
        read.faults.append(f"line {line}: `{_shown(cell)}` is no whole number for `{name}`.")


def _add_number(read: ReadFlow, name: str, number: int, line: int) -> None:
    if name.endswith("_specific_results"):
        if number:
            read.faults.append(f"line {line}: `{name}` needs names, as in `MEDLINE, 120; CINAHL, 80`.")
    elif number or name in KEPT_AT_ZERO:
        read.fields[name] = {"n": number} if name in LISTS else number


def _add_list(read: ReadFlow, name: str, cell: str, line: int) -> None:
    items = list(_items(cell))
    if any(each is None for each in items):
        wanted = "`MEDLINE, 120; CINAHL, 80`" if name.endswith("_results") else "`Reason one, 10; Reason two, 4`"
        read.faults.append(f"line {line}: `{name}` cannot be read; it should be a number, or as in {wanted}.")
        return
    parts = [each for each in items if each]
    unfilled = [each for each, n in parts if _PLACEHOLDER.fullmatch(n)]
    if len(unfilled) == len(parts):
        read.left_out.append(f"line {line}: `{name}` still has the template's `xxx`.")
    elif unfilled:
        read.faults.append(f"line {line}: `{name}` still has the template's `xxx` for `{_shown(unfilled[0])}`.")
    elif name.endswith("_specific_results"):
        if len({each for each, _ in parts}) < len(parts):
            read.faults.append(f"line {line}: `{name}` names one source twice.")
        read.fields[name] = {in_line(each): _number(n) for each, n in parts}
    else:
        read.fields[name] = {"reasons": [{"reason": each, "n": _number(n)} for each, n in parts]}


def _items(cell: str) -> Iterator[tuple[str, str] | None]:
    """Yield each item of a list with its number as written; None for one that cannot be read."""
    for item in cell.split(";"):
        words = " ".join(item.split())
        if words:
            found = _ITEM.fullmatch(words)
            yield (found["name"], found["n"]) if found else None


def _number(written: str) -> int:
    return int(written.replace(",", ""))


def _shown(text: str) -> str:
    line = "".join(each if each.isprintable() else "\ufffd" for each in text)
    return line if len(line) <= _MOST_SHOWN else f"{line[:_MOST_SHOWN]}\u2026"

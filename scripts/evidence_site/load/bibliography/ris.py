"""RIS as reference managers export it, read line by line so that no record is lost in silence.

rispy, which the tests read beside it, drops a record that has no `ER`, and the first one after a byte-order mark.
See https://en.wikipedia.org/wiki/RIS_(file_format); programs differ in all but the two letters and the hyphen.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_LINE = re.compile(r"[ \t]*(?P<tag>[A-Z][A-Z0-9])[ \t]{1,2}-(?:[ \t](?P<value>.*))?")
_BEGINNING, _END = "TY", "ER"


@dataclass(frozen=True)
class RisRecord:
    """One work: its tags and their values, in the order of the record."""

    lines: Sequence[tuple[str, str]]

    def all(self, *tags: str) -> tuple[str, ...]:
        """Give the values of some tags: all those of the first tag, then those of the next."""
        return tuple(value for tag in tags for name, value in self.lines if name == tag and value)

    def first(self, *tags: str) -> str:
        """Give the first value of the first tag that has one."""
        return next(iter(self.all(*tags)), "")


def is_ris(text: str) -> bool:
    """Tell whether a text holds a record of RIS."""
    return any(_tag(line)[0] == _BEGINNING for line in text.splitlines())


def is_whole(text: str) -> bool:
    """Tell whether the last record of a text has its end."""
    tags = [tag for line in text.splitlines() if (tag := _tag(line)[0])]
    return tags[-1:] == [_END]


def read_ris(text: str) -> tuple[RisRecord, ...]:
    """Read the records of a text. One ends at `ER`, at the next `TY` or at the end; a line without a tag goes on."""
    records: list[list[tuple[str, str]]] = []
    is_open = False
    for line in text.splitlines():
        tag, value = _tag(line)
        if tag == _BEGINNING:
            records.append([(tag, value)])
        elif is_open and tag not in {"", _END}:
            records[-1].append((tag, value))
        elif is_open and not tag and value:
            name, before = records[-1][-1]
            records[-1][-1] = name, f"{before} {value}".strip()
        is_open = tag == _BEGINNING or (is_open and tag != _END)
    return tuple(map(RisRecord, records))


def _tag(line: str) -> tuple[str, str]:
    found = _LINE.fullmatch(line)
    return (found["tag"], (found["value"] or "").strip()) if found else ("", line.strip())

"""Records of RIS as reference managers export them, read line by line so that none is lost in silence.

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
        """Return the values of some tags: all those of the first tag, then those of the next."""
        return tuple(value for tag in tags for name, value in self.lines if name == tag and value)

    def first(self, *tags: str) -> str:
        """Return the first value of the first tag that has one, or an empty text."""
        return next(iter(self.all(*tags)), "")


def holds_record(text: str) -> bool:
    """Whether a text holds a record of RIS."""
    return any(_tag(line)[0] == _BEGINNING for line in text.splitlines())


def is_complete(text: str) -> bool:
    """Whether the last record of a text has its end."""
    tags = [tag for line in text.splitlines() if (tag := _tag(line)[0])]
    return tags[-1:] == [_END]


def read_records(text: str) -> tuple[RisRecord, ...]:
    """Return the records of a text.

    A record ends at `ER`, at the next `TY` or at the end of the text. A line without a tag continues the one before.
    """
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

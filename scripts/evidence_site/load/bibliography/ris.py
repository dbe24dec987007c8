"""RIS: its records, read line by line so that none is lost in silence.

rispy, which the tests read beside this module, drops a record that has no `ER`, and the first one after a byte-order
mark.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from evidence_site.load.bibliography.plain_work import read_works
from evidence_site.load.bibliography.reader import ParsedReferences, Reader
from evidence_site.load.bibliography.ris_fields import ris_work
from evidence_site.load.bibliography.tagged import TaggedRecord, joined, lines_of

_LINE = re.compile(r"[ \t]*(?:(?P<tag>[A-Z][A-Z0-9])[ \t]{1,2}|(?P<pmid>PMID)[ \t]?)-(?:[ \t](?P<value>.*))?")
_BEGINNING, _END = "TY", "ER"
_OF_PUBMED = "PMID"
"""Some programs put it into RIS; after an empty line, it begins a record of PubMed's own format."""
_OF_WORKS = frozenset({"TI", "T1", "AU", "A1"})
"""Tags without which nothing is a work."""


def _holds_record(text: str) -> bool:
    tags = {_tag(line)[0] for line in lines_of(text)}
    return _BEGINNING in tags or (_END in tags and not tags.isdisjoint(_OF_WORKS))


def _is_complete(text: str) -> bool:
    tags = [tag for line in lines_of(text) if (tag := _tag(line)[0])]
    return tags[-1:] == [_END]


def read_records(text: str) -> Iterator[TaggedRecord]:
    """Yield the records of a text, and what has tags and stands outside them.

    A record ends at `ER`, at the next `TY` or at the end of the text. A line without a tag continues the one before.
    """
    lines: list[tuple[str, list[str], int]] = []
    is_after_gap = False
    for number, line in enumerate(lines_of(text), 1):
        tag, value = _tag(line)
        if lines and (tag in {_BEGINNING, _END} or (tag == _OF_PUBMED and is_after_gap)):
            yield joined(lines)
            lines = []
        if tag and tag != _END:
            lines.append((tag, [value], number))
        elif not tag and value and lines:
            lines[-1][1].append(value)
        is_after_gap = not line.strip()
    if lines:
        yield joined(lines)


def _tag(line: str) -> tuple[str, str]:
    found = _LINE.fullmatch(line)
    return (found["tag"] or found["pmid"], (found["value"] or "").strip()) if found else ("", line.strip())


def _read(text: str, name: str = "the text") -> ParsedReferences:
    records = [*read_records(text)]
    works = (ris_work(each) for each in records if each.lines[0].tag == _BEGINNING)
    stray = [each for each in records if each.lines[0].tag != _BEGINNING]
    parsed = read_works(works, name)
    return replace(parsed, faults=(*parsed.faults, *_without_type(stray, name)))


def _without_type(stray: Sequence[TaggedRecord], name: str) -> Iterator[str]:
    for each in stray:
        if not _OF_WORKS.isdisjoint(line.tag for line in each.lines):
            yield (
                f"{name}, line {each.lines[0].number}: an entry begins with `{each.lines[0].tag}`; write `TY  - JOUR` "
                "above it for an article, or `TY  - GEN` for any other work"
            )


RIS = Reader("RIS", "`TY  - `", _holds_record, _is_complete, _read)

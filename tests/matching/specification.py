"""Reads the specification, `docs/guide/verification.md`: its version, its numbered rules and its tables of cases."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from conftest import ROOT

PAGE = (ROOT / "docs" / "guide" / "verification.md").read_text(encoding="utf-8")
RULES = tuple(re.findall(r"^\*\*(\d\.\d) ", PAGE, re.MULTILINE))
_BLOCK = re.compile(r"^```text\n(?P<source>.*?)^```$|^(?P<table>\| Rule \|.*?)\n\n", re.MULTILINE | re.DOTALL)
_ANSWER = re.compile(r"(?P<verdict>\w+)(?: in (?P<section>.+), paragraphs? (?P<paragraphs>[\d, ]+))?")
_ESCAPE = re.compile(r"\\(?:u([0-9a-f]{4})|([nr]))")


@dataclass(frozen=True)
class Case:
    """A row of a table."""

    rule: str
    source: str
    words: str
    locator: str
    voice: str
    speaker: str
    verdict: str
    section: str
    paragraphs: tuple[int, ...]


def cases() -> Iterator[Case]:
    """Yield the rows of all tables, in the order of the page."""
    source = ""
    for block in _BLOCK.finditer(PAGE):
        if block["source"]:
            source = block["source"]
            continue
        header, _, *rows = (re.split(r" *\| *", line)[1:-1] for line in block["table"].splitlines())
        for row in rows:
            yield _case(dict(zip(header, row, strict=True)), source)


def _case(cells: dict[str, str], source: str) -> Case:
    answer = _ANSWER.fullmatch(cells["Answer"])
    assert answer, cells
    return Case(
        cells["Rule"],
        _text(cells["The source has"]) if "The source has" in cells else source,
        _text(cells["The quote has"]),
        _text(cells.get("Locator", "")),
        cells.get("Voice", "author"),
        cells.get("Speaker", ""),
        answer["verdict"],
        answer["section"] or "",
        tuple(map(int, (answer["paragraphs"] or "").replace(",", "").split())),
    )


def _text(cell: str) -> str:
    return _ESCAPE.sub(
        lambda found: chr(int(found[1], 16)) if found[1] else {"n": "\n", "r": "\r"}[found[2]], cell.strip("`")
    )

"""Real bibliographies, as people and programs write them: every entry is read, or reported with its line.

They come with an npm package that the test command installs: biblatex's and biber's own examples, and libraries of
thousands of entries from Zotero, JabRef, ORCID and others.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from pathlib import Path

import pytest

from evidence_site.export.bibtex import to_bibtex
from evidence_site.load.bibliography import Bibliography, parse_bibliography
from evidence_site.load.text import TextFile
from installed import MODULES, npm_package

pytestmark = pytest.mark.npm
FOLDER = MODULES / "bibtex-parse" / "test" / "valid"
FILES = sorted(FOLDER.glob("*.bib"))

ENTRY = re.compile(
    r"^[^\S\n]*@[^\S\n]*(?!comment|string|preamble)(\w+)\s*[{(]\s*([^\s,{}()=\"]*)", re.MULTILINE | re.IGNORECASE
)
"""What an entry looks like to anybody: a word after `@`, at the beginning of a line."""


def text_of(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")


def read(text: str) -> Bibliography:
    return parse_bibliography(TextFile("references/references.bib", text))


def unaccounted(text: str, bibliography: Bibliography) -> list[str]:
    """Return the entries that were neither read nor reported, each with its line."""
    breaks = [each.start() for each in re.finditer("\n", text)]
    lines = [bisect_left(breaks, each.start()) + 1 for each in ENTRY.finditer(text)]
    reported = Counter(bisect_right(lines, each.location.line) - 1 for each in bibliography.diagnostics)
    keys = {str(each.id) for each in bibliography.references}
    missing = []
    for number, entry in enumerate(ENTRY.finditer(text)):
        if entry[2] in keys:
            keys.discard(entry[2])  # one entry of that key was read; the next must be reported
        elif not reported[number]:
            missing.append(f"line {lines[number]}: {entry.group()}")
    return missing


@pytest.fixture(autouse=True, scope="module")
def _package() -> None:
    """Say so in words when the package with the files is missing."""
    npm_package("bibtex-parse")


def test_there_are_many_bibliographies() -> None:
    assert len(FILES) > 100
    assert sum(len(ENTRY.findall(text_of(path))) for path in FILES) > 11_000
    assert FOLDER / "bibtex-biblatex-examples.bib" in FILES


@pytest.mark.parametrize("path", FILES or [FOLDER], ids=lambda path: path.stem[:60])
def test_every_entry_is_read_or_reported(path: Path) -> None:
    text = text_of(path)
    missing = unaccounted(text, read(text))
    assert missing == []


@pytest.mark.parametrize(("name", "least"), [("bibtex-biblatex-examples", 89), ("Better BibTeX Async", 8280)])
def test_most_entries_are_read(name: str, least: int) -> None:
    (path,) = [each for each in FILES if each.stem.startswith(name)]
    count = len(read(text_of(path)).references)
    assert count >= least


def test_what_is_read_and_written_again_is_the_same() -> None:
    for path in FILES:
        references = read(text_of(path)).references
        again = {each.id: each for each in read(to_bibtex(references)).references}
        changed = [each.id for each in references if again.get(each.id) != each]
        assert changed == []

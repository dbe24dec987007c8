"""The formats in which references can be imported. To add one: a module with a `Reader`, and its line in `READERS`."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from evidence_site.diagnostics import Severity
from evidence_site.load.bibliography import parse_bibliography
from evidence_site.load.bibliography.csl_json import CSL_JSON
from evidence_site.load.bibliography.keys import is_usable
from evidence_site.load.bibliography.other_formats import told_of
from evidence_site.load.bibliography.pubmed import PUBMED
from evidence_site.load.bibliography.reader import UNKEYED, ParsedReferences, Reader
from evidence_site.load.bibliography.ris import RIS
from evidence_site.load.text import INVISIBLE, TextFile

_ENTRY = re.compile(r"@(?!(?:string|comment|preamble)\b)\w+\s*[{(]", re.IGNORECASE)
_KEYED = re.compile(rf"({_ENTRY.pattern})((?<=\{{)[^,{{}}=\"]*+|(?<=\()[^,{{}}=\"(]*+)(?=,)", re.IGNORECASE)


def _has_closed_braces(text: str) -> bool:
    plain = text.replace("\\{", "").replace("\\}", "")
    return 0 < plain.count("{") <= plain.count("}")


def _read_bibtex(text: str, name: str) -> ParsedReferences:
    """Parse BibTeX as programs and publishers export it, with keys and DOIs that our own bibliography would refuse."""
    numbers = count(1)
    seen: set[str] = set()

    def with_key(found: re.Match[str]) -> str:
        key = found[2].strip()
        if not is_usable(key) or key.casefold() in seen:
            return f"{found[1]}{UNKEYED}{next(numbers)}"
        seen.add(key.casefold())
        return found[0]

    parsed = parse_bibliography(TextFile(name, _KEYED.sub(with_key, text)))
    worded: dict[bool, list[str]] = {True: [], False: []}
    for each in parsed.diagnostics:
        words = f"{each.location.file}, line {each.location.line}: {each.fault.message}; {each.fault.help}"
        worded[each.severity is Severity.ERROR].append(words)
    return ParsedReferences(parsed.references, faults=tuple(worded[True]), remarks=tuple(worded[False]))


BIBTEX = Reader("BibTeX", "`@article{`", lambda text: bool(_ENTRY.search(text)), _has_closed_braces, _read_bibtex)
READERS = (BIBTEX, RIS, PUBMED, CSL_JSON)
"""In the order in which they are tried."""
NAMES = f"{', '.join(each.name for each in READERS[:-1])} or {READERS[-1].name}"
EXPECTED = (
    f"Give entries of {', '.join(f'{each.name} ({each.beginning})' for each in READERS[:-1])} or {READERS[-1].name} "
    f"({READERS[-1].beginning})."
)


def reader_of(text: str) -> Reader | None:
    """Return the reader that recognises a text, or `None`."""
    return next(_recognising(text), None)


def _recognising(text: str) -> Iterator[Reader]:
    """Yield the readers that recognise a text. JSON is nothing else, whatever its notes contain; nor is a web page."""
    if CSL_JSON.recognises(text):
        yield CSL_JSON
    elif not text.lstrip().startswith("<"):
        yield from (each for each in READERS if each is not CSL_JSON and each.recognises(text))


def read_references(text: str, name: str) -> ParsedReferences:
    """Parse the references of a text in any known format. Faults call the text by `name`."""
    # Web pages and PDFs leave invisible characters behind, which no entry may hold.
    text = INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    readers = [*_recognising(text)]
    if not readers:
        return ParsedReferences((), (f"{told_of(text) or 'No entry was found.'} {EXPECTED}",))
    parsed = readers[0].read(text, name)
    left = " and ".join(each.name for each in readers[1:])
    mixed = (f"There are entries of {left} too: give them in a file of their own.",) if left else ()
    return replace(parsed, faults=(*parsed.faults, *mixed))

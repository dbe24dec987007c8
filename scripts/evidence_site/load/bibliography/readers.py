"""The formats in which references can be imported. To add one: a module with a `Reader`, and its line in `READERS`."""

import re
from dataclasses import replace
from itertools import count

from evidence_site.load.bibliography import parse_bibliography
from evidence_site.load.bibliography.reader import UNKEYED, ParsedReferences, Reader, is_usable_key
from evidence_site.load.bibliography.ris import RIS
from evidence_site.load.text import INVISIBLE, TextFile

_ENTRY = re.compile(r"@(?!(?:string|comment|preamble)\b)\w+\s*[{(]", re.IGNORECASE)
_KEYED = re.compile(rf"({_ENTRY.pattern})((?<=\{{)[^,{{}}=\"]*+|(?<=\()[^,{{}}=\"(]*+)(?=,)", re.IGNORECASE)
_DOI_ADDRESS = re.compile(r"(\bdoi\s*=\s*[{\"]\s*)(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)


def _has_closed_braces(text: str) -> bool:
    plain = text.replace("\\{", "").replace("\\}", "")
    return 0 < plain.count("{") <= plain.count("}")


def _read_bibtex(text: str, name: str) -> ParsedReferences:
    """Parse BibTeX as programs and publishers export it, with keys and DOIs that our own bibliography would refuse."""
    numbers = count(1)
    seen: set[str] = set()

    def with_key(found: re.Match[str]) -> str:
        key = found[2].strip()
        if not is_usable_key(key) or key.casefold() in seen:
            return f"{found[1]}{UNKEYED}{next(numbers)}"
        seen.add(key.casefold())
        return found[0]

    parsed = parse_bibliography(TextFile(name, _KEYED.sub(with_key, _DOI_ADDRESS.sub(r"\1", text))))
    faults = ((each.location, each.fault) for each in parsed.diagnostics)
    worded = (f"{at.file}, line {at.line}: {fault.message}; {fault.help}" for at, fault in faults)
    return ParsedReferences(parsed.references, tuple(worded))


BIBTEX = Reader(
    "BibTeX", "`@article{` or the like", lambda text: bool(_ENTRY.search(text)), _has_closed_braces, _read_bibtex
)
READERS = (BIBTEX, RIS)
"""In the order in which they are tried."""
NAMES = " or ".join(each.name for each in READERS)
NOT_OURS = {
    "PMID- ": "This is PubMed's own format.",
    "%0 ": "This is EndNote's own format.",
    "{": "This looks like JSON.",
    "[": "This looks like JSON.",
    "<": "This looks like XML or a web page.",
}
"""Formats that are recognised by a text's first characters, and not read."""
EXPECTED = (
    f"Give an entry {', or '.join(f'of {each.name}, which begins with {each.beginning}' for each in READERS)}. "
    "Reference managers and most journals' pages export both."
)


def reader_of(text: str) -> Reader | None:
    """Return the reader that recognises a text, or `None`."""
    return next((each for each in READERS if each.recognises(text)), None)


def read_references(text: str, name: str) -> ParsedReferences:
    """Parse the references of a text in any known format. Faults call the text by `name`."""
    # Web pages and PDFs leave invisible characters behind, which no entry may hold.
    text = INVISIBLE.sub("", text)
    reader = reader_of(text)
    if reader:
        parsed = reader.read(text, name)
        left = [each.name for each in READERS if each is not reader and each.recognises(text)]
        mixed = (f"There are entries of {' and '.join(left)} too: give them in a file of their own.",) if left else ()
        return replace(parsed, faults=(*parsed.faults, *mixed))
    reason = next((what for start, what in NOT_OURS.items() if text.lstrip().startswith(start)), "No entry was found.")
    return ParsedReferences((), (f"{reason} {EXPECTED}",))

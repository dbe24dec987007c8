"""The formats in which references can be imported. To add one: a module with a `Reader`, and its line in `READERS`."""

from evidence_site.load.bibliography.bibtex import BIBTEX
from evidence_site.load.bibliography.reader import ParsedReferences, Reader
from evidence_site.load.bibliography.ris import RIS
from evidence_site.load.text import INVISIBLE

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
        return reader.read(text, name)
    reason = next((what for start, what in NOT_OURS.items() if text.lstrip().startswith(start)), "No entry was found.")
    return ParsedReferences((), (f"{reason} {EXPECTED}",))

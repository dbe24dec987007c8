"""Entries as reference managers and publishers give them, in BibTeX or RIS, pasted or in a file."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from evidence_site.authoring.bibliography_file import write_entry
from evidence_site.diagnostics import Diagnostic
from evidence_site.load.bibliography import parse_bibliography
from evidence_site.load.bibliography.ris import is_ris, is_whole, read_ris
from evidence_site.load.bibliography.ris_fields import KINDS, RisEntry, ris_entry
from evidence_site.load.characters import INVISIBLE, shortened
from evidence_site.load.text import TextFile
from evidence_site.model import Reference
from evidence_site.model.fields import CITE_KEY
from evidence_site.spelling import nearest
from evidence_site.views.urls import doi_url

UNKEYED = "Unkeyed-"
"""What the key of an entry begins with that has none of its own that can be kept."""
NOT_OURS = {
    "PMID- ": "This is PubMed's own format.",
    "%0 ": "This is EndNote's own format.",
    "{": "This looks like JSON.",
    "[": "This looks like JSON.",
    "<": "This looks like XML or a web page.",
}
"""Formats that are told from a text's first signs, and not read."""
EXPECTED = (
    "Give an entry of BibTeX, which begins with `@article{` or the like, or of RIS, which begins with `TY  - `. "
    "Reference managers and most journals' pages export both."
)

_ENTRY = re.compile(r"@(?!(?:string|comment|preamble)\b)\w+\s*[{(]", re.IGNORECASE)
_KEYED = re.compile(rf"({_ENTRY.pattern})([^,{{}}=\"]*)(?=,)", re.IGNORECASE)
_DOI_ADDRESS = re.compile(r"(\bdoi\s*=\s*[{\"]\s*)(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_KIND_ONLY = re.compile(
    r"(?:journal|magazine|newspaper|conference) (?:article|paper|proceedings)|book(?: section)?|(?:web ?page|report|"
    r"thesis|dissertation|generic|online multimedia)",
    re.IGNORECASE,
)
"""What EndNote says in `type`: nothing that the type of the entry does not."""
_OF_ZOTERO = re.compile(r"(?:_eprint|Publisher|Section|Num Pages|Number|Conference Name|ISBN|Citation Key): ")
"""What Zotero writes into `note`, from fields that BibTeX lacks."""


@dataclass(frozen=True)
class Pasted:
    """What came of reading a text."""

    works: tuple[Reference, ...]
    faults: tuple[str, ...] = ()
    """What is wrong with the entries that could not be read."""
    remarks: tuple[str, ...] = ()
    """What the person should look at."""


def begins_entry(line: str) -> bool:
    """Tell whether a line is the first of an entry, and not the answer to a question."""
    return bool(_ENTRY.match(line.lstrip())) or is_ris(line)


def is_complete(text: str) -> bool:
    """Tell whether the last entry of a text has its end."""
    if is_ris(text):
        return is_whole(text)
    plain = text.replace("\\{", "").replace("\\}", "")
    return 0 < plain.count("{") <= plain.count("}")


def read_pasted(text: str, name: str) -> Pasted:
    """Read the entries of a text, which faults call by a name."""
    # Pages on the web and PDFs leave invisible characters behind, which no entry may hold.
    text = INVISIBLE.sub("", text)
    if _ENTRY.search(text):
        return _from_bibtex(text, name)
    if is_ris(text):
        return _from_ris(text)
    said = next((what for signs, what in NOT_OURS.items() if text.lstrip().startswith(signs)), "No entry was found.")
    return Pasted((), (f"{said} {EXPECTED}",))


def _from_bibtex(text: str, name: str) -> Pasted:
    numbers = count(1)
    seen: set[str] = set()

    def keyed(found: re.Match[str]) -> str:
        key = found[2].strip()
        if not CITE_KEY.fullmatch(key) or ".." in key or key.casefold() in seen:
            return f"{found[1]}{UNKEYED}{next(numbers)}"
        seen.add(key.casefold())
        return found[0]

    read = parse_bibliography(TextFile(name, _KEYED.sub(keyed, _DOI_ADDRESS.sub(r"\1", text))))
    return Pasted(tuple(map(_tidied, read.references)), tuple(map(_told, read.diagnostics)))


def _told(found: Diagnostic) -> str:
    return f"{found.location.file}, line {found.location.line}: {found.fault.message}; {found.fault.help}"


def _from_ris(text: str) -> Pasted:
    works: list[Reference] = []
    faults: list[str] = []
    remarks: list[str] = []
    for number, record in enumerate(read_ris(text), 1):
        entry = ris_entry(record)
        label = f"Entry {number}" + (f", “{shortened(entry.fields['title'])}”" if "title" in entry.fields else "")
        if not entry.kind:
            faults.append(f"{label}: {_unknown_type(entry.type)}")
            continue
        key = entry.key if CITE_KEY.fullmatch(entry.key) and ".." not in entry.key else f"{UNKEYED}{number}"
        read = parse_bibliography(TextFile(label, write_entry(entry.kind, key, entry.fields, entry.people)))
        works += map(_tidied, read.references)
        faults += (f"{label}: {each.fault.message}; {each.fault.help}" for each in read.diagnostics)
        remarks += (f"{label}: {each}" for each in _without_comma(entry))
    return Pasted(tuple(works), tuple(faults), tuple(remarks))


def _unknown_type(name: str) -> str:
    meant = nearest(name, KINDS)
    cure = f"did you mean `{meant}`?" if meant else "write `TY  - JOUR` for an article, `TY  - GEN` for any other work"
    return f"`{shortened(name)}` is not a type of RIS; {cure}" if name else f"its `TY` names no type; {cure}"


def _without_comma(entry: RisEntry) -> Iterator[str]:
    for name in dict.fromkeys(name for names in entry.people.values() for name in names):
        if "," not in name and " " in name and not name.lower().startswith("et al"):
            yield f"`{shortened(name)}` has no comma, so it stands as an organisation and not as a person"


def _tidied(work: Reference) -> Reference:
    """Leave out what programs write of themselves: the type in words, fields of their own, the DOI as an address."""
    idle = {
        "genre": _KIND_ONLY.fullmatch(work.genre),
        "note": _OF_ZOTERO.match(work.note),
        "url": work.doi and work.url.casefold() in _addresses(work.doi),
    }
    return work.model_copy(update={name: "" for name, is_idle in idle.items() if is_idle})


def _addresses(doi: str) -> Sequence[str]:
    plain = (f"{scheme}://{host}/{doi}" for scheme in ("https", "http") for host in ("doi.org", "dx.doi.org"))
    return [each.casefold() for each in (doi_url(doi), *plain)]

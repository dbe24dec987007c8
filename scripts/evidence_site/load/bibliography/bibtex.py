"""BibTeX as reference managers and publishers export it, with keys and DOIs that our own bibliography would refuse."""

import re
from itertools import count

from evidence_site.diagnostics import Diagnostic
from evidence_site.load.bibliography import parse_bibliography
from evidence_site.load.bibliography.reader import UNKEYED, ParsedReferences, Reader, is_usable_key
from evidence_site.load.text import TextFile

_ENTRY = re.compile(r"@(?!(?:string|comment|preamble)\b)\w+\s*[{(]", re.IGNORECASE)
_KEYED = re.compile(rf"({_ENTRY.pattern})([^,{{}}=\"]*)(?=,)", re.IGNORECASE)
_DOI_ADDRESS = re.compile(r"(\bdoi\s*=\s*[{\"]\s*)(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)


def _recognises(text: str) -> bool:
    return bool(_ENTRY.search(text))


def _is_complete(text: str) -> bool:
    plain = text.replace("\\{", "").replace("\\}", "")
    return 0 < plain.count("{") <= plain.count("}")


def _read(text: str, name: str) -> ParsedReferences:
    numbers = count(1)
    seen: set[str] = set()

    def with_key(found: re.Match[str]) -> str:
        key = found[2].strip()
        if not is_usable_key(key) or key.casefold() in seen:
            return f"{found[1]}{UNKEYED}{next(numbers)}"
        seen.add(key.casefold())
        return found[0]

    parsed = parse_bibliography(TextFile(name, _KEYED.sub(with_key, _DOI_ADDRESS.sub(r"\1", text))))
    return ParsedReferences(parsed.references, tuple(map(_worded, parsed.diagnostics)))


def _worded(found: Diagnostic) -> str:
    return f"{found.location.file}, line {found.location.line}: {found.fault.message}; {found.fault.help}"


BIBTEX = Reader("BibTeX", "`@article{` or the like", _recognises, _is_complete, _read)

"""PubMed's own format, `.nbib`, which ERIC writes too: https://pubmed.ncbi.nlm.nih.gov/help/#citation-manager.

A record ends at an empty line or where another `PMID` begins; which tag is the first, each database decides for itself.
"""

import re
from collections.abc import Iterator

from evidence_site.load.bibliography.plain_names import read_people, with_organisations
from evidence_site.load.bibliography.plain_work import PlainWork, read_works
from evidence_site.load.bibliography.reader import ParsedReferences, Reader
from evidence_site.load.bibliography.ris import RIS
from evidence_site.load.bibliography.tagged import TaggedRecord, joined, lines_of, month_in, real_date
from evidence_site.load.bibliography.vocabulary import LANGUAGES
from evidence_site.model import PartialDate

_LINE = re.compile(r"(?P<tag>[A-Z]{2,5}) {0,4}-(?: (?P<value>.*))?")
_BEGINNING = re.compile(r"^(?:PMID ?- *\d|OWN {1,2}- )", re.MULTILINE)
_NUMBER = "PMID"
_LAST = frozenset({"SO", "PT"})
_TAGS = {
    "author": ("FAU", "AU", "CN"),
    "editor": ("FED", "ED"),
    "title": ("TI", "BTI"),
    "container_title": ("JT", "TA"),
    "issued": ("DP",),
    "doi": ("LID", "AID"),
    "url": ("LID",),
}
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+?)(?:\s*\[doi\])?", re.IGNORECASE)
_URL = re.compile(r"https?://[^\s;<>]+")
_ERIC = re.compile(r"E[DJ]\d{4,9}")
_ISSN = re.compile(r"\b(\d{4})-?(\d{3}[\dXx])\b")
_ISBN = re.compile(r"[\dXx -]{10,17}")
_SHORTENED = re.compile(r"([A-Za-z]{0,2})(\d+)-(\d+)", re.ASCII)
_YEAR = re.compile(r"\b([12]\d{3})\b")
_DAY = re.compile(r"\b\d{1,2}\b")
_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
_TYPES = {
    "preprint": "document",
    "dataset": "dataset",
    "dissertations": "thesis",
    "academic dissertation": "thesis",
    "books": "book",
    "book": "book",
    "reports": "report",
    "technical report": "report",
    "speeches": "document",
}
"""The type of what appeared in no journal, by the beginning of what `PT` says."""


def read_records(text: str) -> Iterator[TaggedRecord]:
    """Yield the records of a text. A line without a tag continues the one before."""
    lines: list[tuple[str, list[str], int]] = []
    is_after_gap = False
    for number, line in enumerate(lines_of(text), 1):
        found = _LINE.fullmatch(line.rstrip())
        if found:
            is_next = found["tag"] == _NUMBER and any(tag == _NUMBER for tag, *_ in lines)
            if lines and (is_after_gap or is_next):
                yield joined(lines)
                lines = []
            lines.append((found["tag"], [(found["value"] or "").strip()], number))
        elif lines and line.strip():
            lines[-1][1].append(line.strip())
        is_after_gap = not line.strip()
    if lines:
        yield joined(lines)


def pubmed_work(record: TaggedRecord) -> PlainWork:
    """Return the work that a record tells of."""
    kind = _type(record)
    return PlainWork(
        type=kind,
        texts={name: value for name, value in (*_titles(record, kind), *_identifiers(record)) if value},
        people={
            "author": with_organisations(read_people(record.all("FAU") or record.all("AU")), record.all("CN")),
            "editor": read_people(record.all("FED") or record.all("ED")),
        },
        dates={"issued": _issued(record.first("DP"))},
        line=record.lines[0].number,
        places=record.places(_TAGS),
    )


def _type(record: TaggedRecord) -> str:
    if record.first("JT", "TA"):
        return "article-journal"
    if record.first("BTI"):
        return "chapter" if record.first("TI") else "book"
    kinds = (each.lower() for each in record.all("PT"))
    return next((kind for each in kinds for word, kind in _TYPES.items() if each.startswith(word)), "document")


def _titles(record: TaggedRecord, kind: str) -> Iterator[tuple[str, str]]:
    title, book, journal = record.first("TI") or record.first("BTI"), record.first("BTI"), record.first("JT", "TA")
    yield "title", title if title.endswith("..") else title.removesuffix(".")
    yield "container_title", journal or (book if kind == "chapter" else "")
    short = record.first("TA")
    yield "container_title_short", short if short != journal else ""
    yield "collection_title", record.first("CTI") if not journal else ""
    yield "volume", record.first("VI")
    yield "issue", record.first("IP")
    yield "page", ", ".join(_whole(each.strip()) for each in record.first("PG").split(","))
    yield "edition", record.first("EN")
    yield "publisher", record.first("PB")
    # Of a journal, `PL` is the country in which it appears.
    yield "publisher_place", "" if journal else record.first("PL")
    language = record.first("LA")
    yield "language", LANGUAGES.get(language.lower(), language)


def _whole(pages: str) -> str:
    """Return `279-84` with its last page in full, `279-284`."""
    found = _SHORTENED.fullmatch(pages)
    if not found or len(found[3]) >= len(found[2]):
        return pages
    return f"{found[1]}{found[2]}-{found[1]}{found[2][: len(found[2]) - len(found[3])]}{found[3]}"


def _identifiers(record: TaggedRecord) -> Iterator[tuple[str, str]]:
    named = record.all("LID", "AID")
    yield "doi", next((found[1] for each in named if (found := _DOI.fullmatch(each))), "")
    number = record.first("PMID")
    yield "pmid", number if number.isascii() and number.isdigit() else ""
    yield "pmcid", record.first("PMC").upper()
    addresses = (found[0] for each in record.all("LID", "AID") if (found := _URL.match(each)))
    yield "url", next((each for each in addresses if not _DOI.fullmatch(each)), _in_eric(record))
    yield (
        "issn",
        next((f"{found[1]}-{found[2]}" for each in record.all("IS", "ISSN") if (found := _ISSN.search(each))), ""),
    )
    yield "isbn", next((found[0].strip() for each in record.all("ISBN") if (found := _ISBN.match(each))), "")


def _in_eric(record: TaggedRecord) -> str:
    number = record.first("OID")
    return f"https://eric.ed.gov/?id={number}" if _ERIC.fullmatch(number) else ""


def _issued(written: str) -> PartialDate | None:
    """Return the date of `2021 Dec 5`, `2021 Winter` or `2021 Jan-Feb`."""
    year = _YEAR.search(written)
    if not year:
        return None
    rest = written[year.end() :]
    month, day = month_in(rest), _DAY.search(rest)
    season = next((number for name, number in _SEASONS.items() if name in rest.lower()), None)
    if season and not month:
        return PartialDate(year=int(year[1]), season=season)
    return real_date(int(year[1]), month, int(day[0]) if day and month and "-" not in rest else None)


def _is_complete(text: str) -> bool:
    lines = [found["tag"] for line in lines_of(text) if (found := _LINE.fullmatch(line.rstrip()))]
    return bool(lines) and lines[-1] in _LAST and "TI" in lines


def _holds_record(text: str) -> bool:
    """Whether a text holds a record. What stands among those of RIS, the reader of RIS tells of."""
    return bool(_BEGINNING.search(text)) and not RIS.recognises(text)


def _read(text: str, name: str) -> ParsedReferences:
    return read_works(map(pubmed_work, read_records(text)), name)


PUBMED = Reader("PubMed", "`PMID- `", _holds_record, _is_complete, _read)

"""RIS: its tags read as fields of BibTeX. What a tag means depends on the type, and on the program that wrote it.

Records are read line by line so that none is lost in silence: rispy, which the tests read beside it, drops a record
that has no `ER`, and the first one after a byte-order mark. See https://en.wikipedia.org/wiki/RIS_(file_format);
programs differ in all but the two letters and the hyphen.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence_site.load.bibliography.reader import (
    UNKEYED,
    ParsedReferences,
    PlainEntry,
    Reader,
    is_usable_key,
    read_plain_entry,
)
from evidence_site.load.bibliography.values import MONTHS
from evidence_site.load.text import shortened
from evidence_site.model import Reference
from evidence_site.spelling import nearest

KINDS = {
    **dict.fromkeys(("JOUR", "EJOUR", "JFULL", "ABST", "INPR", "MGZN", "NEWS"), "article"),
    **dict.fromkeys(("BOOK", "EBOOK", "EDBOOK", "CTLG", "CLSWK", "ANCIENT", "DICT", "ENCYC"), "book"),
    **dict.fromkeys(("CHAP", "ECHAP"), "incollection"),
    **dict.fromkeys(("CONF", "CPAPER"), "inproceedings"),
    **dict.fromkeys(("RPRT", "GOVDOC", "GRANT"), "techreport"),
    **dict.fromkeys(("ELEC", "BLOG", "ICOMM", "MULTI", "WEB"), "online"),
    **dict.fromkeys(("STAT", "LEGAL", "BILL", "UNBILL", "HEAR"), "legislation"),
    **dict.fromkeys(("DATA", "AGGR", "DBASE"), "dataset"),
    **dict.fromkeys(("UNPB", "MANSCPT"), "unpublished"),
    **dict.fromkeys(("MPCT", "VIDEO", "ADVS"), "movie"),
    **dict.fromkeys(("SOUND", "MUSIC"), "audio"),
    **dict.fromkeys(("ART", "CHART", "FIGURE", "MAP"), "artwork"),
    **dict.fromkeys(("GEN", "EQUA", "SLIDE"), "misc"),
    "CASE": "jurisdiction",
    "COMP": "software",
    "PAMP": "booklet",
    "PAT": "patent",
    "PCOMM": "letter",
    "SER": "periodical",
    "STAND": "standard",
    "THES": "thesis",
}
"""The type of BibTeX for each of RIS."""

_LINE = re.compile(r"[ \t]*(?P<tag>[A-Z][A-Z0-9])[ \t]{1,2}-(?:[ \t](?P<value>.*))?")
_BEGINNING, _END = "TY", "ER"
_THESES = {"phd": "phdthesis", "doctoral": "phdthesis", "master": "mastersthesis"}
_SUBTYPES = {"MGZN": "magazine", "NEWS": "newspaper"}
_PARTS = frozenset({"incollection", "inproceedings"})
_PAGED = frozenset({"article", "periodical"}) | _PARTS
"""The types that have pages; of any other, `SP` is how many there are."""
_PUBLISHERS = {"techreport": "institution", "phdthesis": "school", "mastersthesis": "school", "thesis": "school"}

_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:?\s*)?(10\.\d{4,9}/\S+?)[.;,]?", re.IGNORECASE)
_PMID = re.compile(r"(?:PMID[:-]?\s*)(\d{1,9})", re.IGNORECASE)
_IN_PUBMED = re.compile(r"https?://(?:pubmed\.ncbi\.nlm\.nih\.gov|www\.ncbi\.nlm\.nih\.gov/pubmed)/(\d{1,9})\b")
_PMCID = re.compile(r"(?:PMCID:?\s*)?(PMC\d{1,9})", re.IGNORECASE)
_URL = re.compile(r"https?://[^\s;<>]+")
_ISSN = re.compile(r"\b(\d{4})-?(\d{3}[\dXx])\b")
_ISBN = re.compile(r"\b(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx]\b")
_YEAR = re.compile(r"\b(\d{4})\b")
_DAY = re.compile(r"(\d{4})[/-](\d{1,2})(?:[/-](\d{1,2}))?\b")
_MONTH = re.compile(r"\b(" + "|".join(MONTHS) + r")[a-z]*\b", re.IGNORECASE)
_OF_MONTH = re.compile(r"\b(\d{1,2})\b(?!\d)")
_EDITION = re.compile(r"(?:(?<!\s)\s++)?\b(?:edn?|edition)\.?$", re.IGNORECASE)


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


def _holds_record(text: str) -> bool:
    """Whether a text holds a record of RIS."""
    return any(_tag(line)[0] == _BEGINNING for line in text.splitlines())


def _is_complete(text: str) -> bool:
    """Whether the last record of a text has its end."""
    tags = [tag for line in text.splitlines() if (tag := _tag(line)[0])]
    return tags[-1:] == [_END]


def read_records(text: str) -> tuple[RisRecord, ...]:
    """Return the records of a text.

    A record ends at `ER`, at the next `TY` or at the end of the text. A line without a tag continues the one before.
    """
    records: list[list[tuple[str, list[str]]]] = []
    is_open = False
    for line in text.splitlines():
        tag, value = _tag(line)
        if tag == _BEGINNING:
            records.append([(tag, [value])])
        elif is_open and tag not in {"", _END}:
            records[-1].append((tag, [value]))
        elif is_open and not tag and value:
            records[-1][-1][1].append(value)
        is_open = tag == _BEGINNING or (is_open and tag != _END)
    return tuple(RisRecord([(tag, " ".join(values).strip()) for tag, values in record]) for record in records)


def _tag(line: str) -> tuple[str, str]:
    found = _LINE.fullmatch(line)
    return (found["tag"], (found["value"] or "").strip()) if found else ("", line.strip())


def _read(text: str, _: str = "") -> ParsedReferences:
    """Parse the references of a text. Faults call each by its number and title, as programs export on few lines."""
    references: list[Reference] = []
    faults: list[str] = []
    remarks: list[str] = []
    for number, record in enumerate(read_records(text), 1):
        entry = ris_entry(record)
        label = f"Entry {number}" + (f", “{shortened(entry.fields['title'])}”" if "title" in entry.fields else "")
        if not entry.kind:
            faults.append(f"{label}: {_unknown_type(record.first('TY').upper())}")
            continue
        key = entry.key if is_usable_key(entry.key) else f"{UNKEYED}{number}"
        reference, found = read_plain_entry(entry._replace(key=key))
        references += filter(None, [reference])
        faults += (f"{label}: {each.message}; {each.help}" for each in found)
        remarks += (f"{label}: {each}" for each in _names_without_comma(entry))
    return ParsedReferences(tuple(references), tuple(faults), tuple(remarks))


RIS = Reader("RIS", "`TY  - `", _holds_record, _is_complete, _read)


def _unknown_type(name: str) -> str:
    meant = nearest(name, KINDS)
    cure = f"did you mean `{meant}`?" if meant else "write `TY  - JOUR` for an article, `TY  - GEN` for any other work"
    return f"`{shortened(name)}` is not a type of RIS; {cure}" if name else f"its `TY` names no type; {cure}"


def _names_without_comma(entry: PlainEntry) -> Iterator[str]:
    for name in dict.fromkeys(name for names in entry.people.values() for name in names):
        if "," not in name and " " in name and not name.lower().startswith("et al"):
            yield f"`{shortened(name)}` has no comma, so it stands as an organisation and not as a person"


def ris_entry(record: RisRecord) -> PlainEntry:
    """Return the entry of BibTeX that a record of RIS amounts to."""
    type_ = record.first("TY").upper()
    kind = _kind(record, type_)
    fields = (*_titles(record, kind), *_numbers(record, kind), *_identifiers(record, kind))
    entry_type = [("entrysubtype", _SUBTYPES.get(type_, "")), ("pubstate", "in press" if type_ == "INPR" else "")]
    return PlainEntry(
        kind=kind,
        key=record.first("ID"),
        fields={name: value for name, value in (*fields, *entry_type) if value},
        people={role: names for role, names in _people(record, type_, kind) if names},
    )


def _kind(record: RisRecord, type_: str) -> str:
    kind = KINDS.get(type_, "")
    if kind != "thesis":
        return kind
    return next((found for word, found in _THESES.items() if word in record.first("M3").lower().replace(".", "")), kind)


def _people(record: RisRecord, type_: str, kind: str) -> Iterator[tuple[str, Sequence[str]]]:
    authors = record.all("AU") or record.all("A1")
    editors = (*record.all("ED"), *(record.all("A2") if kind in _PARTS or not authors else ()))
    if type_ == "EDBOOK" and not editors:
        authors, editors = (), authors
    yield "author", authors
    yield "editor", editors
    yield "translator", record.all("A4") if kind in {"book", *_PARTS} else ()


def _titles(record: RisRecord, kind: str) -> Iterator[tuple[str, str]]:
    yield "title", record.first("TI", "T1", "CT", *(() if kind in _PARTS else ("BT",)))
    if kind in {"article", "periodical"}:
        journal = record.first("T2", "JF", "JO", "JA", "J2")
        short = record.first("J2", "JA", "JO")
        yield "journal", journal
        yield "shortjournal", short if short != journal else ""
    elif kind == "inproceedings":
        whole = record.first("C3", "BT", "T2")
        yield "booktitle", whole
        yield "eventtitle", record.first("T2") if record.first("T2") != whole else ""
        yield "series", record.first("T3")
    elif kind in {"incollection", "online"}:
        yield "booktitle", record.first("BT", "T2")
        yield "series", record.first("T3")
    else:
        yield "series", record.first("T2", "T3")


def _numbers(record: RisRecord, kind: str) -> Iterator[tuple[str, str]]:
    yield "date", _date(record)
    yield "volume", record.first("VL")
    number = next((each for each in record.all("M1") if not each.startswith("Query date")), "")
    number = number or (_report_number(record) if kind == "techreport" else "")
    yield "number", record.first("IS") if kind in {"article", "periodical"} else number or record.first("IS")
    yield "pages", _pages(record) if kind in _PAGED else ""
    # EndNote keeps the day on which an article appeared online there.
    yield "edition", "" if kind == "article" else _EDITION.sub("", record.first("ET"))
    yield "type", record.first("M3") if kind in {"techreport", "thesis"} else ""
    yield _PUBLISHERS.get(kind, "publisher"), record.first("PB")
    yield "address", record.first("CY", "PP")


def _report_number(record: RisRecord) -> str:
    number = record.first("SN")
    return "" if _ISSN.fullmatch(number) or _ISBN.fullmatch(number) else number


def _pages(record: RisRecord) -> str:
    first, last = record.first("SP"), record.first("EP")
    if _DOI.fullmatch(first):
        first = ""
    if not first or last.startswith((f"{first}-", f"{first}\u2013")):
        return last or record.first("C7")
    is_range = last in {"", first} or re.search(r"\d\s*[-\u2013]\s*\d", first)
    return first if is_range else f"{first}--{last}"


def _identifiers(record: RisRecord, kind: str) -> Iterator[tuple[str, str]]:
    doi = _doi(record)
    yield "doi", doi
    pmid = _pmid(record)
    yield "pmid", pmid
    yield "pmcid", next((found[1] for each in record.all("C2", "U2", "AN") if (found := _PMCID.fullmatch(each))), "")
    number = record.first("SN")
    issn, isbn = _ISSN.search(number), _ISBN.search(number)
    yield "isbn", isbn[0] if isbn and kind not in {"article", "periodical"} else ""
    yield "issn", f"{issn[1]}-{issn[2]}" if issn and not isbn else ""
    addresses = [found[0] for each in record.all("UR", "LK", "L2") if (found := _URL.search(each))]
    is_said = (bool(doi and _DOI.fullmatch(each)) or bool(pmid and _IN_PUBMED.match(each)) for each in addresses)
    url = next((each for each, known in zip(addresses, is_said, strict=True) if not known), "")
    yield "url", url
    seen = _DAY.search(record.first("Y2"))
    yield "urldate", _iso(seen) if url and seen else ""
    yield "language", record.first("LA")


def _doi(record: RisRecord) -> str:
    """Return the DOI, which old programs put anywhere. What stands in `DO` and is none is kept, to be reported."""
    found = (_DOI.fullmatch(each) for each in record.all("DO", "DI", "M3", "L3", "UR", "N1", "SP"))
    return next((each[1] for each in found if each), record.first("DO"))


def _pmid(record: RisRecord) -> str:
    number = record.first("AN")
    is_pubmed = re.search("pubmed|medline", " ".join(record.all("DB", "DP")), re.IGNORECASE)
    if number.isascii() and number.isdigit() and (is_pubmed or _PMCID.fullmatch(record.first("C2"))):
        return number
    named = (_PMID.fullmatch(each) for each in record.all("AN", "ID", "U2", "C6"))
    linked = (_IN_PUBMED.match(each) for each in record.all("UR", "L2", "LK"))
    return next((each[1] for each in (*named, *linked) if each), "")


def _date(record: RisRecord) -> str:
    """Return the year, with month and day where a date of the same year has them."""
    written = record.all("PY", "Y1", "DA")
    year = next((found[1] for each in written if (found := _YEAR.search(each))), "")
    days = (found for each in written if (found := _DAY.search(each)) and found[1] == year)
    return next((_iso(each) for each in days), "") or _with_month(record, year)


def _with_month(record: RisRecord, year: str) -> str:
    """Return a year with the month, and day, of `24 Mar 2023` or `Mar 24`."""
    for each in record.all("DA", "PY", "Y1") if year else ():
        rest = each.replace(year, " ")
        month = _MONTH.search(rest)
        if month:
            day = _OF_MONTH.search(rest)
            number = [*MONTHS].index(month[1].lower()) + 1
            return f"{year}-{number:02}" + (f"-{int(day[1]):02}" if day else "")
    return year


def _iso(day: re.Match[str]) -> str:
    return "-".join([day[1], *(each.zfill(2) for each in day.groups()[1:] if each)])

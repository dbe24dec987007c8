"""What the tags of RIS mean. It depends on the type, and on the program that wrote the record.

See https://en.wikipedia.org/wiki/RIS_(file_format); programs differ in all but the two letters and the hyphen. Web of
Science has tags of its own: `JI`, `J9`, `PU` and `PI` (https://images.webofknowledge.com/images/help/WOS/hs_wos_fieldtags.html).
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from evidence_site.diagnostics import Fault
from evidence_site.load.bibliography.plain_names import read_people
from evidence_site.load.bibliography.plain_work import PlainWork, Unread
from evidence_site.load.bibliography.tagged import TaggedRecord, iso_date, month_in, real_date, year_in
from evidence_site.load.bibliography.vocabulary import IN_JOURNALS, LANGUAGES
from evidence_site.load.text import shortened
from evidence_site.model import PartialDate
from evidence_site.spelling import nearest

TYPES = {
    **dict.fromkeys(("JOUR", "EJOUR", "JFULL", "ABST", "INPR"), "article-journal"),
    "MGZN": "article-magazine",
    "NEWS": "article-newspaper",
    **dict.fromkeys(("BOOK", "EBOOK", "EDBOOK", "CTLG", "CLSWK", "ANCIENT", "DICT", "ENCYC"), "book"),
    **dict.fromkeys(("CHAP", "ECHAP"), "chapter"),
    **dict.fromkeys(("CONF", "CPAPER"), "paper-conference"),
    **dict.fromkeys(("RPRT", "GOVDOC", "GRANT"), "report"),
    **dict.fromkeys(("ELEC", "BLOG", "ICOMM", "MULTI", "WEB"), "webpage"),
    **dict.fromkeys(("STAT", "LEGAL", "BILL", "UNBILL", "HEAR"), "legislation"),
    **dict.fromkeys(("DATA", "AGGR", "DBASE"), "dataset"),
    **dict.fromkeys(("UNPB", "MANSCPT"), "manuscript"),
    **dict.fromkeys(("MPCT", "VIDEO", "ADVS"), "motion_picture"),
    **dict.fromkeys(("SOUND", "MUSIC"), "song"),
    **dict.fromkeys(("ART", "CHART", "FIGURE", "MAP"), "graphic"),
    **dict.fromkeys(("GEN", "EQUA", "SLIDE"), "document"),
    "CASE": "legal_case",
    "COMP": "software",
    "PAMP": "pamphlet",
    "PAT": "patent",
    "PCOMM": "personal_communication",
    "SER": "periodical",
    "STAND": "standard",
    "THES": "thesis",
}
"""The type of CSL for each of RIS."""

_TAGS = {
    "author": ("AU", "A1"),
    "editor": ("ED", "A2"),
    "translator": ("A4",),
    "title": ("TI", "T1", "CT", "BT"),
    "container_title": ("T2", "JF", "JO", "BT"),
    "doi": ("DO", "DI", "M3", "L3", "UR", "N1", "SP"),
    "url": ("UR", "LK", "L2"),
    "issued": ("PY", "Y1", "DA"),
    "note": ("N1",),
}
"""Where a fault of a field is shown."""

_THESES = {"phd": "PhD thesis", "doctoral": "PhD thesis", "master": "Master’s thesis"}  # noqa: RUF001
_PARTS = frozenset({"chapter", "paper-conference"})
_PAGED = IN_JOURNALS | _PARTS
"""The types that have pages; of any other, `SP` is how many there are."""
_NUMBERED_SERIES = frozenset({"book", *_PARTS})

_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:?\s*)?(10\.\d{4,9}/\S+?)[.;,]?", re.IGNORECASE)
_PMID = re.compile(r"(?:PMID[:-]?\s*)(\d{1,9})", re.IGNORECASE)
_IN_PUBMED = re.compile(r"https?://(?:pubmed\.ncbi\.nlm\.nih\.gov|www\.ncbi\.nlm\.nih\.gov/pubmed)/(\d{1,9})\b")
_PMCID = re.compile(r"(?:PMCID:?\s*)?(PMC\d{1,9})", re.IGNORECASE)
_URL = re.compile(r"https?://[^\s;<>]+")
_ISSN = re.compile(r"\b(\d{4})-?(\d{3}[\dXx])\b")
_ISBN = re.compile(r"\b(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx]\b")
_OF_MONTH = re.compile(r"\b(\d{1,2})\b(?!\d)")
_EDITION = re.compile(r"(?:(?<!\s)\s++)?\b(?:edn?|edition)\.?$", re.IGNORECASE)


def ris_work(record: TaggedRecord) -> PlainWork:
    """Return the work that a record of RIS tells of."""
    line = record.lines[0].number
    name = record.first("TY").upper()
    kind = TYPES.get(name, "")
    facts = (*_titles(record, kind), *_numbers(record, kind), *_identifiers(record, kind))
    texts = {field: value for field, value in (*facts, ("status", "in press" if name == "INPR" else "")) if value}
    roles, remarks = _people(record, name, kind, texts)
    seen = iso_date(record.first("Y2")) if texts.get("url") else None
    return PlainWork(
        type="webpage" if kind == "document" and texts.get("url") else kind,
        key=record.first("ID"),
        texts=texts,
        people={role: read_people(names) for role, names in roles.items()},
        dates={"issued": _issued(record), "accessed": seen},
        line=line,
        places=record.places(_TAGS),
        unread=() if kind else (Unread(line, _unknown_type(name)),),
        remarks=remarks,
    )


def _unknown_type(name: str) -> Fault:
    meant = nearest(name, TYPES)
    cure = f"did you mean `{meant}`?" if meant else "write `TY  - JOUR` for an article, `TY  - GEN` for any other work"
    return Fault(f"`{shortened(name)}` is not a type of RIS" if name else "its `TY` names no type", cure)


def _people(
    record: TaggedRecord, name: str, kind: str, texts: dict[str, str]
) -> tuple[Mapping[str, Sequence[str]], tuple[str, ...]]:
    """Return the names by role, and what to check about them.

    `A1` is another name for `AU`, in which Web of Science puts a group of authors; of a paper, it is who published the
    proceedings.
    """
    remarks: tuple[str, ...] = ()
    authors = record.either("AU", "A1")
    people, groups = record.all("AU"), record.all("A1")
    is_publisher = len(groups) == 1 and "," not in groups[0]
    if people and is_publisher and kind == "paper-conference":
        authors = people
        texts.setdefault("publisher", groups[0])
        remarks = (f"`{shortened(groups[0])}`, in `A1`, stands as its publisher: of papers, that is mostly so",)
    elif people and groups:
        families = {_family(each) for each in people}
        authors = tuple(each for each in authors if each in people or _family(each) not in families)
    editors = (*record.all("ED"), *(record.all("A2") if kind in _PARTS or not authors else ()))
    if name == "EDBOOK" and not editors:
        authors, editors = (), authors
    translators = record.all("A4") if kind in {"book", *_PARTS} else ()
    return {"author": tuple(dict.fromkeys(authors)), "editor": editors, "translator": translators}, remarks


def _family(name: str) -> str:
    return name.partition(",")[0].strip().casefold()


def _titles(record: TaggedRecord, kind: str) -> Iterator[tuple[str, str]]:
    yield "title", record.first("TI", "T1", "CT", *(() if kind in _PARTS else ("BT",)))
    if kind in IN_JOURNALS:
        journal = record.first("T2", "JF", "JO", "JA", "J2", "JI", "J9")
        short = record.first("J2", "JA", "JI", "JO", "J9")
        yield "container_title", journal
        yield "container_title_short", "" if short.casefold() == journal.casefold() else short
    elif kind == "paper-conference":
        whole = record.first("C3", "BT", "T2")
        yield "container_title", whole
        yield "event_title", record.first("T2") if record.first("T2") != whole else ""
        yield "collection_title", record.first("T3")
    elif kind in {"chapter", "webpage"}:
        yield "container_title", record.first("BT", "T2")
        yield "collection_title", record.first("T3")
    else:
        yield "collection_title", record.first("T2", "T3")


def _numbers(record: TaggedRecord, kind: str) -> Iterator[tuple[str, str]]:
    yield "volume", record.first("VL")
    number = next((each for each in record.all("M1") if not each.startswith("Query date")), "")
    number = number or (_report_number(record) if kind == "report" else "")
    if kind in IN_JOURNALS:
        yield "issue", record.first("IS")
    else:
        yield "collection_number" if kind in _NUMBERED_SERIES else "number", number or record.first("IS")
    yield "page", _pages(record) if kind in _PAGED else ""
    # EndNote keeps the day on which an article appeared online there.
    yield "edition", "" if kind in IN_JOURNALS else _EDITION.sub("", record.first("ET"))
    yield "genre", _genre(record) if kind in {"report", "thesis"} else ""
    yield "publisher", record.first("PB", "PU")
    yield "publisher_place", record.first("CY", "PP", "PI")


def _genre(record: TaggedRecord) -> str:
    written = record.first("M3")
    plainly = written.lower().replace(".", "") if record.first("TY").upper() == "THES" else ""
    return next((genre for word, genre in _THESES.items() if word in plainly), written)


def _report_number(record: TaggedRecord) -> str:
    number = record.first("SN")
    return "" if _ISSN.fullmatch(number) or _ISBN.fullmatch(number) else number


def _pages(record: TaggedRecord) -> str:
    first, last = record.first("SP"), record.first("EP")
    if _DOI.fullmatch(first):
        first = ""
    if not first or last.startswith((f"{first}-", f"{first}\u2013")):
        return last or record.first("C7", "AR")
    is_range = last in {"", first} or re.search(r"\d\s*[-\u2013]\s*\d", first)
    return first if is_range else f"{first}\u2013{last}"


def _identifiers(record: TaggedRecord, kind: str) -> Iterator[tuple[str, str]]:
    doi = _doi(record)
    yield "doi", doi
    pmid = _pmid(record)
    yield "pmid", pmid
    pmcids = (found[1] for each in record.all("C2", "U2", "AN") if (found := _PMCID.fullmatch(each)))
    yield "pmcid", next(pmcids, "").upper()
    number = record.first("SN")
    issn, isbn = _ISSN.search(number), _ISBN.search(number)
    yield "isbn", isbn[0] if isbn and kind not in IN_JOURNALS else ""
    yield "issn", f"{issn[1]}-{issn[2]}" if issn and not isbn else ""
    addresses = [found[0] for each in record.all("UR", "LK", "L2") if (found := _URL.search(each))]
    is_said = (bool(doi and _DOI.fullmatch(each)) or bool(pmid and _IN_PUBMED.match(each)) for each in addresses)
    yield "url", next((each for each, known in zip(addresses, is_said, strict=True) if not known), "")
    language = record.first("LA")
    yield "language", LANGUAGES.get(language.lower(), language)


def _doi(record: TaggedRecord) -> str:
    """Return the DOI, which old programs put anywhere. What stands in `DO` and is none is kept, to be reported."""
    found = (_DOI.fullmatch(each) for each in record.all("DO", "DI", "M3", "L3", "UR", "N1", "SP"))
    return next((each[1] for each in found if each), record.first("DO"))


def _pmid(record: TaggedRecord) -> str:
    if record.first("PMID").isdigit():
        return record.first("PMID")
    number = record.first("AN")
    is_pubmed = re.search("pubmed|medline", " ".join(record.all("DB", "DP")), re.IGNORECASE)
    if number.isascii() and number.isdigit() and (is_pubmed or _PMCID.fullmatch(record.first("C2"))):
        return number
    named = (_PMID.fullmatch(each) for each in record.all("AN", "ID", "U2", "C6"))
    linked = (_IN_PUBMED.match(each) for each in record.all("UR", "L2", "LK"))
    return next((each[1] for each in (*named, *linked) if each), "")


def _issued(record: TaggedRecord) -> PartialDate | None:
    """Return the year, with month and day where a date of the same year has them."""
    written = record.all("PY", "Y1", "DA")
    year = next(filter(None, map(year_in, written)), None)
    if year is None:
        return None
    days = (day for each in written if (day := iso_date(each)) and day.year == year)
    return next(days, None) or _with_month(record, year)


def _with_month(record: TaggedRecord, year: int) -> PartialDate | None:
    """Return a year with the month, and day, of `24 Mar 2023` or `Mar 24`."""
    for each in record.all("DA", "PY", "Y1"):
        rest = each.replace(str(year), " ")
        if month := month_in(rest):
            day = _OF_MONTH.search(rest)
            return real_date(year, month, int(day[1]) if day else None)
    return PartialDate(year=year)

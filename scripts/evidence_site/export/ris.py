"""References as RIS, which EndNote, Mendeley, RefWorks and Covidence read. It has no italics: texts are plain."""

from collections.abc import Iterable, Sequence

from evidence_site.model import PartialDate, PersonName, Reference
from evidence_site.model.rich_text import plain

_TYPES = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "chapter": "CHAP",
    "dataset": "DATA",
    "graphic": "ART",
    "legal_case": "CASE",
    "legislation": "STAT",
    "manuscript": "UNPB",
    "motion_picture": "MPCT",
    "pamphlet": "PAMP",
    "paper-conference": "CPAPER",
    "patent": "PAT",
    "performance": "MUSIC",
    "periodical": "SER",
    "personal_communication": "PCOMM",
    "report": "RPRT",
    "software": "COMP",
    "song": "SOUND",
    "standard": "STAND",
    "thesis": "THES",
    "webpage": "ELEC",
}
_LINE_BREAK = "\r\n"
"""The one that the format prescribes."""


def to_ris(references: Sequence[Reference]) -> str:
    """Return references as the records of an RIS file."""
    return _LINE_BREAK.join(map(_record, references))


def _record(work: Reference) -> str:
    lines = [f"{tag}  - {value}" for tag, value in _fields(work) if value]
    return _LINE_BREAK.join([f"TY  - {_TYPES.get(work.type, 'GEN')}", *lines, "ER  - ", ""])


def _fields(work: Reference) -> Iterable[tuple[str, str]]:
    first, _, last = work.page.partition("–")  # noqa: RUF001 - the en dash is meant
    yield "ID", work.id
    yield from (("AU", each) for each in _names(work.author, et_al=work.et_al))
    yield from (("A2", each) for each in _names(work.editor, et_al=work.editor_et_al))
    yield from (("A4", each) for each in _names(work.translator))
    yield "TI", plain(work.title)
    yield "T2", plain(work.container_title or work.event_title)
    yield "J2", plain(work.container_title_short)
    yield "T3", plain(work.collection_title)
    yield "PY", str(work.issued.year) if work.issued else ""
    yield "DA", _date(work.issued)
    yield "VL", work.volume
    yield "IS", work.issue
    yield "M1", work.number or work.collection_number
    yield "SP", first
    yield "EP", last
    yield "ET", work.edition
    yield "M3", work.genre
    yield "PB", work.publisher
    yield "CY", work.publisher_place or work.event_place
    yield "DO", work.doi
    yield "AN", work.pmid
    yield "DB", "PubMed" if work.pmid else ""
    yield "C2", work.pmcid
    yield "SN", work.issn or work.isbn
    yield "UR", work.url
    yield "Y2", _date(work.accessed)
    yield "LA", work.language
    yield "N1", plain(work.note)
    for name, value in (("Version", work.version), ("Status", work.status), ("Licence", work.licence)):
        yield "N1", f"{name}: {value}" if value else ""


def _names(people: Sequence[PersonName], *, et_al: bool = False) -> list[str]:
    return [*map(_name, people), *(["et al."] if et_al else [])]


def _name(person: PersonName) -> str:
    return person.literal or ", ".join(filter(None, (person.whole_family, person.given, person.suffix)))


def _date(when: PartialDate | None) -> str:
    """Return a date as `2021/03/24/`, with nothing between the strokes for what is not known."""
    if when is None:
        return ""
    return f"{when.year}/{f'{when.month:02}' if when.month else ''}/{f'{when.day:02}' if when.day else ''}/"

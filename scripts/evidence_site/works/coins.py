"""A work as a COinS: an OpenURL context object (ANSI/NISO Z39.88-2004), which reference managers find in a page."""

from collections.abc import Iterator
from urllib.parse import urlencode

from evidence_site.model import PartialDate, PersonName, Reference
from evidence_site.model.rich_text import plain
from evidence_site.works.numbers import TO

JOURNAL, BOOK, THESIS, OTHER = "journal", "book", "dissertation", "dc"
MATRICES = {
    "article-journal": JOURNAL,
    "book": BOOK,
    "chapter": BOOK,
    "paper-conference": BOOK,
    "report": BOOK,
    "thesis": THESIS,
}
"""The OpenURL metadata format of each CSL type; Dublin Core for any other."""
GENRES = {
    "article-journal": "article",
    "book": "book",
    "chapter": "bookitem",
    "paper-conference": "proceeding",
    "report": "report",
}

Pair = tuple[str, str]


def context_object(work: Reference) -> str:
    """Return a work as an OpenURL context object: a query string of keys and values."""
    matrix = MATRICES.get(work.type, OTHER)
    pairs = [("ctx_ver", "Z39.88-2004"), ("rft_val_fmt", f"info:ofi/fmt:kev:mtx:{matrix}"), *_identifiers(work)]
    pairs += _dublin_core(work) if matrix == OTHER else _described(work, matrix)
    return urlencode([(key, value) for key, value in pairs if value])


def _identifiers(work: Reference) -> Iterator[Pair]:
    yield "rft_id", f"info:doi/{work.doi}" if work.doi else ""
    yield "rft_id", f"info:pmid/{work.pmid}" if work.pmid else ""
    yield "rft_id", work.url


def _described(work: Reference, matrix: str) -> Iterator[Pair]:
    title, container = plain(work.title), plain(work.container_title)
    is_part = work.type in {"article-journal", "chapter", "paper-conference"} and bool(container)
    whole = {JOURNAL: "rft.jtitle", THESIS: "rft.title"}.get(matrix, "rft.btitle")
    yield "rft.genre", GENRES.get(work.type, "")
    yield "rft.atitle" if is_part else whole, title
    yield whole, container if is_part else ""
    yield "rft.stitle", plain(work.container_title_short) if matrix == JOURNAL else ""
    first, _, last = work.page.partition(TO)
    for key, value in (
        ("volume", work.volume),
        ("issue", work.issue),
        ("pages", work.page),
        ("spage", first),
        ("epage", last),
        ("edition", work.edition),
        ("place", work.publisher_place),
        ("inst" if matrix == THESIS else "pub", work.publisher if matrix != JOURNAL else ""),
        ("date", date(work.issued)),
        ("issn", work.issn),
        ("isbn", work.isbn),
    ):
        yield f"rft.{key}", value
    first_author = next(iter(work.author), PersonName())
    yield "rft.aulast", _family(first_author)
    yield "rft.aufirst", first_author.given
    yield from (("rft.aucorp" if each.literal else "rft.au", full_name(each)) for each in work.author)


def _dublin_core(work: Reference) -> Iterator[Pair]:
    yield "rft.type", work.type
    yield "rft.title", plain(work.title)
    yield from (("rft.creator", full_name(each)) for each in work.author)
    yield "rft.publisher", work.publisher
    yield "rft.date", date(work.issued)
    yield "rft.identifier", work.url


def date(when: PartialDate | None) -> str:
    """Return a date in ISO 8601, as precise as it is known: `2031`, `2031-05` or `2031-05-06`."""
    if when is None:
        return ""
    parts = [f"{when.year:04}", *(f"{part:02}" for part in (when.month, when.day) if part)]
    return "-".join(parts)


def full_name(person: PersonName) -> str:
    """Return a full name: `Ada van den Berg Jr`."""
    return person.literal or " ".join(filter(None, (person.given, _family(person), person.suffix)))


def _family(person: PersonName) -> str:
    return person.whole_family

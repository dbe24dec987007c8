"""From an entry of the bibliography to a reference in the shape of CSL-JSON."""

import re
from collections.abc import Callable
from typing import TypeVar

from pydantic_core import PydanticCustomError

from evidence_site.diagnostics import Diagnostic, Fault
from evidence_site.load.bibliography.dates import UnreadDateError, read_date, read_month
from evidence_site.load.bibliography.entries import WrittenEntry, WrittenField
from evidence_site.load.bibliography.latex import UnreadLatexError, to_text
from evidence_site.load.bibliography.names import UnreadNameError, read_names
from evidence_site.load.problems import bib, bib_values
from evidence_site.load.spelling import nearest
from evidence_site.load.text import Span, TextFile, Words
from evidence_site.model import CiteKey, PartialDate, PersonName, Reference
from evidence_site.model.fields import CITE_KEY, LONGEST_IDENTIFIER, check_doi, check_url, fault
from evidence_site.rule import Rule

Read = TypeVar("Read")

TYPES = {
    "article": "article-journal",
    "periodical": "article-journal",
    "suppperiodical": "article-journal",
    "book": "book",
    "booklet": "book",
    "collection": "book",
    "manual": "book",
    "mvbook": "book",
    "mvcollection": "book",
    "mvproceedings": "book",
    "mvreference": "book",
    "proceedings": "book",
    "reference": "book",
    "bookinbook": "chapter",
    "inbook": "chapter",
    "incollection": "chapter",
    "inreference": "chapter",
    "suppbook": "chapter",
    "suppcollection": "chapter",
    "conference": "paper-conference",
    "inproceedings": "paper-conference",
    "report": "report",
    "techreport": "report",
    "unpublished": "report",
    "mastersthesis": "thesis",
    "phdthesis": "thesis",
    "thesis": "thesis",
    "dataset": "webpage",
    "electronic": "webpage",
    "misc": "webpage",
    "online": "webpage",
    "software": "webpage",
    "www": "webpage",
    "legal": "legislation",
    "legislation": "legislation",
}
"""The CSL type of each type of entry of BibTeX and biblatex."""

GENRES = {"phdthesis": "PhD thesis", "mastersthesis": "Master’s thesis"}  # noqa: RUF001 - a typographic apostrophe

NAMES_IN_BIBTEX = {
    "issued": ("date", "year"),
    "container_title": ("journal", "journaltitle", "booktitle"),
    "issue": ("issue", "number"),
    "page": ("pages",),
    "publisher": ("publisher", "institution", "school", "organization"),
    "publisher_place": ("address", "location"),
    "genre": ("type",),
    "event_title": ("eventtitle",),
    "accessed": ("urldate",),
    "language": ("langid", "language"),
    "licence": ("copyright", "licence", "license"),
}
"""The fields of an entry that a field of a reference comes from, where the names differ; the first that is there."""

_RANGE = re.compile(r"\s*(?:--+|–|—)\s*|(?<=\d)-(?=[A-Za-z]?\d+$)")  # noqa: RUF001 - the en dash is meant
_WRAPPED_URL = re.compile(r"\\url\s*\{(.*)\}")


def read_reference(source: TextFile, entry: WrittenEntry) -> tuple[Reference | None, list[Diagnostic]]:
    """Read an entry: the reference, or all that is wrong with it."""
    reader = _Reader(source, entry)
    fields = reader.fields()
    if reader.diagnostics:
        return None, reader.diagnostics
    return Reference.model_validate(fields), []


class _Reader:
    """Reads the fields of one entry, and collects what is wrong with them."""

    def __init__(self, source: TextFile, entry: WrittenEntry) -> None:
        self.diagnostics: list[Diagnostic] = []
        self._source = source
        self._entry = entry

    def fields(self) -> dict[str, object]:
        """Give the fields of the reference."""
        entry = self._entry
        self._check_key()
        kind = TYPES.get(entry.kind, "")
        if not kind:
            cure = nearest(entry.kind, TYPES)
            self._report((entry.span[0], entry.span[0] + len(entry.kind) + 1), bib.unknown_entry_type, entry.kind, cure)
        faults = len(self.diagnostics)
        title = self._title()
        if not title and len(self.diagnostics) == faults:
            self._report(entry.key_span, bib.missing_title)
        authors, et_al = self._names("author")
        is_article = kind == "article-journal"
        return {
            "id": CiteKey(entry.key),
            "type": kind,
            "title": title,
            "author": authors,
            "editor": self._names("editor")[0],
            "et_al": et_al,
            "issued": self._issued(),
            "issue": self._text("issue") if is_article else self._text_of("issue"),
            "number": "" if is_article else self._text_of("number"),
            "page": _RANGE.sub("–", self._text_of("pages")),  # noqa: RUF001 - the en dash is meant
            "publisher": self._text("publisher"),
            "genre": self._text("genre") or GENRES.get(entry.kind, ""),
            "doi": self._checked("doi", _doi),
            "url": self._checked("url", _url),
            "accessed": self._date("urldate"),
            "pmid": self._as_it_stands("pmid"),
            "pmcid": self._as_it_stands("pmcid"),
            "isbn": self._as_it_stands("isbn"),
            "issn": self._as_it_stands("issn"),
            **{name: self._text(name) for name in _PLAIN},
        }

    def _report(self, span: Span, rule: Rule[Words, Fault], *args: Words.args, **kwargs: Words.kwargs) -> None:
        self.diagnostics.append(self._source.diagnose(span, rule, *args, **kwargs))

    def _check_key(self) -> None:
        key = self._entry.key
        if not CITE_KEY.fullmatch(key) or ".." in key or len(key) > LONGEST_IDENTIFIER:
            self._report(self._entry.key_span, bib.bad_citation_key, key)

    def _first(self, name: str) -> WrittenField | None:
        names = NAMES_IN_BIBTEX.get(name, (name,))
        return next((self._entry.fields[each] for each in names if each in self._entry.fields), None)

    def _text(self, name: str) -> str:
        """Read the text of a reference's field."""
        found = self._first(name)
        return self._read(found, to_text, "") if found else ""

    def _text_of(self, name: str) -> str:
        """Read the text of an entry's field."""
        found = self._entry.fields.get(name)
        return self._read(found, to_text, "") if found else ""

    def _as_it_stands(self, name: str) -> str:
        found = self._entry.fields.get(name)
        return found.value.strip() if found else ""

    def _title(self) -> str:
        return ": ".join(filter(None, (self._text_of("title"), self._text_of("subtitle"))))

    def _names(self, name: str) -> tuple[tuple[PersonName, ...], bool]:
        found = self._entry.fields.get(name)
        nobody: tuple[tuple[PersonName, ...], bool] = ((), False)
        return self._read(found, read_names, nobody) if found else nobody

    def _issued(self) -> PartialDate | None:
        if "date" in self._entry.fields:
            return self._date("date")
        year, month = self._date("year"), self._entry.fields.get("month")
        if not year or not month:
            return year
        unread: tuple[int | None, int | None] = (None, None)
        number, day = self._read(month, read_month, unread)
        return PartialDate(year=year.year, month=number, day=day)

    def _date(self, name: str) -> PartialDate | None:
        found = self._entry.fields.get(name)
        return self._read(found, read_date, None) if found else None

    def _checked(self, name: str, check: Callable[[str], str]) -> str:
        found = self._entry.fields.get(name)
        return self._read(found, check, "") if found else ""

    def _read(self, field: WrittenField, read: Callable[[str], Read], otherwise: Read) -> Read:
        """Read a field's value; report it, and give the other value, if that cannot be done."""
        try:
            return read(field.value)
        except UnreadLatexError as error:
            self._report(self._inside(field, error.word), bib_values.unread_latex, str(error))
        except UnreadNameError as error:
            self._report(self._inside(field, error.name), bib_values.unreadable_name, error.name, str(error))
        except UnreadDateError:
            self._report(field.value_span, bib_values.unusable_date, field.name, field.value)
        except PydanticCustomError as error:
            context = error.context or {}
            self._report(
                field.value_span, bib_values.unusable_identifier, field.name, context["message"], context["help"]
            )
        return otherwise

    def _inside(self, field: WrittenField, word: str) -> Span:
        """Give the place of a word in a field's value, or of the value."""
        start = self._source.text.find(word, *field.value_span) if word else -1
        return (start, start + len(word)) if start >= 0 else field.value_span


_PLAIN = (
    "container_title",
    "volume",
    "edition",
    "publisher_place",
    "event_title",
    "language",
    "note",
    "licence",
)


def _doi(value: str) -> str:
    if "\\" in value:
        raise fault("holds a backslash", "write it as the publisher does; a DOI needs no LaTeX: `10.1000/a_b`")
    return check_doi(value.strip())


def _url(value: str) -> str:
    wrapped = _WRAPPED_URL.fullmatch(value.strip())
    return check_url(wrapped[1] if wrapped else value.strip())

"""References, with the fields of CSL-JSON, from the entries of a bibliography."""

import re
from collections.abc import Callable, Collection
from typing import TypeVar

from pydantic_core import PydanticCustomError

from evidence_site.diagnostics import Diagnostic, Fault, Span, has_errors
from evidence_site.load.bibliography import identifiers
from evidence_site.load.bibliography.dates import UnreadDateError, read_date, read_months, read_year, status_in_year
from evidence_site.load.bibliography.editions import read_edition
from evidence_site.load.bibliography.keys import is_usable, usable_key
from evidence_site.load.bibliography.latex import UnreadLatexError, to_rich_text, to_text
from evidence_site.load.bibliography.names import UnreadNameError, read_names
from evidence_site.load.bibliography.syntax import WrittenEntry, WrittenField
from evidence_site.load.bibliography.vocabulary import (
    GENRE_KEYS,
    GENRES,
    IN_JOURNALS,
    LANGUAGES,
    NAMES_IN_BIBTEX,
    SUBTYPES,
    TYPES,
)
from evidence_site.load.problems import bib, bib_values
from evidence_site.load.text import TextFile, Words
from evidence_site.model import CiteKey, PartialDate, PersonName, Reference
from evidence_site.rule import Rule
from evidence_site.spelling import nearest

Read = TypeVar("Read")
Names = tuple[tuple[PersonName, ...], bool]

_NUMBERED_SERIES = frozenset({"book", "chapter", "paper-conference"})
_PLAIN = ("volume", "publisher_place", "event_place", "version", "licence")
_DASHES = re.compile(r"(?:(?<!\s)\s++)?(?:--|[–—])[–—-]*+\s*+|(?<!\s)\s++[-‐‑−]\s++")  # noqa: RUF001 - all are meant
_HYPHEN = re.compile(r"([A-Za-z]{0,3}\d+)\s?[-‐‑−]\s?([A-Za-z]{0,3}\d+)", re.ASCII)  # noqa: RUF001 - all are meant
_LAST_MARK = (":", "?", "!", ".")
_NOBODY: Names = ((), False)


def read_reference(
    source: TextFile, entry: WrittenEntry, keys: Collection[str] = ()
) -> tuple[Reference | None, list[Diagnostic]]:
    """Return the reference that an entry describes, if it can be read, and all that is wrong with it.

    `keys` are those of all entries without capitals, among which a better key is sought for an unusable one.
    """
    reader = _Reader(source, entry)
    fields = reader.fields(keys)
    if has_errors(reader.diagnostics):
        return None, reader.diagnostics
    return Reference.model_validate(fields), reader.diagnostics


class _Reader:
    """Reads the fields of one entry, and collects their faults."""

    def __init__(self, source: TextFile, entry: WrittenEntry) -> None:
        self.diagnostics: list[Diagnostic] = []
        self._source = source
        self._entry = entry
        self._fields = entry.fields

    def fields(self, keys: Collection[str]) -> dict[str, object]:
        """Return the fields of the reference that have a value."""
        if not is_usable(self._entry.key):
            better = usable_key(self._entry.key, keys)
            self._report(self._entry.key_span, bib.bad_citation_key, self._entry.key, better)
        kind = self._kind()
        author, et_al = self._names("author")
        editor, editor_et_al = self._names("editor")
        fields: dict[str, object] = {
            "id": CiteKey(self._entry.key),
            "type": kind,
            "title": self._title(),
            "author": author,
            "editor": editor,
            "translator": self._names("translator")[0],
            "et_al": et_al,
            "editor_et_al": editor_et_al,
            "edition": read_edition(self._text("edition")),
            "issued": self._issued(),
            "container_title": self._container(),
            "container_title_short": self._of("shortjournal", to_rich_text, ""),
            "page": _ranges(self._text("page")),
            "collection_title": self._of("series", to_rich_text, ""),
            "publisher": self._text("publisher") or self._how_published(),
            "genre": self._genre(),
            "event_title": self._joined("eventtitle", "", "eventtitleaddon"),
            "doi": self._of("doi", identifiers.doi, ""),
            "url": self._url(),
            "accessed": self._of("urldate", read_date, None),
            "pmid": self._eprint("pmid", "pubmed", identifiers.pmid),
            "pmcid": self._eprint("pmcid", "pmc", identifiers.pmcid),
            "isbn": self._of("isbn", to_text, ""),
            "issn": self._of("issn", to_text, ""),
            "language": self._language(),
            "note": self._joined("note", "", "addendum"),
            **self._numbers(kind),
            **{name: self._text(name) for name in _PLAIN},
            "status": self._text("status") or self._of("year", status_in_year, None),
        }
        return {name: value for name, value in fields.items() if value}

    def _report(self, span: Span, rule: Rule[Words, Fault], *args: Words.args, **kwargs: Words.kwargs) -> None:
        self.diagnostics.append(self._source.diagnose(span, rule, *args, **kwargs))

    def _kind(self) -> str:
        written = self._entry.kind
        kind = TYPES.get(written, "document")
        if written not in TYPES:
            start = self._entry.span[0]
            self._report((start, start + len(written) + 1), bib.unknown_entry_type, written, nearest(written, TYPES))
        if kind == "article-journal" and "entrysubtype" in self._fields:
            kind = SUBTYPES.get(self._fields["entrysubtype"].value.strip().lower(), kind)
        if kind == "document" and not self._fields.keys().isdisjoint({"url", "howpublished"}) and self._url():
            return "webpage"
        return kind

    def _first(self, name: str) -> WrittenField | None:
        for each in NAMES_IN_BIBTEX.get(name, (name,)):
            if found := self._fields.get(each):
                return found
        return None

    def _text(self, name: str) -> str:
        """Return the plain text of a field of the reference."""
        found = self._first(name)
        return self._read(found, to_text, "") if found else ""

    def _of(self, name: str, read: Callable[[str], Read], otherwise: Read) -> Read:
        """Parse a field of the entry; `otherwise` if there is none or it has a fault."""
        found = self._fields.get(name)
        return self._read(found, read, otherwise) if found else otherwise

    def _joined(self, title: str, subtitle: str = "", addon: str = "") -> str:
        """Return a title with what follows it, as rich text: `Title: Subtitle. Addition`."""
        whole = self._of(title, to_rich_text, "")
        for name, joint in ((subtitle, ":"), (addon, ".")):
            if more := self._of(name, to_rich_text, ""):
                whole = f"{whole}{'' if whole.endswith(_LAST_MARK) or not whole else joint} {more}".strip()
        return whole

    def _title(self) -> str:
        faults = len(self.diagnostics)
        title = self._joined("title", "subtitle", "titleaddon")
        if not title and len(self.diagnostics) == faults:
            self._report(self._entry.key_span, bib.missing_title)
        if title and "maintitle" in self._fields and "booktitle" not in self._fields:
            return f"{self._joined('maintitle', 'mainsubtitle', 'maintitleaddon')}: {title}"
        return title

    def _container(self) -> str:
        found = self._first("container_title")
        if not found:
            return ""
        stem = found.name.removesuffix("title")
        container = self._joined(found.name, f"{stem}subtitle", f"{stem}titleaddon")
        if stem == "book" and "maintitle" in self._fields:
            return f"{self._joined('maintitle', 'mainsubtitle', 'maintitleaddon')}: {container}"
        return container

    def _names(self, name: str) -> Names:
        return self._of(name, read_names, _NOBODY)

    def _issued(self) -> PartialDate | None:
        if "date" in self._fields:
            return self._of("date", read_date, None)
        if "year" in self._fields and status_in_year(self._fields["year"].value) is not None:
            return None
        year = self._of("year", read_year, None)
        if not year or "month" not in self._fields:
            return year
        try:
            months = read_months(self._fields["month"].value, year)
        except (UnreadDateError, UnreadLatexError):
            self._report(self._fields["month"].value_span, bib_values.unread_month, self._fields["month"].value)
            return year
        day = self._fields["day"].value.strip() if "day" in self._fields else ""
        if not months.month or months.day or months.until or not day:
            return months
        written = f"{months.year}-{months.month:02}-{day.zfill(2)}"
        return self._of("day", lambda _: read_date(written), None)

    def _numbers(self, kind: str) -> dict[str, str]:
        """Return the numbers of an issue, in a series, or of the work itself: `number` means each in some type."""
        if kind in IN_JOURNALS:
            return {"issue": self._text("issue")}
        name = "collection_number" if kind in _NUMBERED_SERIES else "number"
        return {name: self._text("number"), "issue": self._of("issue", to_text, "")}

    def _genre(self) -> str:
        written = self._text("genre")
        return GENRE_KEYS.get(written.lower(), written) or GENRES.get(self._entry.kind, "")

    def _language(self) -> str:
        written = self._text("language")
        name = written.lower()
        return LANGUAGES.get(name) or LANGUAGES.get(name.removeprefix("lang"), written)

    def _how_published(self) -> str:
        found = self._fields.get("howpublished")
        is_text = found and not identifiers.is_address(found.value)
        return self._read(found, to_text, "") if found and is_text else ""

    def _url(self) -> str:
        if "url" in self._fields:
            return self._of("url", identifiers.address, "")
        found = self._fields.get("howpublished")
        if found and identifiers.is_address(found.value):
            return self._read(found, identifiers.address, "")
        return self._eprint("", "arxiv", identifiers.arxiv_address)

    def _eprint(self, name: str, archive: str, read: Callable[[str], str]) -> str:
        """Parse an identifier from its own field, or from `eprint` when that is of the archive."""
        if name in self._fields:
            return self._of(name, read, "")
        kind = self._fields.get("eprinttype") or self._fields.get("archiveprefix")
        return self._of("eprint", read, "") if kind and kind.value.strip().lower() == archive else ""

    def _read(self, field: WrittenField, read: Callable[[str], Read], otherwise: Read) -> Read:
        """Parse a field's value. If that fails, report why, and return `otherwise`."""
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
        """Return the place of a word in a field's value, or of the value."""
        start = self._source.text.find(word, *field.value_span) if word else -1
        return (start, start + len(word)) if start >= 0 else field.value_span


def _ranges(pages: str) -> str:
    """Put an en dash into ranges of pages; a number such as `lamp-2022-000655` keeps its hyphens."""
    parts = _DASHES.sub("–", pages).split(",")  # noqa: RUF001 - the en dash is meant
    whole = (_HYPHEN.fullmatch(each.strip()) for each in parts)
    ranges = zip(parts, whole, strict=True)
    return ", ".join(f"{found[1]}–{found[2]}" if found else part.strip() for part, found in ranges)  # noqa: RUF001

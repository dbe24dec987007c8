"""BibTeX's syntax: a file divided into entries with their fields, each with its place.

bibtexparser divides the file. It keeps only the numbers of lines, so places are looked up in the text.
"""

import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NamedTuple

from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from bibtexparser.model import Block as Written
from bibtexparser.model import (
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    Field,
    ImplicitComment,
    ParsingFailedBlock,
)

from evidence_site.diagnostics import Diagnostic, Fault, Span
from evidence_site.load.bibliography.values import UnreadValueError, Values
from evidence_site.load.bibliography.vocabulary import FIELDS
from evidence_site.load.problems import bib, bib_values, yml
from evidence_site.load.text import TextFile, Words
from evidence_site.rule import Rule

MOST_ENTRIES = 20_000
MOST_SIGNS = 1_500_000
"""Braces, quotation marks, commas and equals signs: the parser stops at each."""
LONGEST_VALUE = 20_000
LONGEST_NAMES = 200_000
NOWHERE: Span = (0, 0)
"""The place of what is in no file."""

_OPENING = re.compile(r"@\w*[ \t]*[{(]\s*(?P<key>[^\s,{}()\"=]*)")
_ENTRY = re.compile(r"@\w*+[ \t]*+[{(]")
_FIELD_LINE = re.compile(r"^[ \t]*(?P<field>[A-Za-z][\w-]*[ \t]*=.*)$", re.MULTILINE)
_NOT_SPACE = re.compile(r"\S")
_FIELD_NAME = re.compile(r"[A-Za-z][\w+:.-]*")
_ODD_NAME = re.compile(r"[^\n%{}\"=,]+")
"""The name of a field that no program knows, such as Scopus's `funding_text 1`."""
_LOOKS_LOST = re.compile(r"^(?![^\S\n]*+%).*?([{}]|@\w)", re.MULTILINE)
_NAMES = frozenset({"author", "editor", "translator"})


class WrittenField(NamedTuple):
    """A field of an entry: its value with all abbreviations written out, and where its name and its value stand."""

    name: str
    value: str
    name_span: Span = NOWHERE
    value_span: Span = NOWHERE


@dataclass(frozen=True)
class WrittenEntry:
    """An entry as it stands in the file, with its type and the names of its fields in small letters."""

    kind: str
    key: str
    fields: Mapping[str, WrittenField]
    span: Span = NOWHERE
    """From `@` to the closing brace."""
    key_span: Span = NOWHERE
    """The place of the key, or of the `@` where there is none."""


@dataclass(frozen=True)
class Parsed:
    """The result of dividing a file: its entries, the keys of those that could not be read, and why they could not."""

    entries: tuple[WrittenEntry, ...]
    lost: frozenset[str]
    diagnostics: tuple[Diagnostic, ...]


def parse_entries(source: TextFile) -> Parsed:
    """Divide a file into entries, and report those that cannot be read, or whose fields have no value."""
    signs = sum(map(source.text.count, '{}",='))
    if signs > MOST_SIGNS or len(_ENTRY.findall(source.text)) > MOST_ENTRIES:
        return Parsed((), frozenset(), (source.diagnose(None, yml.too_many_parts, MOST_ENTRIES),))
    with _silence():
        library = parse_string(source.text, parse_stack=[])
    parser = _Parser(source, library)
    for block in library.blocks:
        parser.read(block)
    return Parsed(tuple(parser.entries), frozenset(parser.lost), tuple(parser.diagnostics))


@contextmanager
def _silence() -> Iterator[None]:
    """Keep bibtexparser from logging in its own words what we report in ours."""
    logger = logging.getLogger("bibtexparser.splitter")
    before, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = before


class _Parser:
    """Goes through the blocks of a file in their order, which makes their places easy to find."""

    def __init__(self, source: TextFile, library: Library) -> None:
        self.entries: list[WrittenEntry] = []
        self.lost: set[str] = set()
        self.diagnostics: list[Diagnostic] = []
        self._source = source
        self._values = Values({each.key.lower(): str(each.value) for each in library.strings})
        self._sound: set[str] = set()
        self._at = 0
        self._is_after_failure = False

    def read(self, block: Written) -> None:
        span = self._place(block)
        entry = block.ignore_error_block if isinstance(block, DuplicateFieldKeyBlock) else block
        if isinstance(entry, Entry):
            self._entry(entry, span)
        elif isinstance(block, DuplicateBlockKeyBlock):
            self._duplicate(block, span)
        elif isinstance(block, ParsingFailedBlock):
            self._failed(block, span)
        elif isinstance(block, ImplicitComment) and not self._is_after_failure:
            self._comment(block.comment, span)

        # What follows an entry that broke off is mostly its rest.
        self._is_after_failure = isinstance(block, ParsingFailedBlock)

    def _report(self, span: Span, rule: Rule[Words, Fault], *args: Words.args, **kwargs: Words.kwargs) -> None:
        self.diagnostics.append(self._source.diagnose(span, rule, *args, **kwargs))

    def _place(self, block: Written) -> Span:
        raw = block.raw or ""
        start = max(self._source.text.find(raw, self._at), self._at)
        self._at = min(start + max(len(raw), 1), len(self._source.text))
        return start, start + len(raw)

    def _key_span(self, span: Span) -> Span:
        """Return the place of the key of the entry at a span, or of its `@` where there is no key."""
        found = _OPENING.match(self._source.text, *span)
        return found.span("key") if found and found["key"] else (span[0], span[0] + 1)

    def _entry(self, entry: Entry, span: Span) -> None:
        key_span = self._key_span(span)
        fields = self._fields(entry, key_span[1], span[1])
        if fields is None:
            self.lost.add(entry.key)
        else:
            self.entries.append(WrittenEntry(entry.entry_type.lower(), entry.key, fields, span, key_span))

    def _duplicate(self, duplicate: DuplicateBlockKeyBlock, span: Span) -> None:
        other = getattr(duplicate.previous_block, "key", "")
        line = (duplicate.previous_block.start_line or 0) + 1
        self._report(self._key_span(span), bib.duplicate_key, duplicate.key, other, line)

    def _failed(self, failed: ParsingFailedBlock, span: Span) -> None:
        found = _OPENING.match(self._source.text, *span)
        opening, key = (found.span(), found["key"]) if found else (span, "")
        self.lost.add(key)
        reason = getattr(failed.error, "abort_reason", "")
        if reason.startswith("Expected"):
            what = "its last brace is missing" if "found `@" in reason else "a comma or `=` is missing"
            self._report(opening, bib.broken_entry, key, what)
        else:
            what = "a brace or quotation mark is not closed"
            self._report(self._unclosed_field(span) or opening, bib.broken_entry, key, what)

    def _unclosed_field(self, span: Span) -> Span | None:
        """Return the place of the field whose value is not closed: another begins on a line of its own inside it."""
        depth, at, before = 0, span[0], None
        for field in _FIELD_LINE.finditer(self._source.text, *span):
            between = self._source.text[at : field.start()]
            depth += between.count("{") - between.count("}")
            if depth > 1 and before:
                return before
            at, before = field.start(), field.span("field")
        return None

    def _comment(self, comment: str, span: Span) -> None:
        found = _LOOKS_LOST.search(comment)
        if found:
            start, end = self._source.line_span(self._source.line_at(span[0] + found.start(1)))
            self._report((max(start, span[0]), end), bib.stray_text)

    def _fields(self, entry: Entry, start: int, end: int) -> dict[str, WrittenField] | None:
        """Return the fields of an entry, which stand between two places, or `None` if one of them has a fault."""
        read: dict[str, WrittenField] = {}
        before = len(self.diagnostics)
        for field in entry.fields:
            name_span, value_span = self._spans(field, start, end)
            start = value_span[1]
            name = field.key.lower()
            if name not in self._sound and not _FIELD_NAME.fullmatch(name):
                if _ODD_NAME.fullmatch(name) and not self._is_broken(field.value):
                    continue
                what = "a comment stands inside the entry" if "%" in name else "a field's name cannot be read"
                self._report(name_span, bib.broken_entry, "", what)
                continue
            self._sound.add(name)
            if name not in FIELDS and not self._is_broken(field.value):
                read.setdefault(name, WrittenField(name, field.value, name_span, value_span))
                continue
            value = self._value(field.value, value_span)
            if not value.strip(" \t\n{}"):
                continue
            if name in read:
                if read[name].value != value:
                    self._report(name_span, bib.duplicate_bibtex_field, field.key)
                continue
            most = LONGEST_NAMES if name in _NAMES else LONGEST_VALUE
            if len(value) > most:
                self._report(name_span, bib_values.overlong_value, name, len(value), most)
            read[name] = WrittenField(name, value, name_span, value_span)
        return read if len(self.diagnostics) == before else None

    def _is_broken(self, written: str) -> bool:
        """Whether a value is not one: a comma is missing after it, say, and the next field would be lost with it."""
        try:
            self._values.read(written)
        except UnreadValueError as error:
            return not error.word
        return False

    def _spans(self, field: Field, start: int, end: int) -> tuple[Span, Span]:
        """Return the places of a field's name and value: the first ones between two places."""
        text = self._source.text
        name = max(text.find(field.key, start, end), start)
        name_end = name + len(field.key)
        after = text.find("=", name_end, end) + 1 or name_end
        found = _NOT_SPACE.search(text, after, end)
        value = found.start() if found else after
        return (name, name_end), (value, value + max(len(field.value), 1))

    def _value(self, written: str, span: Span) -> str:
        try:
            return self._values.read(written)
        except UnreadValueError as error:
            if error.word:
                self._report(span, bib_values.undefined_abbreviation, error.word, self._values.nearest(error.word))
            else:
                self._report(span, bib.broken_entry, "", "a comma or quotation mark is missing")
        return ""

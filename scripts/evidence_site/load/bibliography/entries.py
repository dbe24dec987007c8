"""BibTeX's syntax: a file divided into entries with their fields, each with its place."""

import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    Field,
    ImplicitComment,
    ParsingFailedBlock,
    String,
)

from evidence_site.diagnostics import Diagnostic
from evidence_site.load.bibliography.values import Values
from evidence_site.load.problems import bib, bib_values, yml
from evidence_site.load.text import Span, TextFile

MOST_ENTRIES = 5000
MOST_SIGNS = 500_000
"""Braces, quotation marks, commas and equals signs: the parser stops at each."""
LONGEST_VALUE = 20_000
LONGEST_NAMES = 200_000

_ENTRY = re.compile(r"@\w*+[ \t]*+[{(]")
_OPENING = re.compile(r"@\w*[ \t]*[{(]\s*(?P<key>[^\s,{}()\"=]*)")
_FIELD_NAME = re.compile(r"[A-Za-z][\w+:.-]*")
_LOOKS_LOST = re.compile(r"^(?!\s*%).*?([{}]|@\w)", re.MULTILINE)
_MARK = re.compile(r'(?<!\\)[{}",]')
_NAMES = frozenset({"author", "editor"})


@dataclass(frozen=True)
class WrittenField:
    """A field of an entry: its value with all abbreviations written out, and the places of its name and value."""

    name: str
    value: str
    name_span: Span
    value_span: Span


@dataclass(frozen=True)
class WrittenEntry:
    """An entry as it stands in the file."""

    kind: str
    key: str
    fields: Mapping[str, WrittenField]
    span: Span
    key_span: Span


@dataclass(frozen=True)
class Parsed:
    """The entries of a file, and the keys of those that could not be read."""

    entries: tuple[WrittenEntry, ...]
    lost: frozenset[str]
    diagnostics: tuple[Diagnostic, ...]


def parse_entries(source: TextFile) -> Parsed:
    """Divide a file into entries."""
    signs = sum(map(source.text.count, '{}",='))
    if signs > MOST_SIGNS or len(_ENTRY.findall(source.text)) > MOST_ENTRIES:
        return Parsed((), frozenset(), (source.diagnose(None, yml.too_many_parts, MOST_ENTRIES),))
    with _silence():
        library = parse_string(source.text)
    parser = _Parser(source, library)
    for block in library.blocks:
        parser.read(block)
    return Parsed(tuple(parser.entries), frozenset(parser.lost), tuple(parser.diagnostics))


@contextmanager
def _silence() -> Iterator[None]:
    """Keep the parser from logging in words of its own what we report in ours."""
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
        self._values = Values({each.key.lower(): each for each in library.strings if isinstance(each, String)})
        self._at = 0
        self._is_after_failure = False

    def read(self, block: Block) -> None:
        span = self._place(block)
        if isinstance(block, DuplicateBlockKeyBlock):
            self._duplicate(block, span)
        elif isinstance(block, DuplicateFieldKeyBlock):
            entry = block.ignore_error_block
            if isinstance(entry, Entry):
                self._fields(entry.fields, span)
                self.lost.add(entry.key)
        elif isinstance(block, ParsingFailedBlock):
            self._failed(block, span)
        elif isinstance(block, ImplicitComment) and not self._is_after_failure:
            self._comment(block.comment, span)
        elif isinstance(block, Entry):
            fields = self._fields(block.fields, span)
            if fields is None:
                self.lost.add(block.key)
            else:
                self.entries.append(
                    WrittenEntry(block.entry_type.lower(), block.key, fields, span, self._key_span(span))
                )

        # What follows an entry that broke off is mostly its rest.
        self._is_after_failure = isinstance(block, ParsingFailedBlock)

    def _report(self, diagnostic: Diagnostic) -> None:
        self.diagnostics.append(diagnostic)

    def _place(self, block: Block) -> Span:
        raw = block.raw or ""
        start = max(self._source.text.find(raw, self._at), self._at)
        self._at = min(start + max(len(raw), 1), len(self._source.text))
        return start, start + len(raw)

    def _key_span(self, span: Span) -> Span:
        found = _OPENING.match(self._source.text, *span)
        return found.span("key") if found and found["key"] else (span[0], span[0] + 1)

    def _duplicate(self, block: DuplicateBlockKeyBlock, span: Span) -> None:
        other = getattr(block.previous_block, "key", "")
        line = (block.previous_block.start_line or 0) + 1
        self._report(self._source.diagnose(self._key_span(span), bib.duplicate_key, block.key, other, line))

    def _failed(self, block: ParsingFailedBlock, span: Span) -> None:
        found = _OPENING.match(self._source.text, *span)
        key = found["key"] if found else ""
        self.lost.add(key)
        reason = getattr(block.error, "abort_reason", "")
        what = (
            "a comma or `=` is missing" if reason.startswith("Expected") else "a brace or quotation mark is not closed"
        )
        self._report(self._source.diagnose(found.span() if found else span, bib.broken_entry, key, what))

    def _comment(self, comment: str, span: Span) -> None:
        found = _LOOKS_LOST.search(comment)
        if found:
            start, end = self._source.line_span(self._source.line_at(span[0] + found.start(1)))
            self._report(self._source.diagnose((max(start, span[0]), end), bib.stray_text))

    def _fields(self, fields: list[Field], span: Span) -> dict[str, WrittenField] | None:
        """Read the fields of an entry; nothing, if one of them cannot be told apart."""
        read: dict[str, WrittenField] = {}
        is_whole = True
        at = self._key_span(span)[1]
        for field in fields:
            name_span, value_span = self._field_place(field, at, span[1])
            at = value_span[1]
            name = field.key.lower()
            if not _FIELD_NAME.fullmatch(name):
                what = "a comment stands inside the entry" if "%" in name else "a field's name cannot be read"
                self._report(self._source.diagnose(name_span, bib.broken_entry, "", what))
                is_whole = False
                continue
            if name in read:
                self._report(self._source.diagnose(name_span, bib.duplicate_bibtex_field, field.key))
                is_whole = False
                continue
            value, faults = self._values.read(field, self._source, value_span)
            most = LONGEST_NAMES if name in _NAMES else LONGEST_VALUE
            if len(value) > most:
                faults = [self._source.diagnose(name_span, bib_values.overlong_value, name, len(value), most)]
            self.diagnostics += faults
            is_whole = is_whole and not faults
            read[name] = WrittenField(name, value, name_span, value_span)
        return read if is_whole else None

    def _field_place(self, field: Field, at: int, end: int) -> tuple[Span, Span]:
        """Find a field's name and value, from the end of the field before it."""
        name = re.compile(re.escape(field.key) + r"\s*=\s*").search(self._source.text, at, end)
        if not name:
            return (at, at + 1), (at, at + 1)
        stop = _end_of_value(self._source.text, name.end(), end)
        value = self._source.text[name.end() : stop].rstrip()
        return (name.start(), name.start() + len(field.key)), (name.end(), name.end() + max(len(value), 1))


def _end_of_value(text: str, start: int, end: int) -> int:
    """Find the comma or brace that ends the value which begins at `start`."""
    depth, is_quoted = 0, False
    for mark in _MARK.finditer(text, start, end):
        sign = mark.group()
        if sign == '"' and depth == 0:
            is_quoted = not is_quoted
        elif is_quoted:
            continue
        elif depth == 0 and sign in ",}":
            return mark.start()
        else:
            depth += (sign == "{") - (sign == "}")
    return end

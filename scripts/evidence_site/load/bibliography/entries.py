"""BibTeX's syntax: a file divided into entries with their fields, each with its place."""

import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from bibtexparser.model import Block as Written
from bibtexparser.model import (
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ImplicitComment,
    ParsingFailedBlock,
)

from evidence_site.diagnostics import Diagnostic, Fault, Span
from evidence_site.load.bibliography.places import Block, WrittenField
from evidence_site.load.bibliography.values import UnreadValueError, Values
from evidence_site.load.problems import bib, bib_values, yml
from evidence_site.load.text import TextFile, Words
from evidence_site.rule import Rule

MOST_ENTRIES = 20_000
MOST_SIGNS = 1_500_000
"""Braces, quotation marks, commas and equals signs: the parser stops at each."""
LONGEST_VALUE = 20_000
LONGEST_NAMES = 200_000

_ENTRY = re.compile(r"@\w*+[ \t]*+[{(]")
_FIELD_LINE = re.compile(r"^[ \t]*(?P<field>[A-Za-z][\w-]*[ \t]*=.*)$", re.MULTILINE)
_FIELD_NAME = re.compile(r"[A-Za-z][\w+:.-]*")
_LOOKS_LOST = re.compile(r"^(?!\s*%).*?([{}]|@\w)", re.MULTILINE)
_NAMES = frozenset({"author", "editor", "translator"})


@dataclass(frozen=True)
class WrittenEntry:
    """An entry as it stands in the file."""

    kind: str
    key: str
    fields: Mapping[str, WrittenField]
    block: Block


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
        library = parse_string(source.text, parse_stack=[])
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
        self._values = Values({each.key.lower(): str(each.value) for each in library.strings})
        self._sound: set[str] = set()
        self._at = 0
        self._is_after_failure = False

    def read(self, block: Written) -> None:
        span = self._place(block)
        if isinstance(block, Entry):
            self._entry(block, span)
        elif isinstance(block, DuplicateBlockKeyBlock):
            self._duplicate(block, span)
        elif isinstance(block, DuplicateFieldKeyBlock):
            entry = block.ignore_error_block
            if isinstance(entry, Entry):
                self._entry(entry, span)
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

    def _entry(self, entry: Entry, span: Span) -> None:
        block = Block(self._source, span, entry.fields)
        fields = self._fields(block)
        if fields is None:
            self.lost.add(entry.key)
        else:
            self.entries.append(WrittenEntry(entry.entry_type.lower(), entry.key, fields, block))

    def _duplicate(self, duplicate: DuplicateBlockKeyBlock, span: Span) -> None:
        other = getattr(duplicate.previous_block, "key", "")
        line = (duplicate.previous_block.start_line or 0) + 1
        self._report(Block(self._source, span, ()).key, bib.duplicate_key, duplicate.key, other, line)

    def _failed(self, failed: ParsingFailedBlock, span: Span) -> None:
        block = Block(self._source, span, ())
        start, end = block.key
        key = self._source.text[start:end] if start > span[0] else ""
        self.lost.add(key)
        reason = getattr(failed.error, "abort_reason", "")
        if reason.startswith("Expected"):
            what = "its last brace is missing" if "found `@" in reason else "a comma or `=` is missing"
            self._report(block.opening, bib.broken_entry, key, what)
        else:
            what = "a brace or quotation mark is not closed"
            self._report(self._unclosed_field(span) or block.opening, bib.broken_entry, key, what)

    def _unclosed_field(self, span: Span) -> Span | None:
        """Give the place of the field whose value is not closed: another begins on a line of its own inside it."""
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

    def _fields(self, block: Block) -> dict[str, WrittenField] | None:
        """Read the fields of an entry; nothing, if one of them cannot be told apart."""
        read: dict[str, WrittenField] = {}
        before = len(self.diagnostics)
        for number, field in enumerate(block.written):
            name = field.key.lower()
            if name not in self._sound and not _FIELD_NAME.fullmatch(name):
                what = "a comment stands inside the entry" if "%" in name else "a field's name cannot be read"
                self._report(block.fields[number][0], bib.broken_entry, "", what)
                continue
            if name in read:
                self._report(block.fields[number][0], bib.duplicate_bibtex_field, field.key)
                continue
            self._sound.add(name)
            value = self._value(field.value, block, number)
            most = LONGEST_NAMES if name in _NAMES else LONGEST_VALUE
            if len(value) > most:
                self._report(block.fields[number][0], bib_values.overlong_value, name, len(value), most)
            read[name] = WrittenField(name, value, block, number)
        return read if len(self.diagnostics) == before else None

    def _value(self, written: str, block: Block, number: int) -> str:
        try:
            return self._values.read(written)
        except UnreadValueError as error:
            place = block.fields[number][1]
            if error.word:
                self._report(place, bib_values.undefined_abbreviation, error.word, self._values.nearest(error.word))
            else:
                self._report(place, bib.broken_entry, "", "a comma or quotation mark is missing")
        return ""

"""All records of a project, together, as rules and views see them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from markupsafe import Markup

from evidence_site.diagnostics import FieldPath, Span
from evidence_site.model.fields import CiteKey, FindingId, Record, StudyId
from evidence_site.model.finding import Finding
from evidence_site.model.handwritten import HandwrittenPage
from evidence_site.model.quote import Quote
from evidence_site.model.reference import Reference
from evidence_site.model.source import SourceText, Verification
from evidence_site.model.study import Study
from evidence_site.model.synthesis import Synthesis
from evidence_site.model.words import TextAt, texts_of


class RecordKind(StrEnum):
    """The kinds of record."""

    FINDING = "finding"
    STUDY = "study"
    SYNTHESIS = "synthesis"
    REFERENCE = "reference"
    SOURCE = "source"
    PAGE = "page"
    """A page written by hand."""


class RecordRef(NamedTuple):
    """The name of a record: its kind, and its id, citation key or path (`synthesis` for the synthesis)."""

    kind: RecordKind
    id: str


class QuotePlace(NamedTuple):
    """A quote and where it stands: the record, and its position there, counted from 0."""

    record: RecordRef
    position: int
    quote: Quote

    @property
    def ref(self) -> str:
        """The quote's name across records: `local-trust/q1`."""
        return f"{self.record.id}/{self.quote.id}"


def every(kind: RecordKind) -> RecordRef:
    """Return what stands for all records of a kind, where their folder cannot be read."""
    return RecordRef(kind, "*")


SYNTHESIS = RecordRef(RecordKind.SYNTHESIS, "synthesis")


@dataclass(frozen=True)
class Corpus:
    """All records that could be read. A record that could not be read is in `unreadable` and nowhere else.

    Of a folder that could not be read, every record may be there: ask `is_unreadable`.
    """

    synthesis: Synthesis | None = None
    findings: tuple[Finding, ...] = ()
    """In the order of the site."""
    studies: tuple[Study, ...] = ()
    glyphs: Mapping[str, Markup] = field(default_factory=dict)
    """Drawings that are safe on any page, by the names that findings give; empty for one whose file is faulty."""
    references: tuple[Reference, ...] = ()
    sources: Mapping[CiteKey, SourceText] = field(default_factory=dict)
    pages: tuple[HandwrittenPage, ...] = ()
    page_templates: frozenset[str] = frozenset()
    """The templates in the project's own layer of the theme, among which a page may choose."""
    unreadable: frozenset[RecordRef] = frozenset()
    verifications: Mapping[str, Verification] = field(default_factory=dict)
    """By `QuotePlace.ref`."""
    broken_words: Mapping[RecordRef, Mapping[FieldPath, tuple[Span, ...]]] = field(default_factory=dict)
    """By record and text: where a line of the file ends after a hyphen or the like inside a word, so that YAML puts a
    space there. Each span is of that sign and the space."""
    withdrawn: Mapping[str, str] = field(default_factory=dict)
    """The words of quotes that were withdrawn, to find them elsewhere, each with `QuotePlace.ref`. Never printed."""
    today: date | None = None
    """The day of the check; None in a build, which is the same on any day."""

    def is_unreadable(self, record: RecordRef) -> bool:
        """Whether a record that is not among the others is, or may be, there."""
        return record in self.unreadable or every(record.kind) in self.unreadable

    @cached_property
    def finding(self) -> Mapping[FindingId, Finding]:
        """Findings by id."""
        return {each.id: each for each in self.findings}

    @cached_property
    def study(self) -> Mapping[StudyId, Study]:
        """Studies by id."""
        return {each.id: each for each in self.studies}

    @cached_property
    def studies_by_report(self) -> Mapping[CiteKey, tuple[StudyId, ...]]:
        """The studies that have a work as a report, by its citation key."""
        found: dict[CiteKey, dict[StudyId, None]] = {}
        for study in self.studies:
            for key in study.reports:
                found.setdefault(key, {})[study.id] = None
        return {key: tuple(studies) for key, studies in found.items()}

    @cached_property
    def reference(self) -> Mapping[CiteKey, Reference]:
        """References by citation key."""
        return {each.id: each for each in self.references}

    @cached_property
    def records(self) -> Mapping[RecordRef, Record]:
        """Every finding, then every study, then the synthesis: what has texts of its own."""
        read: dict[RecordRef, Record] = {RecordRef(RecordKind.FINDING, each.id): each for each in self.findings}
        read |= {RecordRef(RecordKind.STUDY, each.id): each for each in self.studies}
        return read | ({SYNTHESIS: self.synthesis} if self.synthesis else {})

    @cached_property
    def texts(self) -> Mapping[RecordRef, tuple[TextAt, ...]]:
        """Every free text of each of `records`."""
        return {ref: tuple(texts_of(record)) for ref, record in self.records.items()}

    @cached_property
    def own_prose(self) -> Mapping[RecordRef, tuple[TextAt, ...]]:
        """The editors' own words that readers are shown, record by record."""
        return {ref: tuple(each for each in texts if each.field.is_own_prose) for ref, texts in self.texts.items()}

    @cached_property
    def quotes(self) -> tuple[QuotePlace, ...]:
        """Every quote of every finding, then of every study."""
        findings = ((RecordRef(RecordKind.FINDING, each.id), each.quotes) for each in self.findings)
        studies = ((RecordRef(RecordKind.STUDY, each.id), each.quotes) for each in self.studies)
        return tuple(
            QuotePlace(record, position, quote)
            for record, quotes in (*findings, *studies)
            for position, quote in enumerate(quotes)
        )

    @cached_property
    def quote(self) -> Mapping[str, QuotePlace]:
        """Quotes by their name across records."""
        return {each.ref: each for each in self.quotes}

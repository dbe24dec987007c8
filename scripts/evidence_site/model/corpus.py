"""All records of a project, together, as rules and views see them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from evidence_site.diagnostics import FieldPath
from evidence_site.model.fields import CiteKey, FindingId, StudyId
from evidence_site.model.finding import Finding
from evidence_site.model.own_words import words_of_finding, words_of_study, words_of_synthesis
from evidence_site.model.page import HandwrittenPage
from evidence_site.model.quote import Quote
from evidence_site.model.reference import Reference
from evidence_site.model.source import SourceText, Verification
from evidence_site.model.study import Study
from evidence_site.model.synthesis import Synthesis


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
    """Names a record: its kind, and its id, citation key or path (`synthesis` for the synthesis)."""

    kind: RecordKind
    id: str


class QuotePlace(NamedTuple):
    """A quote and where it stands: the record, and its position there, from 0."""

    record: RecordRef
    position: int
    quote: Quote

    @property
    def ref(self) -> str:
        """The quote's name across records: `local-trust/q1`."""
        return f"{self.record.id}/{self.quote.id}"


SYNTHESIS = RecordRef(RecordKind.SYNTHESIS, "synthesis")


@dataclass(frozen=True)
class Corpus:
    """Everything that was read. A record that could not be read stands in `unreadable` and nowhere else."""

    synthesis: Synthesis | None = None
    findings: tuple[Finding, ...] = ()
    """In the order of the site."""
    studies: tuple[Study, ...] = ()
    references: tuple[Reference, ...] = ()
    sources: Mapping[CiteKey, SourceText] = field(default_factory=dict)
    pages: tuple[HandwrittenPage, ...] = ()
    unreadable: frozenset[RecordRef] = frozenset()
    verifications: Mapping[str, Verification] = field(default_factory=dict)
    """By `QuotePlace.ref`."""
    today: date | None = None
    """Given by `check` only; a build looks at no clock."""

    @cached_property
    def finding(self) -> Mapping[FindingId, Finding]:
        """Findings by id."""
        return {each.id: each for each in self.findings}

    @cached_property
    def study(self) -> Mapping[StudyId, Study]:
        """Studies by id."""
        return {each.id: each for each in self.studies}

    @cached_property
    def reference(self) -> Mapping[CiteKey, Reference]:
        """References by citation key."""
        return {each.id: each for each in self.references}

    @cached_property
    def own_words(self) -> Mapping[RecordRef, tuple[tuple[FieldPath, str], ...]]:
        """The prose of each finding, of each study and of the synthesis, each text with the way to it."""
        words = {RecordRef(RecordKind.FINDING, each.id): tuple(words_of_finding(each)) for each in self.findings}
        words |= {RecordRef(RecordKind.STUDY, each.id): tuple(words_of_study(each)) for each in self.studies}
        return words | ({SYNTHESIS: tuple(words_of_synthesis(self.synthesis))} if self.synthesis else {})

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

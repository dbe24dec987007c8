"""Reading all files of a project in one run, so that every problem of every file is reported at once."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from markupsafe import Markup
from pydantic import BaseModel

from evidence_site.diagnostics import Diagnostic, FieldPath, Location, Span, by_place
from evidence_site.load.bibliography import load_bibliography
from evidence_site.load.files import LARGEST_RECORD, read_text, what_is
from evidence_site.load.folders import RECORDS, Entry, list_entries
from evidence_site.load.glyphs import load_glyphs
from evidence_site.load.nodes import Scalar, find
from evidence_site.load.pages import load_pages, load_theme
from evidence_site.load.positions import Positions, Written
from evidence_site.load.problems import files, fld
from evidence_site.load.records import read_record
from evidence_site.load.sources import Sources, load_private_sources, load_sources
from evidence_site.load.text import TextFile, diagnose
from evidence_site.load.unshown import hush
from evidence_site.load.written_values import broken_words, ends_inside_words
from evidence_site.model import (
    SYNTHESIS,
    CiteKey,
    Corpus,
    Finding,
    HandwrittenPage,
    RecordKind,
    RecordRef,
    Reference,
    SourceText,
    Study,
    Synthesis,
    every,
)
from evidence_site.model.withdrawn import withhold
from evidence_site.project import SYNTHESIS_FILE, PrivateTexts, Project

Record = TypeVar("Record", bound=BaseModel)


@dataclass(frozen=True)
class RecordFile(Generic[Record]):
    """A file of a record, as it was read."""

    written: Written
    record: Record | None
    diagnostics: Sequence[Diagnostic]
    broken_words: Mapping[FieldPath, tuple[Span, ...]] = field(default_factory=dict)


RecordFiles = Mapping[RecordRef, RecordFile[Synthesis] | RecordFile[Finding] | RecordFile[Study]]
_NONE: RecordFiles = MappingProxyType({})


@dataclass(frozen=True)
class Loaded:
    """A project's records, what is wrong with its files, and where each record stands."""

    corpus: Corpus
    diagnostics: tuple[Diagnostic, ...]
    positions: Positions
    files: RecordFiles
    """The files of records, which a later reading need not parse again if they are the same."""


def load_project(project: Project, *, private: bool = True, known: RecordFiles = _NONE) -> Loaded:
    """Read a project's synthesis, findings, studies, drawings, bibliography, source texts and pages written by hand.

    Unless `private`, the folder of source texts outside the project is left alone. Of the `known` files of records,
    those that hold the same text are not parsed again.
    """
    reader = _Reader(project.root, project.private if private else None, known)
    entries = reader.entries(project.findings, RecordKind.FINDING, special="synthesis", beside=project.glyphs.name)
    synthesis = reader.synthesis([each for each in entries if each.stem.casefold() == "synthesis"])
    findings = reader.records(
        [each for each in entries if each.stem.casefold() != "synthesis"], RecordKind.FINDING, Finding
    )
    studies = reader.records(reader.entries(project.studies, RecordKind.STUDY), RecordKind.STUDY, Study)
    order = _ranks(synthesis.order if synthesis else ())
    themes = _ranks([each.id for each in synthesis.themes_in_order] if synthesis and not synthesis.order else ())
    included = _ranks(synthesis.included_studies if synthesis else ())
    corpus = Corpus(
        synthesis=synthesis,
        findings=tuple(sorted(findings, key=lambda each: _place(each, order, themes))),
        studies=tuple(sorted(studies, key=lambda each: (included.get(each.id, math.inf), each.id))),
        glyphs=reader.glyphs(project.glyphs),
        references=reader.references(project.bibliography),
        sources=reader.sources(project.sources),
        pages=tuple(reader.pages(project.pages)),
        page_templates=reader.page_templates(project.theme, synthesis.settings.templates if synthesis else None),
        unreadable=frozenset(reader.unreadable),
        broken_words=reader.broken_words,
    )
    return Loaded(withhold(corpus), by_place(reader.diagnostics), Positions(reader.written), reader.files)


class _Reader:
    """Reads the files of one project, and collects what is wrong with them and where records stand."""

    def __init__(self, root: Path, private: PrivateTexts | None, known: RecordFiles) -> None:
        self.root = root
        self.private = private
        self.known = known
        self.files: dict[RecordRef, RecordFile[Any]] = {}
        self.diagnostics: list[Diagnostic] = []
        self.unreadable: set[RecordRef] = set()
        self.written: dict[RecordRef, Written] = {}
        self.broken_words: dict[RecordRef, Mapping[FieldPath, tuple[Span, ...]]] = {}

    def entries(self, folder: Path, kind: RecordKind, special: str = "", beside: str = "") -> Sequence[Entry]:
        listing = list_entries(folder, self.root, RECORDS, special, beside)
        self.diagnostics += listing.diagnostics
        if not listing.is_read:
            self.unreadable.add(every(kind))
        return listing.entries

    def synthesis(self, entries: Sequence[Entry]) -> Synthesis | None:
        """Read the synthesis. There are two entries where two files differ in capitals only."""
        if not entries and every(RecordKind.FINDING) not in self.unreadable:
            missing = diagnose(Location(SYNTHESIS_FILE), "", files.empty_record, SYNTHESIS_FILE, exists=False)
            self.diagnostics.append(missing)
        if not entries:
            self.unreadable.add(SYNTHESIS)
        read = [self._record(entry, SYNTHESIS, Synthesis) for entry in entries]
        return next((each for each in reversed(read) if each), None)

    def records(self, entries: Sequence[Entry], kind: RecordKind, model: type[Record]) -> list[Record]:
        read = [self._record(entry, RecordRef(kind, entry.stem), model, entry.stem) for entry in entries]
        return [each for each in read if each]

    def glyphs(self, folder: Path) -> Mapping[str, Markup]:
        glyphs, diagnostics = load_glyphs(folder, self.root)
        self.diagnostics += diagnostics
        return glyphs

    def references(self, path: Path) -> tuple[Reference, ...]:
        bibliography = load_bibliography(path, self.root)
        self.diagnostics += bibliography.diagnostics
        self.written |= bibliography.written
        self.unreadable |= bibliography.unreadable
        return tuple(bibliography.references)

    def sources(self, folder: Path) -> Mapping[CiteKey, SourceText]:
        sources = load_sources(folder, self.root)
        self.diagnostics += sources.diagnostics
        self.written |= {RecordRef(RecordKind.SOURCE, key): Written(file) for key, file in sources.files.items()}
        private_texts = self._private_sources(self.private) if self.private else {}
        self._keep_unreadable(sources)
        return {**private_texts, **sources.texts}

    def _keep_unreadable(self, sources: Sources) -> None:
        self.unreadable |= {RecordRef(RecordKind.SOURCE, key) for key in sources.unreadable}
        if not sources.is_read:
            self.unreadable.add(every(RecordKind.SOURCE))

    def pages(self, folder: Path | None) -> Iterator[HandwrittenPage]:
        pages = load_pages(folder, self.root)
        self.diagnostics += pages.diagnostics
        for page, file in pages.read:
            self.written[RecordRef(RecordKind.PAGE, page.path)] = Written(file)
            yield page

    def page_templates(self, folder: Path | None, own: str | None) -> frozenset[str]:
        """Return the templates for hand-written pages, and look at those for our own pages, which are below `own`."""
        self.diagnostics += load_theme(self.root / own if own else None, self.root).diagnostics
        theme = load_theme(folder, self.root)
        self.diagnostics += theme.diagnostics
        return theme.templates

    def _record(self, entry: Entry, ref: RecordRef, model: type[Record], stem: str = "") -> Record | None:
        source = read_text(entry.path, self.root, LARGEST_RECORD)
        record: Record | None = None
        if isinstance(source, Diagnostic):
            self.diagnostics.append(source)
        else:
            file = self.files[ref] = self._parsed(source, ref, model, stem)
            record = file.record
            self.diagnostics += file.diagnostics
            if entry.has_good_name:
                self.written[ref] = file.written
                if file.broken_words:
                    self.broken_words[ref] = file.broken_words
        if record is None or not entry.has_good_name:
            self.unreadable.add(ref)
            return None
        return record

    def _parsed(self, source: TextFile, ref: RecordRef, model: type[Record], stem: str) -> RecordFile[Record]:
        known: RecordFile[Any] | None = self.known.get(ref)
        if known and known.written.source == source:
            return known
        written = Written(source, is_yaml=True)
        record, diagnostics = read_record(source, model, stem)
        diagnostics = list(hush(diagnostics, source, written.root)) if diagnostics else diagnostics
        broken = broken_words(source.text, written.root, model) if ends_inside_words(source.text) else {}
        return RecordFile(written, record, diagnostics, broken)

    def _private_sources(self, private: PrivateTexts) -> Mapping[CiteKey, SourceText]:
        """Read the texts in the folder that the synthesis names, even if there is something else wrong with it."""
        synthesis = self.written.get(SYNTHESIS)
        span, named = find(synthesis.root, ("settings", "sources")) if synthesis else ((0, 0), None)
        if synthesis is None or not isinstance(named, Scalar) or named.is_empty:
            return {}
        place = private.find(self.root, named.value.strip())
        if not place:
            self.diagnostics.append(synthesis.source.diagnose(span, fld.refused_private_folder))
            return {}
        kind = what_is(*place)
        sources = load_private_sources(*place)
        if kind != "folder" or not sources.is_read:
            closed = synthesis.source.diagnose(span, fld.absent_private_folder, is_there=kind != "nothing")
            self.diagnostics.append(closed)
        self._keep_unreadable(sources)
        if sources.unreadable:
            count = len(sources.unreadable)
            self.diagnostics.append(synthesis.source.diagnose(span, fld.unreadable_private_text, count))
        return sources.texts


def _ranks(names: Sequence[str]) -> Mapping[str, int]:
    """Return the rank of each name; of one that is listed twice, the first."""
    return {name: rank for rank, name in reversed([*enumerate(names)])}


def _place(finding: Finding, order: Mapping[str, int], themes: Mapping[str, int]) -> tuple[float, float, str]:
    """Return what findings are sorted by: the order of the synthesis, if it gives one; else themes, then file names."""
    return order.get(finding.id, math.inf), themes.get(finding.theme or "", math.inf), finding.id

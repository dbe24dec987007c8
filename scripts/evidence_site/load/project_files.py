"""Reading all files of a project in one run, so that every problem of every file is told at once."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from markupsafe import Markup
from pydantic import BaseModel

from evidence_site.diagnostics import Diagnostic, Location, by_place
from evidence_site.load.bibliography import load_bibliography
from evidence_site.load.files import LARGEST_RECORD, read_text, what_is
from evidence_site.load.folders import RECORDS, Entry, list_entries
from evidence_site.load.glyphs import load_glyphs
from evidence_site.load.nodes import Scalar, find
from evidence_site.load.pages import load_pages
from evidence_site.load.positions import Positions, Written
from evidence_site.load.problems import fld, yml
from evidence_site.load.records import read_record
from evidence_site.load.sources import load_private_sources, load_sources
from evidence_site.load.text import diagnose
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
)
from evidence_site.project import SYNTHESIS_FILE, Project

Kept = TypeVar("Kept", Finding, Study)
Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class Loaded:
    """What came of reading a project."""

    corpus: Corpus
    diagnostics: tuple[Diagnostic, ...]
    positions: Positions


@dataclass
class _Harvest:
    """What is gathered while files are read."""

    root: Path
    findings: list[Finding] = field(default_factory=list)
    studies: list[Study] = field(default_factory=list)
    glyphs: Mapping[str, Markup] = field(default_factory=dict)
    references: Sequence[Reference] = ()
    sources: Mapping[CiteKey, SourceText] = field(default_factory=dict)
    pages: Sequence[HandwrittenPage] = ()
    synthesis: Synthesis | None = None
    unreadable: set[RecordRef] = field(default_factory=set)
    written: dict[RecordRef, Written] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def load_project(project: Project, *, private: bool = True) -> Loaded:
    """Read all records of a project, its source texts and its drawings; or leave the `private` texts."""
    harvest = _Harvest(project.root)
    entries, diagnostics = list_entries(project.findings, project.root, RECORDS, "synthesis", project.glyphs.name)
    harvest.diagnostics += diagnostics
    _read_synthesis(harvest, [each for each in entries if each.stem.casefold() == "synthesis"])
    for entry in entries:
        if entry.stem.casefold() != "synthesis":
            _read(harvest, entry, RecordKind.FINDING, Finding, harvest.findings)
    harvest.glyphs, diagnostics = load_glyphs(project.glyphs, project.root)
    harvest.diagnostics += diagnostics
    studies, diagnostics = list_entries(project.studies, project.root, RECORDS)
    harvest.diagnostics += diagnostics
    for entry in studies:
        _read(harvest, entry, RecordKind.STUDY, Study, harvest.studies)
    _read_bibliography(harvest, project.bibliography)
    _read_sources(harvest, project.sources, private=private)
    harvest.pages, files = load_pages(project.pages, project.root)
    harvest.written |= {RecordRef(RecordKind.PAGE, path): Written(file) for path, file in files.items()}
    return Loaded(_corpus(harvest), by_place(harvest.diagnostics), Positions(harvest.written))


def _read_synthesis(harvest: _Harvest, entries: Sequence[Entry]) -> None:
    if not entries:
        location = Location(SYNTHESIS_FILE)
        harvest.diagnostics.append(diagnose(location, "", yml.empty_record, SYNTHESIS_FILE, exists=False))
        harvest.unreadable.add(SYNTHESIS)
    for entry in entries:
        harvest.synthesis = _read_one(harvest, entry, SYNTHESIS, Synthesis) or harvest.synthesis


def _read(harvest: _Harvest, entry: Entry, kind: RecordKind, model: type[Kept], kept: list[Kept]) -> None:
    record = _read_one(harvest, entry, RecordRef(kind, entry.stem), model, entry.stem)
    if record is not None:
        kept.append(record)


def _read_one(harvest: _Harvest, entry: Entry, ref: RecordRef, model: type[Model], stem: str = "") -> Model | None:
    source = read_text(entry.path, harvest.root, LARGEST_RECORD)
    record: Model | None = None
    if isinstance(source, Diagnostic):
        harvest.diagnostics.append(source)
    else:
        record, diagnostics = read_record(source, model, stem)
        harvest.diagnostics += diagnostics
        if entry.has_good_name:
            harvest.written[ref] = Written(source, is_yaml=True)
    if record is None or not entry.has_good_name:
        harvest.unreadable.add(ref)
        return None
    return record


def _read_bibliography(harvest: _Harvest, path: Path) -> None:
    bibliography = load_bibliography(path, harvest.root)
    harvest.references = bibliography.references
    harvest.diagnostics += bibliography.diagnostics
    harvest.written |= bibliography.written
    harvest.unreadable |= bibliography.unreadable


def _read_sources(harvest: _Harvest, folder: Path, *, private: bool) -> None:
    texts, files, diagnostics = load_sources(folder, harvest.root)
    harvest.diagnostics += diagnostics
    for key, source in files.items():
        ref = RecordRef(RecordKind.SOURCE, key)
        harvest.written[ref] = Written(source)
    harvest.unreadable |= {RecordRef(RecordKind.SOURCE, key) for key in files.keys() - texts.keys()}
    harvest.sources = {**(_read_private_sources(harvest) if private else {}), **texts}


def _read_private_sources(harvest: _Harvest) -> Mapping[CiteKey, SourceText]:
    """Read the texts in the folder that the synthesis names, even if there is something else wrong with it."""
    synthesis = harvest.written.get(SYNTHESIS)
    span, named = find(synthesis.root, ("settings", "sources")) if synthesis else ((0, 0), None)
    if synthesis is None or not isinstance(named, Scalar) or named.is_empty:
        return {}
    folder = harvest.root / named.value.strip()
    if what_is(folder, folder.parent) != "folder":
        harvest.diagnostics.append(synthesis.source.diagnose(span, fld.absent_private_folder))
        return {}
    texts, unreadable = load_private_sources(folder)
    if unreadable:
        harvest.diagnostics.append(synthesis.source.diagnose(span, fld.unreadable_private_text, unreadable))
    return texts


def _corpus(harvest: _Harvest) -> Corpus:
    order = _ranks(harvest.synthesis.order if harvest.synthesis else ())
    included = _ranks(harvest.synthesis.included_studies if harvest.synthesis else ())
    return Corpus(
        synthesis=harvest.synthesis,
        findings=tuple(sorted(harvest.findings, key=lambda each: (order.get(each.id, math.inf), each.id))),
        studies=tuple(sorted(harvest.studies, key=lambda each: (included.get(each.id, math.inf), each.id))),
        glyphs=harvest.glyphs,
        references=tuple(harvest.references),
        sources=harvest.sources,
        pages=tuple(harvest.pages),
        unreadable=frozenset(harvest.unreadable),
    )


def _ranks(names: Sequence[str]) -> Mapping[str, int]:
    """Give the rank of each name; of one that is listed twice, the first."""
    return {name: rank for rank, name in reversed([*enumerate(names)])}

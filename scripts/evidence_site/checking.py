"""Checks a project: loads it, verifies its quotes, runs every rule, and applies suppressions. It makes no pages."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from evidence_site.diagnostics import Diagnostic, Severity, by_place
from evidence_site.link_faults import LINK_FAULTS
from evidence_site.load import Positions, RecordFiles, load_project
from evidence_site.load.problems import PROBLEMS
from evidence_site.load.unshown import hush_withdrawn
from evidence_site.matching import verify_all
from evidence_site.model import SYNTHESIS, Corpus, RecordKind, RecordRef
from evidence_site.project import Project
from evidence_site.rule import Place, Rule, Violation
from evidence_site.rules import RULES
from evidence_site.suppression import SUPPRESSION_RULES, Reported, apply_suppressions


@dataclass(frozen=True)
class Examined:
    """The records of a project with their quotes verified, and what is wrong with them."""

    corpus: Corpus
    positions: Positions
    diagnostics: tuple[Diagnostic, ...]
    files: RecordFiles


def check(project: Project, *, advice: bool = True) -> tuple[Diagnostic, ...]:
    """Return the diagnostics of all records, sorted by place, with advice or without."""
    return examine(project, advice=advice).diagnostics


def rules_by_code() -> Mapping[str, Rule[..., object]]:
    """Return every rule by its code, including those of loading and of the links of a built site."""
    rules: tuple[Rule[..., object], ...] = (*PROBLEMS, *RULES, *SUPPRESSION_RULES, *LINK_FAULTS)
    return {each.code: each for each in sorted(rules, key=lambda each: each.code)}


def examine(project: Project, *, advice: bool, last: Examined | None = None) -> Examined:
    """Load a project, verify its quotes and check it, with advice or without.

    What was examined `last` is not parsed or looked for again where it is the same.
    """
    loaded = load_project(project, known=last.files) if last else load_project(project)
    verifications = verify_all(loaded.corpus, last.corpus if last else None)
    corpus = replace(loaded.corpus, verifications=verifications, today=project.today)
    positions = loaded.positions
    rules = (each for each in RULES if advice or each.severity is not Severity.ADVICE)
    records = _records(corpus, positions) if loaded.diagnostics else {}
    reported = [Reported(each, _record_of(each, records)) for each in loaded.diagnostics]
    reported += (
        Reported(_diagnose(rule, violation, positions), violation.place) for rule in rules for violation in rule(corpus)
    )
    is_complete = advice and project.today is not None
    kept, objections = apply_suppressions(corpus, reported, rules_by_code(), is_complete=is_complete)
    kept += (_diagnose(rule, violation, positions) for rule, violation in objections)
    told = hush_withdrawn(kept, corpus.withdrawn)
    return Examined(corpus, positions, by_place(tuple(told)), loaded.files)


def _records(corpus: Corpus, positions: Positions) -> Mapping[str, Place]:
    """Return the records that can suppress a fault, by their files."""
    findings = (RecordRef(RecordKind.FINDING, each.id) for each in corpus.findings)
    studies = (RecordRef(RecordKind.STUDY, each.id) for each in corpus.studies)
    return {positions.file(each): Place(each) for each in (*studies, *findings, SYNTHESIS)}


def _record_of(diagnostic: Diagnostic, records: Mapping[str, Place]) -> Place | None:
    """Return the record that a fault of loading is in; none after an error, which leaves no record."""
    return None if diagnostic.severity is Severity.ERROR else records.get(diagnostic.location.file)


def _diagnose(rule: Rule[..., object], violation: Violation, positions: Positions) -> Diagnostic:
    location, excerpt = positions.locate(violation.place)
    return Diagnostic(rule.code, rule.severity, location, violation.fault, excerpt, rule.name)

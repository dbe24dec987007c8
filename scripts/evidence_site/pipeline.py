"""The only place where the stages meet: load, verify, check, view, render."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from evidence_site.diagnostics import Diagnostic, Severity, by_place, has_errors
from evidence_site.export import citation_file, export_files
from evidence_site.load import Positions, load_project
from evidence_site.load.problems import PROBLEMS
from evidence_site.matching import verify_all
from evidence_site.model import SYNTHESIS, Corpus, RecordKind, RecordRef
from evidence_site.model.schema import schema_files
from evidence_site.project import Project
from evidence_site.render import Page, render_pages
from evidence_site.rule import Place, Rule, Violation
from evidence_site.rules import RULES
from evidence_site.suppression import SUPPRESSION_RULES, Told, apply_suppressions
from evidence_site.views import NavigationItem, build_views, navigation
from evidence_site.views.cited import NO_CITATIONS, Citer, make_citer


@dataclass(frozen=True)
class Result:
    """A site, whole or, when a diagnostic is an error, nothing but the diagnostics."""

    diagnostics: tuple[Diagnostic, ...]
    pages: tuple[Page, ...] = ()
    navigation: tuple[NavigationItem, ...] = ()
    citer: Citer = NO_CITATIONS
    """Puts the citations of pages written by hand into words."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """Further files of the site by path: the records that the pages come from, schemas of records, and references."""


@dataclass(frozen=True)
class _Examined:
    """The records with their quotes verified, and what is wrong with them."""

    corpus: Corpus
    positions: Positions
    diagnostics: tuple[Diagnostic, ...]


def check(project: Project, *, advice: bool = True) -> tuple[Diagnostic, ...]:
    """Give every fault of every record, sorted by place, with advice or without."""
    return _examine(project, advice=advice).diagnostics


def build(project: Project) -> Result:
    """Build the site's pages: the same input gives the same bytes, on any machine and any day. No advice is given."""
    examined = _examine(project, advice=False)
    corpus = examined.corpus
    if has_errors(examined.diagnostics):
        return Result(examined.diagnostics)
    views = build_views(corpus, project, examined.positions.file, tuple(every_rule().values()))
    templates = corpus.synthesis.settings.templates if corpus.synthesis else None
    records = sorted({view.record for view in views if view.record})
    return Result(
        examined.diagnostics,
        pages=render_pages(views, project.root / templates if templates else None),
        navigation=navigation(views, corpus),
        citer=make_citer(corpus),
        files={f"records/{record}": (project.root / record).read_bytes() for record in records}
        | {f"schemas/{name}": schema for name, schema in schema_files().items()}
        | dict(export_files(corpus.references))
        | citation_file(corpus, project),
    )


def every_rule() -> Mapping[str, Rule[..., object]]:
    """Give every rule by its code, those of loading among them."""
    rules: tuple[Rule[..., object], ...] = (*PROBLEMS, *RULES, *SUPPRESSION_RULES)
    return {each.code: each for each in sorted(rules, key=lambda each: each.code)}


def _examine(project: Project, *, advice: bool) -> _Examined:
    loaded = load_project(project)
    corpus = replace(loaded.corpus, verifications=verify_all(loaded.corpus), today=project.today)
    positions = loaded.positions
    rules = (each for each in RULES if advice or each.severity is not Severity.ADVICE)
    told = [Told(each, _record_of(each, corpus, positions)) for each in loaded.diagnostics]
    told += (
        Told(_diagnose(rule, violation, positions), violation.place) for rule in rules for violation in rule(corpus)
    )
    is_complete = advice and project.today is not None
    kept, objections = apply_suppressions(corpus, told, every_rule(), is_complete=is_complete)
    kept += (_diagnose(rule, violation, positions) for rule, violation in objections)
    return _Examined(corpus, positions, by_place(kept))


def _record_of(diagnostic: Diagnostic, corpus: Corpus, positions: Positions) -> Place | None:
    """Give the record that a fault of loading is in; after an error there is none."""
    if diagnostic.severity is Severity.ERROR:
        return None
    findings = (RecordRef(RecordKind.FINDING, each.id) for each in corpus.findings)
    studies = (RecordRef(RecordKind.STUDY, each.id) for each in corpus.studies)
    every = (SYNTHESIS, *findings, *studies)
    return next((Place(each) for each in every if positions.file(each) == diagnostic.location.file), None)


def _diagnose(rule: Rule[..., object], violation: Violation, positions: Positions) -> Diagnostic:
    location, excerpt = positions.locate(violation.place)
    return Diagnostic(rule.code, rule.severity, location, violation.fault, excerpt, rule.name)

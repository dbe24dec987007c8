"""The only place where the stages meet: load, verify, check, view, render."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from evidence_site.diagnostics import Diagnostic, by_place, has_errors
from evidence_site.load import Positions, load_project
from evidence_site.load.problems import PROBLEMS
from evidence_site.matching import verify_all
from evidence_site.model import Corpus
from evidence_site.project import Project
from evidence_site.render import Page, render_pages
from evidence_site.rule import Rule, Violation
from evidence_site.rules import RULES
from evidence_site.views import NavigationItem, build_views, navigation


@dataclass(frozen=True)
class Result:
    """A site, whole or, when a diagnostic is an error, nothing but the diagnostics."""

    diagnostics: tuple[Diagnostic, ...]
    pages: tuple[Page, ...] = ()
    navigation: tuple[NavigationItem, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    """Further files of the site by path: the records that the pages come from."""


@dataclass(frozen=True)
class _Examined:
    """The records with their quotes verified, and what is wrong with them."""

    corpus: Corpus
    positions: Positions
    diagnostics: tuple[Diagnostic, ...]


def check(project: Project) -> tuple[Diagnostic, ...]:
    """Give every fault of every record, sorted by place."""
    return _examine(project).diagnostics


def build(project: Project) -> Result:
    """Build the site's pages: the same input gives the same bytes, on any machine and any day."""
    examined = _examine(project)
    corpus = examined.corpus
    if has_errors(examined.diagnostics):
        return Result(examined.diagnostics)
    views = build_views(corpus, project, examined.positions.file)
    templates = corpus.synthesis.settings.templates if corpus.synthesis else None
    records = sorted({view.record for view in views})
    return Result(
        examined.diagnostics,
        pages=render_pages(views, project.root / templates if templates else None),
        navigation=navigation(views, corpus),
        files={f"records/{record}": (project.root / record).read_bytes() for record in records},
    )


def every_rule() -> Mapping[str, Rule[..., object]]:
    """Give every rule by its code, those of loading among them."""
    rules: tuple[Rule[..., object], ...] = (*PROBLEMS, *RULES)
    return {each.code: each for each in sorted(rules, key=lambda each: each.code)}


def _examine(project: Project) -> _Examined:
    loaded = load_project(project)
    corpus = replace(loaded.corpus, verifications=verify_all(loaded.corpus), today=project.today)
    found = (_diagnose(each, violation, loaded.positions) for each in RULES for violation in each(corpus))
    return _Examined(corpus, loaded.positions, by_place((*loaded.diagnostics, *found)))


def _diagnose(rule: Rule[..., object], violation: Violation, positions: Positions) -> Diagnostic:
    location, excerpt = positions.locate(violation.place)
    return Diagnostic(rule.code, rule.severity, location, violation.fault, excerpt)

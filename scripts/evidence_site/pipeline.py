"""The only place where the stages meet: check, view, render."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from evidence_site.checking import check, every_rule, examine
from evidence_site.design import design_files
from evidence_site.diagnostics import Diagnostic, has_errors
from evidence_site.model.schema import schema_files
from evidence_site.model.synthesis import Settings
from evidence_site.pages import NavigationItem, build_pages, navigation
from evidence_site.pages.propose import published_sources
from evidence_site.project import Project
from evidence_site.render import Cards, RenderedPage, make_cards, render_feed, render_pages
from evidence_site.site_files import citation_file, export_files, robots_file
from evidence_site.urls import source_file
from evidence_site.website.site import Site
from evidence_site.works.citer import NO_CITATIONS, Citer

__all__ = ["Result", "build", "check", "every_rule"]


@dataclass(frozen=True)
class Result:
    """A site, whole or, when a diagnostic is an error, nothing but the diagnostics."""

    diagnostics: tuple[Diagnostic, ...]
    pages: tuple[RenderedPage, ...] = ()
    navigation: tuple[NavigationItem, ...] = ()
    citer: Citer = NO_CITATIONS
    """Puts the citations of pages written by hand into words."""
    cards: Cards = field(default_factory=lambda: make_cards({}))
    """What those pages carry of the works that they link to."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """Further files of the site by path: the records that the pages come from, schemas of records, and references."""
    settings: Settings = field(default_factory=Settings)
    """How the site is shown, for what an engine decides."""


def build(project: Project) -> Result:
    """Build the site's pages: the same input gives the same bytes, on any machine and any day. No advice is given."""
    examined = examine(project, advice=False)
    corpus = examined.corpus
    if has_errors(examined.diagnostics):
        return Result(examined.diagnostics)
    site = Site(corpus, project, examined.positions.file, tuple(every_rule().values()))
    views = build_pages(site)
    settings = site.synthesis.settings
    templates = project.root / settings.templates if settings.templates else None
    cards = make_cards(site.entries, templates)
    records = sorted({view.record for view in views if view.record})
    return Result(
        examined.diagnostics,
        pages=render_pages(views, templates, cards),
        navigation=navigation(site, views),
        citer=site.citer,
        cards=cards,
        files={f"records/{record}": (project.root / record).read_bytes() for record in records}
        | {f"schemas/{name}": schema for name, schema in schema_files().items()}
        | dict(export_files(corpus.references))
        | dict(citation_file(corpus, project))
        | render_feed(views, templates)
        | {source_file(key): (project.sources / f"{key}.txt").read_bytes() for key in published_sources(corpus)}
        | dict(robots_file(project))
        | design_files(settings),
        settings=settings,
    )

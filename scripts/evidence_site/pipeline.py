"""Check, view, render: the only place where the stages meet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from evidence_site import urls
from evidence_site.checking import Examined, examine, rules_by_code
from evidence_site.design import design_files
from evidence_site.diagnostics import Diagnostic, has_errors
from evidence_site.export.bibtex import to_bibtex
from evidence_site.load.comments import without_comments
from evidence_site.model.schema import schema_files
from evidence_site.model.synthesis import Settings
from evidence_site.pages import NavigationItem, Page, build_pages, kept_pages, navigation
from evidence_site.pages.propose import published_sources
from evidence_site.project import Project
from evidence_site.render import Cards, RenderedPage, make_cards, render_feed, render_pages
from evidence_site.search import SearchEntry, search_entries
from evidence_site.site_files import citation_file, export_files, robots_file
from evidence_site.website.site import Site
from evidence_site.works.citer import NO_CITATIONS, Citer


@dataclass(frozen=True)
class RenderedSite:
    """All that an engine needs of a site; when a diagnostic is an error, the diagnostics alone."""

    diagnostics: tuple[Diagnostic, ...]
    pages: tuple[RenderedPage, ...] = ()
    navigation: tuple[NavigationItem, ...] = ()
    citer: Citer = NO_CITATIONS
    """Puts the citations of hand-written pages into words."""
    cards: Cards = field(default_factory=lambda: make_cards({}))
    """The cards of cited works, for hand-written pages."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """Further files of the site by path, such as records, schemas, references, style sheet and script."""
    search: tuple[SearchEntry, ...] = ()
    """What the search finds of the core's pages."""
    settings: Settings = field(default_factory=Settings)
    views: tuple[Page, ...] = ()
    """What the pages show."""
    examined: Examined | None = None
    """The records that the site shows."""
    source: Site | None = None
    """What the pages are computed from."""


def build(project: Project, last: RenderedSite | None = None) -> RenderedSite:
    """Check a project, without advice, and render its site: same input, same bytes, on any machine and any day.

    A site that was built `last` saves work: what is the same is neither parsed nor rendered again.

    Raises:
        TemplateFaultError: a template of the site's own is faulty.
    """
    examined = examine(project, advice=False, last=last.examined if last else None)
    if has_errors(examined.diagnostics):
        return RenderedSite(examined.diagnostics)
    site = Site(examined.corpus, project, examined.positions.file, tuple(rules_by_code().values()))
    settings = site.synthesis.settings
    templates = project.root / settings.templates if settings.templates else None
    pages = build_pages(site, kept_pages(site, last.source, last.views) if last and last.source else {})
    # Templates of the site's own may have changed too.
    knows_cards = last is not None and not templates and last.cards.entries == site.entries
    cards = last.cards if last and knows_cards else make_cards(site.entries, templates)
    known = {each.path: (each, page) for each, page in zip(last.views, last.pages, strict=True)} if last else {}
    return RenderedSite(
        examined.diagnostics,
        pages=render_pages(pages, templates, cards, known if knows_cards else {}),
        navigation=navigation(site, pages),
        citer=site.citer,
        cards=cards,
        files=_files(site, pages, templates, _record_files(pages, examined, last)) | design_files(settings),
        search=search_entries(site, pages),
        settings=settings,
        views=pages,
        examined=examined,
        source=site,
    )


def _files(site: Site, pages: Sequence[Page], templates: Path | None, records: Mapping[str, bytes]) -> dict[str, bytes]:
    corpus, project = site.corpus, site.project
    return {
        **records,
        **{f"schemas/{name}": schema for name, schema in schema_files().items()},
        **export_files(corpus.references),
        **citation_file(corpus, project),
        **render_feed(pages, templates),
        **{urls.source_file(key): (project.sources / f"{key}.txt").read_bytes() for key in published_sources(corpus)},
        **robots_file(project),
    }


def _record_files(pages: Sequence[Page], examined: Examined, last: RenderedSite | None) -> dict[str, bytes]:
    """Return the copies of records that readers may see: comments, and what else is in a .bib, are for its editors."""
    shown = {page.record for page in pages if page.record}
    known = last.examined.files if last and last.examined else {}
    bib = {each for each in shown if each.endswith(".bib")}
    copies = {urls.record_file(each): to_bibtex(examined.corpus.references).encode() for each in bib}
    for ref, record in examined.files.items():
        source = record.written.source
        path = urls.record_file(source.file)
        if source.file in shown:
            is_known = last and known.get(ref) is record and path in last.files
            copies[path] = last.files[path] if last and is_known else without_comments(source.text).encode()
    return dict(sorted(copies.items()))

"""Check, view, render: the only place where the stages meet."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from evidence_site import urls
from evidence_site.checking import Examined, examine, rules_by_code
from evidence_site.design import design_files
from evidence_site.diagnostics import Diagnostic, has_errors
from evidence_site.export.bibtex import to_bibtex
from evidence_site.load.comments import without_comments
from evidence_site.load.positions import Written
from evidence_site.load.unshown import published_copy
from evidence_site.model.schema import schema_files
from evidence_site.model.settings import Settings
from evidence_site.pages import Listing, NavigationItem, Page, build_pages, kept_pages, make_feed, navigation
from evidence_site.pages.propose import published_sources
from evidence_site.pictures import Pictures, draw
from evidence_site.project import Project
from evidence_site.render import Cards, RenderedPage, make_cards, render_feed, render_flow, render_pages
from evidence_site.search import SearchEntry, search_entries
from evidence_site.sections.flow import flow_drawing
from evidence_site.site_files import citation_file, export_files, robots_file
from evidence_site.website.site import Site
from evidence_site.works.citer import NO_CITATIONS, Citer


@dataclass(frozen=True)
class Grounds:
    """What a site was made from: a live preview compares it with what comes next, so as to make only what differs."""

    examined: Examined
    site: Site
    views: tuple[Page, ...]
    """What the pages show."""


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
    pictures: Pictures = field(default_factory=Pictures)
    """What other sites show for a link to a page, and the signs of the site."""
    grounds: Grounds | None = None


def build(project: Project, last: RenderedSite | None = None, *, keep_grounds: bool = False) -> RenderedSite:
    """Check a project, without advice, and render its site: same input, same bytes, on any machine and any day.

    A site that was built `last`, and has kept its grounds, saves work: what is the same is neither parsed nor rendered
    again. A large site takes more than twice the memory with its grounds as without.

    Raises:
        TemplateFaultError: a template of the site's own is faulty.
    """
    before = last.grounds if last else None
    examined = examine(project, advice=False, last=before.examined if before else None)
    if has_errors(examined.diagnostics):
        return RenderedSite(examined.diagnostics)
    site = Site(examined.corpus, project, examined.positions.file, tuple(rules_by_code().values()))
    settings = site.synthesis.settings
    templates = project.root / settings.templates if settings.templates else None
    # Templates of the site's own may have changed too.
    knows_cards = last is not None and not templates and last.cards.entries == site.entries
    cards = last.cards if last and knows_cards else make_cards(site.entries, templates)
    known = {}
    if last and before and knows_cards:
        known = {each.path: (each, page) for each, page in zip(before.views, last.pages, strict=True)}
    pictures = draw(site.synthesis.question, site.synthesis.title, settings.colours)
    listings: list[Listing] = []
    views: list[Page] = []
    made = build_pages(site, kept_pages(site, before.site, before.views) if before else {})
    pages = render_pages(_noted(made, listings, views if keep_grounds else None), templates, cards, known)
    return RenderedSite(
        examined.diagnostics,
        pages=pages,
        navigation=navigation(site, listings),
        citer=site.citer,
        cards=cards,
        files={
            **_files(site, templates, _record_files(listings, examined, last)),
            **design_files(settings),
            **pictures.files,
        },
        search=search_entries(site, listings),
        settings=settings,
        pictures=pictures,
        grounds=Grounds(examined, site, tuple(views)) if keep_grounds else None,
    )


def _noted(pages: Iterable[Page], listings: list[Listing], views: list[Page] | None) -> Iterator[Page]:
    """Yield pages one by one, so that each can be forgotten, and note what is still needed when all are rendered."""
    for page in pages:
        listings.append(page.listing)
        if views is not None:
            views.append(page)
        yield page


def _files(site: Site, templates: Path | None, records: Mapping[str, bytes]) -> dict[str, bytes]:
    corpus, project = site.corpus, site.project
    return {
        **records,
        **{f"schemas/{name}": schema for name, schema in schema_files().items()},
        **export_files(corpus.references),
        **citation_file(corpus, project),
        **render_feed(make_feed(site), templates),
        **render_flow(flow_drawing(site), templates),
        **{urls.source_file(key): (project.sources / f"{key}.txt").read_bytes() for key in published_sources(corpus)},
        **robots_file(project),
    }


def _copied(written: Written) -> bytes:
    return without_comments(published_copy(written.source.text, written.root)).encode()


def _record_files(pages: Iterable[Listing], examined: Examined, last: RenderedSite | None) -> dict[str, bytes]:
    """Return the copies of records that readers may see: comments, and what else is in a .bib, are for its editors."""
    shown = {page.record for page in pages if page.record}
    known = last.grounds.examined.files if last and last.grounds else {}
    bib = {each for each in shown if each.endswith(".bib")}
    copies = {urls.record_file(each): to_bibtex(examined.corpus.references).encode() for each in bib}
    for ref, record in examined.files.items():
        source = record.written.source
        path = urls.record_file(source.file)
        if source.file in shown:
            is_known = last and known.get(ref) is record and path in last.files
            copies[path] = last.files[path] if last and is_known else _copied(record.written)
    return dict(sorted(copies.items()))

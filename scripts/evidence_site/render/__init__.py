"""Pages rendered as HTML with Jinja templates, each of which a site can replace by one of the same name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

from jinja2 import Environment

from evidence_site import urls
from evidence_site.model import CiteKey
from evidence_site.pages import Page
from evidence_site.pages.changes import Feed
from evidence_site.render.abbreviations import is_affected, write_out
from evidence_site.render.cards import Cards
from evidence_site.render.environment import template_environment
from evidence_site.render.found import Heading, finding, found_outside, works_cited
from evidence_site.render.template_faults import TemplateFaultError, fault_of_template, telling
from evidence_site.render.typography import curly, with_curly_marks
from evidence_site.tables.flow_drawing import Drawing
from evidence_site.works import Entry

__all__ = [
    "Cards",
    "Heading",
    "RenderedPage",
    "TemplateFaultError",
    "fault_of_template",
    "make_cards",
    "render_faults",
    "render_feed",
    "render_flow",
    "render_pages",
    "works_cited",
]


@dataclass(frozen=True)
class RenderedPage:
    """A rendered page, for any engine."""

    path: str
    """MkDocs' name of the source file: `findings/local-trust.md`."""
    title: str
    description: str
    html: bytes
    """The body in UTF-8, which takes half the memory of a text with typographic marks."""
    headings: tuple[Heading, ...]
    anchors: frozenset[str]
    record: str
    """The file that the page comes from; empty for a page that comes from none."""
    updated: date | None
    searchable: bool = True
    """Whether the search index includes it."""
    head: str = ""
    """HTML for the page's `<head>`."""

    @property
    def body(self) -> str:
        """HTML, to be put inside `<main>`."""
        return self.html.decode()


def render_pages(
    views: Iterable[Page],
    templates: Path | None = None,
    cards: Cards | None = None,
    known: Mapping[str, tuple[Page, RenderedPage]] = MappingProxyType({}),
) -> tuple[RenderedPage, ...]:
    """Render pages, each with its template, which is taken from the folder `templates` if it is there.

    With `cards`, each page also holds the entries of the works that it links to. The `known` pages, by path, were
    rendered with the same cards before: what shows the same is not rendered again.

    Raises:
        TemplateFaultError: a template of the site's own is faulty.
    """
    cards = cards or make_cards({}, templates)
    with telling(templates):
        return tuple(_rendered(view, cards, known.get(view.path)) for view in views)


def render_faults(faults: str) -> str:
    """Return a banner with the report of faults, for the top of each page of a live preview."""
    return template_environment().get_template("render/faults.html.j2").render(faults=faults)


def render_feed(feed: Feed | None, templates: Path | None = None) -> dict[str, bytes]:
    """Return the feed of changes as a file by its path; nothing if the site has no feed."""
    if not feed:
        return {}
    with telling(templates):
        template = template_environment(templates).get_template("render/feed.xml.j2")
        return {urls.FEED: template.render(feed=feed).encode()}


def render_flow(flow: Drawing | None, templates: Path | None = None) -> dict[str, bytes]:
    """Return the drawing of the flow of studies as a file by its path; nothing if the site has no flow."""
    if not flow:
        return {}
    with telling(templates):
        template = template_environment(templates).get_template("render/flow.svg.j2")
        return {urls.FLOW: template.render(flow=flow).encode()}


def make_cards(entries: Mapping[CiteKey, Entry], templates: Path | None = None) -> Cards:
    """Return the cards for the works that pages link to."""
    return Cards(template_environment(templates), entries)


def _rendered(view: Page, cards: Cards, known: tuple[Page, RenderedPage] | None) -> RenderedPage:
    if known and known[0] == view and not is_affected(known[1].body, view.short_forms, _other_names(known[0], view)):
        return known[1]
    return _render(view, cards.environment, cards)


def _other_names(one: Page, other: Page) -> frozenset[str]:
    """Return the names that one of two pages has to leave as they are written, and not the other."""
    return frozenset(one.as_written) ^ frozenset(other.as_written)


def _render(view: Page, environment: Environment, cards: Cards) -> RenderedPage:
    with finding() as found:
        body = environment.get_template(view.template_name()).render(page=view)
    body = with_curly_marks(write_out(body, view.short_forms, view.as_written))
    if environment.sandboxed:  # Templates of the site's own may write what they like.
        found = found_outside(body)
    return RenderedPage(
        path=view.path,
        title=curly(view.title),
        description=curly(view.description),
        html=body.encode() + (b"" if urls.is_part(view.path, urls.REFERENCES) else cards.of(found.works).encode()),
        headings=tuple(each._replace(text=curly(each.text)) for each in found.headings),
        anchors=frozenset(found.anchors),
        record=view.record,
        updated=view.updated,
        searchable=view.searchable,
        head=environment.get_template("render/head.html.j2").render(head=view.head, scripts=view.scripts),
    )

"""Views as pages: HTML bodies from Jinja templates, which a site can override by name."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from evidence_site.model import CiteKey
from evidence_site.render.outline import Heading, read_outline
from evidence_site.render.punctuation import sentence
from evidence_site.render.search import read_sections
from evidence_site.views import PageView
from evidence_site.views.citation import Entry

__all__ = ["Heading", "Page", "render_entries", "render_faults", "render_pages", "template_name"]

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True)
class Page:
    """A finished page, for any engine."""

    path: str
    """MkDocs' name of the source file: `findings/local-trust.md`."""
    title: str
    description: str
    body: str
    """HTML, to be put inside `<main>`."""
    headings: tuple[Heading, ...]
    anchors: frozenset[str]
    search: str
    """HTML with the headings and words alone, for a search index."""
    record: str
    """The file that the page comes from; empty for a page that comes from none."""
    updated: date | None
    searchable: bool = True
    """Whether a search index holds it."""
    head: str = ""
    """HTML for the page's `<head>`."""


def render_pages(views: Sequence[PageView], templates: Path | None = None) -> tuple[Page, ...]:
    """Render views, each with the template of its name, from the folder `templates` where that has one."""
    environment = _environment([templates, TEMPLATES] if templates else [TEMPLATES])
    return tuple(_render(view, environment) for view in views)


def render_faults(faults: str) -> str:
    """Give a banner with the report of what is wrong, for the top of each page while a person writes."""
    return _environment([TEMPLATES]).get_template("faults.html.j2").render(faults=faults)


def render_entries(entries: Iterable[Entry], templates: Path | None = None) -> Mapping[CiteKey, str]:
    """Give each entry of the reference list as HTML, without its links to other places."""
    environment = _environment([templates, TEMPLATES] if templates else [TEMPLATES])
    return {each.key: environment.get_template(each.template).render(it=each) for each in entries}


def template_name(view: type[PageView]) -> str:
    """Name a view's template: `FindingPage` has `pages/finding_page.html.j2`."""
    snake = re.sub(r"(?<!^)(?=[A-Z])", "_", view.__name__).lower()
    return f"pages/{snake}.html.j2"


def _environment(folders: Sequence[Path]) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["sentence"] = sentence
    return environment


def _render(view: PageView, environment: Environment) -> Page:
    body = environment.get_template(template_name(type(view))).render(page=view)
    outline = read_outline(body)
    sections = read_sections(body, outline.headings) if view.searchable else ()
    return Page(
        path=view.path,
        title=view.title,
        description=view.description,
        body=body,
        headings=outline.headings,
        anchors=outline.anchors,
        search=environment.get_template("search.html.j2").render(sections=sections),
        record=view.record,
        updated=view.updated,
        searchable=view.searchable,
        head=environment.get_template("head.html.j2").render(head=view.head) if view.head else "",
    )

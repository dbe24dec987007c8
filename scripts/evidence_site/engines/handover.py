"""What both engines hand to a theme: escaped words, a table of contents, a navigation.

Titles, descriptions and table-of-contents entries pass unescaped through the templates of Material and Zensical: a
title `</title><script>` would come out live on every page. So they leave here escaped. `Markup` keeps the `e` filter
of a template from escaping them again.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from os.path import relpath
from pathlib import Path
from urllib.parse import urljoin

from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig

from evidence_site.pages import NavigationItem
from evidence_site.project import Project
from evidence_site.render import RenderedPage

NavigationEntry = str | dict[str, "str | list[NavigationEntry]"]
"""An entry of `nav:` in mkdocs.yml: a page's path, or a title with a path or further entries."""


def project_of(config: MkDocsConfig) -> Project:
    """Read from `mkdocs.yml` what the core needs to know of the engine."""
    repository = ""
    if config.repo_url and config.edit_uri:
        pages = urljoin(config.repo_url.rstrip("/") + "/", config.edit_uri)
        repository = urljoin(pages, from_pages(config, ".") + "/")
    return Project(
        root_of(config),
        directory_urls=config.use_directory_urls,
        repository=repository,
        pages=Path(config.docs_dir),
        address=f"{config.site_url.rstrip('/')}/" if config.site_url else "",
    )


def root_of(config: MkDocsConfig) -> Path:
    """Give the project's root: the folder of `mkdocs.yml`."""
    return Path(config.config_file_path).resolve().parent


def from_pages(config: MkDocsConfig, file: str) -> str:
    """Give the way from the folder of hand-written pages to a file of the project: `../findings/local-trust.yml`."""
    return Path(relpath(root_of(config) / file, config.docs_dir)).as_posix()


def page_meta(page: RenderedPage) -> dict[str, "Markup | bool | dict[str, bool]"]:
    """Give the page's front matter, escaped. Templates know our pages by it: they bring a layout of their own."""
    hidden = {} if page.searchable else {"search": {"exclude": True}}
    head = {"evidence_site_head": Markup(page.head)} if page.head else {}  # noqa: S704 -- our own template's
    ours = {"evidence_site_page": True}
    return {"title": escape(page.title), "description": escape(page.description), **ours, **hidden, **head}


def navigation_entries(items: Sequence[NavigationItem], handwritten: Sequence[str] = ()) -> list[NavigationEntry]:
    """Give `nav:`, escaped: the generated pages, then those written by hand, which bring their own titles."""
    return [*(_entry(each) for each in items), *handwritten]


def _entry(item: NavigationItem) -> NavigationEntry:
    title = str(escape(item.title))
    return {title: [_entry(each) for each in item.children]} if item.children else {title: item.path}


def navigation_paths(items: Sequence[NavigationItem]) -> frozenset[str]:
    """Give the path of every page that the navigation names."""
    return frozenset(item.path for item in items if item.path).union(
        *(navigation_paths(item.children) for item in items)
    )


def without_handwritten(pages: Sequence[RenderedPage], handwritten: Collection[str]) -> tuple[RenderedPage, ...]:
    """Leave out the pages that the site's maintainers have written themselves: theirs take the place of ours."""
    return tuple(page for page in pages if page.path not in handwritten)


def further_files(files: Mapping[str, bytes], handwritten: Collection[str]) -> dict[str, bytes]:
    """Give our other files by path, without those that the maintainers keep among their pages, such as schemas."""
    return {path: content for path, content in files.items() if path not in handwritten}


def last_updated(pages: Sequence[RenderedPage]) -> date | None:
    """Give the day of the newest record: the date of what has none of its own, whatever the day of the build."""
    return max((page.updated for page in pages if page.updated), default=None)

"""The core's pages as both engines put them into a site: escaped for the theme, with a navigation.

Titles, descriptions and table-of-contents entries pass unescaped through the templates of Material and Zensical: a
title `</title><script>` would come out live on every page. So they leave here escaped. `Markup` keeps the `e` filter
of a template from escaping them again.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from markupsafe import Markup, escape
from mkdocs.structure.files import Files

from evidence_site.pages import NavigationItem
from evidence_site.render import RenderedPage

NavigationEntry = str | dict[str, "str | list[NavigationEntry]"]
"""An entry of `nav:` in mkdocs.yml: a page's path, or a title with a path or further entries."""


def page_meta(page: RenderedPage) -> dict[str, "Markup | bool | dict[str, bool]"]:
    """Return a page's front matter, escaped. By `evidence_site_page`, templates know that it brings its own layout."""
    hidden = {} if page.searchable else {"search": {"exclude": True}}
    head = {"evidence_site_head": Markup(page.head)} if page.head else {}  # noqa: S704 -- our own template's
    ours = {"evidence_site_page": True}
    return {"title": escape(page.title), "description": escape(page.description), **ours, **hidden, **head}


def navigation_entries(items: Sequence[NavigationItem], handwritten: Sequence[str] = ()) -> list[NavigationEntry]:
    """Return `nav:`, escaped: the core's pages, then hand-written ones by path, which bring their own titles."""
    return [*(_entry(each) for each in items), *handwritten]


def _entry(item: NavigationItem) -> NavigationEntry:
    title = str(escape(item.title))
    return {title: [_entry(each) for each in item.children]} if item.children else {title: item.path}


def navigation_paths(items: Sequence[NavigationItem]) -> frozenset[str]:
    """Return the path of every page that the navigation names."""
    return frozenset(item.path for item in items if item.path).union(
        *(navigation_paths(item.children) for item in items)
    )


def unlisted_pages(files: Files, listed: Collection[str]) -> list[str]:
    """Return the paths of hand-written pages that are not `listed`, but for those that `not_in_nav` keeps out."""
    pages = (file for file in files.documentation_pages() if not file.inclusion.is_not_in_nav())
    return sorted(file.src_uri for file in pages if file.src_uri not in listed)


def without_handwritten(pages: Sequence[RenderedPage], handwritten: Collection[str]) -> tuple[RenderedPage, ...]:
    """Return the core's pages without those that maintainers have written themselves: theirs replace ours."""
    return tuple(page for page in pages if page.path not in handwritten)


def further_files(files: Mapping[str, bytes], handwritten: Collection[str]) -> dict[str, bytes]:
    """Return the core's other files by path, without those that maintainers keep among their pages, such as schemas."""
    return {path: content for path, content in files.items() if path not in handwritten}


def last_updated(pages: Sequence[RenderedPage]) -> date | None:
    """Return the date of the newest record, which pages without one show, so that builds do not depend on the day."""
    return max((page.updated for page in pages if page.updated), default=None)

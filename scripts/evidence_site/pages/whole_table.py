"""The whole tables of findings that are made for paper: each on one page or, where long, on a page for each theme."""

from collections.abc import Iterator
from typing import NamedTuple

from evidence_site import urls
from evidence_site.model import Finding
from evidence_site.parts import divided
from evidence_site.sections.links import Link
from evidence_site.sections.tables_of_findings import theme_heading
from evidence_site.tables.findings import by_theme
from evidence_site.urls import Here
from evidence_site.website.site import Site

MOST_ROWS = 100
"""The most findings of a table on one page. One with more has a page for each theme."""
MOST_OF_THEME = 50
"""The most findings on the page of a theme. It has parts with more, so that none is slow to load."""


class TablePart(NamedTuple):
    """A page of a whole table."""

    path: str
    title: str
    """With what it has of the table: `Evidence profile: Learning, page 2 of 3`."""
    name: str
    """What it has of the table, for the list of the pages; empty for a table on one page."""
    findings: tuple[Finding, ...]


class WholeTable(NamedTuple):
    """The pages of a table. Where they are more than one, the page at `path` has no rows, and leads to them."""

    path: str
    title: str
    parts: tuple[TablePart, ...]

    @property
    def is_divided(self) -> bool:
        """Whether it stands on pages of its own theme by theme."""
        return any(each.path != self.path for each in self.parts)

    def links(self, here: Here) -> tuple[Link, ...]:
        """Return the links to the pages of a divided table."""
        return tuple(Link(each.name, here.to(each.path)) for each in self.parts if each.name)

    def crumbs(self, here: Here, part: TablePart) -> tuple[Link, ...]:
        """Return the way to the page of a part from the home page."""
        return (Link("Home", here.to(urls.HOME)), Link(self.title, here.to(self.path)), Link(part.name))


def whole_table(site: Site, path: str, title: str) -> WholeTable:
    """Return the pages of a table of all findings that begins at `path`."""
    if len(site.published) <= MOST_ROWS:
        return WholeTable(path, title, (TablePart(path, title, "", site.published),))
    return WholeTable(path, title, tuple(_parts(site, path, title)))


def _parts(site: Site, path: str, title: str) -> Iterator[TablePart]:
    for theme, _, findings in by_theme(site, site.published):
        if not findings:
            continue
        first = urls.table_of_theme(path, theme.id if theme else None)
        heading = theme_heading(site, theme, len(findings))
        for part in divided(findings, MOST_OF_THEME):
            name = part.title(heading)
            yield TablePart(part.path(first), f"{title}: {name}", name, tuple(part.items))

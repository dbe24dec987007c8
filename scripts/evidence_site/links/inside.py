"""Checks all links within a built site."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import NamedTuple

from evidence_site.diagnostics import Diagnostic, Location, by_place
from evidence_site.links.built_site import BuiltSite, read_site
from evidence_site.links.markup import Link, read_style
from evidence_site.links.record_of_page import Origin, RecordFinder
from evidence_site.links.verdict import SITEMAP, Objection, judge

MOST_PAGES = 3
"""A fault on more pages than this is reported once: it is in something that they share."""

_SITEMAP_FILE = "sitemap.xml"
_ROBOTS = "robots.txt"
_ENTRY = re.compile(r"<loc>\s*+((?:[^<\s]++|\s++(?!<))*+)\s*+</loc>|<xhtml:link\b[^<>]*?\bhref=[\"']([^\"'<]*+)")
_NAMED_SITEMAP = re.compile(r"^sitemap:[ \t]*(\S+)", re.IGNORECASE | re.MULTILINE)


class Checked(NamedTuple):
    """The faults of a site's links, and how many pages and links were checked."""

    diagnostics: tuple[Diagnostic, ...]
    pages: int
    links: int


class _Found(NamedTuple):
    path: str
    link: Link
    objection: Objection


def check_site(folder: Path, *, shown: str = "", project: Path | None = None, at_origin: bool = False) -> Checked:
    """Check every link in the pages, style sheets and sitemap of a built site.

    `shown` is the site's folder as diagnostics name it. `project` is the one that the site was built from: its records
    and pages are named beside the built page or, with `at_origin`, in its place.
    """
    site = read_site(folder)
    records = RecordFinder(site, project)
    found = []
    count = 0
    for path, link, base in _links(site):
        count += 1
        objection = judge(site, path, link, base)
        if objection:
            found.append(_Found(path, link, objection))
    positions = _Positions(site, shown)
    diagnostics: list[Diagnostic] = []
    for group in _grouped(found):
        if len({each.path for each in group}) > MOST_PAGES:
            diagnostics.append(_diagnose(group[0], positions, _note_of_many(len(group) - 1)))
            continue
        for each in group:
            origin = records.find(each.path, each.link)
            diagnostics.append(
                _diagnose_at(origin, each, positions)
                if origin and at_origin
                else _diagnose(each, positions, _note_of_origin(origin))
            )
    return Checked(by_place(diagnostics), len(site.pages), count)


def _grouped(found: Sequence[_Found]) -> Iterable[Sequence[_Found]]:
    """Group the faults that are the same on several pages."""
    groups: defaultdict[tuple[str, str, str], list[_Found]] = defaultdict(list)
    for each in found:
        groups[each.objection.rule.code, each.objection.target, each.link.name].append(each)
    return groups.values()


def _links(site: BuiltSite) -> Iterator[tuple[str, Link, str]]:
    """Yield the file of each link of the site, the link, and what the file says that its address is relative to."""
    for path, page in site.pages.items():
        for link in page.links:
            yield path, link, page.base
    for path in sorted(site.files):
        if path.endswith(".css"):
            for link in read_style(site.text(path)):
                yield path, link, ""
    for path, pattern, name in ((_SITEMAP_FILE, _ENTRY, SITEMAP), (_ROBOTS, _NAMED_SITEMAP, "sitemap")):
        for match in pattern.finditer(site.text(path)) if path in site.files else ():
            start, end = match.span(match.lastindex or 0)
            yield path, Link(unescape(match[match.lastindex or 0]), start, end, name, is_file=path == _ROBOTS), ""


class _Positions:
    """Finds lines and columns in the files of the site, one file after the other."""

    def __init__(self, site: BuiltSite, shown: str) -> None:
        self._site = site
        self._shown = f"{shown.rstrip('/')}/" if shown else ""
        self._path = ""
        self._text = ""
        self._starts: list[int] = []

    def locate(self, path: str, link: Link) -> tuple[Location, str]:
        """Return the location of a link, and the line that it is in."""
        if path != self._path:
            self._path, self._text = path, self._site.text(path)
            self._starts = [0, *(each.end() for each in re.finditer("\n", self._text))]
        line = bisect_right(self._starts, link.start)
        start = self._starts[line - 1]
        end = self._text.find("\n", link.start)
        excerpt = self._text[start : end if end >= 0 else None].rstrip("\r")
        column = link.start - start + 1
        last = max(min(link.end - start, len(excerpt)) + 1, column + 1)
        return Location(self._shown + path, line, column, last), excerpt


def _diagnose(found: _Found, positions: _Positions, note: str) -> Diagnostic:
    rule, fault, _ = found.objection
    location, excerpt = positions.locate(found.path, found.link)
    noted = replace(fault, notes=(*fault.notes, note))
    return Diagnostic(rule.code, rule.severity, location, noted, excerpt, rule.name)


def _diagnose_at(origin: Origin, found: _Found, positions: _Positions) -> Diagnostic:
    """Return the diagnostic of a fault at the file that the page is made from."""
    built, _ = positions.locate(found.path, found.link)
    diagnostic = _diagnose(found, positions, f"The built page is {built.file}, line {built.line}.")
    return replace(diagnostic, location=Location(origin.file, max(origin.line, 1)), excerpt="")


def _note_of_origin(origin: Origin | None) -> str:
    if not origin:
        return "No record and no page written by hand belongs to this page."
    return f"The page is made from {origin.file}" + (f"; look at line {origin.line}." if origin.line else ".")


def _note_of_many(more: int) -> str:
    return f"The same stands {more} times more. It probably comes from the navigation, the theme or a template."

"""Checks the links within a built site."""

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
from evidence_site.links.judgement import SITEMAP, Objection, judge
from evidence_site.links.origins import Origin, Origins
from evidence_site.links.reference import Reference
from evidence_site.links.style_sheet import read_style

MOST_PAGES = 3
"""What is wrong on more pages than these is told once: it stands in something that they share."""

_SITEMAP_FILE = "sitemap.xml"
_ROBOTS = "robots.txt"
_ENTRY = re.compile(r"<loc>\s*([^<]*?)\s*</loc>|<xhtml:link\b[^>]*\bhref=[\"']([^\"']*)")
_NAMED_SITEMAP = re.compile(r"^sitemap:[ \t]*(\S+)", re.IGNORECASE | re.MULTILINE)


class Checked(NamedTuple):
    """What the check of a site found, and how much it looked at."""

    diagnostics: tuple[Diagnostic, ...]
    pages: int
    references: int


class _Found(NamedTuple):
    path: str
    reference: Reference
    objection: Objection


def check_site(folder: Path, *, shown: str = "", project: Path | None = None, at_origin: bool = False) -> Checked:
    """Check every address in the pages, style sheets and sitemap of a built site.

    `shown` is the site's folder as diagnostics name it. `project` is the one that the site was built from: its records
    and pages are named beside the built page or, with `at_origin`, in its place, where the line is known.
    """
    site = read_site(folder)
    origins = Origins(site, project)
    found = []
    count = 0
    for path, reference, base in _references(site):
        count += 1
        objection = judge(site, path, reference, base)
        if objection:
            found.append(_Found(path, reference, objection))
    places = _Places(site, shown)
    told: list[Diagnostic] = []
    for group in _grouped(found):
        if len({each.path for each in group}) > MOST_PAGES:
            told.append(_tell(group[0], places, _of_many(len(group) - 1)))
            continue
        for each in group:
            origin = origins.find(each.path, each.reference)
            told.append(_tell_at(each, origin, places) if origin and at_origin else _tell(each, places, _name(origin)))
    return Checked(by_place(told), len(site.pages), count)


def _grouped(found: Sequence[_Found]) -> Iterable[Sequence[_Found]]:
    """Bring together what is the same fault on several pages."""
    groups: defaultdict[tuple[str, str, str], list[_Found]] = defaultdict(list)
    for each in found:
        groups[each.objection.rule.code, each.objection.target, each.reference.name].append(each)
    return groups.values()


def _references(site: BuiltSite) -> Iterator[tuple[str, Reference, str]]:
    """Give every address of the site, the file that it stands in, and what that file says it is relative to."""
    for path, page in site.pages.items():
        for reference in page.references:
            yield path, reference, page.base
    for path in sorted(site.files):
        if path.endswith(".css"):
            for reference in read_style(site.text(path)):
                yield path, reference, ""
    for path, pattern, name in ((_SITEMAP_FILE, _ENTRY, SITEMAP), (_ROBOTS, _NAMED_SITEMAP, "sitemap")):
        for match in pattern.finditer(site.text(path)) if path in site.files else ():
            start, end = match.span(match.lastindex or 0)
            yield path, Reference(unescape(match[match.lastindex or 0]), start, end, name, is_file=path == _ROBOTS), ""


class _Places:
    """Finds lines and columns in the files of the site, one file after the other."""

    def __init__(self, site: BuiltSite, shown: str) -> None:
        self._site = site
        self._shown = f"{shown.rstrip('/')}/" if shown else ""
        self._path = ""
        self._text = ""
        self._starts: list[int] = []

    def locate(self, path: str, reference: Reference) -> tuple[Location, str]:
        """Give the place of an address, and the line that it stands in."""
        if path != self._path:
            self._path, self._text = path, self._site.text(path)
            self._starts = [0, *(each.end() for each in re.finditer("\n", self._text))]
        line = bisect_right(self._starts, reference.start)
        start = self._starts[line - 1]
        end = self._text.find("\n", reference.start)
        excerpt = self._text[start : end if end >= 0 else None].rstrip("\r")
        column = reference.start - start + 1
        last = max(min(reference.end - start, len(excerpt)) + 1, column + 1)
        return Location(self._shown + path, line, column, last), excerpt


def _tell(found: _Found, places: _Places, note: str) -> Diagnostic:
    rule, fault, _ = found.objection
    location, excerpt = places.locate(found.path, found.reference)
    told = replace(fault, notes=(*fault.notes, note))
    return Diagnostic(rule.code, rule.severity, location, told, excerpt, rule.name)


def _tell_at(found: _Found, origin: Origin, places: _Places) -> Diagnostic:
    """Tell a fault at the file that the page is made from."""
    built, _ = places.locate(found.path, found.reference)
    told = _tell(found, places, f"The built page is {built.file}, line {built.line}.")
    return replace(told, location=Location(origin.file, max(origin.line, 1)), excerpt="")


def _name(origin: Origin | None) -> str:
    if not origin:
        return "No record and no page written by hand belongs to this page."
    return f"The page is made from {origin.file}" + (f"; look at line {origin.line}." if origin.line else ".")


def _of_many(more: int) -> str:
    return f"The same stands {more} times more. It probably comes from the navigation, the theme or a template."

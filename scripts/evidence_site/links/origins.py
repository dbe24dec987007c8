"""From a page of the site back to the record, or the page written by hand, that it was made from."""

import html
import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from evidence_site.links.addresses import Kind, resolve
from evidence_site.links.built_site import BuiltSite
from evidence_site.links.nearest_file import place_of
from evidence_site.links.reference import Reference

RECORDS = "records/"
"""The folder in which a site publishes its records: the foot of each page that comes from one links to it there."""
SETTINGS = "mkdocs.yml"


class Origin(NamedTuple):
    """A file of the project, and the line in it, from 1, at which an address was found; 0 when it was not."""

    file: str
    line: int = 0


class Origins:
    """Finds where the pages of a site come from, in the project in which it was built."""

    def __init__(self, site: BuiltSite, project: Path | None) -> None:
        self._site = site
        self._project = project
        self.file = lru_cache(maxsize=None)(self._find_file)
        self._read = lru_cache(maxsize=None)(_lines)

    def find(self, path: str, reference: Reference) -> Origin | None:
        """Find the file that the page or style sheet at `path` comes from, and the line of the address in it."""
        file = self.file(path)
        if not file or not self._project:
            return Origin(file) if file else None
        return Origin(file, _line_of(reference.address, self._read(self._project / file)))

    def _find_file(self, path: str) -> str:
        page = self._site.pages.get(path)
        for reference in page.references if page else ():
            if RECORDS in reference.address:
                target = resolve(reference.address, path, self._site.address)
                if target.kind is Kind.INSIDE and target.path.startswith(RECORDS):
                    return target.path.removeprefix(RECORDS)
        return next((each for each in _written_by_hand(path) if self._project and (self._project / each).is_file()), "")


def _written_by_hand(path: str) -> tuple[str, ...]:
    """Give the files that a builder may have made a file of the site from."""
    stem = place_of(path).rstrip("/").removesuffix(".html")
    pages = (f"docs/{stem}.md", f"docs/{stem}/index.md".replace("//", "/"), f"docs/{stem}/README.md".replace("//", "/"))
    settings = (SETTINGS,) if path == "sitemap.xml" else ()
    return (f"docs/{path}", *pages, *settings)


def _lines(file: Path) -> tuple[str, ...]:
    return tuple(file.read_text("utf-8", errors="replace").splitlines()) if file.is_file() else ()


def _line_of(address: str, lines: tuple[str, ...]) -> int:
    """Find an address, in one of the ways in which it may be written, or its anchor; give 0 when it is not there."""
    body, _, anchor = address.partition("#")
    stem = body.rstrip("/").rpartition("/")[2].removesuffix(".html")
    ways = (
        address,
        html.escape(address),
        unquote(address),
        f"#{anchor}" if anchor else "",
        f"{stem}.md" if stem else "",
    )
    for way in filter(None, ways):
        pattern = re.compile((r"(?<![\w-])" if way[0].isalnum() else "") + re.escape(way) + r"(?![\w/-])")
        for number, line in enumerate(lines, 1):
            if way in line and pattern.search(line):
                return number
    return 0

"""Finds the record, or the hand-written page, that a page of the site was made from."""

import html
import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from evidence_site.links.addresses import Kind, resolve
from evidence_site.links.built_site import BuiltSite, published_path
from evidence_site.links.markup import Link

RECORDS = "records/"
"""The folder of a site with its records; the foot of each page made from one links to it there."""
SETTINGS = "mkdocs.yml"


class Origin(NamedTuple):
    """A file of the project, and the line in it, from 1, where an address was found; 0 if it was not found."""

    file: str
    line: int = 0


class RecordFinder:
    """Finds the files that the pages of a site were made from, in the project that it was built from."""

    def __init__(self, site: BuiltSite, project: Path | None) -> None:
        self._site = site
        self._project = project
        self.file = lru_cache(maxsize=None)(self._find_file)
        self._read_lines = lru_cache(maxsize=None)(_read_lines)

    def find(self, path: str, link: Link) -> Origin | None:
        """Return the file that the page or style sheet at `path` was made from, and the line of the link in it."""
        file = self.file(path)
        if not file or not self._project:
            return Origin(file) if file else None
        return Origin(file, _line_of(link.address, self._read_lines(self._project / file)))

    def _find_file(self, path: str) -> str:
        page = self._site.pages.get(path)
        for link in page.links if page else ():
            if RECORDS in link.address:
                target = resolve(link.address, path, self._site.address)
                if target.kind is Kind.INSIDE and target.path.startswith(RECORDS):
                    return target.path.removeprefix(RECORDS)
        return next((each for each in _hand_written(path) if self._project and (self._project / each).is_file()), "")


def _hand_written(path: str) -> tuple[str, ...]:
    """Return the files that a builder may have made a file of the site from."""
    stem = published_path(path).rstrip("/").removesuffix(".html")
    pages = (f"docs/{stem}.md", f"docs/{stem}/index.md".replace("//", "/"), f"docs/{stem}/README.md".replace("//", "/"))
    settings = (SETTINGS,) if path == "sitemap.xml" else ()
    return (f"docs/{path}", *pages, *settings)


def _read_lines(file: Path) -> tuple[str, ...]:
    return tuple(file.read_text("utf-8", errors="replace").splitlines()) if file.is_file() else ()


def _line_of(address: str, lines: tuple[str, ...]) -> int:
    """Return the first line with an address, in one of the forms that authors write, or with its anchor; 0 if none."""
    body, _, anchor = address.partition("#")
    stem = body.rstrip("/").rpartition("/")[2].removesuffix(".html")
    forms = (
        address,
        html.escape(address),
        unquote(address),
        f"#{anchor}" if anchor else "",
        f"{stem}.md" if stem else "",
    )
    for form in filter(None, forms):
        pattern = re.compile((r"(?<![\w-])" if form[0].isalnum() else "") + re.escape(form) + r"(?![\w/-])")
        for number, line in enumerate(lines, 1):
            if form in line and pattern.search(line):
                return number
    return 0

"""The folder of pages that are written by hand: it is read with the same care as records.

MkDocs follows links, and reads whatever it finds there; so a fault here has to be told before MkDocs begins.
"""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from evidence_site.diagnostics import Diagnostic, Location
from evidence_site.load.files import LARGEST_ASSET, LARGEST_TEXT, check_file, file_name, read_text, unreadable, what_is
from evidence_site.load.folders import is_looked_at
from evidence_site.load.front_matter import read_front_matter
from evidence_site.load.problems.files import page_of_html, unfinished_merge
from evidence_site.load.text import TextFile, diagnose, merge_mark
from evidence_site.model import HandwrittenPage

MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""How the names of pages end, as MkDocs has it."""
WEB_PAGES = (".html", ".htm", ".xhtml", ".xht", ".shtml", ".mhtml")
"""How the names of files end that browsers show as pages."""
UNPUBLISHED = ("templates",)
"""A folder among the pages that MkDocs leaves out."""
_FENCED = re.compile(r"^ {0,3}(`{3,}|~{3,}).*?(?:^ {0,3}\1[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
"""Code, which may show anything."""
_NOT_LINE_BREAK = re.compile(r"[^\n]")


@dataclass(frozen=True)
class Pages:
    """The pages that could be read, each with its file, and what is wrong with the files of their folder."""

    read: tuple[tuple[HandwrittenPage, TextFile], ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def load_pages(folder: Path | None, root: Path) -> Pages:
    """Read the Markdown files below a folder, and look at all others there without opening them."""
    if folder is None:
        return Pages()
    read: list[tuple[HandwrittenPage, TextFile]] = []
    diagnostics: list[Diagnostic] = []
    base = root if folder.is_relative_to(root) else folder.parent
    closed: list[OSError] = []
    for path in _files(folder, base, closed.append):
        if path.suffix.lower() not in MARKDOWN or what_is(path, base) != "file":
            diagnostics += check_file(path, base, LARGEST_ASSET)
            diagnostics += _check_kind(path, folder, base)
            continue
        text = read_text(path, base, LARGEST_TEXT, shows_merges=True)
        if isinstance(text, Diagnostic):
            diagnostics.append(text)
        else:
            read.append((_page(path.relative_to(folder).as_posix(), text), text))
            diagnostics += _check_merge(text)
    diagnostics += (unreadable(Path(each.filename), base, "closed") for each in closed)
    return Pages(tuple(read), tuple(diagnostics))


@dataclass(frozen=True)
class Theme:
    """The templates in the project's layer of the theme, and what is wrong with the files there."""

    templates: frozenset[str] = frozenset()
    diagnostics: tuple[Diagnostic, ...] = ()


def load_theme(folder: Path | None, root: Path) -> Theme:
    """Look at all files of the project's layer of the theme, from which MkDocs copies too, without opening them."""
    if folder is None:
        return Theme()
    base = root if folder.is_relative_to(root) else folder.parent
    closed: list[OSError] = []
    paths = tuple(_files(folder, base, closed.append, leaves_hidden=False))
    ordinary = (each for each in paths if what_is(each, base) == "file")
    faults = (fault for each in paths for fault in check_file(each, base, LARGEST_ASSET))
    refused = (unreadable(Path(each.filename), base, "closed") for each in closed)
    return Theme(frozenset(each.relative_to(folder).as_posix() for each in ordinary), (*faults, *refused))


def _page(path: str, file: TextFile) -> HandwrittenPage:
    return HandwrittenPage(path, file.text, read_front_matter(file.text))


def _files(
    folder: Path, base: Path, on_closed: Callable[[OSError], None], *, leaves_hidden: bool = True
) -> Iterator[Path]:
    """Yield what stands below a folder, but for folders and for what MkDocs or we leave alone. No link is followed.

    `on_closed` is called with each folder that cannot be looked into.
    """
    if what_is(folder, base) != "folder":
        if what_is(folder, base) != "nothing":
            yield folder
        return
    for parent, folders, names in os.walk(folder, onerror=on_closed):
        links = [each for each in folders if what_is(Path(parent, each), base) != "folder"]
        opened = (each for each in folders if each not in links)
        folders[:] = sorted(each for each in opened if not (leaves_hidden and each.startswith(".")))
        for name in sorted((*names, *links)):
            if not leaves_hidden or (is_looked_at(name) and not name.startswith(".")):
                yield Path(parent, name)


def _check_kind(path: Path, folder: Path, base: Path) -> Iterator[Diagnostic]:
    """Yield a diagnostic if a file among the pages would be a page of HTML, which no browser keeps to our policy."""
    is_published = path.relative_to(folder).parts[:1] != UNPUBLISHED
    if is_published and path.suffix.lower() in WEB_PAGES and what_is(path, base) == "file":
        file = file_name(path, base)
        yield diagnose(Location(file), "", page_of_html, file)


def _check_merge(page: TextFile) -> Iterator[Diagnostic]:
    """Yield a diagnostic if a merge is not finished in a page."""
    if merge_mark(page.text):
        mark = merge_mark(_FENCED.sub(lambda code: _NOT_LINE_BREAK.sub(" ", code[0]), page.text))
        if mark:
            yield page.diagnose(mark, unfinished_merge)

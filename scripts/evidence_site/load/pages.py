"""The folder of pages that are written by hand: it is read with the same care as records.

MkDocs follows links, and reads whatever it finds there; so a fault here has to be told before MkDocs begins.
"""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from evidence_site.diagnostics import Diagnostic
from evidence_site.load.files import LARGEST_ASSET, LARGEST_TEXT, check_file, read_text, unreadable, what_is
from evidence_site.load.folders import is_looked_at
from evidence_site.load.front_matter import read_front_matter
from evidence_site.load.problems.files import unfinished_merge
from evidence_site.load.text import TextFile, merge_mark
from evidence_site.model import HandwrittenPage

MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""How the names of pages end, as MkDocs has it."""
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
            continue
        text = read_text(path, base, LARGEST_TEXT, shows_merges=True)
        if isinstance(text, Diagnostic):
            diagnostics.append(text)
        else:
            read.append((_page(path.relative_to(folder).as_posix(), text), text))
            diagnostics += _check_merge(text)
    diagnostics += (unreadable(Path(each.filename), base, "closed") for each in closed)
    return Pages(tuple(read), tuple(diagnostics))


def _page(path: str, file: TextFile) -> HandwrittenPage:
    return HandwrittenPage(path, file.text, read_front_matter(file.text))


def _files(folder: Path, base: Path, on_closed: Callable[[OSError], None]) -> Iterator[Path]:
    """Yield what stands below a folder, but for folders and for what MkDocs or we leave alone. No link is followed.

    `on_closed` is called with each folder that cannot be looked into.
    """
    if what_is(folder, base) != "folder":
        if what_is(folder, base) != "nothing":
            yield folder
        return
    for parent, folders, names in os.walk(folder, onerror=on_closed):
        links = [each for each in folders if what_is(Path(parent, each), base) != "folder"]
        folders[:] = sorted(each for each in folders if each not in links and not each.startswith("."))
        for name in sorted((*names, *links)):
            if is_looked_at(name) and not name.startswith("."):
                yield Path(parent, name)


def _check_merge(page: TextFile) -> Iterator[Diagnostic]:
    """Yield a diagnostic if a merge is not finished in a page."""
    if merge_mark(page.text):
        mark = merge_mark(_FENCED.sub(lambda code: _NOT_LINE_BREAK.sub(" ", code[0]), page.text))
        if mark:
            yield page.diagnose(mark, unfinished_merge)

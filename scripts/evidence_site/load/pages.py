"""The pages that are written by hand, in Markdown."""

import re
from collections.abc import Iterator
from pathlib import Path

from evidence_site.diagnostics import Diagnostic
from evidence_site.load.folders import is_looked_at
from evidence_site.load.problems.files import unfinished_merge
from evidence_site.load.text import TextFile, merge_mark
from evidence_site.model import HandwrittenPage

_FENCED = re.compile(r"^ {0,3}(`{3,}|~{3,}).*?(?:^ {0,3}\1[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
"""Code, which may show anything."""
_NOT_LINE_BREAK = re.compile(r"[^\n]")


def load_pages(folder: Path | None, root: Path) -> Iterator[tuple[HandwrittenPage, TextFile]]:
    """Yield the Markdown files below a folder. The engine that shows them reports those that cannot be read."""
    paths = sorted(folder.rglob("*.md")) if folder and folder.is_dir() else []
    for path in paths:
        try:
            text = path.read_text(encoding="utf-8-sig") if is_looked_at(path.name) else None
        except (OSError, UnicodeDecodeError):
            continue
        if text is not None:
            file = path.relative_to(root) if path.is_relative_to(root) else path
            yield HandwrittenPage(path.relative_to(folder or root).as_posix(), text), TextFile(file.as_posix(), text)


def check_page(page: TextFile) -> Iterator[Diagnostic]:
    """Yield a diagnostic if a merge is not finished in a page."""
    if merge_mark(page.text):
        mark = merge_mark(_FENCED.sub(lambda code: _NOT_LINE_BREAK.sub(" ", code[0]), page.text))
        if mark:
            yield page.diagnose(mark, unfinished_merge)

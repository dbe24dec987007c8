"""The pages written by hand, read for the works that they cite. The engine that shows them reads them too."""

from collections.abc import Mapping
from pathlib import Path

from evidence_site.load.text import TextFile
from evidence_site.model import HandwrittenPage


def load_pages(folder: Path | None, root: Path) -> tuple[tuple[HandwrittenPage, ...], Mapping[str, TextFile]]:
    """Read the Markdown files below a folder; also give each as the file that it is, by the page's path.

    A file that is no UTF-8, or that cannot be opened, is left to the engine, which says so itself.
    """
    pages, files = [], {}
    for path in sorted(folder.rglob("*.md")) if folder and folder.is_dir() else ():
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError):
            continue
        name = path.relative_to(folder or root).as_posix()
        file = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
        files[name] = TextFile(file, text)
        pages.append(HandwrittenPage(name, text))
    return tuple(pages), files

"""Pages and the addresses that they are reached by, and the one that was probably meant by one that is not there."""

import posixpath
from collections.abc import Collection

from evidence_site.spelling import nearest

INDEX = "index.html"
_ENDINGS = (f"/{INDEX}", ".html", ".htm", ".md", "/")


def place_of(page: str) -> str:
    """Give the way by which a page is addressed: that of its folder, when it is an index."""
    return page.removesuffix(INDEX) if posixpath.basename(page) == INDEX else page


def find_nearest(file: str, files: Collection[str]) -> str:
    """Give the file that was probably meant: one in the other form of addresses, a namesake, or one spelt alike."""
    stem = _stem(file)
    for ending in (f"/{INDEX}", ".html"):
        if stem + ending in files:
            return stem + ending
    stems = {_stem(each): each for each in sorted(files)}
    namesakes = [each for each in stems if posixpath.basename(each) == posixpath.basename(stem)]
    folder = posixpath.dirname(stem)
    siblings = {posixpath.basename(each): each for each in stems if posixpath.dirname(each) == folder}
    likely = namesakes[0] if len(namesakes) == 1 else siblings.get(nearest(posixpath.basename(stem), siblings), "")
    return stems[likely] if likely else ""


def _stem(file: str) -> str:
    return next((file.removesuffix(each) for each in _ENDINGS if file.endswith(each)), file)

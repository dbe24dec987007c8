"""A built site on the disk: its files, the links and anchors of its pages, and the address that it is published at."""

import os
import posixpath
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from unicodedata import normalize

from evidence_site.links.addresses import Address
from evidence_site.links.markup import PageMarkup, read_page
from evidence_site.spelling import nearest

INDEX = "index.html"
_PAGE = (".html", ".htm")
_WITH_ANCHORS = (*_PAGE, ".svg", ".xhtml")
_ENDINGS = (f"/{INDEX}", ".html", ".htm", ".md", "/")


@dataclass(frozen=True)
class BuiltSite:
    """A site's files, by paths from its folder with `/` on every system. Capitals count, as on most hosts."""

    folder: Path
    files: frozenset[str]
    folders: frozenset[str]
    symbolic: frozenset[str]
    """Files and folders that are symbolic links: no part of the site, as not every host publishes what they lead to."""
    pages: Mapping[str, PageMarkup]
    """The links and anchors of each page, by its path."""
    address: Address
    _nearest: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def by_likeness(self) -> Mapping[str, str]:
        """Files by their paths without capitals, and in one form of accents."""
        return {likeness_key(each): each for each in sorted(self.files)}

    def nearest(self, file: str) -> str:
        """Return the file that was probably meant by one that is not there, or nothing."""
        if file not in self._nearest:
            self._nearest[file] = _find_nearest(file, self.files)
        return self._nearest[file]

    def text(self, path: str) -> str:
        """Return the text of a file."""
        return read_text(self.folder / path)

    def anchored(self, path: str) -> PageMarkup | None:
        """Return the links and anchors of a file, if it is of a kind that can have anchors."""
        if path in self.pages or not path.endswith(_WITH_ANCHORS):
            return self.pages.get(path)
        return read_page(self.text(path))


def read_site(folder: Path) -> BuiltSite:
    """Read a built site.

    Raises:
        OSError: a folder in it may not be looked into.
    """

    def fail(error: OSError) -> None:
        raise error

    files: set[str] = set()
    folders = {""}
    symbolic: set[str] = set()
    for parent, inner, names in os.walk(folder, onerror=fail):
        path = Path(parent).relative_to(folder).as_posix()
        above = "" if path == "." else f"{path}/"
        folders.update(above + name for name in inner)
        files.update(above + name for name in names)
        symbolic.update(above + name for name in (*inner, *names) if Path(parent, name).is_symlink())
    files -= symbolic
    folders -= symbolic
    pages = {path: read_page(read_text(folder / path)) for path in sorted(files) if path.endswith(_PAGE)}
    return BuiltSite(folder, frozenset(files), frozenset(folders), frozenset(symbolic), pages, _published_at(pages))


def read_text(file: Path) -> str:
    """Read a file as browsers do: bytes that are no text do not stop them. Line ends stay as they are."""
    return file.read_bytes().decode("utf-8", errors="replace")


def likeness_key(path: str) -> str:
    """Return a key that is equal for paths that differ only in capitals, or in how their accents are stored."""
    return normalize("NFC", path).casefold()


def _published_at(pages: Mapping[str, PageMarkup]) -> Address:
    """Return the address of the site that most of its pages agree with (`<link rel="canonical">`)."""
    bases: Counter[str] = Counter()
    for path, page in pages.items():
        own = next((each.address for each in page.links if each.name == "canonical link"), "")
        if own.startswith(("https://", "http://")) and own.endswith(f"/{published_path(path)}"):
            bases[own.removesuffix(published_path(path))] += 1
    return Address.parse(bases.most_common(1)[0][0]) if bases else Address()


def published_path(page: str) -> str:
    """Return the path that a page is addressed by: that of its folder, when it is an index."""
    return page.removesuffix(INDEX) if posixpath.basename(page) == INDEX else page


def _find_nearest(file: str, files: Collection[str]) -> str:
    """Return the file that was probably meant: one in the other form of addresses, a namesake, or one spelt alike."""
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

"""A built site as it lies on the disk: which files it has, what its pages say, and at which address it is published."""

import os
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from unicodedata import normalize

from evidence_site.links.addresses import Address
from evidence_site.links.nearest_file import find_nearest, place_of
from evidence_site.links.page_text import PageText, read_page

_PAGE = (".html", ".htm")
_WITH_ANCHORS = (*_PAGE, ".svg", ".xhtml")


@dataclass(frozen=True)
class BuiltSite:
    """A site's files, by their ways from its folder, with `/` on every system. Capitals count, as on most hosts."""

    folder: Path
    files: frozenset[str]
    folders: frozenset[str]
    symbolic: frozenset[str]
    """Files and folders that are symbolic links: no part of the site, as not every host publishes what they lead to."""
    pages: Mapping[str, PageText]
    """What matters of each page."""
    address: Address
    _nearest: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def by_likeness(self) -> Mapping[str, str]:
        """Files by their ways without capitals, and in one form of accents."""
        return {alike(each): each for each in sorted(self.files)}

    def nearest(self, file: str) -> str:
        """Give the file of the site that was probably meant by one that is not there, or nothing."""
        if file not in self._nearest:
            self._nearest[file] = find_nearest(file, self.files)
        return self._nearest[file]

    def text(self, path: str) -> str:
        """Give the text of a file."""
        return read_text(self.folder / path)

    def anchored(self, path: str) -> PageText | None:
        """Give what matters of a file that can have anchors."""
        if path in self.pages or not path.endswith(_WITH_ANCHORS):
            return self.pages.get(path)
        return read_page(self.text(path))


def read_site(folder: Path) -> BuiltSite:
    """Read a built site."""
    files: set[str] = set()
    folders = {""}
    symbolic: set[str] = set()
    for parent, inner, names in os.walk(folder):
        way = Path(parent).relative_to(folder).as_posix()
        above = "" if way == "." else f"{way}/"
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


def alike(path: str) -> str:
    """Give what ways have in common that differ in capitals alone, or in how their accents are written."""
    return normalize("NFC", path).casefold()


def _published_at(pages: Mapping[str, PageText]) -> Address:
    """Find the address of the site in what most of its pages give as their own (`<link rel="canonical">`)."""
    bases: Counter[str] = Counter()
    for path, page in pages.items():
        own = next((each.address for each in page.references if each.name == "canonical link"), "")
        if own.startswith(("https://", "http://")) and own.endswith(f"/{place_of(path)}"):
            bases[own.removesuffix(place_of(path))] += 1
    return Address.parse(bases.most_common(1)[0][0]) if bases else Address()

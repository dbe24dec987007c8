"""Which files of a folder are records, and what is wrong with the names of the others."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evidence_site.diagnostics import Diagnostic, Location
from evidence_site.load.files import file_name, what_is
from evidence_site.load.problems import files
from evidence_site.load.text import diagnose, printable
from evidence_site.model.fields import IDENTIFIER, LONGEST_IDENTIFIER, SOURCE_KEY

_PORTS = frozenset(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))
_DEVICES = frozenset({"con", "prn", "aux", "nul"}) | _PORTS
_PAGES = frozenset(
    {"404", "api", "assets", "cname", "favicon", "feed", "fonts", "images", "index", "javascripts", "readme", "robots"}
    | {"search", "site", "sitemap", "stylesheets", "synthesis", "table", "tags"}
)
_LEFT_BY_SYSTEMS = frozenset({"thumbs.db", "desktop.ini", "icon\r"})
_LEFT_BEGINNINGS = ("._", ".#", "~$")
"""What begins the names of files that macOS, Emacs and Word put beside those that they write."""


@dataclass(frozen=True)
class Shape:
    """What the names of a folder's files must be."""

    suffix: str
    stem: re.Pattern[str]
    reserved: frozenset[str]
    advice: str
    example: str
    noun: str = "record"


RECORDS = Shape(
    ".yml",
    IDENTIFIER,
    _DEVICES | _PAGES,
    "use small letters a to z and digits, single hyphens between words, and `.yml` at the end",
    "local-trust.yml",
)
SOURCES = Shape(
    ".txt",
    SOURCE_KEY,
    _DEVICES,
    "use the citation key, in small letters a to z, digits, `-` and `_`, and `.txt` at the end",
    "okafor2021.txt",
)
GLYPHS = Shape(
    ".svg",
    IDENTIFIER,
    _DEVICES,
    "use small letters a to z and digits, single hyphens between words, and `.svg` at the end",
    "lamp.svg",
    "drawing",
)


@dataclass(frozen=True)
class Entry:
    """A file that is read as a record, even if its name is wrong, so that all its faults are reported."""

    path: Path
    stem: str
    has_good_name: bool


@dataclass(frozen=True)
class Listing:
    """The records of a folder, sorted by name, and what is wrong with the names of its files."""

    entries: Sequence[Entry]
    diagnostics: Sequence[Diagnostic]
    is_read: bool = True
    """Whether the folder could be read, if there is one."""


def list_entries(folder: Path, root: Path, shape: Shape, special: str = "", beside: str = "") -> Listing:
    """Return the records of a folder.

    `special` is a reserved name that is right here; `beside` is a folder among the records that is read by itself.
    """
    kind = what_is(folder, root)
    try:
        names = sorted(each.name for each in folder.iterdir()) if kind == "folder" else []
    except OSError:
        names, kind = [], "closed"
    if kind not in {"folder", "nothing"}:
        file = file_name(folder, root)
        fault = diagnose(Location(file), "", files.unreadable_file, file, "device" if kind == "file" else kind)
        return Listing((), (fault,), is_read=False)
    entries: list[Entry] = []
    diagnostics: list[Diagnostic] = []
    for name in filter(is_looked_at, names):
        if name == beside:
            continue
        path = folder / name
        stem, suffix = path.stem, path.suffix
        looks_right = suffix.lower() in {shape.suffix, ".yaml" if shape.suffix == ".yml" else shape.suffix}
        if not looks_right or (suffix != shape.suffix and what_is(path, root) == "folder"):
            diagnostics.append(_of_name(path, root, "stray", shape))
            continue
        trouble = _trouble(name, stem, shape, special)
        if trouble:
            diagnostics.append(_of_name(path, root, trouble, shape))
        entries.append(Entry(path, stem, not trouble))
    clashes = list(_clashes(entries, root, shape))
    clashing = {each.location for each in clashes}
    told = [each for each in diagnostics if each.code != files.bad_file_name.code or each.location not in clashing]
    return Listing(entries, told + clashes)


def is_looked_at(name: str) -> bool:
    """Whether a file is anything but what systems and editors leave behind for themselves."""
    is_hidden = name.startswith(".") and not name.lower().endswith((".yml", ".yaml", ".txt"))
    return not (is_hidden or name.startswith(_LEFT_BEGINNINGS) or name.lower() in _LEFT_BY_SYSTEMS)


def _trouble(name: str, stem: str, shape: Shape, special: str) -> str:
    if stem.casefold() in shape.reserved - {special}:
        return "reserved"
    is_good = shape.stem.fullmatch(stem) and len(stem) <= LONGEST_IDENTIFIER and name == stem + shape.suffix
    return "" if is_good else "bad"


def _of_name(path: Path, root: Path, trouble: str, shape: Shape) -> Diagnostic:
    place, name = Location(file_name(path, root)), printable(path.name)
    if trouble == "stray":
        return diagnose(place, "", files.stray_file, name, shape.noun, shape.suffix)
    if trouble == "reserved":
        return diagnose(place, "", files.reserved_file_name, printable(path.stem))
    likely = _likely_name(path, shape)
    cure = f"rename it to `{likely}`: {shape.advice}" if likely else f"{shape.advice}: `{shape.example}`"
    return diagnose(place, "", files.bad_file_name, name, shape.noun, cure)


def _likely_name(path: Path, shape: Shape) -> str:
    """Return a file's name as it should be; nothing, if that cannot be told or is taken."""
    letters = (each for each in unicodedata.normalize("NFKD", path.stem) if not unicodedata.combining(each))
    stem = "".join(letters).lower()
    likely = stem if shape.stem.fullmatch(stem) else re.sub(r"[\W_]+", "-", stem, flags=re.ASCII).strip("-")
    is_good = stem.isascii() and shape.stem.fullmatch(likely) and len(likely) <= LONGEST_IDENTIFIER
    name = likely + shape.suffix
    return name if is_good and likely not in shape.reserved and not path.with_name(name).exists() else ""


def _clashes(entries: list[Entry], root: Path, shape: Shape) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each file that some computers take for another, but not for the one with a good name."""
    alike: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        alike[unicodedata.normalize("NFKC", entry.stem).casefold()].append(entry)
    for same in alike.values():
        first, *others = sorted(same, key=lambda each: not each.has_good_name)
        for other in others:
            names = printable(other.path.name), printable(first.path.name)
            place = Location(file_name(other.path, root))
            yield diagnose(place, "", files.clashing_file_names, *names, shape.advice)

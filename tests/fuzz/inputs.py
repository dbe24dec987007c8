"""Inputs for `check`: projects in order, with one or two files spoilt. The same number makes the same input."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from conftest import GOLDEN, ROOT
from fuzz.mutations import mutated

CASES = ROOT / "tests" / "cases"
HOSTILE = ROOT / "tests" / "hostile"
BASES = {"minimal": GOLDEN / "minimal", "night-bakery": GOLDEN / "night-bakery", "cases": CASES / "project"}
"""The projects that are spoilt."""
OFTEN = ("night-bakery", *("minimal", "cases") * 5)
"""How often each is: one has everything that records can have, and takes five times as long as the others."""
PARTS = ("findings", "references", "docs")
LARGEST_SEED = 100_000
"""Bytes of a file that is worth being spoilt over and over."""

NEW = {
    "synthesis": "findings/synthesis.yml",
    "finding": "findings/one-more.yml",
    "study": "references/studies/one-more.yml",
    "bibliography": "references/references.bib",
    "source": "references/sources/one-more.txt",
    "page": "docs/one-more.md",
    "glyph": "findings/glyphs/one-more.svg",
}
"""Every kind of file, and how one more of its kind can be called."""


@dataclass(frozen=True)
class Input:
    """A project with some files in place of its own."""

    name: str
    """Its seed and number, by which it can be made again."""
    base: str
    files: Mapping[str, bytes]


def kind_of(path: str) -> str | None:
    """Return the kind of a file by its path in a project."""
    folder, _, name = path.rpartition("/")
    if name == "synthesis.yml":
        return "synthesis"
    ends = {".yml": {"findings": "finding", "references/studies": "study"}, ".bib": {"references": "bibliography"}}
    by_end = {".txt": "source", ".svg": "glyph", ".md": "page"}
    end = Path(name).suffix
    return ends.get(end, {}).get(folder) or by_end.get(end)


def make_input(seed: str, number: int) -> Input:
    """Return the input with a number, of those that a seed makes."""
    name = f"{seed}-{number}"
    chance = Random(name)  # noqa: S311 -- no secret
    base = chance.choice(OFTEN)
    files = {}
    for _ in range(chance.choice((1, 1, 1, 2))):
        kind = chance.choice(("finding", "finding", *NEW))
        own = [path for path in base_files(base) if kind_of(path) == kind]
        path = chance.choice((*own, *own, NEW[kind]))
        content = base_files(base).get(path, b"")
        if not content or chance.random() < 0.5:
            content = chance.choice(seeds()[kind])
        files[path] = mutated(content, chance.choice(seeds()[kind]), chance)
    return Input(name, base, files)


@cache
def base_files(base: str) -> Mapping[str, bytes]:
    """Return the files of a project that is spoilt, by path."""
    return {
        path.relative_to(BASES[base]).as_posix(): path.read_bytes()
        for part in PARTS
        for path in sorted((BASES[base] / part).rglob("*"))
        if path.is_file()
    }


@cache
def seeds() -> Mapping[str, tuple[bytes, ...]]:
    """Return files of each kind, each once: of all projects in the repository, of the cases, and hostile ones."""
    found: dict[str, dict[bytes, None]] = {kind: {} for kind in NEW}
    for kind, content in _found():
        if len(content) <= LARGEST_SEED:
            found[kind].setdefault(content)
    return {kind: tuple(contents) for kind, contents in found.items()}


def _found() -> Iterator[tuple[str, bytes]]:
    roots = (ROOT, *BASES.values(), *sorted(CASES.glob("*/*/")), *sorted((ROOT / "tests" / "outside").glob("*/")))
    for root in roots:
        for part in PARTS:
            for path in sorted((root / part).rglob("*")):
                kind = kind_of(path.relative_to(root).as_posix())
                if kind and path.is_file():
                    yield kind, path.read_bytes()
    for path in sorted(HOSTILE.rglob("*")):
        if path.is_file() and path.suffix in {".yaml", ".bib", ".md"}:
            content = path.read_bytes()
            kinds = {".bib": ("bibliography",), ".md": ("page", "source")}.get(path.suffix)
            yield from ((kind, content) for kind in kinds or ("finding", "study", "synthesis"))

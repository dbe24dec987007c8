"""Where the files of a project lie, and what is decided outside them: addresses, and the day."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

SYNTHESIS_FILE = "findings/synthesis.yml"


@dataclass(frozen=True)
class Project:
    """A folder with records, and how its pages will be reached.

    The same project gives the same bytes; only what depends on `today` differs from day to day.
    """

    root: Path
    directory_urls: bool = True
    """Pages lie at `findings/x/` (true) or `findings/x.html` (false)."""
    repository: str = ""
    """The address under which records can be edited, ending in `/`; empty if there is none."""
    address: str = ""
    """The address of the site, ending in `/`; empty if it is not known."""
    today: date | None = None
    """The day on which reviews are due; without it, nothing that depends on the day is checked."""
    pages: Path | None = None
    """The folder of hand-written pages, if there is one."""

    @property
    def findings(self) -> Path:
        """The folder of the findings, one file each, and of the synthesis."""
        return self.root / "findings"

    @property
    def glyphs(self) -> Path:
        """The folder of the drawings that findings can have beside their titles."""
        return self.findings / "glyphs"

    @property
    def studies(self) -> Path:
        """The folder of the studies."""
        return self.root / "references" / "studies"

    @property
    def sources(self) -> Path:
        """The folder of the published texts that quotes are checked against."""
        return self.root / "references" / "sources"

    @property
    def bibliography(self) -> Path:
        """The BibTeX file."""
        return self.root / "references" / "references.bib"


def find_root(start: Path) -> Path | None:
    """Return the nearest folder that holds `findings/synthesis.yml`: `start`, or one above it."""
    return next((folder for folder in (start, *start.parents) if (folder / SYNTHESIS_FILE).is_file()), None)

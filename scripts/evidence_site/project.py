"""Where a project's files lie, and what the engine that builds it decides."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

SYNTHESIS_FILE = "findings/synthesis.yml"


@dataclass(frozen=True)
class Project:
    """A folder with records, and how its pages will be reached.

    The same project gives the same bytes. What depends on the day is looked at only when `today` is given.
    """

    root: Path
    directory_urls: bool = True
    """Pages lie at `findings/x/` (true) or `findings/x.html` (false)."""
    repository: str = ""
    """Address under which the records can be edited, ending in `/`; empty when there is none."""
    address: str = ""
    """The address of the site, ending in `/`; empty when it is not known."""
    today: date | None = None
    pages: Path | None = None
    """The folder of pages written by hand, when there is one."""

    @property
    def findings(self) -> Path:
        """The folder of the findings, one file each, and of the synthesis."""
        return self.root / "findings"

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
    """Give the nearest folder, from `start` upwards, that holds `findings/synthesis.yml`."""
    return next((folder for folder in (start, *start.parents) if (folder / SYNTHESIS_FILE).is_file()), None)

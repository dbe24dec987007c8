"""Where the files of a project lie, and what is decided outside them: addresses, and the day."""

import ntpath
import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PureWindowsPath

SYNTHESIS_FILE = "findings/synthesis.yml"
SOURCES_VARIABLE = "EVIDENCE_SITE_SOURCES"
"""Names the folder of private texts on this computer, instead of the one that the synthesis names."""
PULL_REQUEST_VARIABLE = "EVIDENCE_SITE_PULL_REQUEST"
"""Says with any value what the option `--pull-request` says, for commands that have no such option."""


@dataclass(frozen=True)
class PrivateTexts:
    """Where private source texts are looked for, as whoever runs a command decides.

    Whether quotes match is an answer about a text. Who proposes a change may not ask it of any folder of the computer
    that checks the change.
    """

    folder: str = ""
    """The folder that is read instead of the one that the synthesis names, from the project's root; or empty."""
    is_pull_request: bool = False
    """Whether the records come from somebody who may not name any folder of this computer."""

    @classmethod
    def of_environment(cls, *, is_pull_request: bool = False) -> "PrivateTexts":
        """Return what the variables of the environment say."""
        is_told = bool(os.environ.get(PULL_REQUEST_VARIABLE))
        return cls(os.environ.get(SOURCES_VARIABLE, ""), is_pull_request or is_told)

    def find(self, root: Path, named: str) -> tuple[Path, Path] | None:
        """Return the folder, and the one above it from which no link may lead to it; nothing if it is refused.

        The name alone decides what is refused, so that the answer tells nothing of the computer.
        """
        if self.folder or not self.is_pull_request:
            folder = root / (self.folder or named)
            return folder, folder.parent
        # As Windows reads it, `\\` parts folders too, and `C:x` is no folder of the project.
        path = PureWindowsPath(ntpath.normpath(named))
        inside = not path.anchor and ".." not in path.parts
        has_neighbours = root.parent != Path(root.anchor)  # else `../etc` would be a folder of the system
        beside = has_neighbours and path.parts == ("..", path.name) and not path.name.startswith(".")
        if not inside and not beside:
            return None
        return (root.joinpath(*path.parts) if inside else root.parent / path.name), root.parent


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
    theme: Path | None = None
    """The folder with which the project changes the theme (`custom_dir`), if there is one."""
    private: PrivateTexts = PrivateTexts()
    """Where private source texts are looked for."""

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

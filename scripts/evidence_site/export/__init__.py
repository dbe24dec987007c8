"""References in the formats of other programs. To add one: a module with its writer, and its line in `FORMATS`."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from evidence_site.export.bibtex import to_bibtex
from evidence_site.export.csl_json import to_csl_json
from evidence_site.export.ris import to_ris
from evidence_site.model import Reference

__all__ = ["FORMATS", "Format"]


class Format(NamedTuple):
    """A format that references are offered in."""

    name: str
    """As readers know it."""
    ending: str
    """That of its files, without the dot."""
    write: Callable[[Sequence[Reference]], str]
    """Returns a whole file."""


FORMATS = (Format("BibTeX", "bib", to_bibtex), Format("RIS", "ris", to_ris), Format("CSL-JSON", "json", to_csl_json))

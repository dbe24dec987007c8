"""References in the formats of other programs: the whole library and each entry, as BibTeX, RIS and CSL-JSON."""

from collections.abc import Callable, Mapping, Sequence

from evidence_site import urls
from evidence_site.export.bibtex import to_bibtex
from evidence_site.export.citation_file import citation_file
from evidence_site.export.csl_json import to_csl_json
from evidence_site.export.ris import to_ris
from evidence_site.export.robots_file import robots_file
from evidence_site.model import Reference

__all__ = ["WRITERS", "citation_file", "export_files", "robots_file"]

WRITERS: Mapping[str, Callable[[Sequence[Reference]], str]] = {"bib": to_bibtex, "ris": to_ris, "json": to_csl_json}
"""What writes each format, by the ending of its files."""


def export_files(references: Sequence[Reference]) -> Mapping[str, bytes]:
    """Give the files by path: the library in each format, and each entry."""
    files = {urls.library_file(ending): write(references) for ending, write in WRITERS.items()} if references else {}
    for ending, write in WRITERS.items():
        files |= {urls.entry_file(each.id, ending): write([each]) for each in references}
    return {path: text.encode() for path, text in files.items()}

"""The works of the golden set."""

from pathlib import Path

from evidence_site.load.bibliography import load_bibliography
from evidence_site.model import Reference

HERE = Path(__file__).parent


def read_works() -> tuple[Reference, ...]:
    """Read `works.bib`, in which nothing may be wrong."""
    read = load_bibliography(HERE / "works.bib", HERE)
    if read.diagnostics:
        raise ValueError("\n".join(str(each) for each in read.diagnostics))
    return read.references

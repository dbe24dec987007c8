"""What can be wrong with a file before its records are compared: one function per fault, which words it."""

from evidence_site.diagnostics import Fault
from evidence_site.load.problems import bib, bib_values, files, fld, src, svg, syntax, written, yml
from evidence_site.rule import Rule

PROBLEMS: tuple[Rule[..., Fault], ...] = (
    *files.PROBLEMS,
    *syntax.PROBLEMS,
    *yml.PROBLEMS,
    *written.PROBLEMS,
    *fld.PROBLEMS,
    *bib.PROBLEMS,
    *bib_values.PROBLEMS,
    *svg.PROBLEMS,
    *src.PROBLEMS,
)
"""Every fault that loading can report."""

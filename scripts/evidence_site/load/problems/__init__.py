"""What can be wrong with a file before its records are compared: one function per fault, which words it."""

from evidence_site.diagnostics import Fault
from evidence_site.load.problems import bib, bib_values, fld, ids, surplus, svg, syntax, yml
from evidence_site.rule import Rule

PROBLEMS: tuple[Rule[..., Fault], ...] = (
    *ids.PROBLEMS,
    *yml.PROBLEMS,
    *syntax.PROBLEMS,
    *surplus.PROBLEMS,
    *fld.PROBLEMS,
    *bib.PROBLEMS,
    *bib_values.PROBLEMS,
    *svg.PROBLEMS,
)
"""Every fault that loading can report."""

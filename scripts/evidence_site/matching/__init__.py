"""Looks for a quote in its source, letter for letter, and says where it stands or how the source differs.

The rules are numbered in the specification, `docs/guide/verification.md`.
"""

from evidence_site.matching.find import HANGING, SECOND_PART, find_words
from evidence_site.matching.folding import fold
from evidence_site.matching.marks import Mark, MarkKind, bare_dots, read_marks, readings
from evidence_site.matching.nearest import Nearest, find_nearest
from evidence_site.matching.patterns import patterns
from evidence_site.matching.prepared import PreparedSource, Stretch, hold, prepare, prepare_texts
from evidence_site.matching.verification import (
    PARAGRAPH,
    SPECIFICATION,
    same_words,
    verify,
    verify_all,
    verify_prepared,
)

__all__ = [
    "HANGING",
    "PARAGRAPH",
    "SECOND_PART",
    "SPECIFICATION",
    "Mark",
    "MarkKind",
    "Nearest",
    "PreparedSource",
    "Stretch",
    "bare_dots",
    "find_nearest",
    "find_words",
    "fold",
    "hold",
    "patterns",
    "prepare",
    "prepare_texts",
    "read_marks",
    "readings",
    "same_words",
    "verify",
    "verify_all",
    "verify_prepared",
]

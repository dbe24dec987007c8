"""Cited works, formatted in a citation style: entries of the reference list, and labels in the text."""

from evidence_site.works.entry import Entry, make_entries
from evidence_site.works.labels import Label, labels
from evidence_site.works.names import in_order
from evidence_site.works.style import STYLES, Style

__all__ = ["STYLES", "Entry", "Label", "Style", "in_order", "labels", "make_entries"]

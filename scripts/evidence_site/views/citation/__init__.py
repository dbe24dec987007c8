"""Works as the site cites them: in the reference list, and in the text."""

from evidence_site.views.citation.entry import Entry, make_entries
from evidence_site.views.citation.labels import Label, labels
from evidence_site.views.citation.links import Identifier
from evidence_site.views.citation.order import in_order
from evidence_site.views.citation.style import STYLES, Style

__all__ = ["STYLES", "Entry", "Identifier", "Label", "Style", "in_order", "labels", "make_entries"]

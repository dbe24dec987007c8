"""Citations: found in a text, and in all texts of a project."""

from evidence_site.citing.places import CitationPlace, citations_of
from evidence_site.citing.syntax import Citation, CitationGroup, find_groups

__all__ = ["Citation", "CitationGroup", "CitationPlace", "citations_of", "find_groups"]

"""Citations: found in a text, and in all texts of a project."""

from evidence_site.citing.places import CitationPlace, citations_of, named_works
from evidence_site.citing.syntax import Citation, CitationGroup, find_groups

__all__ = ["Citation", "CitationGroup", "CitationPlace", "citations_of", "find_groups", "named_works"]

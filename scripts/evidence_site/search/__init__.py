"""The search of the site: what it finds, and the files in which a browser looks."""

from evidence_site.search.entries import SearchEntry, search_entries
from evidence_site.search.handwritten import handwritten_entries
from evidence_site.search.index import search_files

__all__ = ["SearchEntry", "handwritten_entries", "search_entries", "search_files"]

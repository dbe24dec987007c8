"""A page on which a finding can be proposed without leaving the browser, for those who do not use git."""

from evidence_site.pages.propose.page import ProposePage, published_sources

__all__ = ["ProposePage", "published_sources"]

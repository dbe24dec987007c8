"""A page on which a finding can be proposed without leaving the browser, for those who do not use git."""

from evidence_site.views.propose.page import ProposePage, make_propose_page, published_sources

__all__ = ["ProposePage", "make_propose_page", "published_sources"]

"""The page on which a finding is proposed in the browser, for those who do not use git."""

from evidence_site.views.propose.page import ProposePage, make_propose_page, published_sources

__all__ = ["ProposePage", "make_propose_page", "published_sources"]

"""The page on which a finding is proposed in the browser, for those who do not use git."""

from evidence_site.pages.propose.page import ProposePage, published_sources

__all__ = ["ProposePage", "published_sources"]

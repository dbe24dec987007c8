"""Quoting by selecting: what the page of a source needs so that words selected there can be taken to the form.

The text stands in `<article data-source="key" data-propose="address" data-most="5000">`, each paragraph in
`<p data-section="name">`. What a page adds to the source's words stands in elements with `data-added`.
"""

from dataclasses import dataclass

from evidence_site import urls
from evidence_site.model.fields import LONGEST_TEXT
from evidence_site.urls import Here
from evidence_site.website.site import Site


@dataclass(frozen=True)
class Selecting:
    """What the script needs to know."""

    script: str
    propose: str
    """The address of the form."""
    most: int = LONGEST_TEXT
    """The characters that a quote can have."""


def make_selecting(site: Site, here: Here) -> Selecting | None:
    """Return what is needed to quote by selecting; None on a site without the pages for contributors."""
    if not site.synthesis.settings.contributor_pages:
        return None
    return Selecting(here.to_file(urls.SELECT_SCRIPT), here.to(urls.PROPOSE))

"""What a proposal can name: the studies, findings, works, audiences and facets of the site, and the names in use."""

from typing import Any

from evidence_site.load.folders import RECORDS
from evidence_site.model.rich_text import plain
from evidence_site.model.synthesis import FacetTarget
from evidence_site.website.site import Site


def lists_of(site: Site) -> dict[str, Any]:
    """Give the lists that fields are chosen from, each as names with what they stand for.

    Only what the site shows: a finding that is still a draft is not told of.
    """
    corpus, facets = site.corpus, site.synthesis.facets
    return {
        "studies": [[each.id, each.title] for each in corpus.studies],
        "findings": [[each.id, each.title] for each in corpus.findings if each.id in site.shown],
        "references": [
            [each.id, f"{site.entries[each.id].label.text}. {plain(each.title)}"] for each in corpus.references
        ],
        "audiences": [[each.id, each.title] for each in site.synthesis.audiences],
        "facets": {
            target: [[name, each.title, *each.values] for name, each in facets.items() if each.applies_to is target]
            for target in FacetTarget
        },
    }


def names_of(site: Site) -> dict[str, Any]:
    """Give what a record is compared with: names in use or kept, quotes, titles, and the works of each study."""
    corpus, synthesis = site.corpus, site.synthesis
    return {
        "reserved": sorted(RECORDS.reserved),
        "quotes": sorted(site.quotes.pages),
        "titles": [synthesis.title, synthesis.question],
        "works": {
            each.id: sorted({*each.reports, *(quote.source for quote in each.quotes)}) for each in corpus.studies
        },
    }

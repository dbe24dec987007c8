"""The provenance of a finding: its sources, what readers can trust, and the dates of its record."""

from dataclasses import dataclass

from evidence_site import english, wording
from evidence_site.model import Finding
from evidence_site.sections.links import Link, reference_link
from evidence_site.sections.section import Section
from evidence_site.sections.trust import trust_in_finding
from evidence_site.urls import Here
from evidence_site.website.site import Site


@dataclass(frozen=True, kw_only=True)
class Provenance(Section):
    """The provenance of a finding."""

    sources: tuple[tuple[Link, str], ...]
    """Each work quoted, with the locator of the quote."""
    trust: tuple[str, ...]
    history: str


def provenance(site: Site, here: Here, finding: Finding) -> Provenance:
    """Return the provenance of a finding."""
    sources = ((reference_link(site, here, each.source), each.locator or "") for each in finding.quotes)
    return Provenance(
        anchor="source",
        heading="Where does this come from?",
        sources=tuple(dict.fromkeys(sources)),
        trust=trust_in_finding(site, finding),
        history=_history(finding),
    )


def _history(finding: Finding) -> str:
    parts = [f"Added {wording.day(finding.added)}."]
    if finding.updated:
        parts.append(f"Last changed {wording.day(finding.updated)}.")
    if finding.review_by:
        parts.append(f"To be looked at again by {wording.day(finding.review_by)}.")
    if finding.contributors:
        parts.append(f"Written by {english.listed(finding.contributors)}.")
    return " ".join(parts)

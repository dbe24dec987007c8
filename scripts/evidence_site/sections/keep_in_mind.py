"""What the source does not say, and what such a study cannot show; the headings over these, wherever they stand."""

from dataclasses import dataclass

from evidence_site import wording
from evidence_site.model import CiteKey
from evidence_site.model.appraisal import Basis
from evidence_site.sections.links import Link
from evidence_site.website.site import Site

MOST_FULL_TEXTS = 12
"""The most reports whose full texts are linked one by one; beyond, the reference list has them."""


@dataclass(frozen=True, kw_only=True)
class NotSaid:
    """What the source does not say and, apart from it, what no study of this kind can show."""

    heading: str
    """`What the abstract does not say`."""
    not_stated_heading: str
    not_stated: tuple[str, ...]
    full_text: tuple[Link, ...]
    """Links to the full texts of reports of which only the abstract was read."""
    not_designed_heading: str
    not_designed: tuple[str, ...]


def not_said(site: Site) -> NotSaid | None:
    """Return what the source does not say, if the record names anything."""
    synthesis = site.synthesis
    if not (synthesis.does_not_say or synthesis.not_designed_to_show):
        return None
    abstracts = sum(each.basis is Basis.ABSTRACT for each in site.included)
    may = f" (the full {'article' if len(site.included) == 1 else 'articles'} may say)" if abstracts else ""
    kind = "a study" if len(site.included) == 1 else "studies"
    verb = "is" if len(site.included) == 1 else "are"
    return NotSaid(
        heading=f"What {wording.uncapitalised(does_not_say_heading(site))}",
        not_stated_heading=f"{site.not_stated}{may}",
        not_stated=synthesis.does_not_say,
        full_text=_full_texts(site),
        not_designed_heading=f"Not something {kind} of this kind {verb} designed to show",
        not_designed=synthesis.not_designed_to_show,
    )


def says_heading(site: Site) -> str:
    """Return the heading over what the source says: `The abstract says`."""
    return f"{wording.capitalised(site.source_noun)} {'say' if site.source_plural else 'says'}"


def does_not_say_heading(site: Site) -> str:
    """Return the heading over what the source does not say."""
    return f"{wording.capitalised(site.source_noun)} {'do' if site.source_plural else 'does'} not say"


def not_designed_heading(site: Site) -> str:
    """Return the heading over what studies of this kind cannot show."""
    kind = wording.uncapitalised(wording.of_this_kind(len(site.included)))
    return f"Editors' note: {kind} not designed to show"


def _full_texts(site: Site) -> tuple[Link, ...]:
    reports = [each.main_report for each in site.included if each.basis is Basis.ABSTRACT]
    if len(reports) > MOST_FULL_TEXTS:
        return ()
    return tuple(
        Link(f"Read the full text of {site.entries[each].short}", url)
        for each in reports
        if (url := site.entries[each].url or _doi_url(site, each))
    )


def _doi_url(site: Site, report: CiteKey) -> str:
    doi = site.entries[report].doi
    return doi.url if doi else ""

"""The section on what to keep in mind: what the source says, does not say, and what such a study cannot show."""

from dataclasses import dataclass

from evidence_site import wording
from evidence_site.model import CiteKey
from evidence_site.model.appraisal import Basis
from evidence_site.sections.facts import PointView, point_view
from evidence_site.sections.key_facts import summary
from evidence_site.sections.links import Link
from evidence_site.sections.section import Section
from evidence_site.urls import Here
from evidence_site.website.site import Site


@dataclass(frozen=True, kw_only=True)
class KeepInMind(Section):
    """The limits of the answer, and the answer to copy with its caveat."""

    says_heading: str
    says: tuple[PointView, ...]
    does_not_say_heading: str
    does_not_say: tuple[str, ...]
    not_designed_heading: str
    not_designed_to_show: tuple[str, ...]
    full_text: tuple[Link, ...]
    """Links to the full texts of reports of which only the abstract was read."""
    summary: str


def keep_in_mind(site: Site, here: Here) -> KeepInMind:
    """Return the limits of the answer."""
    synthesis = site.synthesis
    return KeepInMind(
        anchor="keep-in-mind",
        heading="What should you keep in mind?",
        says_heading=says_heading(site),
        says=tuple(point_view(site, here, "synthesis", each) for each in synthesis.says),
        does_not_say_heading=does_not_say_heading(site),
        does_not_say=synthesis.does_not_say,
        not_designed_heading=not_designed_heading(site),
        not_designed_to_show=synthesis.not_designed_to_show,
        full_text=_full_texts(site),
        summary=summary(site),
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
    """Return links to the full texts of reports of which only the abstract was read."""
    reports = (each.main_report for each in site.included if each.basis is Basis.ABSTRACT)
    return tuple(
        Link(f"Read the full text of {site.entries[each].short}", url)
        for each in reports
        if (url := site.entries[each].url or _doi_url(site, each))
    )


def _doi_url(site: Site, report: CiteKey) -> str:
    doi = site.entries[report].doi
    return doi.url if doi else ""

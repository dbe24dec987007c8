"""The page about the site: what it is, what is checked and what is judged, and who may reuse it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Self

from evidence_site import english, urls, web_addresses, wording
from evidence_site.matching import SPECIFICATION
from evidence_site.model.study import Licence
from evidence_site.pages.page import Page, Place, reader_frame
from evidence_site.sections.authorship import Authorship, authorship
from evidence_site.sections.links import Link
from evidence_site.sections.trust import MATCH, trust_in_site
from evidence_site.website.site import Site

PATH = urls.ABOUT
RESTS_ON = (
    "Every quotation is checked against the held source text. Reported facts name the words they rest on. "
    "Review findings are the review team's interpretation; quotes illustrate them."
)
"""What rests on what, as the README says it too."""


@dataclass(frozen=True, kw_only=True)
class SourceLicence:
    """A study's licence, with the editors' notes on unclear or conflicting terms of reuse."""

    study: str
    licence: Link
    notes: str


@dataclass(frozen=True, kw_only=True)
class AboutPage(Page):
    """The page about the site."""

    place: ClassVar[Place | None] = Place.ABOUT

    heading: str
    lead: str
    does: tuple[str, ...]
    does_not: tuple[str, ...]
    beyond: str
    quotes: Link
    specification: str
    """The version of the rules that quotes are checked by."""
    rests_on: str
    trust: tuple[str, ...]
    match: str
    licence: Link
    licence_notes: str
    sources: tuple[SourceLicence, ...]
    changes: str
    endorsement: str
    authorship: Authorship | None
    """Who wrote the site; none where only editors are named."""
    editors: str
    reach: tuple[Link, ...]
    """How to reach those who edit the site, as far as that is known."""
    author_check: str
    read_against_sources: str

    @classmethod
    def pages(cls, site: Site) -> Iterator[Self]:
        """Yield the page about the site."""
        synthesis = site.synthesis
        title, heading = "About", "About this site"
        single = synthesis.is_single_study
        kind = "one study" if single else wording.counted(len(site.included), "study", "studies")
        frame = reader_frame(
            site,
            path=PATH,
            title=title,
            description=f"What {synthesis.title} is and is not, what is checked, and who may reuse it.",
            cited_as=heading,
        )
        yield cls(
            **frame,
            heading=heading,
            lead=f"This site reports {kind} on the question: {synthesis.question}",
            does=_does(site),
            does_not=_does_not(site),
            beyond=f"Whatever the {'study' if single else 'studies'} did not say is the editors', and is labelled so.",
            quotes=Link("All quotes", site.here(PATH).to(urls.QUOTES)),
            specification=SPECIFICATION,
            rests_on=RESTS_ON,
            trust=trust_in_site(site),
            match=MATCH,
            licence=Link(synthesis.licence.name, synthesis.licence.url or ""),
            licence_notes=synthesis.licence.notes or "",
            sources=_sources(site),
            changes=frame["foot"].changes,
            endorsement=frame["foot"].endorsement,
            authorship=authorship(site, site.here(PATH)),
            editors=english.listed(synthesis.editors),
            reach=tuple(_reach(site)),
            author_check=frame["foot"].author_check,
            read_against_sources=frame["foot"].read_against_sources,
        )


def _reach(site: Site) -> Iterator[Link]:
    """Yield the ways to tell the editors that something is wrong, or missing."""
    if address := web_addresses.issue_url(site.project.repository):
        yield Link("Write to the editors in public", address)
    for each in site.synthesis.authors:
        if each.corresponding and each.orcid:
            yield Link(f"{each.name} at ORCID", web_addresses.orcid_url(each.orcid))


def _does(site: Site) -> tuple[str, ...]:
    basis = wording.basis_sentence(site.included)
    if site.synthesis.is_single_study:
        return (
            f"It says in plain words what the authors report. {basis}",
            "It shows the source's own words beside ours.",
            "It says what the source does not state.",
        )
    whose = "review team's" if site.synthesis.authors else "editors'"
    return (
        f"It brings together, in plain words, what the authors of several studies report. {basis}",
        f"The {site.synthesis.labels.findings} are the {whose} synthesis. Each names its studies and their words.",
        "It says what the sources do not state.",
    )


def _does_not(site: Site) -> tuple[str, ...]:
    single = site.synthesis.is_single_study
    own = "findings" if single else "data"
    original = "original. Read and cite that" if single else "originals. Read and cite them"
    return (
        "It gives no advice, and it is not a guideline.",
        f"It adds no {own} of its own. Questions to discuss are the editors', and are marked so.",
        f"It does not take the place of the {original}.",
    )


def _sources(site: Site) -> tuple[SourceLicence, ...]:
    """Return the licences that are recorded; if several are not, how many in one line, and not a line for each."""
    recorded = tuple(_source(each.title, each.licence) for each in site.included if each.licence)
    without = [each for each in site.included if not each.licence]
    if len(without) > 1:
        every = not recorded
        which = f"{'All' if every else 'The other'} {len(without)} studies"
        return (*recorded, SourceLicence(study=which, licence=Link(wording.NOT_RECORDED), notes=""))
    return tuple(_source(each.title, each.licence) for each in site.included)


def _source(study: str, licence: Licence | None) -> SourceLicence:
    if licence is None:
        return SourceLicence(study=study, licence=Link(wording.NOT_RECORDED), notes="")
    return SourceLicence(study=study, licence=Link(licence.name, licence.url or ""), notes=licence.notes or "")

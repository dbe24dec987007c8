"""Who wrote the synthesis: its authors, what they declare, who paid, and how it was registered and published."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from evidence_site import web_addresses, wording
from evidence_site.model import Synthesis
from evidence_site.model.publication import Author
from evidence_site.sections.facts import Fact
from evidence_site.sections.links import Link, registration_link, study_link
from evidence_site.sections.study_facts import funder_line
from evidence_site.urls import Here
from evidence_site.website.site import Site


class AuthorView(NamedTuple):
    """An author as the page about the site names them."""

    name: str
    note: str
    """That readers may write to this author; empty for the others."""
    orcid: Link | None
    affiliation: str
    roles: str
    own_studies: tuple[Link, ...]
    """The included studies that this person is an author of."""
    declaration: str
    """The words before those studies: a declaration of interest."""


@dataclass(frozen=True, kw_only=True)
class Authorship:
    """The authors of the synthesis, and its facts as a published work; both can be empty."""

    heading: str
    note: str
    """On the site of one study: that these people did not write the study."""
    authors: tuple[AuthorView, ...]
    facts: tuple[Fact, ...]


def authorship(site: Site, here: Here) -> Authorship | None:
    """Return who wrote the synthesis and what they declare, or `None` if its record says nothing of it."""
    synthesis = site.synthesis
    authors = tuple(_author(site, here, each) for each in synthesis.authors)
    facts = tuple(_facts(site, here, synthesis))
    if not authors and not facts:
        return None
    kind = "site" if synthesis.is_single_study else "synthesis"
    is_of_study = any(each.author_of for each in synthesis.authors)
    apart = "They wrote this site. The authors of the study are named with its reports, under How to cite."
    return Authorship(
        heading=f"Who wrote this {kind}?" if authors else f"Where does this {kind} come from?",
        note=apart if authors and synthesis.is_single_study and not is_of_study else "",
        authors=authors,
        facts=facts,
    )


def _author(site: Site, here: Here, author: Author) -> AuthorView:
    own = [site.corpus.study[each] for each in dict.fromkeys(author.author_of)]
    if site.synthesis.is_single_study:
        declared = "Is an author of the study that this site reports:"
    else:
        declared = f"Is an author of {'an included study' if len(own) == 1 else 'included studies'}:"
    return AuthorView(
        name=author.name,
        note="corresponding author" if author.corresponding else "",
        orcid=_orcid_link(author.orcid) if author.orcid else None,
        affiliation=author.affiliation or "",
        roles=", ".join(wording.ROLES[each] for each in dict.fromkeys(author.roles)),
        own_studies=tuple(study_link(site, here, each) for each in own),
        declaration=declared if own else "",
    )


def _orcid_link(orcid: str) -> Link:
    url = web_addresses.orcid_url(orcid)
    return Link(url, url)


def _facts(site: Site, here: Here, synthesis: Synthesis) -> Iterator[Fact]:
    """Yield what is recorded of the synthesis as a published work."""
    published, registration = synthesis.published, synthesis.registration
    if published:
        version = f"version {published.version}, " if published.version else ""
        doi = Link(f"https://doi.org/{published.doi}", web_addresses.doi_url(published.doi)) if published.doi else None
        yield Fact(term="Published", values=(wording.capitalised(f"{version}{wording.day(published.date)}"),), link=doi)
    if registration:
        yield Fact(term="Registered", link=registration_link(registration))
    if synthesis.funding:
        yield Fact(
            term="Funding",
            values=tuple(map(funder_line, synthesis.funding)),
            quoted=tuple(each.statement for each in synthesis.funding if each.statement),
        )
    if synthesis.competing_interests:
        yield Fact(term="Competing interests", prose=site.prose(here, synthesis.competing_interests))

"""Linked data for search engines, in the terms of schema.org: the study's article, the claim and the quotations.

A page is never the article: it is a `WebPage` whose `about` and `citation` are.
"""

from collections.abc import Iterable, Sequence

from evidence_site import web_addresses
from evidence_site.model import CiteKey, Finding, PersonName, Reference, Study, Synthesis
from evidence_site.model.publication import Author
from evidence_site.model.rich_text import plain
from evidence_site.website.confidence import confidence_in
from evidence_site.website.site import Site
from evidence_site.works.coins import date, full_name

Node = dict[str, object]
"""A JSON-LD node. Empty values are left out."""

TYPES = {
    "article-journal": "ScholarlyArticle",
    "paper-conference": "ScholarlyArticle",
    "book": "Book",
    "chapter": "Chapter",
    "report": "Report",
    "thesis": "Thesis",
    "webpage": "WebPage",
    "legislation": "Legislation",
    "dataset": "Dataset",
    "software": "SoftwareSourceCode",
}


def page_node(site: Site, *, title: str, description: str, updated: str, url: str) -> Node:
    """Return the node of a page of the site."""
    synthesis = site.synthesis
    website = _node("WebSite", name=synthesis.title, url=site.project.address, **_published(synthesis))
    return {
        "@context": "https://schema.org",
        **_node(
            "WebPage",
            name=title,
            description=description,
            url=url,
            dateModified=updated,
            creditText=", ".join(synthesis.creators),
            license=synthesis.licence.url or "",
            isPartOf=website,
        ),
    }


def _published(synthesis: Synthesis) -> Node:
    """Return the properties of the synthesis as a published work: of the site, and never of one page of it."""
    published, registration = synthesis.published, synthesis.registration
    doi = published.doi if published else None
    identifiers = [
        _node("PropertyValue", propertyID="DOI", value=doi, url=web_addresses.doi_url(doi)) if doi else {},
        _node("PropertyValue", propertyID=registration.registry, value=registration.id, url=registration.url or "")
        if registration
        else {},
    ]
    funders = dict.fromkeys(each.funder for each in synthesis.funding)
    return {
        "@id": web_addresses.doi_url(doi) if doi else "",
        "identifier": [each for each in identifiers if each],
        "author": [_author(each) for each in synthesis.authors],
        "version": published.version if published else "",
        "datePublished": str(published.date) if published else "",
        "funder": [_node("Organization", name=each) for each in funders],
    }


def _author(author: Author) -> Node:
    affiliation = _node("Organization", name=author.affiliation) if author.affiliation else {}
    known = {
        "@id": web_addresses.orcid_url(author.orcid) if author.orcid else "",
        "givenName": author.given_names,
        "familyName": author.family_name,
        "affiliation": affiliation,
    }
    return _node("Person", name=author.name, **(known if author.is_person else {}))


def studies_node(site: Site, studies: Sequence[Study]) -> Node:
    """Return the properties for the studies that a page reports: their main reports, and the others as citations."""
    mains = [each.main_report for each in studies]
    others = dict.fromkeys(key for each in studies for key in each.reports if key not in mains)
    return _filled({"about": _works(site, mains), "citation": _works(site, others)})


def finding_node(site: Site, finding: Finding) -> Node:
    """Return the properties for a finding: the claim, its sources, and the quotations it is based on."""
    studies = [site.corpus.study[each] for each in dict.fromkeys(each.study for each in finding.evidence)]
    mains = {each.main_report for each in studies}
    sources = dict.fromkeys(each.source for each in finding.quotes if each.source not in mains)
    claim = _node(
        "Claim",
        text=finding.statement,
        description=_confidence(site, finding),
        citation=[_reference(site, each.main_report) for each in studies],
    )
    standing = (each for each in finding.quotes if not each.is_withdrawn)
    quotations = [_node("Quotation", text=each.text, citation=_reference(site, each.source)) for each in standing]
    return _filled(
        {
            **studies_node(site, studies),
            "citation": _works(site, sources),
            "mainEntity": claim,
            "hasPart": quotations,
        }
    )


def _confidence(site: Site, finding: Finding) -> str:
    """Return the confidence in a finding of a synthesis as text: no number, and no rating that could be ranked."""
    if site.synthesis.is_single_study:
        return ""
    shown = confidence_in(finding)
    return " ".join(filter(None, (f"{shown.label} (GRADE-CERQual).", shown.explanation)))


def work_node(work: Reference) -> Node:
    """Return the node of a cited work."""
    container = plain(work.container_title)
    kind = "Periodical" if work.type == "article-journal" else "CreativeWork"
    return _filled(
        {
            "@type": TYPES.get(work.type, "CreativeWork"),
            "@id": _id(work),
            "name": plain(work.title),
            "author": [_person(each) for each in work.author],
            "datePublished": date(work.issued),
            "isPartOf": _node(kind, name=container) if container else {},
            "pagination": work.page,
            "publisher": _node("Organization", name=work.publisher) if work.publisher else {},
            "url": web_addresses.public_url(work.url),
        }
    )


def _works(site: Site, keys: Iterable[CiteKey]) -> list[Node]:
    return [work_node(site.corpus.reference[each]) for each in keys]


def _reference(site: Site, key: CiteKey) -> Node:
    """Return a reference to a work described elsewhere on the page, or its whole node if it has no address."""
    work = site.corpus.reference[key]
    return {"@id": _id(work)} if _id(work) else work_node(work)


def _id(work: Reference) -> str:
    return web_addresses.doi_url(work.doi) if work.doi else web_addresses.public_url(work.url)


def _person(person: PersonName) -> Node:
    if person.literal:
        return _node("Organization", name=person.literal)
    family = person.whole_family
    return _node("Person", name=full_name(person), givenName=person.given, familyName=family)


def _node(kind: str, **values: object) -> Node:
    return _filled({"@type": kind, **values})


def _filled(values: Node) -> Node:
    return {name: value for name, value in values.items() if value}

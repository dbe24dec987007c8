"""Metadata in the head of a page: Highwire tags, which reference managers read, and linked data.

The tags name the page itself, with the authors of the synthesis or else the site's editors as its authors, so that
nobody takes it for the article.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from evidence_site import urls, web_addresses
from evidence_site.model import Finding, Study
from evidence_site.website import linked_data
from evidence_site.website.linked_data import Node
from evidence_site.website.site import Site


class Meta(NamedTuple):
    """A `<meta>` element: its name and its content."""

    name: str
    content: str


@dataclass(frozen=True)
class Head:
    """The metadata of a page, beyond what every theme adds."""

    metas: tuple[Meta, ...]
    linked_data: Mapping[str, object]
    feed: str = ""
    """The address of the feed of changes, relative to the page; empty where the site has none."""


def make_head(
    site: Site, *, path: str, title: str, description: str, updated: date, subject: Finding | Study | None
) -> Head:
    """Return the metadata of a page. `subject` is the record that the page is about, if it is about one."""
    url = site.public_url(path)
    node = linked_data.page_node(site, title=title, description=description, updated=str(updated), url=url)
    # Reference managers find each work of the list by itself, and would take these tags for one more.
    metas = () if urls.is_part(path, urls.REFERENCES) else tuple(_metas(site, path, title, updated))
    # Every finding has a date of addition, so a site that shows one has a change for the feed.
    feed = site.here(path).to_file(urls.FEED) if site.project.address and site.shown else ""
    return Head(metas, node | _subject(site, subject), feed)


def _subject(site: Site, subject: Finding | Study | None) -> Node:
    if isinstance(subject, Finding):
        return linked_data.finding_node(site, subject)
    studies = (subject,) if subject else site.included if site.synthesis.is_single_study else ()
    return linked_data.studies_node(site, studies)


def _metas(site: Site, path: str, title: str, updated: date) -> Iterator[Meta]:
    synthesis, url = site.synthesis, site.public_url(path)
    # A DOI and its date are those of the whole, which the first page alone stands for.
    published = synthesis.published if path == urls.HOME else None
    yield Meta("citation_title", title)
    for author in synthesis.authors:
        yield Meta("citation_author", author.name)
        if author.affiliation:
            yield Meta("citation_author_institution", author.affiliation)
        if author.orcid:
            yield Meta("citation_author_orcid", web_addresses.orcid_url(author.orcid))
    for editor in () if synthesis.authors else synthesis.editors:
        yield Meta("citation_author", editor)
    yield Meta("citation_publication_date", f"{published.date if published else updated:%Y/%m/%d}")
    if published and published.doi:
        yield Meta("citation_doi", published.doi)
    if url:
        yield Meta("citation_public_url", url)

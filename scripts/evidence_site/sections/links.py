"""Links to pages of the site, each with its text."""

from dataclasses import dataclass
from typing import NamedTuple

from evidence_site import urls, web_addresses
from evidence_site.export import FORMATS
from evidence_site.model import CiteKey, Finding, FindingId, QuotePlace, RecordKind, Study, StudyId
from evidence_site.model.publication import Registration
from evidence_site.prose import CitesWorks
from evidence_site.sections.section import Section
from evidence_site.urls import Here
from evidence_site.website.site import Site


class Link(NamedTuple):
    """The text and the address of a link; plain text if `url` is empty."""

    text: str
    url: str = ""


class _EntryUrl(CitesWorks, str):
    """The address of an entry of the reference list."""

    __slots__ = ("works",)


@dataclass(frozen=True, kw_only=True)
class LinkList(Section):
    """Links under a heading."""

    links: tuple[Link, ...]


def registration_link(registration: Registration) -> Link:
    """Return a link to where a synthesis is registered, under the register's name and the number there."""
    return Link(f"{registration.registry}, {registration.id}", web_addresses.public_url(registration.url or ""))


def reference_link(site: Site, here: Here, key: CiteKey) -> Link:
    """Return a link to an entry of the reference list."""
    entry = site.entries[key]
    url = _EntryUrl(here.to(entry.path, entry.anchor))
    url.works = (key,)
    return Link(entry.short, url)


def library_downloads(here: Here) -> tuple[Link, ...]:
    """Return links to the whole library, one for each format."""
    return tuple(Link(each.name, here.to_file(urls.library_file(each.ending))) for each in FORMATS)


def entry_downloads(here: Here, key: CiteKey) -> tuple[Link, ...]:
    """Return links to one entry of the library, one for each format."""
    return tuple(Link(each.name, here.to_file(urls.entry_file(key, each.ending))) for each in FORMATS)


def finding_link(here: Here, finding: Finding) -> Link:
    """Return a link to a finding's page."""
    return Link(finding.title, here.to(urls.finding_path(finding.id)))


def study_link(site: Site, here: Here, study: Study) -> Link:
    """Return a link to a study's page, by its label."""
    return Link(site.study_labels[study.id], here.to(urls.study_path(study.id)))


def record_link(site: Site, here: Here, place: QuotePlace) -> Link:
    """Return a link to the page of the record that has a quote."""
    if place.record.kind is RecordKind.STUDY:
        return study_link(site, here, site.corpus.study[StudyId(place.record.id)])
    return finding_link(here, site.corpus.finding[FindingId(place.record.id)])

"""Links between pages, each with the words that it shows."""

from dataclasses import dataclass
from typing import NamedTuple

from evidence_site import urls
from evidence_site.export import FORMATS
from evidence_site.model import CiteKey, Finding, FindingId, QuotePlace, RecordKind, Study, StudyId
from evidence_site.sections.section import Section
from evidence_site.urls import Here
from evidence_site.website.site import Site


class Link(NamedTuple):
    """A text, and where it leads; nowhere when `url` is empty."""

    text: str
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class LinkList(Section):
    """Links under a heading."""

    links: tuple[Link, ...]


def reference_link(site: Site, here: Here, key: CiteKey) -> Link:
    """Link to an entry of the reference list."""
    entry = site.entries[key]
    return Link(entry.short, here.to(urls.REFERENCES, entry.anchor))


def library_downloads(here: Here) -> tuple[Link, ...]:
    """Link to the whole library in the formats of other programs."""
    return tuple(Link(each.name, here.to_file(urls.library_file(each.ending))) for each in FORMATS)


def entry_downloads(here: Here, key: CiteKey) -> tuple[Link, ...]:
    """Link to one entry in the formats of other programs."""
    return tuple(Link(each.name, here.to_file(urls.entry_file(key, each.ending))) for each in FORMATS)


def finding_link(here: Here, finding: Finding) -> Link:
    """Link to a finding's page."""
    return Link(finding.title, here.to(urls.finding_path(finding.id)))


def study_link(here: Here, study: Study) -> Link:
    """Link to a study's page."""
    return Link(study.title, here.to(urls.study_path(study.id)))


def record_link(site: Site, here: Here, place: QuotePlace) -> Link:
    """Link to the page of the record that holds a quote."""
    if place.record.kind is RecordKind.STUDY:
        return study_link(here, site.corpus.study[StudyId(place.record.id)])
    return finding_link(here, site.corpus.finding[FindingId(place.record.id)])

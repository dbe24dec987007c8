"""The page of one finding."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, Self

from markupsafe import Markup

from evidence_site import english, urls, wording
from evidence_site.model import Finding, RecordKind, RecordRef
from evidence_site.pages.brief import brief_link
from evidence_site.pages.page import Page, reader_frame
from evidence_site.sections.evidence import contexts, dissent, evidence
from evidence_site.sections.facts import facet_facts, not_stated, points_about
from evidence_site.sections.findings import glyph, outcome, related_findings
from evidence_site.sections.links import Link, finding_link
from evidence_site.sections.pager import Pager
from evidence_site.sections.prompts import questions
from evidence_site.sections.provenance import provenance
from evidence_site.sections.quotes import QuoteView, quote_view, words_found
from evidence_site.sections.repeats import statement_repeats
from evidence_site.sections.section import Section
from evidence_site.urls import Here
from evidence_site.website.site import Site

MOST_NOT_STATED = 2
"""How many of the things that the source does not state a finding's page lists unfolded."""


class End(NamedTuple):
    """That a finding no longer stands: since when, why and by whom, what took its place, and what it rested on."""

    notice: str
    told: tuple[str, ...]
    successor: Link | None
    before: str
    """The heading over the old text."""
    quotes: tuple[QuoteView, ...]


@dataclass(frozen=True, kw_only=True)
class FindingPage(Page):
    """The page of a finding: its claim, the quotes that support it, and what the source does not state."""

    hue: str
    glyph: Markup
    """Its drawing, as safe HTML, or its number in the order of the site; empty if it is withdrawn or superseded."""
    crumbs: tuple[Link, ...]
    eyebrow: str
    heading: str
    end: End | None
    """Set for a finding that no longer stands, whose page has no sections."""
    statement: str
    has_lead: bool
    """Whether the statement stands at the head: always that of a synthesis, and no other that repeats what follows."""
    brief: Link
    sections: tuple[Section, ...]
    pager: Pager

    @classmethod
    def pages(cls, site: Site) -> Iterator[Self]:
        """Yield a page for each published finding, then for each withdrawn or superseded one."""
        return (cls.of(site, each) for each in (*site.published, *site.gone))

    @classmethod
    def of(cls, site: Site, finding: Finding) -> Self:
        """Return the page of a finding."""
        path = urls.finding_path(finding.id)
        here = site.here(path)
        findings = site.synthesis.labels.findings
        label = wording.capitalised(site.synthesis.labels.finding)
        place = site.place.get(finding.id, 0)
        end = None if place else _end(site, here, finding)
        title = f"{wording.STATES[finding.status]}: {finding.title}" if end else finding.title
        return cls(
            **reader_frame(
                site,
                path=path,
                title=title,
                description=" ".join((end.notice, *end.told)) if end else finding.statement,
                record=site.files(RecordRef(RecordKind.FINDING, finding.id)),
                updated=site.changed(finding),
                studies=site.studies_of(finding),
                subject=finding if place else None,
            ),
            hue=site.hue(finding.id),
            glyph=glyph(site, finding),
            crumbs=(
                Link("Home", here.to(urls.HOME)),
                Link(wording.capitalised(findings), here.to(urls.FINDINGS)),
                Link(title),
            ),
            eyebrow=f"{label} {place} of {len(site.published)}" if place else label,
            heading=title,
            end=end,
            searchable=end is None,
            statement=finding.statement,
            has_lead=not (site.synthesis.is_single_study and statement_repeats(finding)),
            brief=brief_link(here),
            sections=() if end else tuple(each for each in _sections(site, here, finding) if each),
            pager=_pager(site, here, finding),
        )


def _end(site: Site, here: Here, finding: Finding) -> End:
    """Return what the page of a finding that no longer stands says. Its quotes keep their permalinks."""
    ended = finding.no_longer_stands
    successor = site.corpus.finding.get(finding.superseded_by) if finding.superseded_by else None
    told: tuple[str, ...] = ("Since when, why and by whom is not recorded.",)
    if ended:
        state = wording.STATES[finding.status]
        told = (
            f"{state} on {wording.day(ended.since)} by {english.listed(ended.by)}.",
            f"Why: {wording.sentence(ended.reason)}",
        )
    return End(
        notice=wording.BANNERS[finding.status],
        told=told,
        successor=finding_link(here, successor) if successor and successor.id in site.shown else None,
        before=f"What this page said until {wording.day(ended.since)}" if ended else "What this page said before",
        quotes=tuple(
            quote_view(site, here, place, named=True)
            for place in site.quotes.find(finding.id, [each.id for each in finding.quotes if each.id])
        ),
    )


def _sections(site: Site, here: Here, finding: Finding) -> Iterator[Section | None]:
    points, quotes_of_points = points_about(site, here, finding)
    yield words_found(site, here, finding, shown_elsewhere=quotes_of_points)
    yield facet_facts(site, finding)
    yield contexts(site, finding, has_points=points is not None)
    yield outcome(site, finding)
    yield points
    yield not_stated(site.studies_of(finding), finding.not_stated, unfolded=MOST_NOT_STATED)
    yield questions(site, here, finding)
    yield dissent(site, here, finding)
    yield evidence(site, here, finding)
    yield related_findings(site, here, finding)
    yield provenance(site, here, finding)


def _pager(site: Site, here: Here, finding: Finding) -> Pager:
    order = site.published
    place = site.place.get(finding.id, 0)
    return Pager(
        previous=_numbered(here, order[place - 2], place - 1) if place > 1 else None,
        next=_numbered(here, order[place], place + 1) if 0 < place < len(order) else None,
        all=Link(wording.all_of(len(order), site.synthesis.labels.findings), here.to(urls.FINDINGS)),
    )


def _numbered(here: Here, finding: Finding, place: int) -> Link:
    return Link(f"{place}. {finding.title}", here.to(urls.finding_path(finding.id)))

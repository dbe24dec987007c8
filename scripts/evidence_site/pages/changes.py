"""The page of changes, newest first, and their feed, from the dates and the history in the records."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import ClassVar, NamedTuple, Self

from evidence_site import english, urls, wording
from evidence_site.model import Finding, HistoryEntry
from evidence_site.pages.page import Page, Place, reader_frame
from evidence_site.parts import Part, divided
from evidence_site.sections.links import Link
from evidence_site.sections.pager import Pager, part_pager
from evidence_site.urls import Here
from evidence_site.website.site import Site

MOST_IN_FEED = 50
"""The most entries of the feed, the newest first. Subscribers already have older ones."""

MOST_CHANGES = 200
"""The most changes on a page."""

PATH = "changes.md"
TITLE = "What changed"


class ChangeView(NamedTuple):
    """A change to a record."""

    link: Link
    state: str
    """`Withdrawn` or `Superseded`; empty for records that still stand."""
    text: str
    by: str


class Day(NamedTuple):
    """The changes of one day."""

    id: str
    day: str
    changes: tuple[ChangeView, ...]


@dataclass(frozen=True)
class FeedEntry:
    """A change as an entry of the feed."""

    id: str
    title: str
    url: str
    updated: str
    text: str


@dataclass(frozen=True)
class Feed:
    """The changes as an Atom feed (RFC 4287)."""

    url: str
    page: str
    title: str
    authors: tuple[str, ...]
    updated: str
    entries: tuple[FeedEntry, ...]


@dataclass(frozen=True, kw_only=True)
class ChangesPage(Page):
    """The page of changes."""

    place: ClassVar[Place | None] = Place.ABOUT

    heading: str
    lead: str
    days: tuple[Day, ...]
    feed_link: Link | None
    pager: Pager | None

    @classmethod
    def pages(cls, site: Site) -> Iterator[Self]:
        """Yield the page, in parts where changes are many, unless nothing has changed."""
        events = _newest_first(site)
        return (cls.of(site, part) for part in divided(events, MOST_CHANGES) if events)

    @classmethod
    def of(cls, site: Site, part: Part["_Event"]) -> Self:
        """Return the page of a part of the changes, the newest first."""
        path = part.path(PATH)
        here = site.here(path)
        title = part.title(TITLE)
        days = groupby(part.items, key=attrgetter("date"))
        return cls(
            **reader_frame(
                site,
                path=path,
                title=title,
                description="What was added to this site and what was changed in substance, by date.",
                updated=max(site.updated, part.items[0].date),
            ),
            searchable=False,
            continues=part.continues,
            heading=title,
            lead="What was added to this site, and what was changed in substance. The newest comes first.",
            days=tuple(_day(here, day, tuple(those)) for day, those in days),
            feed_link=Link("Follow the changes in a feed reader (Atom)", here.to_file(urls.FEED))
            if site.project.address
            else None,
            pager=part_pager(here, part, PATH, Link("The newest changes", here.to(PATH))),
        )


class _Event(NamedTuple):
    """A dated change to a record that the site shows."""

    date: date
    path: str
    title: str
    state: str
    text: str
    by: str = ""


def _newest_first(site: Site) -> list[_Event]:
    return sorted(_events(site), key=attrgetter("date"), reverse=True)


def _events(site: Site) -> Iterator[_Event]:
    """Yield the changes record by record, those of the synthesis first."""
    synthesis = site.synthesis
    yield from _history(synthesis.history, urls.HOME, synthesis.title)
    for finding in (*site.published, *site.gone):
        yield from _of_finding(site, finding)
    for study in site.corpus.studies:
        yield from _history(study.history, urls.study_path(study.id), study.title)


def _of_finding(site: Site, finding: Finding) -> Iterator[_Event]:
    label = wording.capitalised(site.synthesis.labels.finding)
    path, state = urls.finding_path(finding.id), wording.STATES.get(finding.status, "")
    yield _Event(finding.added, path, finding.title, state, f"{label} added.")
    yield from _history(finding.history, path, finding.title, state)
    ended = finding.no_longer_stands
    if ended:
        by = english.listed(ended.by)
        yield _Event(ended.since, path, finding.title, state, f"{state}. {wording.sentence(ended.reason)}", by)
    told = {finding.added, *(each.date for each in finding.history), ended.since if ended else None}
    if finding.updated and finding.updated not in told:
        yield _Event(finding.updated, path, finding.title, state, "Changed. What changed is not recorded here.")


def _history(entries: Sequence[HistoryEntry], path: str, title: str, state: str = "") -> Iterator[_Event]:
    return (_Event(each.date, path, title, state, wording.sentence(each.change), each.by or "") for each in entries)


def _day(here: Here, day: date, events: Sequence[_Event]) -> Day:
    return Day(
        id=urls.day_anchor(day),
        day=wording.day(day),
        changes=tuple(
            ChangeView(Link(each.title, here.to(each.path)), _state_beside(each), each.text, each.by) for each in events
        ),
    )


def _state_beside(event: _Event) -> str:
    """Return the state of the record that is told beside a change, unless the change is told with that very word."""
    return "" if event.text.startswith(f"{event.state}.") else event.state


def make_feed(site: Site) -> Feed | None:
    """Return the feed, unless nothing has changed or the site's address is unknown: a feed needs absolute links."""
    events = _newest_first(site)
    if not events or not site.project.address:
        return None
    page = site.public_url(PATH)
    return Feed(
        url=f"{site.project.address}{urls.FEED}",
        page=page,
        title=f"{site.synthesis.title}: what changed",
        authors=site.synthesis.editors,
        updated=_moment(events[0].date),
        entries=tuple(_entries(site, events[:MOST_IN_FEED])),
    )


def _entries(site: Site, events: Sequence[_Event]) -> Iterator[FeedEntry]:
    """Yield an entry for each change. Ids number the changes of one record on one day, in the record's order."""
    numbers: dict[tuple[str, date], int] = {}
    for event in events:
        url = site.public_url(event.path)
        number = numbers[event.path, event.date] = numbers.get((event.path, event.date), 0) + 1
        state = f" ({event.state.lower()})" if event.state else ""
        yield FeedEntry(
            id=f"{url}#changed-{event.date}-{number}",
            title=f"{event.title}{state}",
            url=url,
            updated=_moment(event.date),
            text=event.text,
        )


def _moment(day: date) -> str:
    """Return a date as an RFC 3339 timestamp, at midnight UTC, since Atom has no dates without a time."""
    return f"{day}T00:00:00Z"

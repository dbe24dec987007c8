"""What changed on the site, newest first, from the dates and the history in the records."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from evidence_site.model import Finding, HistoryEntry
from evidence_site.model.finding import Status
from evidence_site.views import urls, words
from evidence_site.views.context import Context
from evidence_site.views.page import PageView, make_foot
from evidence_site.views.parts import Link
from evidence_site.views.urls import Here

MOST_IN_FEED = 50
"""Entries of the feed, the newest: whoever follows it has the others."""

_TITLE = "What changed"
_STATES = {Status.WITHDRAWN: "Withdrawn", Status.SUPERSEDED: "Superseded"}


class ChangeView(NamedTuple):
    """A change."""

    link: Link
    state: str
    """Says that what changed no longer stands; mostly empty."""
    text: str
    by: str


class Day(NamedTuple):
    """The changes of one day."""

    id: str
    day: str
    changes: tuple[ChangeView, ...]


@dataclass(frozen=True)
class FeedEntry:
    """A change, as readers of feeds get it."""

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
class ChangesPage(PageView):
    """What changed."""

    heading: str
    lead: str
    days: tuple[Day, ...]
    feed_link: Link | None
    feed: Feed | None
    """Where the address of the site is not known, there is no feed: its links would lead nowhere."""


class _Event(NamedTuple):
    """Something that happened to a record that the site shows."""

    date: date
    path: str
    title: str
    state: str
    text: str
    by: str = ""


def make_changes_page(context: Context) -> ChangesPage | None:
    """Make the page that says what changed; none, where nothing has."""
    events = sorted(_events(context), key=attrgetter("date"), reverse=True)
    if not events:
        return None
    here = context.here(urls.CHANGES)
    feed = _feed(context, events) if context.project.address else None
    updated = max(context.updated, events[0].date)
    return ChangesPage(
        path=urls.CHANGES,
        title=_TITLE,
        description="What was added to this site and what was changed in substance, by date.",
        record=context.synthesis_file,
        updated=updated,
        foot=make_foot(context, path=urls.CHANGES, title=_TITLE, record=context.synthesis_file, updated=updated),
        searchable=False,
        heading=_TITLE,
        lead="What was added to this site, and what was changed in substance. The newest comes first.",
        days=tuple(_day(here, day, tuple(those)) for day, those in groupby(events, key=attrgetter("date"))),
        feed_link=Link("Follow the changes in a feed reader (Atom)", here.to_file(urls.FEED)) if feed else None,
        feed=feed,
    )


def _events(context: Context) -> Iterator[_Event]:
    """Give what happened, record by record: the site as a whole first."""
    synthesis = context.synthesis
    yield from _history(synthesis.history, urls.HOME, synthesis.title)
    for finding in (*context.published, *context.gone):
        yield from _of_finding(context, finding)
    for study in context.corpus.studies:
        yield from _history(study.history, urls.study_path(study.id), study.title)


def _of_finding(context: Context, finding: Finding) -> Iterator[_Event]:
    label = words.capitalised(context.synthesis.labels.finding)
    path, state = urls.finding_path(finding.id), _STATES.get(finding.status, "")
    yield _Event(finding.added, path, finding.title, state, f"{label} added.")
    yield from _history(finding.history, path, finding.title, state)
    told = {finding.added, *(each.date for each in finding.history)}
    if finding.updated and finding.updated not in told:
        yield _Event(finding.updated, path, finding.title, state, "Changed. What changed is not recorded here.")


def _history(entries: Sequence[HistoryEntry], path: str, title: str, state: str = "") -> Iterator[_Event]:
    return (_Event(each.date, path, title, state, words.sentence(each.change), each.by or "") for each in entries)


def _day(here: Here, day: date, events: Sequence[_Event]) -> Day:
    return Day(
        id=urls.day_anchor(day),
        day=words.day(day),
        changes=tuple(
            ChangeView(Link(each.title, here.to(each.path)), each.state, each.text, each.by) for each in events
        ),
    )


def _feed(context: Context, events: Sequence[_Event]) -> Feed:
    page = context.public_url(urls.CHANGES)
    return Feed(
        url=f"{context.project.address}{urls.FEED}",
        page=page,
        title=f"{context.synthesis.title}: what changed",
        authors=context.synthesis.editors,
        updated=_moment(events[0].date),
        entries=tuple(_entries(context, events[:MOST_IN_FEED])),
    )


def _entries(context: Context, events: Sequence[_Event]) -> Iterator[FeedEntry]:
    """Give an entry for each change. What changed on one day in one record is numbered, in the record's order."""
    numbers: dict[tuple[str, date], int] = {}
    for event in events:
        url = context.public_url(event.path)
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
    """Write a day as RFC 3339 wants it, which knows no days without an hour."""
    return f"{day}T00:00:00Z"

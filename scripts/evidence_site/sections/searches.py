"""How studies were looked for: each source, with its strategy line by line (PRISMA-S, Rethlefsen et al. 2021)."""

from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from evidence_site import wording
from evidence_site.model.methods import Search
from evidence_site.sections.section import Section
from evidence_site.urls import Here
from evidence_site.website.site import Site

MOST_LINES = 25
"""The most lines of all strategies that a page shows unfolded."""


class LineView(NamedTuple):
    """A line of a strategy: its number, its words letter for letter, and its hits."""

    number: int
    query: str
    hits: str


class SearchView(NamedTuple):
    """The search of one source."""

    source: str
    about: str
    """A sentence on platform and day; empty if neither is recorded."""
    caption: str
    summary: str
    lines: tuple[LineView, ...]
    notes: Markup


@dataclass(frozen=True, kw_only=True)
class Searches(Section):
    """The searches, source by source."""

    until: str
    """The day up to which studies were looked for, in words; empty if it is not recorded."""
    searches: tuple[SearchView, ...]
    is_open: bool
    """Whether the strategies are shown unfolded."""


def searches(site: Site, here: Here) -> Searches | None:
    """Return the searches, if any or the day up to which they reach is recorded."""
    synthesis = site.synthesis
    if not (synthesis.searches or synthesis.searches_to):
        return None
    return Searches(
        anchor="searches",
        heading="How were studies looked for?",
        until=wording.day(synthesis.searches_to) if synthesis.searches_to else "",
        searches=tuple(_search(site, here, each) for each in synthesis.searches),
        is_open=sum(len(each.lines) for each in synthesis.searches) <= MOST_LINES,
    )


def _about(search: Search) -> str:
    """Return when and by what means a source was searched, as far as it is recorded."""
    on = f"on {search.platform}" if search.platform else ""
    at = f"last on {wording.day(search.date)}" if search.date else ""
    if not on:
        return f"Last searched on {wording.day(search.date)}." if search.date else ""
    return f"Searched {', '.join(filter(None, (on, at)))}."


def _search(site: Site, here: Here, search: Search) -> SearchView:
    lines = tuple(
        LineView(number, each.query, wording.NOT_RECORDED if each.hits is None else f"{each.hits:,}")
        for number, each in enumerate(search.lines, 1)
    )
    return SearchView(
        source=search.source,
        about=_about(search),
        caption=f"Search strategy for {search.source}",
        summary=f"The strategy, {wording.counted(len(lines), 'line')}",
        lines=lines,
        notes=site.prose(here, search.notes),
    )

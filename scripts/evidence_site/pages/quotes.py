"""The page of all quotes, or, where these are many, of the ways to them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Self

from evidence_site import english, urls, wording
from evidence_site.model import Voice
from evidence_site.pages.page import Page, Place, reader_frame
from evidence_site.sections.links import Link
from evidence_site.sections.quote_lists import QuoteList, quote_list
from evidence_site.sections.trust import trust_in_site
from evidence_site.urls import Here
from evidence_site.website.finding_groups import MOST_TITLES
from evidence_site.website.site import Site

VOICE_COUNTS = {
    Voice.PARTICIPANT: ("from a participant", "from participants"),
    Voice.AUTHOR: ("in the authors' words", "in the authors' words"),
    Voice.FIELD_NOTE: ("from field notes", "from field notes"),
    Voice.DOCUMENT: ("from a document", "from documents"),
}


@dataclass(frozen=True, kw_only=True)
class QuotesPage(Page):
    """The page of all quotes; if they do not fit one page, the list of the pages that have them, study by study."""

    place: ClassVar[Place | None] = Place.HEADER

    heading: str
    lead: str
    trust: tuple[str, ...]
    explained: Link
    quotes: QuoteList
    by_study: tuple[Link, ...]
    lists_lead: str
    lists: tuple[Link, ...]
    """Links to the quotes on the page of each finding."""

    @classmethod
    def pages(cls, site: Site) -> Iterator[Self]:
        """Yield the page of all quotes."""
        here = site.here(urls.QUOTES)
        title = "Quotes"
        lead = _lead(site)
        trust = trust_in_site(site)
        divided = site.quotes.are_divided
        quotes = quote_list(site, here, () if divided else site.quotes.shown)
        lists = _lists(site, here)
        one = f"those about one {site.synthesis.labels.finding} alone"
        yield cls(
            **reader_frame(
                site,
                path=urls.QUOTES,
                title=title,
                description=lead if not site.quotes.shown else f"{lead} {trust[0]}.",
            ),
            heading=title,
            lead=lead,
            trust=trust,
            explained=Link("What a match shows, and what it does not", here.to(urls.ABOUT, "checks")),
            quotes=quotes,
            by_study=tuple(_by_study(site, here)) if divided else (),
            lists_lead=f"Or read {one}" if quotes.filters or divided else f"Read {one}",
            lists=lists if len(lists) <= MOST_TITLES else (),
        )


def _by_study(site: Site, here: Here) -> Iterator[Link]:
    """Yield a link to the quotes of each study, with their number."""
    for study, parts in site.quotes.of_studies.items():
        count = wording.counted(sum(len(each.items) for each in parts), "quote")
        yield Link(f"{site.source_name(study)}: {count}", here.to(urls.quotes_path(study)))


def _lists(site: Site, here: Here) -> tuple[Link, ...]:
    return tuple(
        Link(each.title, here.to(urls.finding_path(each.id), "found"))
        for each in site.published
        if each.quotes or site.quotes.illustrating(each.id)
    )


def _lead(site: Site) -> str:
    voices = Counter(each.quote.voice for each in site.quotes.shown)
    total = wording.capitalised(wording.counted(voices.total(), "quote"))
    if len(voices) == 1:
        (voice,) = voices
        every = {1: "", 2: "Both"}.get(voices.total(), "All")
        ones, many = VOICE_COUNTS[voice]
        return f"{total}. {every} {many}.".replace("  ", " ") if every else f"{total}, {ones}."
    kinds = [f"{wording.number(n)} {VOICE_COUNTS[voice][n > 1]}" for voice in Voice if (n := voices[voice])]
    return f"{total}: {english.listed(kinds)}." if kinds else f"{total}."

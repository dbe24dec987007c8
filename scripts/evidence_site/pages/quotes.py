"""The page of all quotes, to which their permalinks lead."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, NamedTuple, Self

from evidence_site import english, urls, wording
from evidence_site.model import QuotePlace, RecordKind, Voice
from evidence_site.pages.page import Page, Place, reader_frame
from evidence_site.sections.links import Link, record_link
from evidence_site.sections.quotes import QuoteView, checked_sentence, quote_view
from evidence_site.urls import Here
from evidence_site.website.site import Site

VOICE_COUNTS = {
    Voice.PARTICIPANT: ("from a participant", "from participants"),
    Voice.AUTHOR: ("in the authors' words", "in the authors' words"),
    Voice.FIELD_NOTE: ("from field notes", "from field notes"),
    Voice.DOCUMENT: ("from a document", "from documents"),
}

HEADINGS = {"f": "About", "v": "Whose words", "s": "From"}
OF_STUDIES = "studies/"
"""The key for quotes about how a study was done, and not about a finding. No finding can have it as its id."""
MOST_CHOICES = 40
"""The number of choices that `theme/styles/quotes.css` has rules for."""


class Choice(NamedTuple):
    """A value to filter quotes by. `id` is that of its radio button, which the style sheet refers to."""

    id: str
    text: str


class Filter(NamedTuple):
    """A filter of quotes, with its choices."""

    name: str
    heading: str
    choices: tuple[Choice, ...]


class Listed(NamedTuple):
    """A quote, the numbers of the choices that show it, and the text to copy."""

    quote: QuoteView
    numbers: Mapping[str, str]
    """The numbers by the name of the filter, separated by spaces: `1 4`."""
    copied: str


class QuoteGroup(NamedTuple):
    """The quotes of one record."""

    id: str
    title: str
    record: Link
    quotes: tuple[Listed, ...]
    numbers: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class QuotesPage(Page):
    """The page of all quotes, grouped by the finding or study that they belong to."""

    place: ClassVar[Place | None] = Place.HEADER

    heading: str
    lead: str
    checked: str
    filters: tuple[Filter, ...]
    groups: tuple[QuoteGroup, ...]
    lists_lead: str
    lists: tuple[Link, ...]
    """Links to the quotes on the page of each finding."""

    @classmethod
    def pages(cls, site: Site) -> Iterator[Self]:
        """Yield the page of all quotes."""
        here = site.here(urls.QUOTES)
        title = "Quotes"
        lead = _lead(site)
        checked = checked_sentence(site)
        filters = _filters(site)
        one = f"those about one {site.synthesis.labels.finding} alone"
        yield cls(
            **reader_frame(site, path=urls.QUOTES, title=title, description=f"{lead} {checked}"),
            heading=title,
            lead=lead,
            checked=checked,
            filters=filters,
            groups=tuple(_groups(site, here)),
            lists_lead=f"Or read {one}" if filters else f"Read {one}",
            lists=tuple(
                Link(each.title, here.to(urls.finding_path(each.id), "found"))
                for each in site.published
                if each.quotes or site.quotes.illustrating(each.id)
            ),
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


def _filters(site: Site) -> tuple[Filter, ...]:
    """Return the filters with more than one choice, and no more of them than the style sheet has rules for."""
    values = _values(site)
    filters = (
        Filter(name, heading, tuple(Choice(f"{name}{n}", text) for n, text in enumerate(values[name].values(), 1)))
        for name, heading in HEADINGS.items()
    )
    return tuple(each for each in filters if 1 < len(each.choices) <= MOST_CHOICES)


def _values(site: Site) -> Mapping[str, Mapping[str, str]]:
    """Return the values to filter quotes by, as keys with their texts, by the name of the filter."""
    quotes = [each.quote for each in site.quotes.shown]
    about: dict[str, str] = {
        each.id: each.title for each in site.published if each.quotes or site.quotes.illustrating(each.id)
    }
    if any(each.record.kind is RecordKind.STUDY for each in site.quotes.shown):
        about |= {OF_STUDIES: "How the study was done" if site.synthesis.is_single_study else "The studies"}
    spoken = {each.voice for each in quotes}
    sources = dict.fromkeys(each.source for each in quotes)
    return {
        "f": about,
        "v": {each: wording.VOICES[each] for each in Voice if each in spoken},
        "s": {each: site.entries[each].short for each in sources},
    }


def _groups(site: Site, here: Here) -> Iterator[QuoteGroup]:
    by_record: dict[str, list[QuotePlace]] = {}
    for each in site.quotes.shown:
        by_record.setdefault(f"{each.record.kind}-{each.record.id}", []).append(each)
    numbers = {name: {key: n for n, key in enumerate(values, 1)} for name, values in _values(site).items()}
    for id_, places in by_record.items():
        link = record_link(site, here, places[0])
        quotes = tuple(_listed(site, here, each, numbers) for each in places)
        yield QuoteGroup(id_, link.text, link, quotes, _together(each.numbers for each in quotes))


def _listed(site: Site, here: Here, place: QuotePlace, numbers: Mapping[str, Mapping[str, int]]) -> Listed:
    view = quote_view(site, here, place, named=True)
    quote = place.quote
    own = OF_STUDIES if place.record.kind is RecordKind.STUDY else place.record.id
    keys = {"f": (own, *quote.also_illustrates), "v": (quote.voice,), "s": (quote.source,)}
    chosen = {
        name: " ".join(str(numbers[name][key]) for key in dict.fromkeys(those) if key in numbers[name])
        for name, those in keys.items()
    }
    where = ", ".join(filter(None, (view.source.text, view.locator)))
    copied = "" if quote.is_withdrawn else f"“{' '.join(view.paragraphs)}” ({where})"
    return Listed(view, chosen, copied)


def _together(numbers: Iterable[Mapping[str, str]]) -> Mapping[str, str]:
    """Return the numbers of the choices that show at least one quote of a group."""
    every = tuple(numbers)
    return {name: " ".join(dict.fromkeys(" ".join(each[name] for each in every).split())) for name in HEADINGS}

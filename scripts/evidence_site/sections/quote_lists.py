"""A list of quotes, grouped by the record that has them, with filters that need no script."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from evidence_site import wording
from evidence_site.model import QuotePlace, RecordKind, Voice
from evidence_site.sections.links import Link, record_link
from evidence_site.sections.quotes import QuoteView, quote_view
from evidence_site.urls import Here
from evidence_site.website.site import Site

HEADINGS = {"f": "About", "v": "Whose words", "s": "From"}
OF_STUDIES = "studies/"
"""The key for quotes about how a study was done, and not about a finding. No finding can have it as its id."""
STATEMENTS = "Statements on funding, interests, licence and the like"
CONDUCT = frozenset(
    {
        "funding",
        "competing_interests",
        "peer_review",
        "ethics_approval",
        "participant_consent",
        "data_availability",
        "licence",
    }
)
"""The fields of a study that its statements support, beside its evidence."""
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
    folded: str = ""
    """The name of the fold that holds them; empty if they are shown at once."""


@dataclass(frozen=True, kw_only=True)
class QuoteList:
    """Quotes in groups, and the filters that act on all of them."""

    filters: tuple[Filter, ...]
    groups: tuple[QuoteGroup, ...]


def quote_list(site: Site, here: Here, places: Sequence[QuotePlace], *, whole: bool = True) -> QuoteList:
    """Return a list of quotes. Unless it is `whole` it has no filters: none may act on a part of a list alone."""
    values = _values(site, places)
    return QuoteList(
        filters=_filters(values) if whole else (),
        groups=tuple(_groups(site, here, places, values)),
    )


def _filters(values: Mapping[str, Mapping[str, str]]) -> tuple[Filter, ...]:
    """Return the filters with more than one choice, and no more of them than the style sheet has rules for."""
    filters = (
        Filter(name, heading, tuple(Choice(f"{name}{n}", text) for n, text in enumerate(values[name].values(), 1)))
        for name, heading in HEADINGS.items()
    )
    return tuple(each for each in filters if 1 < len(each.choices) <= MOST_CHOICES)


def _values(site: Site, places: Sequence[QuotePlace]) -> Mapping[str, Mapping[str, str]]:
    """Return the values to filter quotes by, as keys with their texts, by the name of the filter."""
    named = {key for each in places for key in _about(each)}
    about: dict[str, str] = {each.id: each.title for each in site.published if each.id in named}
    if OF_STUDIES in named:
        about |= {OF_STUDIES: "How the study was done" if site.synthesis.is_single_study else "The studies"}
    spoken = {each.quote.voice for each in places}
    sources = dict.fromkeys(each.quote.source for each in places)
    return {
        "f": about,
        "v": {each: wording.VOICES[each] for each in Voice if each in spoken},
        "s": {each: site.entries[each].short for each in sources},
    }


def _about(place: QuotePlace) -> tuple[str, ...]:
    """Return the keys of what a quote is about: findings by id."""
    own = OF_STUDIES if place.record.kind is RecordKind.STUDY else place.record.id
    return (own, *place.quote.also_illustrates)


def _groups(
    site: Site, here: Here, places: Sequence[QuotePlace], values: Mapping[str, Mapping[str, str]]
) -> Iterator[QuoteGroup]:
    by_record: dict[str, list[QuotePlace]] = {}
    for each in places:
        by_record.setdefault(f"{each.record.kind}-{each.record.id}", []).append(each)
    numbers = {name: {key: n for n, key in enumerate(those, 1)} for name, those in values.items()}
    folded: list[QuoteGroup] = []
    for id_, those in by_record.items():
        link = record_link(site, here, those[0])
        listed = {each.ref: _listed(site, here, each, numbers) for each in those}
        evidence = tuple(listed[each.ref] for each in those if not _is_statement(each))
        statements = tuple(listed[each.ref] for each in those if _is_statement(each))
        if evidence:
            yield QuoteGroup(id_, link.text, link, evidence, _together(each.numbers for each in evidence))
        if statements:
            shown = _together(each.numbers for each in statements)
            folded.append(QuoteGroup(f"{id_}-statements", link.text, link, statements, shown, STATEMENTS))
    yield from folded


def _is_statement(place: QuotePlace) -> bool:
    """Whether a quote is no evidence, but tells who paid for a study, what may be done with its report, and such."""
    supports = {each.partition(".")[0] for each in place.quote.supports}
    is_of_study = place.record.kind is RecordKind.STUDY
    return is_of_study and bool(supports) and supports <= CONDUCT and not place.quote.also_illustrates


def _listed(site: Site, here: Here, place: QuotePlace, numbers: Mapping[str, Mapping[str, int]]) -> Listed:
    view = quote_view(site, here, place, named=True)
    keys = {"f": _about(place), "v": (place.quote.voice,), "s": (place.quote.source,)}
    chosen = {
        name: " ".join(str(numbers[name][key]) for key in dict.fromkeys(those) if key in numbers[name])
        for name, those in keys.items()
    }
    where = ", ".join(filter(None, (view.source.text, view.locator)))
    copied = "" if place.quote.is_withdrawn else f"“{' '.join(view.paragraphs)}” ({where})"
    return Listed(view, chosen, copied)


def _together(numbers: Iterable[Mapping[str, str]]) -> Mapping[str, str]:
    """Return the numbers of the choices that show at least one quote of a group."""
    every = tuple(numbers)
    return {name: " ".join(dict.fromkeys(" ".join(each[name] for each in every).split())) for name in HEADINGS}

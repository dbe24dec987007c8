"""Every quote that the site shows, each at its lasting address."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from evidence_site.model import QuotePlace, RecordKind, Voice
from evidence_site.model.source import Verdict
from evidence_site.views import urls, words
from evidence_site.views.context import Context
from evidence_site.views.page import PageView, make_foot
from evidence_site.views.parts import Link, QuoteView, quote_view, record_link
from evidence_site.views.urls import Here

VOICE_COUNTS = {
    Voice.PARTICIPANT: ("from a participant", "from participants"),
    Voice.AUTHOR: ("in the authors' words", "in the authors' words"),
    Voice.FIELD_NOTE: ("from field notes", "from field notes"),
    Voice.DOCUMENT: ("from a document", "from documents"),
}

HEADINGS = {"f": "About", "v": "Whose words", "s": "From"}
OF_STUDIES = "studies/"
"""Stands for what is about no finding, but about how a study was done; no finding has such an id."""
MOST_CHOICES = 40
"""As many values as `theme/styles/quotes.css` has rules for."""


class Choice(NamedTuple):
    """A value that quotes can be chosen by; `id` is that of its radio button, and the style sheet knows it."""

    id: str
    text: str


class Filter(NamedTuple):
    """A way to choose quotes: a question, and its answers."""

    name: str
    heading: str
    choices: tuple[Choice, ...]


class Listed(NamedTuple):
    """A quote, the numbers of the choices that show it, and what is copied of it."""

    quote: QuoteView
    numbers: Mapping[str, str]
    """By the name of the filter: `1 4`."""
    copied: str


class QuoteGroup(NamedTuple):
    """The quotes of one record."""

    id: str
    title: str
    record: Link
    quotes: tuple[Listed, ...]
    numbers: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class QuotesPage(PageView):
    """All quotes, by the finding or study that they belong to."""

    heading: str
    lead: str
    checked: str
    filters: tuple[Filter, ...]
    groups: tuple[QuoteGroup, ...]
    lists: tuple[Link, ...]
    """Where the quotes about one finding stand by themselves."""


def make_quotes_page(context: Context) -> QuotesPage:
    """Make the page of all quotes."""
    path = urls.QUOTES
    here = context.here(path)
    title = "Quotes"
    lead = _lead(context)
    checked = checked_sentence(context)
    return QuotesPage(
        path=path,
        title=title,
        description=words.description(f"{lead} {checked}"),
        record=context.synthesis_file,
        updated=context.updated,
        foot=make_foot(context, path=path, title=title, record=context.synthesis_file, updated=context.updated),
        heading=title,
        lead=lead,
        checked=checked,
        filters=_filters(context),
        groups=tuple(_groups(context, here)),
        lists=tuple(
            Link(each.title, here.to(urls.finding_path(each.id), "found"))
            for each in context.published
            if each.quotes or each.id in context.illustrated_by
        ),
    )


def checked_sentence(context: Context) -> str:
    """Say how many quotes have been checked."""
    total = len(context.shown_quotes)
    if not total:
        return ""
    found = (context.corpus.verifications.get(each.ref) for each in context.shown_quotes)
    checked = sum(each is not None and each.verdict is Verdict.VERIFIED for each in found)
    if checked == total:
        return "Each one was checked word for word against the source text."
    some = words.capitalised(words.number(checked) if checked else "none")
    was = "was" if checked == 1 else "were"
    return f"{some} of {words.counted(total, 'quote')} {was} checked word for word against the source text."


def _lead(context: Context) -> str:
    voices = Counter(each.quote.voice for each in context.shown_quotes)
    total = words.capitalised(words.counted(voices.total(), "quote"))
    if len(voices) == 1:
        (voice,) = voices
        every = {1: "", 2: "Both"}.get(voices.total(), "All")
        ones, many = VOICE_COUNTS[voice]
        return f"{total}. {every} {many}.".replace("  ", " ") if every else f"{total}, {ones}."
    kinds = [f"{words.number(n)} {VOICE_COUNTS[voice][n > 1]}" for voice in Voice if (n := voices[voice])]
    return f"{total}: {words.listed(kinds)}." if kinds else f"{total}."


def _filters(context: Context) -> tuple[Filter, ...]:
    """Give the filters with more than one answer; none of them may have more than the style sheet knows."""
    values = _values(context)
    filters = (
        Filter(name, heading, tuple(Choice(f"{name}{n}", text) for n, text in enumerate(values[name].values(), 1)))
        for name, heading in HEADINGS.items()
    )
    useful = tuple(each for each in filters if len(each.choices) > 1)
    return useful if all(len(each.choices) <= MOST_CHOICES for each in useful) else ()


def _values(context: Context) -> Mapping[str, Mapping[str, str]]:
    """Give what quotes can be chosen by: a value's key, and how it is called."""
    quotes = [each.quote for each in context.shown_quotes]
    about: dict[str, str] = {
        each.id: each.title for each in context.published if each.quotes or each.id in context.illustrated_by
    }
    if any(each.record.kind is RecordKind.STUDY for each in context.shown_quotes):
        about |= {OF_STUDIES: "How the study was done" if context.synthesis.is_single_study else "The studies"}
    spoken = {each.voice for each in quotes}
    sources = dict.fromkeys(each.source for each in quotes)
    return {
        "f": about,
        "v": {each: words.VOICES[each] for each in Voice if each in spoken},
        "s": {each: context.entries[each].short for each in sources},
    }


def _groups(context: Context, here: Here) -> Iterator[QuoteGroup]:
    by_record: dict[str, list[QuotePlace]] = {}
    for each in context.shown_quotes:
        by_record.setdefault(f"{each.record.kind}-{each.record.id}", []).append(each)
    numbers = {name: {key: n for n, key in enumerate(values, 1)} for name, values in _values(context).items()}
    for id_, places in by_record.items():
        link = record_link(context, here, places[0])
        quotes = tuple(_listed(context, here, each, numbers) for each in places)
        yield QuoteGroup(id_, link.text, link, quotes, _together(each.numbers for each in quotes))


def _listed(context: Context, here: Here, place: QuotePlace, numbers: Mapping[str, Mapping[str, int]]) -> Listed:
    view = quote_view(context, here, place, named=True)
    quote = place.quote
    own = OF_STUDIES if place.record.kind is RecordKind.STUDY else place.record.id
    keys = {"f": (own, *quote.also_illustrates), "v": (quote.voice,), "s": (quote.source,)}
    chosen = {
        name: " ".join(str(numbers[name][key]) for key in dict.fromkeys(those) if key in numbers[name])
        for name, those in keys.items()
    }
    where = ", ".join(filter(None, (view.source.text, view.locator)))
    return Listed(view, chosen, f"“{' '.join(view.paragraphs)}” ({where})")


def _together(numbers: Iterable[Mapping[str, str]]) -> Mapping[str, str]:
    """Give the choices that show at least one quote of a group."""
    every = tuple(numbers)
    return {name: " ".join(dict.fromkeys(" ".join(each[name] for each in every).split())) for name in HEADINGS}

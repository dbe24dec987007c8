"""Every quote that the site shows, each at its lasting address."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from evidence_site.model import QuotePlace, Voice
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


class QuoteGroup(NamedTuple):
    """The quotes of one record."""

    id: str
    title: str
    record: Link
    quotes: tuple[QuoteView, ...]


@dataclass(frozen=True, kw_only=True)
class QuotesPage(PageView):
    """All quotes, by the finding or study that they belong to."""

    heading: str
    lead: str
    checked: str
    groups: tuple[QuoteGroup, ...]


def make_quotes_page(context: Context) -> QuotesPage:
    """Make the page of all quotes."""
    path = urls.QUOTES
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
        groups=tuple(_groups(context, context.here(path))),
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


def _groups(context: Context, here: Here) -> Iterator[QuoteGroup]:
    by_record: dict[str, list[QuotePlace]] = {}
    for each in context.shown_quotes:
        by_record.setdefault(f"{each.record.kind}-{each.record.id}", []).append(each)
    for id_, places in by_record.items():
        link = record_link(context, here, places[0])
        yield QuoteGroup(id_, link.text, link, tuple(quote_view(context, here, each, named=True) for each in places))

"""Quotes as figures, and links to their permalinks."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from evidence_site import english, web_addresses, wording
from evidence_site.model import Finding, FindingId, Quote, QuotePlace, RecordKind
from evidence_site.model.quote import language_code
from evidence_site.model.source import Verdict
from evidence_site.model.withdrawn import WITHDRAWN_WORDS
from evidence_site.sections.links import Link, finding_link, reference_link
from evidence_site.sections.opened import OpenedWords, opened_words
from evidence_site.sections.section import Section
from evidence_site.urls import Here
from evidence_site.website.site import Site

UNPUBLISHED = "Checked word for word against a text that is not published"
LONGEST_QUOTE_LINK = 7


@dataclass(frozen=True, kw_only=True)
class QuoteView:
    """A quote as a figure."""

    anchor: str
    """Empty where the quote is a repetition, which links to its permalink."""
    hue: str
    paragraphs: tuple[str, ...]
    language: str
    tag: str
    speaker: tuple[str, ...]
    source: Link
    locator: str
    state: str
    passage_url: str
    """Where the words stand in the published work; empty if they are opened in place."""
    opened: OpenedWords | None
    """The words where they stand in our copy of the source, if that is published."""
    permalink: str
    notes: tuple[str, ...]
    original: tuple[str, ...]
    original_language: str
    about: tuple[Link, ...]


class QuotedWords(NamedTuple):
    """A link to a quote and, if its source is published, its words where they stand."""

    link: Link
    opened: OpenedWords | None


@dataclass(frozen=True, kw_only=True)
class WordsFound(Section):
    """The summary of a finding in plain words, and the quotes that illustrate it."""

    summary: str
    """Prose as safe HTML."""
    quotes: tuple[QuoteView, ...]
    also: tuple[QuoteView, ...]
    """Quotes of other records that also illustrate the finding."""


def words_found(site: Site, here: Here, finding: Finding, *, shown_elsewhere: Collection[str]) -> WordsFound:
    """Return a finding's summary and quotes, without those of other records in `shown_elsewhere` (`record/q1`)."""
    others = (each for each in site.quotes.illustrating(finding.id) if each.ref not in shown_elsewhere)
    return WordsFound(
        anchor="found",
        heading=f"What did {site.study_noun} find?",
        summary=site.prose(here, finding.summary),
        quotes=tuple(
            quote_view(site, here, place, named=True)
            for place in site.quotes.find(finding.id, [each.id for each in finding.quotes if each.id])
        ),
        also=quote_views(site, here, tuple(others)),
    )


def quote_view(site: Site, here: Here, place: QuotePlace, *, named: bool = False) -> QuoteView:
    """Return a quote as a figure, with an anchor if `named`."""
    quote = place.quote
    entry = site.entries[quote.source]
    verification = site.corpus.verifications.get(place.ref)
    language = language_code(quote.language)
    anchor = site.quotes.anchors[place.ref]
    opened = opened_words(site, here, place)
    passage = verification.passage if verification and not opened else ""
    return QuoteView(
        anchor=anchor if named else "",
        hue=_hue(site, place),
        paragraphs=_paragraphs(quote.text),
        language=language,
        tag=wording.VOICES[quote.voice],
        speaker=_speaker(site, quote),
        source=reference_link(site, here, quote.source),
        locator=quote.locator or "",
        state=_state(site, quote, verification.verdict if verification else Verdict.NOT_CHECKED),
        passage_url="" if opened else web_addresses.passage_url(entry.url, passage),
        opened=opened,
        permalink=here.to(site.quotes.pages[place.ref], anchor),
        notes=_notes(quote),
        original=_paragraphs(quote.original_text) if quote.original_text else (),
        original_language=language_code(quote.original_language),
        about=_about(site, here, place),
    )


def quote_views(site: Site, here: Here, places: Sequence[QuotePlace]) -> tuple[QuoteView, ...]:
    """Return repeated quotes, which have their anchors elsewhere."""
    return tuple(quote_view(site, here, each) for each in places)


def quote_link(site: Site, here: Here, place: QuotePlace) -> Link:
    """Return a permalink to a quote, whose text is its first words."""
    if place.quote.is_withdrawn:
        return Link(WITHDRAWN_WORDS, here.to(site.quotes.pages[place.ref], site.quotes.anchors[place.ref]))
    said = place.quote.text.split()
    more = "…" if len(said) > LONGEST_QUOTE_LINK else ""
    url = here.to(site.quotes.pages[place.ref], site.quotes.anchors[place.ref])
    return Link(f"“{' '.join(said[:LONGEST_QUOTE_LINK])}{more}”", url)


def basis_links(site: Site, here: Here, record: str, fields: Sequence[str]) -> tuple[Link, ...]:
    """Return links to the quotes that support fields of a record: `Quote`, or `Quote 1` and `Quote 2`."""
    return numbered_links(site, here, _basis(site, record, fields))


def basis_words(site: Site, here: Here, record: str, fields: Sequence[str]) -> tuple[QuotedWords, ...]:
    """Return the links to the quotes that support fields of a record, with the words of these."""
    places = _basis(site, record, fields)
    return quoted_words(site, here, numbered_links(site, here, places), places)


def _basis(site: Site, record: str, fields: Sequence[str]) -> Sequence[QuotePlace]:
    places = {place.ref: place for field in fields for place in site.quotes.supporting(record, field)}
    return [place for ref, place in places.items() if ref in site.quotes.pages]


def numbered_links(site: Site, here: Here, shown: Sequence[QuotePlace]) -> tuple[Link, ...]:
    """Return links to quotes: `Quote`, or `Quote 1` and `Quote 2`."""
    return tuple(
        Link(f"Quote {number}" if len(shown) > 1 else "Quote", quote_link(site, here, each).url)
        for number, each in enumerate(shown, 1)
    )


def quoted_words(
    site: Site, here: Here, links: Sequence[Link], places: Sequence[QuotePlace]
) -> tuple[QuotedWords, ...]:
    """Return links to quotes, each with the words of its quote as they stand in a published source."""
    return tuple(QuotedWords(link, opened_words(site, here, place)) for link, place in zip(links, places, strict=True))


def checked_sentence(site: Site) -> str:
    """Return a sentence on how many quotes are verified; empty if there are no quotes."""
    shown = [each for each in site.quotes.shown if not each.quote.is_withdrawn]
    total = len(shown)
    if not total:
        return ""
    found = (site.corpus.verifications.get(each.ref) for each in shown)
    checked = sum(each is not None and each.verdict is Verdict.VERIFIED for each in found)
    if checked == total:
        return "Each one was checked word for word against the source text."
    some = wording.capitalised(wording.number(checked) if checked else "none")
    was = "was" if checked == 1 else "were"
    return f"{some} of {wording.counted(total, 'quote')} {was} checked word for word against the source text."


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(re.split(r"\n\s*\n", text))


def _hue(site: Site, place: QuotePlace) -> str:
    return site.hue(FindingId(place.record.id)) if place.record.kind is RecordKind.FINDING else "c0"


def _speaker(site: Site, quote: Quote) -> tuple[str, ...]:
    if quote.speaker is None:
        return ()
    attributes = (f"{site.facet_title(facet)}: {value}" for facet, value in quote.speaker.attributes.items())
    named = (quote.speaker.role, quote.speaker.id or "", *attributes)
    return tuple(filter(None, named))


def _state(site: Site, quote: Quote, verdict: Verdict) -> str:
    if quote.permission and quote.permission.withdrawn:
        return f"Permission to show these words was withdrawn on {wording.day(quote.permission.withdrawn)}"
    source = site.corpus.sources.get(quote.source)
    state = UNPUBLISHED if verdict is Verdict.VERIFIED and source and source.private else wording.VERDICTS[verdict]
    is_translation = verdict is Verdict.VERIFIED and quote.original_text
    return f"Original words: {wording.uncapitalised(state)}" if is_translation else state


def _notes(quote: Quote) -> tuple[str, ...]:
    translated = f"Translated by {wording.TRANSLATORS[quote.translated_by]}." if quote.translated_by else ""
    if quote.is_withdrawn:
        return ()
    note = f"Editors' note: {quote.note}" if quote.note else ""
    return tuple(filter(None, (note, translated, permission_note(quote))))


def permission_note(quote: Quote) -> str:
    """Return a sentence on why a quote's words may be shown, for what uses, and who looked it up; empty if unknown."""
    permission = quote.permission
    if permission is None:
        return ""
    basis = wording.PERMISSIONS[permission.basis]
    uses = english.listed([wording.PERMISSION_SCOPES[each] for each in dict.fromkeys(permission.scope)])
    by = f" by {permission.checked_by}" if permission.checked_by else ""
    on = f" on {wording.day(permission.checked_on)}" if permission.checked_on else ""
    scope = f" They may be used {uses}." if uses else ""
    return f"{basis}.{scope}{f' Permission checked{by}{on}.' if by or on else ''}"


def _about(site: Site, here: Here, place: QuotePlace) -> tuple[Link, ...]:
    own = (FindingId(place.record.id),) if place.record.kind is RecordKind.FINDING else ()
    ids = dict.fromkeys((*own, *place.quote.also_illustrates))
    links = (finding_link(here, site.corpus.finding[each]) for each in ids if each in site.place)
    here_itself = here.to(here.path)
    return tuple(each for each in links if each.url != here_itself)

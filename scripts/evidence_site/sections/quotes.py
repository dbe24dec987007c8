"""Quotes as figures, and links to their permalinks."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from evidence_site import english, web_addresses, wording
from evidence_site.model import Finding, FindingId, Quote, QuotePlace, RecordKind
from evidence_site.model.quote import language_code
from evidence_site.model.source import Verdict
from evidence_site.model.withdrawn import WITHDRAWN_WORDS
from evidence_site.sections.links import Link, finding_link, reference_link
from evidence_site.sections.repeats import summary_repeats
from evidence_site.sections.section import Section
from evidence_site.urls import Here
from evidence_site.website.site import Site

UNPUBLISHED = "found in a text that is not published"
ILLUSTRATING = "Words from the studies that illustrate this"
LONGEST_QUOTE_LINK = 7


@dataclass(frozen=True, kw_only=True)
class QuoteView:
    """A quote as a figure."""

    anchor: str
    """Empty where the quote is a repetition, which links to its permalink."""
    hue: str
    paragraphs: tuple[str, ...]
    language: str
    voice: str
    speaker: tuple[str, ...]
    source: Link
    locator: str
    state: str
    """What was found out about the words, as the end of a line that begins with whose they are."""
    name: str
    """The first words, by which screen readers tell the links of one quote from those of another."""
    passage_url: str
    permalink: str
    notes: tuple[str, ...]
    original: tuple[str, ...]
    original_language: str
    about: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class WordsFound(Section):
    """The summary of a finding in plain words, and the quotes that illustrate it."""

    summary: str
    """Prose as safe HTML; empty on the site of one study if it only repeats a quote."""
    illustrated: str
    """What stands over the quotes of a synthesis, whose findings they illustrate and do not prove."""
    quotes: tuple[QuoteView, ...]
    also: tuple[QuoteView, ...]
    """Quotes of other records that also illustrate the finding."""


def words_found(site: Site, here: Here, finding: Finding, *, shown_elsewhere: Collection[str]) -> WordsFound:
    """Return a finding's summary and quotes, without those of other records in `shown_elsewhere` (`record/q1`)."""
    is_repetition = site.synthesis.is_single_study and summary_repeats(finding)
    others = (each for each in site.quotes.illustrating(finding.id) if each.ref not in shown_elsewhere)
    return WordsFound(
        anchor="found",
        heading=f"What did {site.study_noun} find?",
        summary=Markup() if is_repetition else site.prose(here, finding.summary),
        illustrated="" if site.synthesis.is_single_study or not finding.quotes else ILLUSTRATING,
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
    return QuoteView(
        anchor=anchor if named else "",
        hue=_hue(site, place),
        paragraphs=_paragraphs(quote.text),
        language=language,
        voice=wording.VOICES[quote.voice],
        speaker=_speaker(site, quote),
        source=reference_link(site, here, quote.source),
        locator=quote.locator or "",
        state=_state(site, quote, verification.verdict if verification else Verdict.NOT_CHECKED),
        name=first_words(quote),
        passage_url=web_addresses.passage_url(entry.url, verification.passage if verification else ""),
        permalink=here.to(site.quotes.pages[place.ref], anchor),
        notes=_notes(quote),
        original=_paragraphs(quote.original_text) if quote.original_text else (),
        original_language=language_code(quote.original_language),
        about=_about(site, here, place, with_own=not named),
    )


def quote_views(site: Site, here: Here, places: Sequence[QuotePlace]) -> tuple[QuoteView, ...]:
    """Return repeated quotes, which have their anchors elsewhere."""
    return tuple(quote_view(site, here, each) for each in places)


def quote_link(site: Site, here: Here, place: QuotePlace) -> Link:
    """Return a permalink to a quote, whose text is its first words."""
    return Link(first_words(place.quote), here.to(site.quotes.pages[place.ref], site.quotes.anchors[place.ref]))


def first_words(quote: Quote) -> str:
    """Return the first words of a quote, in quotation marks; of a withdrawn one, that it is withdrawn."""
    if quote.is_withdrawn:
        return WITHDRAWN_WORDS
    said = quote.text.split()
    more = "…" if len(said) > LONGEST_QUOTE_LINK else ""
    return f"“{' '.join(said[:LONGEST_QUOTE_LINK])}{more}”"


def basis_links(site: Site, here: Here, record: str, fields: Sequence[str]) -> tuple[Link, ...]:
    """Return links to the quotes that support fields of a record: `Quote`, or `Quote 1` and `Quote 2`."""
    places = {place.ref: place for field in fields for place in site.quotes.supporting(record, field)}
    return numbered_links(site, here, [place for ref, place in places.items() if ref in site.quotes.pages])


def numbered_links(site: Site, here: Here, shown: Sequence[QuotePlace]) -> tuple[Link, ...]:
    """Return links to quotes: `Quote`, or `Quote 1` and `Quote 2`."""
    return tuple(
        Link(f"Quote {number}" if len(shown) > 1 else "Quote", quote_link(site, here, each).url)
        for number, each in enumerate(shown, 1)
    )


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
        return f"permission to show these words was withdrawn on {wording.day(quote.permission.withdrawn)}"
    source = site.corpus.sources.get(quote.source)
    said = wording.VERDICTS[verdict].format(text=site.text_noun(quote.source))
    state = UNPUBLISHED if verdict is Verdict.VERIFIED and source and source.private else said
    is_translation = verdict is Verdict.VERIFIED and quote.original_text
    return f"original words {state}" if is_translation else state


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


def _about(site: Site, here: Here, place: QuotePlace, *, with_own: bool) -> tuple[Link, ...]:
    """Return what a quote is about, without the finding under whose name it stands unless `with_own`."""
    own = (FindingId(place.record.id),) if with_own and place.record.kind is RecordKind.FINDING else ()
    ids = dict.fromkeys((*own, *place.quote.also_illustrates))
    links = (finding_link(here, site.corpus.finding[each]) for each in ids if each in site.place)
    here_itself = here.to(here.path)
    return tuple(each for each in links if each.url != here_itself)

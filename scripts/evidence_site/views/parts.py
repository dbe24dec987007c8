"""What several pages show: links, quotes, facts and points."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from evidence_site.export import FORMATS
from evidence_site.model import (
    CiteKey,
    FacetId,
    Finding,
    FindingId,
    Point,
    Quote,
    QuotePlace,
    RecordKind,
    Study,
    StudyId,
)
from evidence_site.model.source import Verdict
from evidence_site.views import urls, words
from evidence_site.views.context import Context
from evidence_site.views.urls import Here

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
UNPUBLISHED = "Checked word for word against a text that is not published"
LONGEST_QUOTE_LINK = 7


class Link(NamedTuple):
    """A text, and where it leads; nowhere when `url` is empty."""

    text: str
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class QuoteView:
    """A quote, as a figure."""

    anchor: str
    """Empty where the quote is only repeated."""
    hue: str
    paragraphs: tuple[str, ...]
    language: str
    tag: str
    speaker: tuple[str, ...]
    source: Link
    locator: str
    state: str
    passage_url: str
    permalink: str
    notes: tuple[str, ...]
    original: tuple[str, ...]
    original_language: str
    about: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A term with its values, and the quotes that bear them out."""

    term: str
    values: tuple[str, ...] = ()
    prose: str = ""
    """Safe HTML."""
    link: Link | None = None
    notes: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()
    """Words that are printed letter for letter, such as a funder's disclaimer."""
    quotes: tuple[QuoteView, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PointView:
    """A thing that a study says."""

    question: str
    text: str
    """Prose as safe HTML."""
    items: tuple[str, ...]
    not_stated: str
    quotes: tuple[QuoteView, ...]


def quote_view(context: Context, here: Here, place: QuotePlace, *, named: bool = False) -> QuoteView:
    """Show a quote. It has an anchor where it is `named`, and only links to its lasting place elsewhere."""
    quote = place.quote
    entry = context.entries[quote.source]
    verification = context.corpus.verifications.get(place.ref)
    language = quote.language if quote.language and LANGUAGE.fullmatch(quote.language) else ""
    original_language = quote.original_language or ""
    anchor = context.anchors[place.ref]
    return QuoteView(
        anchor=anchor if named else "",
        hue=_hue(context, place),
        paragraphs=_paragraphs(quote.text),
        language=language,
        tag=words.VOICES[quote.voice],
        speaker=_speaker(context, quote),
        source=reference_link(context, here, quote.source),
        locator=quote.locator or "",
        state=_state(context, quote, verification.verdict if verification else Verdict.NOT_CHECKED),
        passage_url=urls.passage_url(entry.url, verification.passage if verification else ""),
        permalink=here.to(context.quote_pages[place.ref], anchor),
        notes=_notes(quote),
        original=_paragraphs(quote.original_text) if quote.original_text else (),
        original_language=original_language if LANGUAGE.fullmatch(original_language) else "",
        about=_about(context, here, place),
    )


def quote_views(context: Context, here: Here, places: Sequence[QuotePlace]) -> tuple[QuoteView, ...]:
    """Show quotes that have their lasting place elsewhere."""
    return tuple(quote_view(context, here, each) for each in places)


def point_view(context: Context, here: Here, record: str, point: Point) -> PointView:
    """Show a point, with the quotes that bear it out."""
    return PointView(
        question=point.question or "",
        text=context.prose(here, point.text),
        items=point.items,
        not_stated=words.sentence(point.not_stated) if point.not_stated else "",
        quotes=quote_views(context, here, context.find(record, point.based_on)),
    )


def quote_link(context: Context, here: Here, place: QuotePlace) -> Link:
    """Link to a quote by its first words."""
    said = place.quote.text.split()
    more = "…" if len(said) > LONGEST_QUOTE_LINK else ""
    url = here.to(context.quote_pages[place.ref], context.anchors[place.ref])
    return Link(f"“{' '.join(said[:LONGEST_QUOTE_LINK])}{more}”", url)


def basis_links(context: Context, here: Here, record: str, fields: Sequence[str]) -> tuple[Link, ...]:
    """Link to the quotes that bear out fields of a record: `Quote`, or `Quote 1` and `Quote 2`."""
    places = {place.ref: place for field in fields for place in context.supporting.get((record, field), ())}
    shown = [place for ref, place in places.items() if ref in context.quote_pages]
    return tuple(
        Link(f"Quote {number}" if len(shown) > 1 else "Quote", quote_link(context, here, each).url)
        for number, each in enumerate(shown, 1)
    )


def reference_link(context: Context, here: Here, key: CiteKey) -> Link:
    """Link to an entry of the reference list."""
    entry = context.entries[key]
    return Link(entry.short, here.to(urls.REFERENCES, entry.anchor))


def library_downloads(here: Here) -> tuple[Link, ...]:
    """Link to the whole library in the formats of other programs."""
    return tuple(Link(each.name, here.to_file(urls.library_file(each.ending))) for each in FORMATS)


def entry_downloads(here: Here, key: CiteKey) -> tuple[Link, ...]:
    """Link to one entry in the formats of other programs."""
    return tuple(Link(each.name, here.to_file(urls.entry_file(key, each.ending))) for each in FORMATS)


def finding_link(here: Here, finding: Finding) -> Link:
    """Link to a finding's page."""
    return Link(finding.title, here.to(urls.finding_path(finding.id)))


def study_link(here: Here, study: Study) -> Link:
    """Link to a study's page."""
    return Link(study.title, here.to(urls.study_path(study.id)))


def record_link(context: Context, here: Here, place: QuotePlace) -> Link:
    """Link to the page of the record that holds a quote."""
    if place.record.kind is RecordKind.STUDY:
        return study_link(here, context.corpus.study[StudyId(place.record.id)])
    return finding_link(here, context.corpus.finding[FindingId(place.record.id)])


def facet_fact(context: Context, facet: FacetId, values: Sequence[str]) -> Fact:
    """Name the values of a facet."""
    known = context.synthesis.facets.get(facet)
    about = (known.description,) if known and known.description else ()
    return Fact(term=known.title if known else facet, values=(", ".join(values),), notes=about)


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(re.split(r"\n\s*\n", text))


def _hue(context: Context, place: QuotePlace) -> str:
    return context.hue(FindingId(place.record.id)) if place.record.kind is RecordKind.FINDING else "c0"


def _speaker(context: Context, quote: Quote) -> tuple[str, ...]:
    if quote.speaker is None:
        return ()
    facts = (facet_fact(context, facet, [value]) for facet, value in quote.speaker.attributes.items())
    named = (quote.speaker.role, quote.speaker.id or "", *(f"{each.term}: {each.values[0]}" for each in facts))
    return tuple(filter(None, named))


def _state(context: Context, quote: Quote, verdict: Verdict) -> str:
    source = context.corpus.sources.get(quote.source)
    state = UNPUBLISHED if verdict is Verdict.VERIFIED and source and source.private else words.VERDICTS[verdict]
    is_translation = verdict is Verdict.VERIFIED and quote.original_text
    return f"Original words: {words.uncapitalised(state)}" if is_translation else state


def _notes(quote: Quote) -> tuple[str, ...]:
    translated = f"Translated by {words.TRANSLATORS[quote.translated_by]}." if quote.translated_by else ""
    consent = ""
    if quote.consent:
        where = f" ({quote.consent.reference})" if quote.consent.reference else ""
        consent = f"{words.CONSENTS[quote.consent.basis]}{where}."
    note = f"Editors' note: {quote.note}" if quote.note else ""
    return tuple(filter(None, (note, translated, consent)))


def _about(context: Context, here: Here, place: QuotePlace) -> tuple[Link, ...]:
    own = (FindingId(place.record.id),) if place.record.kind is RecordKind.FINDING else ()
    ids = dict.fromkeys((*own, *place.quote.also_illustrates))
    links = (finding_link(here, context.corpus.finding[each]) for each in ids if each in context.shown)
    here_itself = here.to(here.path)
    return tuple(each for each in links if each.url != here_itself)

"""The words of a quote where they stand in its source, opened in place: wherever a page names or shows a quote."""

from collections.abc import Iterable
from dataclasses import dataclass

from evidence_site import urls
from evidence_site.matching.opened import Part, words_around
from evidence_site.model import CiteKey, Occurrence, QuotePlace
from evidence_site.model.quote import language_code
from evidence_site.model.source import Verdict
from evidence_site.sections.links import Link
from evidence_site.urls import Here
from evidence_site.website.site import Site

READ_IT = "Read it in the source"
LONGEST_NAME = 7
"""The words of a quote by which a control is told from others."""


@dataclass(frozen=True, kw_only=True)
class OpenedWords:
    """A run of a published source around the words of a quote."""

    name: str
    """The first words of the quote, by which screen readers tell one control from another."""
    parts: tuple[Part, ...]
    language: str
    checked: str
    """`These words are in our copy of the abstract`."""
    source: Link
    """Where the words stand on the page of their source."""


def source_title(site: Site, key: CiteKey) -> str:
    """Return what the page of a source is called: `Kar et al. 2019: our copy of the abstract`."""
    return f"{site.entries[key].short}: our copy of {site.text_noun(key)}"


def source_link(site: Site, here: Here, key: CiteKey) -> Link | None:
    """Return a link to the page of a source, if it has one."""
    source = site.corpus.sources.get(key)
    return Link(source_title(site, key), here.to(urls.source_path(key))) if source and source.is_published else None


def source_links(site: Site, here: Here, keys: Iterable[CiteKey]) -> tuple[Link, ...]:
    """Return links to the pages of those sources that have one."""
    links = (source_link(site, here, each) for each in dict.fromkeys(keys))
    return tuple(each for each in links if each)


def found_in(site: Site, place: QuotePlace) -> Occurrence | None:
    """Return where the words of a quote stand in its source; None unless it is verified in a published one."""
    source = site.corpus.sources.get(place.quote.source)
    verification = site.corpus.verifications.get(place.ref)
    if not (source and source.is_published and verification and verification.verdict is Verdict.VERIFIED):
        return None
    return None if place.quote.is_withdrawn else next(iter(verification.occurrences), None)


def opened_words(site: Site, here: Here, place: QuotePlace) -> OpenedWords | None:
    """Return the words of a quote as their source has them; None unless it is verified in a published source."""
    found = found_in(site, place)
    if found is None:
        return None
    said = place.quote.verbatim.split()
    more = "…" if len(said) > LONGEST_NAME else ""
    return OpenedWords(
        name=f"“{' '.join(said[:LONGEST_NAME])}{more}”",
        parts=words_around(found),
        language=language_code(place.quote.original_language or place.quote.language),
        checked=f"These words are in our copy of {site.text_noun(place.quote.source)}",
        source=Link(
            READ_IT, here.to(urls.source_path(place.quote.source), urls.words_anchor(site.quotes.anchors[place.ref]))
        ),
    )

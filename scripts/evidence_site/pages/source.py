"""The page of a published source: its text as it was read, with the quoted words marked."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self

from evidence_site import urls, wording
from evidence_site.matching.marked import Quoted, Stretch, stretches
from evidence_site.model import Occurrence, QuotePlace, Section, SourceText
from evidence_site.model.quote import language_code
from evidence_site.pages.page import Page, reader_frame
from evidence_site.sections.links import Link, finding_link, record_link, reference_link, study_link
from evidence_site.sections.opened import found_in, source_title
from evidence_site.sections.quotes import quote_link
from evidence_site.urls import Here
from evidence_site.website.site import Site

MARKED = "Marked words are quoted on this site. Unmarked words are not; read them too."
UNQUOTED = "No words of it are quoted on this site."


class Mark(NamedTuple):
    """A link from marked words to what rests on them."""

    number: int
    url: str


class MarkedStretch(NamedTuple):
    """Words of a paragraph, and whether they are quoted."""

    text: str
    is_quoted: bool
    anchors: tuple[str, ...]
    """Those of the quotes that begin here."""
    marks: tuple[Mark, ...]
    """The quotes of which a piece ends here."""


class PartOfSource(NamedTuple):
    """A section of the text under its heading, if it has one."""

    anchor: str
    name: str
    paragraphs: tuple[tuple[MarkedStretch, ...], ...]


class Resting(NamedTuple):
    """What rests on the words of a quote."""

    anchor: str
    words: Link
    """The first words of the quote, and where they stand on this page."""
    pages: tuple[Link, ...]
    quote: Link


class Told(NamedTuple):
    """What the head of the text says about it."""

    term: str
    text: str


@dataclass(frozen=True, kw_only=True)
class SourcePage(Page):
    """The text of a published source. No source has one that is private, a transcript, or holds withdrawn words."""

    crumbs: tuple[Link, ...]
    heading: str
    lead: str
    key: str
    language: str
    work: Link
    studies: tuple[Link, ...]
    told: tuple[Told, ...]
    file: Link
    parts: tuple[PartOfSource, ...]
    resting: tuple[Resting, ...]

    @classmethod
    def pages(cls, site: Site) -> Iterator[Self]:
        """Yield a page for each published source, by its key."""
        quotes = _quotes(site)
        for key, source in sorted(site.corpus.sources.items()):
            if source.is_published and key in site.entries:
                yield cls.of(site, source, quotes.get(key, ()))

    @classmethod
    def of(cls, site: Site, source: SourceText, quotes: Sequence[tuple[QuotePlace, Occurrence]]) -> Self:
        """Return the page of a source, with the quotes from it and where these stand."""
        path = urls.source_path(source.key)
        here = site.here(path)
        title = source_title(site, source.key)
        studies = [site.corpus.study[each] for each in site.corpus.studies_by_report.get(source.key, ())]
        numbered = {place.ref: (number, place) for number, (place, _) in enumerate(_in_order(source, quotes), 1)}
        return cls(
            **reader_frame(site, path=path, title=title, description=f"{title}. {MARKED}", studies=studies),
            searchable=False,
            crumbs=(
                Link("Home", here.to(urls.HOME)),
                Link("References", here.to(site.entries[source.key].path)),
                Link(title),
            ),
            heading=title,
            lead=MARKED if quotes else UNQUOTED,
            key=source.key,
            language=language_code(site.corpus.reference[source.key].language),
            work=reference_link(site, here, source.key),
            studies=tuple(study_link(site, here, each) for each in studies),
            told=_told(source),
            file=Link(f"{source.key}.txt", here.to_file(urls.source_file(source.key))),
            parts=tuple(_parts(site, source, quotes, {ref: number for ref, (number, _) in numbered.items()})),
            resting=tuple(_resting(site, here, place) for _, place in numbered.values()),
        )


def _quotes(site: Site) -> Mapping[str, Sequence[tuple[QuotePlace, Occurrence]]]:
    """Return the quotes from each source that stand on a page of the site, with the place of their words."""
    quotes: dict[str, list[tuple[QuotePlace, Occurrence]]] = defaultdict(list)
    for each in site.corpus.quotes:
        place = found_in(site, each) if each.ref in site.quotes.pages else None
        if place:
            quotes[each.quote.source].append((each, place))
    return quotes


def _in_order(
    source: SourceText, quotes: Sequence[tuple[QuotePlace, Occurrence]]
) -> Sequence[tuple[QuotePlace, Occurrence]]:
    """Return quotes in the order in which their words begin."""
    order = {each.name: number for number, each in reversed([*enumerate(source.sections)])}
    return sorted(quotes, key=lambda each: (order[each[1].section], each[1].paragraph, each[1].pieces[0]))


def _parts(
    site: Site,
    source: SourceText,
    quotes: Sequence[tuple[QuotePlace, Occurrence]],
    numbers: Mapping[str, int],
) -> Iterator[PartOfSource]:
    """Yield the sections of a source. Of two with one name, each has the quotes of its own words."""
    quoted: dict[tuple[str, int, str], list[Quoted]] = defaultdict(list)
    for place, found in quotes:
        quoted[found.section, found.paragraph, found.text].append(Quoted(place.ref, found.pieces))
    marked: set[str] = set()
    for number, section in enumerate(source.sections, 1):
        paragraphs = tuple(_paragraphs(site, section, quoted, numbers, marked))
        yield PartOfSource(f"section-{number}", section.name, paragraphs)


def _paragraphs(
    site: Site,
    section: Section,
    quoted: Mapping[tuple[str, int, str], Sequence[Quoted]],
    numbers: Mapping[str, int],
    marked: set[str],
) -> Iterator[tuple[MarkedStretch, ...]]:
    for number, text in enumerate(section.paragraphs, 1):
        # Paragraphs may be the same letter for letter, under one heading that stands twice: the first has the anchor.
        here = [each for each in quoted.get((section.name, number, text), ()) if each.ref not in marked]
        marked.update(each.ref for each in here)
        yield tuple(_marked(site, each, numbers) for each in stretches(text, here))


def _marked(site: Site, stretch: Stretch, numbers: Mapping[str, int]) -> MarkedStretch:
    anchors = site.quotes.anchors
    return MarkedStretch(
        text=stretch.text,
        is_quoted=bool(stretch.quotes),
        anchors=tuple(urls.words_anchor(anchors[each]) for each in stretch.begin),
        marks=tuple(Mark(numbers[each], f"#{urls.resting_anchor(anchors[each])}") for each in stretch.end),
    )


def _resting(site: Site, here: Here, place: QuotePlace) -> Resting:
    """Return what rests on a quote: the record that has it, and the findings that it also illustrates."""
    anchor = site.quotes.anchors[place.ref]
    permalink = quote_link(site, here, place)
    also = (
        finding_link(here, site.corpus.finding[each]) for each in place.quote.also_illustrates if each in site.shown
    )
    return Resting(
        anchor=urls.resting_anchor(anchor),
        words=Link(permalink.text, f"#{urls.words_anchor(anchor)}"),
        pages=tuple(dict.fromkeys((record_link(site, here, place), *also))),
        quote=Link("The quote", permalink.url),
    )


def _told(source: SourceText) -> tuple[Told, ...]:
    compared = source.compared
    last = f"{wording.day(compared.on)}, by {compared.by}" if compared else "not recorded"
    told = (
        Told("Licence", source.licence),
        Told("Why it may be shown", source.reason),
        Told("Our copy last compared with the published text", last),
    )
    return tuple(each for each in told if each.text)

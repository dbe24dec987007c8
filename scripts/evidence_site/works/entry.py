"""Entries of the reference list: the parts of each, which the templates of a style put in order."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from evidence_site import urls, web_addresses
from evidence_site.model import CiteKey, Reference
from evidence_site.model.licence import lets_others_share
from evidence_site.works import names, numbers
from evidence_site.works.labels import Label, labels
from evidence_site.works.names import People
from evidence_site.works.style import Style, form
from evidence_site.works.text import RichText, journal_with_capitals, rich, typeset, with_capitals

ASIDES = {"dataset": "Data set", "software": "Computer software", "manuscript": "Unpublished manuscript"}
"""What a work is called whose type is not plain from the entry."""
DATED_BY_DAY = frozenset({"article-magazine", "article-newspaper"})
"""Works in what is found by its day and not by its volume."""


class Identifier(NamedTuple):
    """An address of a work, with the text of its link."""

    text: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Entry:
    """An entry of the reference list, formatted in a style. What the work lacks is empty."""

    key: CiteKey
    path: str
    """The path of the page of the reference list that has it."""
    anchor: str
    template: str
    label: Label
    authors: People | None
    editors: People | None
    """The editors of the book or collection that the work is part of."""
    translators: People | None
    title: RichText
    container: RichText | None
    event: RichText | None
    series: RichText | None
    is_dated: bool
    year: str
    """The year; the whole date of an article in a newspaper or magazine."""
    date: str
    is_early: bool
    """Whether it is an article of a journal, published online, that has no volume, issue or pages yet."""
    accessed: str
    volume: str
    issue: str
    pages: str
    page_word: str
    """`p.` or `pp.`"""
    article: str
    """The article number, for articles without pages."""
    edition: str
    number: str
    genre: str
    aside: str
    """What stands in square brackets after a title: what kind of work it is, unless its number says so."""
    number_in_title: str
    """The number that stands in brackets after a title, with the kind of report that it is."""
    place: str
    event_place: str
    publisher: str
    doi: Identifier | None
    url: str
    """The work's own web page, if its address is safe to link to."""
    source: Identifier | None
    """The most persistent address of the work, if the text of the entry shows none."""
    links: tuple[Identifier, ...]
    """The addresses that the text of the entry does not show."""
    note: RichText | None
    licence: str

    @property
    def short(self) -> str:
        """The label of the work, as the text of a link: `Okafor et al 2021`."""
        return self.label.text


def make_entries(
    references: Sequence[Reference], style: Style, paths: Mapping[CiteKey, str] = MappingProxyType({})
) -> Mapping[CiteKey, Entry]:
    """Return the entries of a reference list by citation key, with labels that tell them apart.

    `paths` has the pages of those that are not on the first page of the list.
    """
    called = labels(references, style)
    return {
        each.id: make_entry(each, style, called[each.id], paths.get(each.id, urls.REFERENCES)) for each in references
    }


def make_entry(work: Reference, style: Style, label: Label, path: str = urls.REFERENCES) -> Entry:
    """Return a work as an entry in a style, which stands on the page at `path`."""
    is_article = form(work) == "article"
    date = numbers.date(work.issued, style, label.suffix) if work.issued else _year(work, style, label.suffix)
    genre = typeset(work.genre)
    number, stands_alone = _number(work), work.type in ASIDES or not work.number
    return Entry(
        key=work.id,
        path=path,
        anchor=urls.reference_anchor(work.id),
        template=f"works/styles/{style.folder}/{form(work)}.html.j2",
        label=label,
        authors=names.authors(work, style),
        editors=names.editors(work, style),
        translators=names.translators(work, style),
        title=rich(work.title) or RichText(()),
        container=rich(_container(work, style)),
        event=rich(work.event_title),
        series=rich(" ".join(filter(None, (work.collection_title, work.collection_number)))),
        is_dated=work.issued is not None,
        year=date if work.type in DATED_BY_DAY else _year(work, style, label.suffix),
        date=date,
        is_early=is_article and _is_early(work),
        accessed=numbers.day_seen(work.accessed, style),
        volume=work.volume,
        issue=_issue(work, style) if is_article else work.issue,
        pages=numbers.pages(work.page, style),
        page_word="pp." if re.search(rf"[{numbers.TO},&]", work.page) else "p.",
        article=work.number if is_article and not work.page else "",
        edition=_edition(work, style),
        number=number,
        genre=genre,
        aside=(genre or ASIDES.get(work.type, "")) if stands_alone else "",
        number_in_title=number if stands_alone else f"{with_capitals(typeset(work.genre))} {number}".strip(),
        place=work.publisher_place,
        event_place=work.event_place,
        publisher=_publisher(work, style),
        doi=Identifier(work.doi, web_addresses.doi_url(work.doi)) if work.doi else None,
        url=web_addresses.public_url(work.url),
        source=_source(work, style),
        links=tuple(_links(work, style)),
        note=rich(work.note),
        licence=work.licence,
    )


def _is_early(work: Reference) -> bool:
    has_place = work.type in DATED_BY_DAY or work.volume or work.issue or work.page or work.number
    return work.issued is not None and not has_place and bool(work.doi or work.url)


def _year(work: Reference, style: Style, suffix: str) -> str:
    if work.issued is None and work.status:
        return f"{work.status}-{suffix}" if suffix else work.status
    return numbers.year(work.issued, style, suffix)


def _container(work: Reference, style: Style) -> str:
    is_article = form(work) == "article"
    short = work.container_title_short if is_article and style.short_journals else ""
    title = short or work.container_title
    if is_article and style.capitals_in_journals and work.language.lower()[:2] in {"", "en"}:
        title = journal_with_capitals(title)
    return title.replace(".", "") if is_article and not style.full_stops_in_journals else title


def _issue(work: Reference, style: Style) -> str:
    needed = style.every_issue or not work.volume or numbers.is_supplement(work.issue)
    return work.issue if needed else ""


def _edition(work: Reference, style: Style) -> str:
    edition = numbers.ordinal(work.edition)
    return edition if edition == work.edition else f"{edition} {style.edition}"


def _number(work: Reference) -> str:
    return f"No. {work.number}" if work.number.isdecimal() else work.number


def _publisher(work: Reference, style: Style) -> str:
    people = names.heads(work)
    is_author = len(people) == 1 and people[0].literal == work.publisher
    is_named = is_author and (not style.publisher_beside_author or not (work.author or work.editor))
    return "" if is_named else typeset(work.publisher)


def _source(work: Reference, style: Style) -> Identifier | None:
    shown = _shows_doi(work, style) or _shows_url(work, style)
    return None if shown else next(_links(work, style), None)


def _links(work: Reference, style: Style) -> Iterator[Identifier]:
    """Yield the addresses that the text of a work's entry does not show, the most persistent first."""
    url = web_addresses.public_url(work.url)
    if work.doi and not _shows_doi(work, style):
        yield Identifier(f"doi:{work.doi}", web_addresses.doi_url(work.doi))
    if work.pmid:
        yield Identifier(f"PMID: {work.pmid}", web_addresses.pmid_url(work.pmid))
    if work.pmcid:
        yield Identifier(f"{work.pmcid} (free full text)", web_addresses.pmcid_url(work.pmcid))
    if lets_others_share(work.licence) and (url or work.doi):
        yield Identifier("Open access", url or web_addresses.doi_url(work.doi))
    elif url and not _shows_url(work, style):
        yield Identifier("The work’s own page", url)  # noqa: RUF001 -- a typographic apostrophe


def _shows_doi(work: Reference, style: Style) -> bool:
    return bool(work.doi) and (not style.dois_in or form(work) in style.dois_in)


def _shows_url(work: Reference, style: Style) -> bool:
    is_form_with_address = not style.addresses_in or form(work) in style.addresses_in
    return bool(web_addresses.public_url(work.url)) and is_form_with_address and not _shows_doi(work, style)

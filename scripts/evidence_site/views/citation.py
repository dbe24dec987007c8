"""A reference as an entry in the style of the BMJ, in parts that a template puts in a row."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from evidence_site.model import PartialDate, PersonName, Reference
from evidence_site.views import urls
from evidence_site.views.words import MONTHS

MOST_AUTHORS = 6
AUTHORS_BEFORE_ET_AL = 3


class Identifier(NamedTuple):
    """An address of a work, with the text to show for it."""

    text: str
    url: str


@dataclass(frozen=True)
class Entry:
    """An entry: `authors` `title` `container` `detail`, then the identifiers, each with its own punctuation."""

    anchor: str
    short: str
    """The work in a few words, for a link: `Waring et al 2023`."""
    authors: str
    title: str
    before_container: str
    container: str
    detail: str
    main_identifier: Identifier | None
    """The DOI, or what comes nearest to it."""
    identifiers: tuple[Identifier, ...]
    url: str
    """The work's own page, when it can be linked to."""
    licence: str


def make_entry(work: Reference) -> Entry:
    """Write a work as an entry."""
    authors = names(work.author, et_al=work.et_al)
    identifiers = _identifiers(work)
    before = _editors(work) if work.container_title and work.type in {"chapter", "paper-conference"} else ""
    return Entry(
        anchor=urls.reference_anchor(work.id),
        short=_short(work),
        authors=authors and f"{authors.removesuffix('.')}.",
        title=_title(work),
        before_container=before,
        container=work.container_title,
        detail=_detail(work),
        main_identifier=identifiers[0] if identifiers else None,
        identifiers=identifiers,
        url=urls.public_url(work.url),
        licence=work.licence,
    )


def names(people: tuple[PersonName, ...], *, et_al: bool = False) -> str:
    """Write names: all of up to six, else the first three and `et al`."""
    shown = people if len(people) <= MOST_AUTHORS else people[:AUTHORS_BEFORE_ET_AL]
    rest = ["et al"] if et_al or len(shown) < len(people) else []
    return ", ".join([*map(name, shown), *rest])


def name(person: PersonName) -> str:
    """Write a name with initials: `van der Berg JL Jr`; a body's name stays whole."""
    if person.literal:
        return person.literal
    initials = "".join(part[0].upper() for part in re.split(r"[\s.\u2010-]+", person.given) if part)
    return " ".join(filter(None, (person.particle, person.family, initials, person.suffix)))


def _short(work: Reference) -> str:
    people = work.author or work.editor
    family = [each.literal or " ".join(filter(None, (each.particle, each.family))) for each in people]
    who = {0: work.title, 1: "".join(family), 2: " and ".join(family)}.get(len(family), f"{(family or [''])[0]} et al")
    if work.et_al and family:
        who = f"{family[0]} et al"
    return f"{who} {work.issued.year}" if work.issued and work.type != "legislation" else who


def _title(work: Reference) -> str:
    aside = {"thesis": work.genre, "report": work.genre}.get(work.type, "")
    number = {"report": work.number, "legislation": work.number}.get(work.type, "")
    title = work.title + (f" [{aside}]" if aside else "")
    title += f", {number}" if number and work.type == "legislation" else f" ({number})" if number else ""
    return title if title.endswith((".", "?", "!")) else f"{title}."


def _editors(work: Reference) -> str:
    editors = names(work.editor)
    return f"In: {editors}, {'ed' if len(work.editor) == 1 else 'eds'}." if editors else "In:"


def _detail(work: Reference) -> str:
    if work.type == "legislation":
        return ""
    year = str(work.issued.year) if work.issued else ""
    if work.type == "article-journal":
        return _sentence(_issue(work, year), work.note)
    edition = (
        f"{work.edition} edn"
        if work.edition.isdigit() is False and work.edition
        else work.edition and f"{_ordinal(work.edition)} edn"
    )
    house = ": ".join(filter(None, (work.publisher_place, work.publisher)))
    imprint = ", ".join(filter(None, (house, _date(work.issued) if work.type not in {"book", "chapter"} else year)))
    pages = f"{imprint}:{work.page}" if work.page and imprint else work.page or imprint
    seen = f"Accessed {_date(work.accessed)}" if work.accessed else ""
    return _sentence(edition, work.event_title, pages, work.note, seen)


def _issue(work: Reference, year: str) -> str:
    issue = f"({work.issue})" if work.issue else ""
    place = f"{work.volume}{issue}" + (f":{work.page}" if work.page else "")
    return f"{year};{place}" if year and place else year or place


def _ordinal(edition: str) -> str:
    if not edition.isdecimal():
        return edition
    ending = "th" if edition[-2:] in {"11", "12", "13"} else {"1": "st", "2": "nd", "3": "rd"}.get(edition[-1], "th")
    return f"{edition}{ending}"


def _date(when: PartialDate | None) -> str:
    if when is None:
        return ""
    month = MONTHS[when.month - 1] if when.month else ""
    return " ".join(filter(None, (str(when.day) if when.day and month else "", month, str(when.year))))


def _sentence(*parts: str) -> str:
    return " ".join(part if part.endswith(".") else f"{part}." for part in parts if part)


def _identifiers(work: Reference) -> tuple[Identifier, ...]:
    found = (
        Identifier(f"doi:{work.doi}", urls.doi_url(work.doi)) if work.doi else None,
        Identifier(f"PMID: {work.pmid}", urls.pmid_url(work.pmid)) if work.pmid else None,
        Identifier(work.pmcid, urls.pmcid_url(work.pmcid)) if work.pmcid else None,
        Identifier("The work's own page" if work.doi else url, url) if (url := urls.public_url(work.url)) else None,
    )
    return tuple(each for each in found if each)

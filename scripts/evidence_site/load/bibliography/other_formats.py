"""Formats of references that are recognised and not read, each with the way to a format that is."""

import csv
import re
from collections.abc import Callable
from typing import NamedTuple

from evidence_site.load.bibliography.tagged import lines_of

LONGEST_BEGINNING = 20_000
"""As many characters of a text are looked at."""


class OtherFormat(NamedTuple):
    """A format that is not read."""

    recognises: Callable[[str], bool]
    """Whether a text, by its beginning and without what stands before the first character, is of the format."""
    told: str
    """What it is, and how to export another from the program that wrote it."""


def _begins(pattern: str) -> Callable[[str], bool]:
    found = re.compile(pattern, re.IGNORECASE)
    return lambda text: found.match(text) is not None


def _contains(opening: str, pattern: str) -> Callable[[str], bool]:
    """Whether a text begins in one way and contains another soon."""
    first, second = re.compile(opening, re.IGNORECASE), re.compile(pattern)
    return lambda text: first.match(text) is not None and second.search(text) is not None


def _columns(text: str) -> frozenset[str]:
    """Return the names of the columns of a table, in small letters; none for another text."""
    heading = lines_of(text)[0]
    divider = max(",;\t", key=heading.count)
    try:
        names = next(csv.reader([heading], delimiter=divider), [])
    except csv.Error:
        return frozenset()
    return frozenset(each.strip().lower() for each in names)


_TITLES = frozenset({"article title", "document title", "primary title", "ti", "title", "titles"})
_FACTS = frozenset(
    {"abstract", "au", "author", "author full names", "author(s)", "authors", "date", "doi", "dp", "isbn", "issn"}
    | {"journal", "key", "pmid", "publication title", "publication year", "published year", "py", "source"}
    | {"source title", "type", "url", "volume", "year"}
)


def _is_table(text: str) -> bool:
    columns = _columns(text)
    return not columns.isdisjoint(_TITLES) and not columns.isdisjoint(_FACTS)


def _is_of_rayyan(text: str) -> bool:
    return _is_table(text) and {"key", "title", "authors"} <= _columns(text)


def _is_of_covidence(text: str) -> bool:
    return _is_table(text) and any(each.startswith("covidence") for each in _columns(text))


def _is_of_eric(text: str) -> bool:
    return _begins(r"ERIC (?:Number|#):|(?:EJ|ED)\d{6,8}\b")(text) or bool(
        _columns(text) & {"eric number", "ericnumber"}
    )


OTHER_FORMATS = (
    OtherFormat(
        _begins(r"FN (?:Clarivate|Thomson|ISI)|VR \d\.\d\s|PT [A-Z]\s*\n(?:AU|TI|BA|GP) |PT\tAU\t"),
        "This is Web of Science's own format. In Web of Science, choose Export, then RIS.",
    ),
    OtherFormat(
        _is_of_eric,
        "This is a list of ERIC's. On eric.ed.gov, choose Export, which writes a file that ends in .nbib.",
    ),
    OtherFormat(
        _begins(r"%0(?:\s|[A-Z])|%[ABDEIJKNPTV@] ?\S"),
        "This is EndNote's own format (.enw). In EndNote, choose File, Export, and RefMan (RIS) as the output style; "
        "on a journal's page, choose RIS.",
    ),
    OtherFormat(
        _contains(r"(?:<\?xml|<xml)", r"<records>\s*<record>|<record><database|<source-app[^<>]*EndNote"),
        "This is EndNote's XML. In EndNote, choose File, Export, and RefMan (RIS) as the output style.",
    ),
    OtherFormat(
        _contains(r"(?:<\?xml|<rdf:RDF)", r"<rdf:RDF"),
        "This is RDF, as Zotero writes it. In Zotero, choose File, Export Library, and RIS or CSL JSON as the format.",
    ),
    OtherFormat(
        _contains(r"<", r"<PubmedArticle"),
        "This is PubMed's XML. On PubMed, choose Send to, Citation manager, which writes a file that ends in .nbib.",
    ),
    OtherFormat(
        _is_of_rayyan,
        "This is a table of Rayyan's. In Rayyan, choose Export, and RIS instead of CSV.",
    ),
    OtherFormat(
        _is_of_covidence,
        "This is a table of Covidence's. In Covidence, choose Export, References, and RIS instead of CSV.",
    ),
    OtherFormat(
        _is_table,
        "This is a table (CSV). In the program that it came from, export RIS instead.",
    ),
    OtherFormat(
        _begins(r"<!doctype html|<html"),
        "This is a web page. Look on it for a button such as Cite or Export citation, and choose RIS.",
    ),
    OtherFormat(
        _begins("<"),
        "This looks like XML. In the program that it came from, export RIS.",
    ),
)
"""In the order in which they are tried."""


def told_of(text: str) -> str:
    """Return what to tell of a text that no reader recognises; nothing if no other format does either."""
    beginning = text.lstrip("\ufeff \t\r\n")[:LONGEST_BEGINNING]
    return next((each.told for each in OTHER_FORMATS if each.recognises(beginning)), "")

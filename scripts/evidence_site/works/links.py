"""Where a work can be found, beside what its entry says in the words of its style."""

from collections.abc import Iterator
from typing import NamedTuple

from evidence_site import urls
from evidence_site.model import Reference
from evidence_site.works.forms import form
from evidence_site.works.style import Style

OPEN_LICENCES = ("CC", "CREATIVE COMMONS")


class Identifier(NamedTuple):
    """An address of a work, with the text to show for it."""

    text: str
    url: str


def doi(work: Reference) -> Identifier | None:
    """Give a work's DOI."""
    return Identifier(work.doi, urls.doi_url(work.doi)) if work.doi else None


def source(work: Reference, style: Style) -> Identifier | None:
    """Give the address to find a work by, when its entry has none."""
    return None if _says_doi(work, style) or _says_url(work, style) else next(links(work, style), None)


def links(work: Reference, style: Style) -> Iterator[Identifier]:
    """Give the addresses of a work that its entry does not say, the most lasting first."""
    url = urls.public_url(work.url)
    if work.doi and not _says_doi(work, style):
        yield Identifier(f"doi:{work.doi}", urls.doi_url(work.doi))
    if work.pmid:
        yield Identifier(f"PMID: {work.pmid}", urls.pmid_url(work.pmid))
    if work.pmcid:
        yield Identifier(f"{work.pmcid} (free full text)", urls.pmcid_url(work.pmcid))
    if work.licence.upper().startswith(OPEN_LICENCES) and (url or work.doi):
        yield Identifier("Open access", url or urls.doi_url(work.doi))
    elif url and not _says_url(work, style):
        yield Identifier("The work’s own page", url)  # noqa: RUF001 -- a typographic apostrophe


def _says_doi(work: Reference, style: Style) -> bool:
    return bool(work.doi) and (not style.dois_in or form(work) in style.dois_in)


def _says_url(work: Reference, style: Style) -> bool:
    said = not style.addresses_in or form(work) in style.addresses_in
    return bool(urls.public_url(work.url)) and said and not _says_doi(work, style)

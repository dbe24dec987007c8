"""The pages of quotes study by study, on sites with more quotes than fit one page."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from evidence_site import urls, wording
from evidence_site.pages.page import Page, reader_frame
from evidence_site.sections.links import Link
from evidence_site.sections.pager import Pager
from evidence_site.sections.quote_lists import QuoteList, quote_list
from evidence_site.urls import Here
from evidence_site.website.quotes import Batch
from evidence_site.website.site import Site


@dataclass(frozen=True, kw_only=True)
class QuotesOfStudyPage(Page):
    """The quotes from the reports of one study, at most as many as fit a page."""

    crumbs: tuple[Link, ...]
    heading: str
    lead: str
    quotes: QuoteList
    pager: Pager | None
    """Set where the quotes of the study do not fit one page."""

    @classmethod
    def pages(cls, site: Site) -> Iterator[Self]:
        """Yield a page for each batch of a study's quotes, if the site divides them."""
        return (cls.of(site, each) for each in site.quotes.batches)

    @classmethod
    def of(cls, site: Site, batch: Batch) -> Self:
        """Return the page of a batch."""
        here = site.here(batch.path)
        name = site.source_name(batch.study)
        part = f", page {batch.part} of {batch.parts}" if batch.parts > 1 else ""
        title = f"Quotes from {name}{part}"
        whole = f"All {wording.number(batch.of_study)} quotes" if batch.of_study > 1 else "The one quote"
        lead = f"{whole} on this site from {'its reports' if batch.study else 'them'}."
        if batch.parts > 1:
            lead = f"{wording.capitalised(wording.counted(len(batch.quotes), 'quote'))} of {batch.of_study}."
        return cls(
            **reader_frame(site, path=batch.path, title=title, description=f"{title}. {lead}"),
            crumbs=(Link("Home", here.to(urls.HOME)), Link("Quotes", here.to(urls.QUOTES)), Link(title)),
            heading=title,
            lead=lead,
            quotes=quote_list(site, here, batch.quotes, whole=batch.parts == 1),
            pager=_pager(here, batch) if batch.parts > 1 else None,
        )


def _pager(here: Here, batch: Batch) -> Pager:
    return Pager(
        previous=_part(here, batch, batch.part - 1),
        next=_part(here, batch, batch.part + 1),
        all=Link("All quotes", here.to(urls.QUOTES)),
    )


def _part(here: Here, batch: Batch, part: int) -> Link | None:
    if not 1 <= part <= batch.parts:
        return None
    return Link(f"Page {part} of {batch.parts}", here.to(urls.quotes_path(batch.study, part)))

"""The pages of quotes study by study, on sites with more quotes than fit one page."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from evidence_site import urls, wording
from evidence_site.model import QuotePlace, StudyId
from evidence_site.pages.page import Page, reader_frame
from evidence_site.parts import Part
from evidence_site.sections.links import Link
from evidence_site.sections.pager import Pager, part_pager
from evidence_site.sections.quote_lists import QuoteList, quote_list
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
        """Yield a page for each part of a study's quotes, if the site divides them."""
        for study, parts in site.quotes.of_studies.items():
            total = sum(len(each.items) for each in parts)
            for part in parts:
                yield cls.of(site, study, part, total)

    @classmethod
    def of(cls, site: Site, study: StudyId | None, part: Part[QuotePlace], total: int) -> Self:
        """Return the page of a part of a study's quotes, of which there are `total`."""
        first = urls.quotes_path(study)
        path = part.path(first)
        here = site.here(path)
        title = part.title(f"Quotes from {site.source_name(study)}")
        lead = wording.capitalised(wording.counted(len(part.items), "quote"))
        every = Link("Quotes", here.to(urls.QUOTES))
        return cls(
            **reader_frame(site, path=path, title=title, description=f"{title}."),
            continues=part.continues,
            crumbs=(Link("Home", here.to(urls.HOME)), every, Link(title)),
            heading=title,
            lead=f"{lead} of {total}." if part.count > 1 else f"{lead}.",
            quotes=quote_list(site, here, part.items, whole=part.count == 1),
            pager=part_pager(here, part, first, Link("All quotes", every.url)),
        )

"""The glossary: words that readers may not know, explained by the editors."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, NamedTuple, Self

from evidence_site import urls, wording
from evidence_site.model.readers import Term
from evidence_site.pages.page import Page, Place, reader_frame
from evidence_site.website.site import Site


class TermView(NamedTuple):
    """A term, with its abbreviation in brackets, and its meaning."""

    id: str
    term: str
    meaning: str


@dataclass(frozen=True, kw_only=True)
class GlossaryPage(Page):
    """The glossary, in alphabetical order."""

    place: ClassVar[Place | None] = Place.ABOUT

    heading: str
    not_theirs: str
    terms: tuple[TermView, ...]

    @classmethod
    def pages(cls, site: Site) -> Iterator[Self]:
        """Yield the glossary, if the synthesis has one."""
        terms = sorted(site.synthesis.glossary, key=lambda each: each.term.casefold())
        if not terms:
            return
        title = "Words explained"
        count = wording.capitalised(wording.counted(len(terms), "word"))
        yield cls(
            **reader_frame(
                site,
                path=urls.GLOSSARY,
                title=title,
                description=f"{count} that readers may not know, in plain English.",
            ),
            heading=title,
            not_theirs=f"They are not definitions by the authors of {site.study_noun}.",
            terms=tuple(
                TermView(urls.term_anchor(each.term), term_name(each), wording.sentence(each.meaning)) for each in terms
            ),
        )


def term_name(term: Term) -> str:
    """Return a term with its abbreviation: `Intensive care unit (ICU)`."""
    return f"{term.term} ({term.abbreviation})" if term.abbreviation else term.term

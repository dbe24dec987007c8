"""The words that readers may not know, explained by the editors."""

from dataclasses import dataclass
from typing import NamedTuple

from evidence_site.model.synthesis import Term
from evidence_site.views import urls, words
from evidence_site.views.context import Context
from evidence_site.views.page import PageView, make_foot


class TermView(NamedTuple):
    """A term, with its short form in brackets, and what it means."""

    id: str
    term: str
    meaning: str


@dataclass(frozen=True, kw_only=True)
class GlossaryPage(PageView):
    """All terms in the order of the alphabet."""

    heading: str
    terms: tuple[TermView, ...]


def make_glossary_page(context: Context) -> GlossaryPage:
    """Make the page of terms."""
    path = urls.GLOSSARY
    title = "Words explained"
    count = words.capitalised(words.counted(len(context.synthesis.glossary), "word"))
    return GlossaryPage(
        path=path,
        title=title,
        description=words.description(f"{count} that readers may not know, in plain English."),
        record=context.synthesis_file,
        updated=context.updated,
        foot=make_foot(context, path=path, title=title, record=context.synthesis_file, updated=context.updated),
        heading=title,
        terms=tuple(
            TermView(urls.term_anchor(each.term), term_name(each), words.sentence(each.meaning))
            for each in sorted(context.synthesis.glossary, key=lambda each: each.term.casefold())
        ),
    )


def term_name(term: Term) -> str:
    """Name a term with its short form: `Integrated care system (ICS)`."""
    return f"{term.term} ({term.abbreviation})" if term.abbreviation else term.term

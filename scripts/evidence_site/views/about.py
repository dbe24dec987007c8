"""About the site: what it is, what is checked and what is judged, and who may reuse it."""

from dataclasses import dataclass

from evidence_site.model.study import Licence
from evidence_site.views import urls, words
from evidence_site.views.context import Context
from evidence_site.views.page import PageView, make_foot
from evidence_site.views.parts import Link
from evidence_site.views.quotes import checked_sentence


@dataclass(frozen=True, kw_only=True)
class SourceLicence:
    """A study's licence, with what its page says about reuse that is odd or in conflict."""

    study: str
    licence: Link
    notes: str


@dataclass(frozen=True, kw_only=True)
class AboutPage(PageView):
    """About the site."""

    heading: str
    lead: str
    basis: str
    quotes: Link
    checked: str
    reviews: str
    licence: Link
    licence_notes: str
    sources: tuple[SourceLicence, ...]
    changes: str
    endorsement: str
    editors: str
    author_checked: str
    reviewed: str


def make_about_page(context: Context) -> AboutPage:
    """Make the page about the site."""
    path = urls.ABOUT
    synthesis = context.synthesis
    title = "About"
    kind = "one study" if synthesis.is_single_study else words.counted(len(context.included), "study", "studies")
    foot = make_foot(
        context, path=path, title=f"{title} this site", record=context.synthesis_file, updated=context.updated
    )
    reviewed = sum(each.paraphrase_review is not None for each in context.published)
    return AboutPage(
        path=path,
        title=title,
        description=words.description(f"What {synthesis.title} is and is not, what is checked, and who may reuse it."),
        record=context.synthesis_file,
        updated=context.updated,
        foot=foot,
        heading="About this site",
        lead=f"This site reports {kind} on the question: {synthesis.question}",
        basis=words.basis_sentence(context.included),
        quotes=Link("All quotes", context.here(path).to(urls.QUOTES)),
        checked=checked_sentence(context),
        reviews=(
            f"{words.capitalised(words.number(reviewed) if reviewed else 'none')} of "
            f"{words.counted(len(context.published), synthesis.labels.finding, synthesis.labels.findings)} "
            f"{'has' if reviewed == 1 else 'have'} been reviewed in this way so far."
        ),
        licence=Link(synthesis.licence.name, synthesis.licence.url or ""),
        licence_notes=synthesis.licence.notes or "",
        sources=tuple(_source(each.title, each.licence) for each in context.included if each.licence),
        changes=foot.changes,
        endorsement=foot.endorsement,
        editors=words.listed(synthesis.editors),
        author_checked=foot.author_checked,
        reviewed=foot.reviewed,
    )


def _source(study: str, licence: Licence) -> SourceLicence:
    return SourceLicence(study=study, licence=Link(licence.name, licence.url or ""), notes=licence.notes or "")

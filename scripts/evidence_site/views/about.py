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
    does: tuple[str, ...]
    does_not: tuple[str, ...]
    beyond: str
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
        does=_does(context),
        does_not=_does_not(context),
        beyond=f"Whatever the {'study' if synthesis.is_single_study else 'studies'} did not say is the editors', "
        "and is labelled so.",
        quotes=Link("All quotes", context.here(path).to(urls.QUOTES)),
        checked=checked_sentence(context),
        reviews=(
            f"{words.capitalised(words.number(reviewed) if reviewed else 'none')} of "
            f"{words.counted(len(context.published), synthesis.labels.finding, synthesis.labels.findings)} "
            f"{'has' if reviewed == 1 else 'have'} been reviewed in this way so far."
        ),
        licence=Link(synthesis.licence.name, synthesis.licence.url or ""),
        licence_notes=synthesis.licence.notes or "",
        sources=tuple(_source(each.title, each.licence) for each in context.included),
        changes=foot.changes,
        endorsement=foot.endorsement,
        editors=words.listed(synthesis.editors),
        author_checked=foot.author_checked,
        reviewed=foot.reviewed,
    )


def _does(context: Context) -> tuple[str, ...]:
    basis = words.basis_sentence(context.included)
    if context.synthesis.is_single_study:
        return (
            f"It says in plain words what the authors report. {basis}",
            "It shows the source's own words beside ours.",
            "It says what the source does not state.",
        )
    return (
        f"It brings together, in plain words, what the authors of several studies report. {basis}",
        f"The {context.synthesis.labels.findings} are the editors' synthesis. Each names its studies and their words.",
        "It says what the sources do not state.",
    )


def _does_not(context: Context) -> tuple[str, ...]:
    single = context.synthesis.is_single_study
    own = "findings" if single else "data"
    original = "original. Read and cite that" if single else "originals. Read and cite them"
    return (
        "It gives no advice, and it is not a guideline.",
        f"It adds no {own} of its own. Questions to discuss are the editors', and are marked so.",
        f"It does not take the place of the {original}.",
    )


def _source(study: str, licence: Licence | None) -> SourceLicence:
    if licence is None:
        return SourceLicence(study=study, licence=Link(words.NOT_RECORDED), notes="")
    return SourceLicence(study=study, licence=Link(licence.name, licence.url or ""), notes=licence.notes or "")

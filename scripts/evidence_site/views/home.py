"""The home page: the question, the short answer, and all that a reader in a hurry needs."""

from collections.abc import Iterator
from dataclasses import dataclass

from evidence_site.model import CiteKey, Study
from evidence_site.model.study import Basis
from evidence_site.views import urls, words
from evidence_site.views.context import Context
from evidence_site.views.findings import Card, Matrix, make_cards, make_matrix
from evidence_site.views.glance import Glance, eyebrow, make_glance, summary
from evidence_site.views.page import PageView, make_foot
from evidence_site.views.parts import Fact, Link, PointView, point_view
from evidence_site.views.people import People, make_people
from evidence_site.views.prompts import PromptGroup, finding_prompts, first, general_prompts, group
from evidence_site.views.study_facts import StudyFacts
from evidence_site.views.urls import Here

MOST_PROMPTS = 3


@dataclass(frozen=True, kw_only=True)
class HomePage(PageView):
    """The home page."""

    eyebrow: str
    question: str
    short_answer: str
    basis: str
    brief: Link
    glance_heading: str
    glance: tuple[Glance, ...]
    findings_heading: str
    cards: tuple[Card, ...]
    conclusions: tuple[PointView, ...]
    matrix: Matrix | None
    prompts: tuple[PromptGroup, ...]
    people: People | None
    people_fact: Fact | None
    how: Link
    says_heading: str
    says: tuple[PointView, ...]
    does_not_say_heading: str
    does_not_say: tuple[str, ...]
    not_designed_heading: str
    not_designed_to_show: tuple[str, ...]
    full_text: tuple[Link, ...]
    """Where the whole report can be read, when we read less of it."""
    summary: str
    worksheet: Link


def make_home_page(context: Context) -> HomePage:
    """Make the home page."""
    synthesis = context.synthesis
    here = context.here(urls.HOME)
    only = context.included[0] if synthesis.is_single_study else None
    noun = words.capitalised(context.source_noun)
    plural = context.source_plural
    return HomePage(
        path=urls.HOME,
        title=synthesis.question,
        description=words.description(synthesis.short_answer),
        record=context.synthesis_file,
        updated=context.updated,
        foot=make_foot(
            context, path=urls.HOME, title=synthesis.question, record=context.synthesis_file, updated=context.updated
        ),
        eyebrow=eyebrow(context.included),
        question=synthesis.question,
        short_answer=synthesis.short_answer,
        basis=f"{words.basis_sentence(context.included)} {whose_words(context)}, in our words except where quoted.",
        brief=Link("Print all this on two pages", here.to(urls.BRIEF)),
        glance_heading="The study at a glance" if only else "The studies at a glance",
        glance=make_glance(context, here),
        findings_heading=synthesis.labels.all_findings,
        cards=make_cards(context, here),
        conclusions=conclusions_with_lists(context, here, only) if only else (),
        matrix=make_matrix(context, here),
        prompts=tuple(_prompts(context, here)),
        people=make_people(context, only) if only else None,
        people_fact=StudyFacts(context, only, here).people() if only else None,
        how=_how(context, here),
        says_heading=f"{noun} {'say' if plural else 'says'}",
        says=tuple(point_view(context, here, "synthesis", each) for each in synthesis.says),
        does_not_say_heading=f"{noun} {'do' if plural else 'does'} not say",
        does_not_say=synthesis.does_not_say,
        not_designed_heading=f"Editors' note: {words.uncapitalised(words.of_this_kind(len(context.included)))} "
        "not designed to show",
        not_designed_to_show=synthesis.not_designed_to_show,
        full_text=full_texts(context),
        summary=summary(context),
        worksheet=Link("A blank worksheet to fill in together", here.to(urls.WORKSHEET)),
    )


def whose_words(context: Context) -> str:
    """Begin a sentence on whose the findings are."""
    if context.synthesis.is_single_study:
        return "The authors' findings"
    return f"The {context.synthesis.labels.findings} are our synthesis of what the authors report"


def conclusions_with_lists(context: Context, here: Here, study: Study) -> tuple[PointView, ...]:
    """Give the conclusions that are lists, such as what a thing is based on."""
    return tuple(point_view(context, here, study.id, each) for each in study.conclusions if each.items)


def _prompts(context: Context, here: Here) -> Iterator[PromptGroup]:
    for audience in context.synthesis.audiences:
        general = tuple(general_prompts(context, here, audience))
        prompts = general or first(MOST_PROMPTS, finding_prompts(context, here, audience, context.published))
        if prompts:
            yield group(here, audience, prompts)


def _how(context: Context, here: Here) -> Link:
    if context.synthesis.is_single_study:
        return Link("How the study was done", here.to(urls.study_path(context.included[0].id)))
    return Link("How the studies were found and read", here.to(urls.STUDIES))


def full_texts(context: Context) -> tuple[Link, ...]:
    """Link to the reports that we read in part only."""
    reports = (each.main_report for each in context.included if each.basis is Basis.ABSTRACT)
    return tuple(
        Link(f"Read the full text of {context.entries[each].short}", url)
        for each in reports
        if (url := context.entries[each].url or _doi(context, each))
    )


def _doi(context: Context, report: CiteKey) -> str:
    identifier = context.entries[report].doi
    return identifier.url if identifier else ""

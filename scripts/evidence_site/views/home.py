"""The home page: the question, the short answer, and all that a reader in a hurry needs."""

from collections.abc import Iterator
from dataclasses import dataclass

from evidence_site.model import Study
from evidence_site.views import urls, words
from evidence_site.views.context import Context
from evidence_site.views.findings import Card, Matrix, make_cards, make_matrix
from evidence_site.views.page import PageView, make_foot
from evidence_site.views.parts import Fact, Link, PointView, point_view
from evidence_site.views.people import People, make_people
from evidence_site.views.prompts import PromptGroup, finding_prompts, first, general_prompts, group
from evidence_site.views.study_facts import StudyFacts
from evidence_site.views.urls import Here

MOST_PROMPTS = 3


@dataclass(frozen=True, kw_only=True)
class Glance:
    """A number or a few words, and what they are about."""

    value: str
    term: str
    is_long: bool = False


@dataclass(frozen=True, kw_only=True)
class HomePage(PageView):
    """The home page."""

    eyebrow: str
    question: str
    short_answer: str
    basis: str
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
        eyebrow=_eyebrow(context.included),
        question=synthesis.question,
        short_answer=synthesis.short_answer,
        basis=f"{words.basis_sentence(context.included)} {_whose(context)}, in our words except where quoted.",
        glance_heading="The study at a glance" if only else "The studies at a glance",
        glance=tuple(_study_glance(only) if only else _studies_glance(context)),
        findings_heading=synthesis.labels.all_findings,
        cards=make_cards(context, here),
        conclusions=_conclusions(context, here, only) if only else (),
        matrix=make_matrix(context, here),
        prompts=tuple(_prompts(context, here)),
        people=make_people(only) if only else None,
        people_fact=StudyFacts(context, only, here).people() if only else None,
        how=_how(context, here),
        says_heading=f"{noun} {'say' if plural else 'says'}",
        says=tuple(point_view(context, here, "synthesis", each) for each in synthesis.says),
        does_not_say_heading=f"{noun} {'do' if plural else 'does'} not say",
        does_not_say=synthesis.does_not_say,
        not_designed_heading=f"Editors' note: {'a study of this kind is' if only else 'studies of this kind are'} "
        "not designed to show",
        not_designed_to_show=synthesis.not_designed_to_show,
    )


def _eyebrow(studies: tuple[Study, ...]) -> str:
    if len(studies) > 1:
        return f"Evidence summary · {words.counted(len(studies), 'study', 'studies')}"
    return f"Evidence summary · one {words.uncapitalised(studies[0].design or 'study')}"


def _whose(context: Context) -> str:
    if context.synthesis.is_single_study:
        return "The authors' findings"
    return f"The {context.synthesis.labels.findings} are our synthesis of what the authors report"


def _study_glance(study: Study) -> Iterator[Glance]:
    for each in study.participants:
        yield Glance(value=str(each.n), term=words.UNITS[each.unit].format(group=each.group))
    if study.sites:
        yield Glance(value=str(study.sites.n), term=study.sites.kind)
    collection = study.data_collection
    if collection and (dates := words.years(collection.from_, collection.to)):
        yield Glance(value=dates, term="dates of the study", is_long=True)


def _studies_glance(context: Context) -> Iterator[Glance]:
    labels = context.synthesis.labels
    yield Glance(value=str(len(context.included)), term="studies included")
    yield Glance(value=str(len(context.published)), term=labels.findings)
    countries = sorted({each.country for each in context.included if each.country})
    without = sum(not each.country for each in context.included)
    rest = f"; none recorded for {words.counted(without, 'study', 'studies')}" if without else ""
    if countries:
        noun = "country" if len(countries) == 1 else "countries"
        yield Glance(value=str(len(countries)), term=f"{noun} (our count): {words.listed(countries)}{rest}")


def _conclusions(context: Context, here: Here, study: Study) -> tuple[PointView, ...]:
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

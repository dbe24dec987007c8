"""The brief: what matters most on two A4 pages, for a meeting.

How much fits on a page is reckoned in lines, on the safe side. What does not fit is left to the site, and the brief
says how much that is: nothing is cut in the middle.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import NamedTuple, TypeVar

from evidence_site.model import Finding, Synthesis
from evidence_site.views import urls, words
from evidence_site.views.context import Context
from evidence_site.views.findings import outcome_status
from evidence_site.views.glance import Glance, eyebrow, make_glance
from evidence_site.views.home import conclusions_with_lists, whose_words
from evidence_site.views.page import Original, PageView, make_foot
from evidence_site.views.parts import Fact, Link, basis_links, finding_link
from evidence_site.views.prompts import finding_prompts, general_prompts
from evidence_site.views.study_facts import StudyFacts
from evidence_site.views.urls import Here

Part = TypeVar("Part")

SHEET = 62.0
"""Lines of text on a printed page that this module fills. A page has room for some more."""
WIDTH, LEAD, COLUMN, LARGE, VALUE, SHORT = 106, 90, 50, 50, 80, 26
"""Characters on a line: of text, of the short answer, of one of two columns, of the question, a fact, a number."""
HEADING, SUBHEADING, RULE = 2.0, 1.5, 0.3
"""Lines that a heading takes with the space around it, and that a rule takes."""
OF_POINTS = 0.55
"""The share of the second page, below its fixed parts, for what to keep in mind; questions have the rest."""
MOST_GLANCES = 4
MOST_ROLES = 4


class BriefFinding(NamedTuple):
    """A finding on paper: its place and title and, where all of them have room, what it says."""

    hue: str
    place: int
    link: Link
    text: str
    result: str
    quotes: tuple[Link, ...]


class Listed(NamedTuple):
    """A list under a heading, as far as it fits, and a word on the rest."""

    heading: str
    items: tuple[str, ...]
    more: str


@dataclass(frozen=True, kw_only=True)
class BriefPage(PageView):
    """Two sheets: the answer and the findings; then what to keep in mind, questions, and what it rests on."""

    eyebrow: str
    question: str
    short_answer: str
    basis: str
    glance: tuple[Glance, ...]
    findings_heading: str
    findings: tuple[BriefFinding, ...]
    findings_more: str
    conclusions: tuple[Listed, ...]
    points: tuple[Listed, ...]
    questions: tuple[Listed, ...]
    evidence_heading: str
    facts: tuple[Fact, ...]
    originals: tuple[Original, ...]
    references: Link
    terms: str
    site: str
    worksheet: Link


def make_brief_page(context: Context) -> BriefPage:
    """Make the brief."""
    path = urls.BRIEF
    here = context.here(path)
    synthesis = context.synthesis
    only = context.included[0] if synthesis.is_single_study else None
    foot = make_foot(context, path=path, title="Brief", record=context.synthesis_file, updated=context.updated)
    glance = make_glance(context, here)[:MOST_GLANCES]
    conclusions = tuple(_conclusions(context, here)) if only else ()
    facts = _facts(context, here)
    front = SHEET - _top(synthesis, glance) - sum(map(_height, conclusions)) - HEADING - sum(map(_fact_height, facts))
    findings, more = _findings(context, here, front - HEADING)
    terms = " ".join((foot.changes, foot.endorsement, f"Checked by the authors: {foot.author_checked}."))
    back = SHEET - 2 * HEADING - _cite_height(context, foot.originals) - lines(terms, WIDTH) - 1
    points = tuple(_points(context, back * OF_POINTS))
    return BriefPage(
        path=path,
        title="Two-page brief",
        description="The question, the answer and what it rests on, on two pages to print.",
        record=context.synthesis_file,
        updated=context.updated,
        foot=foot,
        searchable=False,
        eyebrow=eyebrow(context.included),
        question=synthesis.question,
        short_answer=synthesis.short_answer,
        basis=f"{words.basis_sentence(context.included)} {whose_words(context)}, in our words except where quoted.",
        glance=glance,
        findings_heading=synthesis.labels.all_findings,
        findings=findings,
        findings_more=more,
        conclusions=conclusions,
        points=points,
        questions=tuple(_questions(context, here, back - sum(map(_height, points)) - HEADING - SUBHEADING)),
        evidence_heading="What kind of evidence is this?",
        facts=facts,
        originals=foot.originals,
        references=Link("References", foot.references),
        terms=terms,
        site=context.public_url(urls.HOME) or synthesis.title,
        worksheet=Link("A blank worksheet to fill in together", here.to(urls.WORKSHEET)),
    )


def lines(text: str, width: int) -> int:
    """Reckon how many lines a text takes."""
    return max(1, ceil(len(text) / width))


def fit(parts: Iterable[Part], height: Callable[[Part], float], room: float) -> tuple[Part, ...]:
    """Take parts in their order as long as there is room."""
    taken = []
    for part in parts:
        room -= height(part)
        if room < 0:
            break
        taken.append(part)
    return tuple(taken)


def _top(synthesis: Synthesis, glance: Sequence[Glance]) -> float:
    """Reckon the height of all that stands above the findings."""
    question, answer = lines(synthesis.question, LARGE), lines(synthesis.short_answer, LEAD)
    numbers = 2.5 + 1.1 * max(lines(each.term, SHORT) for each in glance) if glance else 0
    return 4 + 1.7 * question + 1.35 * answer + numbers


def _cite_height(context: Context, originals: Sequence[Original]) -> float:
    """Reckon the height of the works to cite: authors and addresses take about two lines more."""
    works = (context.corpus.reference[each.entry.key] for each in originals)
    return sum(2 + lines(f"{each.title} {each.container_title}", WIDTH) for each in works) + 1


def _findings(context: Context, here: Here, room: float) -> tuple[tuple[BriefFinding, ...], str]:
    """Show all findings in full, or else as many titles as fit, in the order of the site."""
    whole = tuple(_finding(context, here, each) for each in context.published)
    if sum(map(_finding_height, whole)) <= room:
        return whole, ""
    titles = [each._replace(text="", result="") for each in whole]
    shown = fit(titles, _finding_height, room - 1)
    return shown, _rest(len(titles) - len(shown))


def _finding(context: Context, here: Here, finding: Finding) -> BriefFinding:
    status = words.uncapitalised(outcome_status(context, finding))
    result = f"{finding.outcome} ({status})" if finding.outcome and status else finding.outcome or status
    return BriefFinding(
        hue=context.hue(finding.id),
        place=context.place[finding.id],
        link=finding_link(here, finding),
        text=context.briefs[finding.id],
        result=f"{context.synthesis.labels.outcome}: {result}" if result else "",
        quotes=basis_links(context, here, finding.id, ("statement", "summary")),
    )


def _finding_height(finding: BriefFinding) -> float:
    texts = filter(None, (finding.text, finding.result))
    return 1.2 * lines(finding.link.text, WIDTH) + sum(lines(each, WIDTH) for each in texts) + 2 * RULE


def _rest(count: int) -> str:
    return f"And {words.number(count)} more on the site." if count > 0 else ""


def _list(heading: str, items: Sequence[str], room: float) -> Listed:
    shown = fit(items, _item_height, room - SUBHEADING - 1)
    return Listed(heading, shown, _rest(len(items) - len(shown)))


def _height(listed: Listed) -> float:
    return SUBHEADING + 1 + sum(map(_item_height, listed.items))


def _item_height(item: str) -> float:
    """Reckon the height of an item of a list in two columns."""
    return 0.56 * lines(item, COLUMN)


def _conclusions(context: Context, here: Here) -> Iterable[Listed]:
    for each in conclusions_with_lists(context, here, context.included[0])[:1]:
        items = [*each.items, *([each.not_stated] if each.not_stated else [])]
        yield _list(each.question or "What do the authors conclude?", items, SHEET / 5)


def _points(context: Context, room: float) -> Iterable[Listed]:
    """Give what the source says and does not say, and what it cannot show, each with a share of the room."""
    synthesis = context.synthesis
    noun, plural = words.capitalised(context.source_noun), context.source_plural
    says = [" ".join(filter(None, (context.prose_text(each.text), each.not_stated))) for each in synthesis.says]
    kind = words.uncapitalised(words.of_this_kind(len(context.included)))
    for heading, items, share in (
        (f"{noun} {'say' if plural else 'says'}", says, 0.4),
        (f"{noun} {'do' if plural else 'does'} not say", synthesis.does_not_say, 0.4),
        (f"Editors' note: {kind} not designed to show", synthesis.not_designed_to_show, 0.2),
    ):
        if items:
            yield _list(heading, items, room * share)


def _questions(context: Context, here: Here, room: float) -> Iterable[Listed]:
    audiences = context.synthesis.audiences[:MOST_ROLES]
    for audience in audiences:
        prompts = (
            *general_prompts(context, here, audience),
            *finding_prompts(context, here, audience, context.published),
        )
        listed = _list(audience.title, [each.text for each in prompts], room / len(audiences))
        if listed.items:
            yield listed


def _facts(context: Context, here: Here) -> tuple[Fact, ...]:
    """Give what the one study is, and who paid for it; or how the studies were brought together."""
    if not context.synthesis.is_single_study:
        count = words.capitalised(words.counted(len(context.included), "study", "studies"))
        return (
            Fact(term="Type of evidence", values=(f"A synthesis of {words.uncapitalised(count)}",)),
            Fact(term="What we read", values=(words.basis_sentence(context.included),)),
        )
    study = context.included[0]
    facts = StudyFacts(context, study, here)
    every = (facts.design(), *facts.place(), facts.people(), facts.dates(), facts.peer_review(), facts.funding())
    shown = tuple(each for each in every if each.values != (words.NOT_RECORDED,))
    return fit(shown, _fact_height, SHEET / 3)


def _fact_height(fact: Fact) -> float:
    return sum(lines(each, VALUE) for each in (*fact.values, *fact.quoted)) + RULE

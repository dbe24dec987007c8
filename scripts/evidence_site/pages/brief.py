"""The brief: what matters most on two A4 pages, for a meeting.

Paper cannot be asked, and a style sheet cannot count what it leaves out. So the height of each part is estimated in
lines, on the safe side, to settle where each list ends; the style sheet lays out what there is, from the first page on
to the second. Findings are told in full, one after the other, while there is room; then by their titles; the brief
says how many more are on the site. What to keep in mind and to discuss always has a part of the second page.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, takewhile
from typing import ClassVar, NamedTuple, Self

from evidence_site import urls, wording
from evidence_site.model import Finding, Synthesis
from evidence_site.pages.page import Page, Place, reader_frame
from evidence_site.pages.paper import (
    HEADING,
    LARGE,
    LEAD,
    RULE,
    SHEET,
    SHORT,
    SUBHEADING,
    VALUE,
    WIDTH,
    Listed,
    and_more,
    fit,
    lines,
    list_height,
    list_that_fits,
)
from evidence_site.pages.worksheet import worksheet_link
from evidence_site.sections.assessment import ASSESSMENT
from evidence_site.sections.facts import Fact, conclusions
from evidence_site.sections.findings import outcome_status
from evidence_site.sections.foot import Foot, Original
from evidence_site.sections.keep_in_mind import does_not_say_heading, not_designed_heading, says_heading
from evidence_site.sections.key_facts import KeyFact, basis, eyebrow, key_facts
from evidence_site.sections.links import Link, finding_link
from evidence_site.sections.prompts import finding_prompts, general_prompts
from evidence_site.sections.quotes import basis_links
from evidence_site.sections.study_facts import StudyFacts
from evidence_site.tables.studies_with_data import NO_VOTE, data_of
from evidence_site.urls import Here
from evidence_site.website.confidence import LEGEND, WHY, confidence_in
from evidence_site.website.site import Site

PATH = "brief.md"

TOLD, TOLD_BESIDE = 108, 54
"""Characters per line of a finding in the table; and beside the columns for confidence and studies."""
STUDIES = 25
"""Characters per line of the column for studies."""
OF_POINTS = 0.55
"""The share of what is left of the second page, without its fixed parts, for what to keep in mind; then questions."""
OF_BACK = 0.5
"""The share of the second page, without its fixed parts, that findings never take."""
OF_TITLES = 0.25
"""The most of the room for findings that the titles of those that are not told in full take."""
BREAK = 3.0
"""The lines that may stay empty where the table breaks between two pages."""
MOST_KEY_FACTS = 4
MOST_ROLES = 4


class BriefFinding(NamedTuple):
    """A finding in the table of the brief."""

    hue: str
    place: int
    link: Link
    statement: str
    result: str
    quotes: tuple[Link, ...]
    confidence: str
    why: Link
    reason: str
    """Why this confidence, as paper cannot be asked; empty on the site of one study."""
    studies: str
    """How many have data, in words."""


class BriefFindings(NamedTuple):
    """The findings of the brief: as many as there is room for in full, the titles of others, and a note on the rest."""

    heading: str
    finding: str
    of_synthesis: bool
    """Whether the table has columns for confidence and studies."""
    rows: tuple[BriefFinding, ...]
    titles: tuple[BriefFinding, ...]
    more: str
    legend: str
    """What confidence is, and what the number of studies is not; empty where the table has neither."""


@dataclass(frozen=True, kw_only=True)
class BriefPage(Page):
    """The brief: answer, findings, evidence; then what to keep in mind, questions, citation."""

    place: ClassVar[Place | None] = Place.ABOUT

    eyebrow: str
    question: str
    short_answer: str
    basis: str
    key_facts: tuple[KeyFact, ...]
    findings: BriefFindings
    runs_on: bool
    """Whether the findings take room from the second page, which then does not begin anew."""
    conclusions: tuple[Listed, ...]
    points: tuple[Listed, ...]
    questions: tuple[Listed, ...]
    evidence_heading: str
    facts: tuple[Fact, ...]
    originals: tuple[Original, ...]
    references: Link
    terms: str
    cited: str
    """How to cite the brief itself."""
    worksheet: Link

    @classmethod
    def pages(cls, site: Site) -> Iterator[Self]:
        """Yield the brief."""
        here = site.here(PATH)
        synthesis = site.synthesis
        frame = reader_frame(
            site,
            path=PATH,
            title="Two-page brief",
            description="The question, the answer and what it rests on, on two pages to print.",
            cited_as="Brief",
        )
        foot = frame["foot"]
        numbers = key_facts(site, here)[:MOST_KEY_FACTS]
        concluded = tuple(_conclusions(site, here))
        facts = _facts(site, here)
        front = (
            SHEET
            - _top(synthesis, numbers)
            - sum(map(list_height, concluded))
            - HEADING
            - sum(map(_fact_height, facts))
        )
        terms = f"{foot.changes} {foot.endorsement} {foot.author_check}"
        back = SHEET - 2 * HEADING - _cite_height(site, foot) - lines(terms, WIDTH)
        whole = _findings(site, here)
        front -= HEADING
        taken = max(_height_of_all(whole) - front, 0)
        spare = max(back - taken - BREAK, back * OF_BACK) if taken else back
        points = tuple(_points(site, spare * OF_POINTS))
        questions = tuple(_questions(site, here, spare - sum(map(list_height, points)) - HEADING - SUBHEADING))
        yield cls(
            **frame,
            searchable=False,
            eyebrow=eyebrow(site.included),
            question=synthesis.question,
            short_answer=synthesis.short_answer,
            basis=basis(site),
            key_facts=numbers,
            runs_on=taken > 0,
            findings=_fitted(whole, front + back - BREAK - sum(map(list_height, (*points, *questions)))),
            conclusions=concluded,
            points=points,
            questions=questions,
            evidence_heading="What kind of evidence is this?",
            facts=facts,
            originals=foot.originals,
            references=Link("References", foot.references),
            terms=terms,
            cited=foot.this_page,
            worksheet=worksheet_link(here),
        )


def brief_link(here: Here) -> Link:
    """Return the link from the page of a record to the brief."""
    return Link("Print the two-page brief", here.to(PATH))


def _top(synthesis: Synthesis, numbers: Sequence[KeyFact]) -> float:
    """Return the height of everything above the findings, in lines."""
    question, answer = lines(synthesis.question, LARGE), lines(synthesis.short_answer, LEAD)
    height = 2.5 + 1.1 * max(lines(each.term, SHORT) for each in numbers) if numbers else 0
    return 4 + 1.7 * question + 1.35 * answer + height


def _cite_height(site: Site, foot: Foot) -> float:
    """Return the height of what to cite, in lines. Authors and address add about two to those of a work's title."""
    works = (site.corpus.reference[each.entry.key] for each in foot.originals)
    height = sum(2 + lines(f"{each.title} {each.container_title}", WIDTH) for each in works)
    return height + lines(foot.this_page, WIDTH) + 1


def _findings(site: Site, here: Here) -> BriefFindings:
    """Return all findings in full."""
    labels = site.synthesis.labels
    return BriefFindings(
        heading=site.synthesis.all_findings,
        finding=wording.capitalised(labels.finding),
        of_synthesis=not site.synthesis.is_single_study,
        legend="" if site.synthesis.is_single_study else f"{LEGEND} {NO_VOTE}",
        rows=tuple(_finding(site, here, each) for each in site.published),
        titles=(),
        more="",
    )


def _finding(site: Site, here: Here, finding: Finding) -> BriefFinding:
    status = wording.uncapitalised(outcome_status(finding))
    result = f"{finding.outcome} ({status})" if finding.outcome and status else finding.outcome or status
    shown = confidence_in(finding)
    is_told = finding.outcome or finding.outcome_status or site.synthesis.is_single_study
    return BriefFinding(
        hue=site.hue(finding.id),
        place=site.place[finding.id],
        link=finding_link(here, finding),
        statement=shown.statement,
        result=f"{site.synthesis.labels.outcome}: {result}" if result and is_told else "",
        quotes=basis_links(site, here, finding.id, ("statement",)),
        confidence=shown.label,
        why=Link(WHY, here.to(urls.finding_path(finding.id), ASSESSMENT)),
        reason="" if site.synthesis.is_single_study else f"Confidence: {wording.sentence(shown.explanation)}",
        studies=data_of(finding),
    )


def _fitted(whole: BriefFindings, room: float) -> BriefFindings:
    """Return as many findings in full as there is room for, then titles, with a note on the rest."""
    if _height_of_all(whole) <= room:
        return whole
    room -= lines(whole.legend, WIDTH)
    rows, most = whole.rows, room * OF_TITLES
    heights = accumulate((_row_height(whole, each) for each in rows[:-1]), initial=0)
    tried = takewhile(lambda each: each[1] <= room - 2, enumerate(heights))
    told = max((n for n, height in tried if height + min(_height_of_titles(rows[n:]), most) <= room - 2), default=0)
    left = rows[told:]
    counts = takewhile(lambda n: _height_of_titles(left[:n]) <= most, range(len(left) + 1))
    named = max(counts, default=0)
    return whole._replace(rows=rows[:told], titles=left[:named], more=and_more(len(left) - named))


def _height_of_all(findings: BriefFindings) -> float:
    return 1.5 + lines(findings.legend, WIDTH) + sum(_row_height(findings, each) for each in findings.rows)


def _row_height(findings: BriefFindings, finding: BriefFinding) -> float:
    width = TOLD_BESIDE if findings.of_synthesis else TOLD
    told = f"{finding.link.text}. {finding.statement}"
    height = sum(lines(each, width) for each in (told, finding.result, finding.reason) if each)
    return max(height, lines(finding.studies, STUDIES) if findings.of_synthesis else 0) + RULE


def _height_of_titles(findings: Sequence[BriefFinding]) -> float:
    return lines(" · ".join(f"{each.place}. {each.link.text}" for each in findings), WIDTH)


def _conclusions(site: Site, here: Here) -> Iterable[Listed]:
    for conclusion in conclusions(site, here)[:1]:
        point = conclusion.point
        yield list_that_fits(conclusion.heading, [*point.items, *filter(None, [point.not_stated])], SHEET / 5)


def _points(site: Site, room: float) -> Iterable[Listed]:
    """Yield what the source says, does not say and cannot show, each with its share of the room."""
    synthesis = site.synthesis
    says = [" ".join(filter(None, (site.prose_text(each.text), each.not_stated))) for each in synthesis.says]
    for heading, items, share in (
        (says_heading(site), says, 0.4),
        (does_not_say_heading(site), synthesis.does_not_say, 0.4),
        (not_designed_heading(site), synthesis.not_designed_to_show, 0.2),
    ):
        if items:
            yield list_that_fits(heading, items, room * share)


def _questions(site: Site, here: Here, room: float) -> Iterable[Listed]:
    audiences = site.synthesis.audiences[:MOST_ROLES]
    for audience in audiences:
        of_findings = finding_prompts(site, here, audience, site.published)
        prompts = (*general_prompts(site, here, audience), *of_findings)
        listed = list_that_fits(audience.title, [each.text for each in prompts], room / len(audiences))
        if listed.items:
            yield listed


def _facts(site: Site, here: Here) -> tuple[Fact, ...]:
    """Return the design, people and funding of the one study; or, for a synthesis, what was read."""
    if not site.synthesis.is_single_study:
        count = wording.counted(len(site.included), "study", "studies")
        return (
            Fact(term="Type of evidence", values=(f"A synthesis of {count}",)),
            Fact(term="What we read", values=(wording.basis_sentence(site.included),)),
        )
    study = site.included[0]
    facts = StudyFacts(site, study, here)
    every = (facts.design(), *facts.place(), facts.people(), facts.dates(), facts.peer_review(), facts.funding())
    return fit([each for each in every if each.values != (wording.NOT_RECORDED,)], _fact_height, SHEET / 3)


def _fact_height(fact: Fact) -> float:
    return sum(lines(each, VALUE) for each in (*fact.values, *fact.quoted)) + RULE

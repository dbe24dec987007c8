"""The table of findings in the brief: as many in full as its paper has room for, then titles, then how many more."""

from collections.abc import Sequence
from itertools import accumulate, takewhile
from typing import NamedTuple

from evidence_site import urls, wording
from evidence_site.model import Finding
from evidence_site.pages.paper import RULE, WIDTH, and_more, lines
from evidence_site.sections.assessment import ASSESSMENT
from evidence_site.sections.findings import outcome_status
from evidence_site.sections.links import Link, finding_link
from evidence_site.sections.quotes import basis_links
from evidence_site.tables.studies_with_data import NO_VOTE, data_of
from evidence_site.urls import Here
from evidence_site.website.confidence import LEGEND, WHY, confidence_in
from evidence_site.website.site import Site

TOLD, TOLD_BESIDE = 108, 54
"""Characters per line of a finding in the table; and beside the columns for confidence and studies."""
STUDIES = 25
"""Characters per line of the column for studies."""
OF_TITLES = 0.25
"""The most of the room for findings that the titles of those that are not told in full take."""


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


def findings_in_full(site: Site, here: Here) -> BriefFindings:
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
    status = wording.uncapitalised(outcome_status(site, finding))
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


def fitted(whole: BriefFindings, room: float) -> BriefFindings:
    """Return as many findings in full as there is room for, then titles, with a note on the rest."""
    if height_of_all(whole) <= room:
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


def height_of_all(findings: BriefFindings) -> float:
    """Return the height of the table, in lines."""
    return 1.5 + lines(findings.legend, WIDTH) + sum(_row_height(findings, each) for each in findings.rows)


def _row_height(findings: BriefFindings, finding: BriefFinding) -> float:
    width = TOLD_BESIDE if findings.of_synthesis else TOLD
    told = f"{finding.link.text}. {finding.statement}"
    height = sum(lines(each, width) for each in (told, finding.result, finding.reason) if each)
    return max(height, lines(finding.studies, STUDIES) if findings.of_synthesis else 0) + RULE


def _height_of_titles(findings: Sequence[BriefFinding]) -> float:
    return lines(" · ".join(f"{each.place}. {each.link.text}" for each in findings), WIDTH)

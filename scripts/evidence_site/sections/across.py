"""Across the findings: the review team's lines of argument, and what the included studies did not cover."""

from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from evidence_site import english, wording
from evidence_site.model.methods import LineOfArgument
from evidence_site.sections.links import Link, finding_link
from evidence_site.sections.section import Section
from evidence_site.urls import Here
from evidence_site.website.site import Site

CAVEAT = "The review team's interpretation across findings. Not stated by any study; confidence not assessed."


class Argument(NamedTuple):
    """A line of argument: its statement, the findings that it is drawn from, and by whom."""

    statement: str
    findings: tuple[Link, ...]
    by: str
    reflexive_note: Markup
    alternatives: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class LinesOfArgument(Section):
    """The review team's interpretation across findings."""

    caveat: str
    findings_noun: str
    arguments: tuple[Argument, ...]


class GapView(NamedTuple):
    """What was not covered, of whom or where, and why it counts as not covered."""

    text: str
    scope: str
    basis: str


@dataclass(frozen=True, kw_only=True)
class Gaps(Section):
    """What the included studies did not cover."""

    gaps: tuple[GapView, ...]


def lines_of_argument(site: Site, here: Here) -> LinesOfArgument | None:
    """Return the lines of argument of a synthesis, if it has any; for a page of findings, or one of their own."""
    recorded = site.synthesis.lines_of_argument
    if not recorded or site.synthesis.is_single_study:
        return None
    return LinesOfArgument(
        anchor="lines-of-argument",
        heading="What does the review team make of it?",
        caveat=CAVEAT,
        findings_noun=site.synthesis.labels.findings,
        arguments=tuple(_argument(site, here, each) for each in recorded),
    )


def gaps(site: Site) -> Gaps | None:
    """Return what the included studies of a synthesis did not cover, if it is recorded."""
    recorded = site.synthesis.gaps
    if not recorded or site.synthesis.is_single_study:
        return None
    until = site.synthesis.searches_to
    searched = f" (searches to {wording.day(until)})" if until else ""
    return Gaps(
        anchor="gaps",
        heading=f"What the included studies did not cover{searched}",
        gaps=tuple(
            GapView(wording.capitalised(each.text), wording.capitalised(each.scope or ""), each.basis.meaning)
            for each in recorded
        ),
    )


def _argument(site: Site, here: Here, line: LineOfArgument) -> Argument:
    return Argument(
        statement=line.statement,
        findings=tuple(finding_link(here, site.corpus.finding[each]) for each in line.based_on if each in site.shown),
        by=english.listed(line.by),
        reflexive_note=site.prose(here, line.reflexive_note),
        alternatives=line.alternatives,
    )

"""All findings as cards and as a table; and the outcome and the related findings of one."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from evidence_site import wording
from evidence_site.model import Finding
from evidence_site.model.appraisal import Basis
from evidence_site.model.finding import OutcomeStatus
from evidence_site.sections.links import Link, finding_link
from evidence_site.sections.quotes import basis_links
from evidence_site.sections.section import Section
from evidence_site.urls import Here
from evidence_site.website.site import Site

EMPTY_CELL = "Where a cell is empty, nothing is recorded here."


@dataclass(frozen=True, kw_only=True)
class Card:
    """A finding as a card: its label, title and a short text."""

    hue: str
    glyph: Markup
    """Its drawing, as safe HTML, or its number."""
    label: str
    link: Link
    text: str


@dataclass(frozen=True, kw_only=True)
class Row:
    """A finding's row in the table. An empty outcome or status shows nothing."""

    hue: str
    link: Link
    activity: str
    outcome: str
    status: str
    is_stated: bool
    quotes: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class FindingsTable(Section):
    """Findings in rows, each with its activity and outcome."""

    finding: str
    activity: str
    outcome: str
    rows: tuple[Row, ...]
    empty: str
    """What an empty cell means; empty if there is none."""


@dataclass(frozen=True, kw_only=True)
class FindingCards(Section):
    """Findings as cards."""

    cards: tuple[Card, ...]


@dataclass(frozen=True, kw_only=True)
class Outcome(Section):
    """The activity and the outcome of a finding, as far as they are recorded."""

    activity_heading: str
    activity: str
    outcome_heading: str
    outcome: str
    status: str


@dataclass(frozen=True, kw_only=True)
class Related:
    """Another finding, and how the two are related."""

    relation: str
    finding: Link
    note: str


@dataclass(frozen=True, kw_only=True)
class RelatedFindings(Section):
    """The findings that a finding names as related, and those that name it."""

    related: tuple[Related, ...]


def finding_cards(site: Site, here: Here, *, anchor: str, heading: str) -> FindingCards | None:
    """Return a card for each published finding, if there is any."""
    label = wording.capitalised(site.synthesis.labels.finding)
    cards = tuple(
        Card(
            hue=site.hue(each.id),
            glyph=glyph(site, each),
            label=f"{label} {place}",
            link=finding_link(here, each),
            text=site.briefs[each.id],
        )
        for place, each in enumerate(site.published, 1)
    )
    return FindingCards(anchor=anchor, heading=heading, cards=cards) if cards else None


def glyph(site: Site, finding: Finding) -> Markup:
    """Return a finding's drawing, or its number in the order of the site; empty if it has neither."""
    return site.corpus.glyphs[finding.glyph] if finding.glyph else Markup.escape(site.place.get(finding.id, ""))


def have_outcomes(site: Site) -> bool:
    """Whether any finding records an activity or an outcome."""
    return any(map(_has_outcome, site.published))


def findings_table(site: Site, here: Here, findings: Sequence[Finding] | None = None) -> FindingsTable | None:
    """Return the activities and outcomes of all findings, or of some, if any finding of the site has one."""
    if not have_outcomes(site):
        return None
    labels = site.synthesis.labels
    is_whole = site.synthesis.is_single_study
    rows = tuple(
        _row(site, here, each)
        for each in (site.published if findings is None else findings)
        if is_whole or _has_outcome(each)
    )
    return FindingsTable(
        anchor="matrix",
        heading=labels.matrix,
        finding=wording.capitalised(labels.finding),
        activity=labels.activity,
        outcome=labels.outcome,
        rows=rows,
        empty="" if all(each.activity and (each.outcome or each.status) for each in rows) else EMPTY_CELL,
    )


def outcome(site: Site, finding: Finding) -> Outcome | None:
    """Return the activity and outcome of a finding, if its record has either."""
    if not _has_outcome(finding):
        return None
    labels = site.synthesis.labels
    says_result = finding.outcome or finding.outcome_status
    return Outcome(
        anchor="outcome",
        heading=f"What result {_states(site)}?",
        activity_heading=labels.activity,
        activity=finding.activity or "",
        outcome_heading=labels.outcome,
        outcome=finding.outcome or "",
        status=outcome_status(site, finding) if says_result else "",
    )


def _states(site: Site) -> str:
    """Return what states a result, and its verb: `does the abstract state`, `do the studies state`."""
    if not site.synthesis.is_single_study:
        return "do the studies state"
    (study, *_) = site.included
    return f"does the {'abstract' if study.basis is Basis.ABSTRACT else 'article'} state"


def outcome_status(site: Site, finding: Finding) -> str:
    """Return in words whether the source reports the outcome, states it as a purpose, or states none."""
    if finding.outcome_status is OutcomeStatus.NOT_STATED:
        return site.not_stated
    if finding.outcome_status:
        return wording.OUTCOMES[finding.outcome_status]
    return "" if finding.outcome else wording.NOT_RECORDED


def related_findings(site: Site, here: Here, finding: Finding) -> RelatedFindings | None:
    """Return the findings that a finding names as related, then those that name it, if there are any."""
    own = ((site.corpus.finding[each.finding], each, 0) for each in finding.related if each.finding in site.place)
    others = ((other, each, 1) for other, each in site.pointed_at.get(finding.id, ()))
    related = tuple(
        Related(
            relation=wording.RELATIONS[each.relation][side],
            finding=finding_link(here, other),
            note=each.note or "",
        )
        for other, each, side in (*own, *others)
    )
    heading = f"Related {site.synthesis.labels.findings}"
    return RelatedFindings(anchor="related", heading=heading, related=related) if related else None


def _has_outcome(finding: Finding) -> bool:
    return bool(finding.activity or finding.outcome or finding.outcome_status)


def _row(site: Site, here: Here, finding: Finding) -> Row:
    """Return a row. In a synthesis, where a review finding need have neither, what is not recorded is left empty."""
    many = not site.synthesis.is_single_study
    return Row(
        hue=site.hue(finding.id),
        link=finding_link(here, finding),
        activity=finding.activity or ("" if many else wording.NOT_RECORDED),
        outcome=finding.outcome or "",
        status=outcome_status(site, finding) if finding.outcome_status or not many else "",
        is_stated=bool(finding.outcome),
        quotes=basis_links(site, here, finding.id, ("activity", "outcome")),
    )

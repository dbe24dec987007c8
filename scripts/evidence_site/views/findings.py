"""The findings together: cards, the table of what is done and what comes of it, and their page."""

from dataclasses import dataclass

from evidence_site.model import Finding
from evidence_site.model.finding import OutcomeStatus
from evidence_site.views import urls, words
from evidence_site.views.context import Context
from evidence_site.views.page import PageView, make_foot
from evidence_site.views.parts import Link, basis_links, finding_link
from evidence_site.views.urls import Here


@dataclass(frozen=True, kw_only=True)
class Card:
    """A finding in brief."""

    hue: str
    glyph: str
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
class Matrix:
    """Finding, activity and outcome, side by side."""

    heading: str
    finding: str
    activity: str
    outcome: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True)
class FindingsPage(PageView):
    """All findings."""

    heading: str
    count: str
    cards: tuple[Card, ...]
    matrix: Matrix | None
    gone_heading: str
    gone: tuple[Link, ...]


def make_findings_page(context: Context) -> FindingsPage:
    """Make the page of all findings."""
    path = urls.FINDINGS
    here = context.here(path)
    labels = context.synthesis.labels
    title = words.capitalised(labels.findings)
    count = words.capitalised(words.counted(len(context.published), labels.finding, labels.findings))
    return FindingsPage(
        path=path,
        title=title,
        description=words.description(f"{count}: {words.listed([each.title for each in context.published])}."),
        record=context.synthesis_file,
        updated=context.updated,
        foot=make_foot(context, path=path, title=title, record=context.synthesis_file, updated=context.updated),
        heading=labels.all_findings,
        count=count,
        cards=make_cards(context, here),
        matrix=make_matrix(context, here),
        gone_heading=f"{title} that no longer stand",
        gone=tuple(finding_link(here, each) for each in context.gone),
    )


def make_cards(context: Context, here: Here) -> tuple[Card, ...]:
    """Show each published finding in brief."""
    label = words.capitalised(context.synthesis.labels.finding)
    return tuple(
        Card(
            hue=context.hue(each.id),
            glyph=glyph(each, place),
            label=f"{label} {place}",
            link=finding_link(here, each),
            text=context.briefs[each.id],
        )
        for place, each in enumerate(context.published, 1)
    )


def glyph(finding: Finding, place: int) -> str:
    """Give the name of a finding's sign, or its place in the order of the site; nothing for one without either."""
    return finding.glyph.value if finding.glyph else str(place or "")


def make_matrix(context: Context, here: Here) -> Matrix | None:
    """Put what is done and what comes of it side by side, when any finding says so."""
    if not any(each.activity or each.outcome or each.outcome_status for each in context.published):
        return None
    labels = context.synthesis.labels
    return Matrix(
        heading=labels.matrix,
        finding=words.capitalised(labels.finding),
        activity=labels.activity,
        outcome=labels.outcome,
        rows=tuple(_row(context, here, each) for each in context.published),
    )


def _row(context: Context, here: Here, finding: Finding) -> Row:
    return Row(
        hue=context.hue(finding.id),
        link=finding_link(here, finding),
        activity=finding.activity or words.NOT_RECORDED,
        outcome=finding.outcome or "",
        status=outcome_status(context, finding),
        is_stated=bool(finding.outcome),
        quotes=basis_links(context, here, finding.id, ("activity", "outcome")),
    )


def outcome_status(context: Context, finding: Finding) -> str:
    """Say whether the source reports the outcome, intends it, or states none."""
    if finding.outcome_status is OutcomeStatus.NOT_STATED:
        return context.not_stated
    if finding.outcome_status:
        return words.OUTCOMES[finding.outcome_status]
    return "" if finding.outcome else words.NOT_RECORDED

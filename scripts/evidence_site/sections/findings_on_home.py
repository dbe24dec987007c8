"""The findings on the home page: the map of one study, that of a synthesis, or the ways to findings too many for it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from evidence_site import english, urls, wording
from evidence_site.model import Finding, QuotePlace, StudyId
from evidence_site.model.finding import Contribution
from evidence_site.sections.assessment import ASSESSMENT, DISSENT
from evidence_site.sections.finding_titles import numbered_link, ways
from evidence_site.sections.findings import have_outcomes, outcome_status
from evidence_site.sections.key_facts import whose_findings
from evidence_site.sections.links import Link, LinkList, study_link
from evidence_site.sections.opened import OpenedWords, opened_words
from evidence_site.sections.quotes import quote_link
from evidence_site.sections.section import Section
from evidence_site.tables.evidence_map import MOST_COLUMNS
from evidence_site.tables.findings import by_theme
from evidence_site.tables.studies_with_data import NO_VOTE, data_of, studies_with_data
from evidence_site.urls import Here
from evidence_site.website.confidence import LEGEND, NOT_ASSESSED, WHY, confidence_in
from evidence_site.website.finding_groups import are_many
from evidence_site.website.site import Site

ANCHOR = "findings"
MOST_QUOTES = 3
"""The most quotes that a row opens; the finding's own page has them all."""
MOST_LINKS = 100
"""The most links in a list of ways to findings."""
NOTHING = "none recorded"
_BEARS = {
    Contribution.CONTRIBUTES: "has data",
    Contribution.QUALIFIES: "limits it",
    Contribution.CONTRADICTS: "has contradicting data",
}


class OpenedQuote(NamedTuple):
    """The words of a quote opened in place, below the study that they come from where there are several."""

    study: str
    words: OpenedWords


class Words(NamedTuple):
    """The words that a row rests on: opened in place where their source is published, else led to."""

    opened: tuple[OpenedQuote, ...]
    led_to: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class StudyMapRow:
    """A finding of one study: what is done, and the result as far as the source states one."""

    hue: str
    number: int
    title: str
    told: str
    """What is done; the statement, on a site whose findings record no activity."""
    status: str
    result: str
    words: Words
    more: Link


@dataclass(frozen=True, kw_only=True)
class MapOfStudy(Section):
    """The findings of one study, each a row that opens."""

    columns: tuple[str, ...]
    rows: tuple[StudyMapRow, ...]
    note: str
    """What the words on the map mean."""


@dataclass(frozen=True, kw_only=True)
class SynthesisMapRow:
    """A finding of a synthesis: the statement with its confidence, and how each study bears on it."""

    hue: str
    link: Link
    statement: str
    confidence: str
    why: Link
    cells: tuple[tuple[str, str], ...]
    """What each study has, below its name."""
    data: str
    """How many studies have data, where these are too many for columns."""
    dissent: Link | None
    words: Words


class SynthesisMapTheme(NamedTuple):
    """The rows of one theme; without a title, where the findings have none."""

    title: str
    rows: tuple[SynthesisMapRow, ...]


@dataclass(frozen=True, kw_only=True)
class MapOfSynthesis(Section):
    """The findings of a synthesis by theme, with a column for each study where these are few."""

    finding: str
    studies: tuple[Link, ...]
    """The columns; none where the studies are too many."""
    width: int
    """The number of columns."""
    themes: tuple[SynthesisMapTheme, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class WaysToFindings(Section):
    """The findings that are too many to be shown: their number, and where they are listed."""

    text: str
    lists: tuple[LinkList, ...]
    all_findings: Link
    notes: tuple[str, ...]


def findings_on_home(site: Site, here: Here) -> Section | None:
    """Return the findings as the home page has them, if any is published."""
    if not site.published:
        return None
    if are_many(site):
        return _ways(site, here)
    return _of_study(site, here) if site.synthesis.is_single_study else _of_synthesis(site, here)


def words_of(
    site: Site, here: Here, places: Sequence[QuotePlace], studies: Mapping[str, str] = MappingProxyType({})
) -> Words:
    """Return the first few quotes: opened in place, or as links where their source is not published.

    Args:
        site: the site.
        here: the page that has them.
        places: the quotes.
        studies: what stands above the words of a quote, by its id.
    """
    opened, led_to = [], []
    for place in places[:MOST_QUOTES]:
        if words := opened_words(site, here, place):
            opened.append(OpenedQuote(studies.get(place.quote.id or "", ""), words))
        else:
            led_to.append(quote_link(site, here, place))
    return Words(tuple(opened), tuple(led_to))


def _quotes(site: Site, finding: Finding) -> tuple[QuotePlace, ...]:
    return site.quotes.find(finding.id, [each.id for each in finding.quotes if each.id])


def _of_study(site: Site, here: Here) -> MapOfStudy:
    labels = site.synthesis.labels
    has_outcomes = have_outcomes(site)
    first = wording.capitalised(labels.finding)
    return MapOfStudy(
        anchor=ANCHOR,
        heading=site.synthesis.all_findings,
        columns=(first, labels.activity, labels.outcome) if has_outcomes else (first, "What the authors report"),
        rows=tuple(_study_row(site, here, each, has_outcomes=has_outcomes) for each in site.published),
        note=labels.map_note or (_note(site) if has_outcomes else ""),
    )


def _study_of_quotes(site: Site, finding: Finding) -> dict[str, str]:
    """Return the study that each quote comes from, with how it bears on the finding unless it supports it."""
    notes = {each.study: each.text for each in studies_with_data(site, finding)}
    return {quote: notes[each.study] for each in finding.evidence for quote in each.quotes}


def _study_row(site: Site, here: Here, finding: Finding, *, has_outcomes: bool) -> StudyMapRow:
    return StudyMapRow(
        hue=site.hue(finding.id),
        number=site.place[finding.id],
        title=finding.title,
        told=(finding.activity or wording.NOT_RECORDED) if has_outcomes else finding.statement,
        status=outcome_status(finding) if has_outcomes else "",
        result=finding.outcome or "",
        words=words_of(site, here, _quotes(site, finding)),
        more=Link(f"More on this {site.synthesis.labels.finding}", here.to(urls.finding_path(finding.id))),
    )


def _note(site: Site) -> str:
    """Return which words on the map are ours, as a site says that has no note of its own."""
    used = dict.fromkeys(outcome_status(each) for each in site.published)
    ours = [f"\u201c{each}\u201d" for each in (*wording.OUTCOMES.values(), wording.NO_RESULT) if each in used]
    if not ours:
        return ""
    are = "are our words" if len(ours) > 1 else "is our word"
    verb = "say" if site.source_plural else "says"
    return f"{english.listed(ours)} {are}, for what {site.source_noun} {verb} of a result."


def _of_synthesis(site: Site, here: Here) -> MapOfSynthesis:
    labels = site.synthesis.labels
    in_columns = len(site.included) <= MOST_COLUMNS
    return MapOfSynthesis(
        anchor=ANCHOR,
        heading=site.synthesis.all_findings,
        finding=f"{wording.capitalised(labels.finding)}, and confidence in it (GRADE-CERQual)",
        studies=tuple(study_link(site, here, each) for each in site.included) if in_columns else (),
        width=1 + (len(site.included) if in_columns else 1),
        themes=tuple(
            SynthesisMapTheme(
                theme.title if theme else f"Other {labels.findings}" if site.synthesis.themes else "",
                tuple(_synthesis_row(site, here, each, in_columns=in_columns) for each in those),
            )
            for theme, _, those in by_theme(site, site.published)
            if those
        ),
        notes=tuple(filter(None, (labels.map_note, LEGEND, NO_VOTE, whose_findings(site)))),
    )


def _synthesis_row(site: Site, here: Here, finding: Finding, *, in_columns: bool) -> SynthesisMapRow:
    shown = confidence_in(finding)
    path = urls.finding_path(finding.id)
    relations = _relations(finding)
    dissents = any(each != {Contribution.CONTRIBUTES} for each in relations.values())
    return SynthesisMapRow(
        hue=site.hue(finding.id),
        link=Link(finding.title, here.to(path)),
        statement=shown.statement,
        confidence=_confidence(site, shown.label, is_assessed=shown.assessment is not None),
        why=Link(WHY, here.to(path, ASSESSMENT)),
        cells=tuple((site.study_labels[each.id], _bears(relations.get(each.id, set()))) for each in site.included)
        if in_columns
        else (),
        data="" if in_columns else data_of(finding),
        dissent=Link("see which", here.to(path, DISSENT)) if dissents and not in_columns else None,
        words=words_of(site, here, _quotes(site, finding), _study_of_quotes(site, finding)),
    )


def _confidence(site: Site, label: str, *, is_assessed: bool) -> str:
    """Return the confidence as words that say what it is in: `Moderate confidence in this finding`."""
    if is_assessed:
        return f"{label} in this {site.synthesis.labels.finding}"
    return "Confidence not assessed" if label == NOT_ASSESSED else f"Confidence: {wording.uncapitalised(label)}"


def _relations(finding: Finding) -> dict[StudyId, set[Contribution]]:
    found: dict[StudyId, set[Contribution]] = {}
    for each in finding.evidence:
        found.setdefault(each.study, set()).add(each.relation)
    return found


def _bears(relations: set[Contribution]) -> str:
    """Return in words how a study bears on a finding."""
    return "; ".join(text for each, text in _BEARS.items() if each in relations) or NOTHING


def _ways(site: Site, here: Here) -> WaysToFindings:
    labels = site.synthesis.labels
    number = f"{len(site.published)} {labels.findings}"
    single = site.synthesis.is_single_study
    return WaysToFindings(
        anchor=ANCHOR,
        heading=site.synthesis.all_findings,
        text=f"{number} are too many to be shown here.",
        lists=tuple(_titles(site, here) if single else _few(ways(site, here))),
        all_findings=Link(f"All {number}", here.to(urls.FINDINGS)),
        notes=() if single else (LEGEND, NO_VOTE, whose_findings(site)),
    )


def _titles(site: Site, here: Here) -> Iterator[LinkList]:
    if len(site.published) <= MOST_LINKS:
        links = tuple(numbered_link(site, here, each) for each in site.published)
        yield LinkList(anchor="titles", heading="By title", links=links)


def _few(lists: Iterator[LinkList]) -> Iterator[LinkList]:
    """Yield the lists that are short enough for the home page."""
    return (each for each in lists if len(each.links) <= MOST_LINKS)

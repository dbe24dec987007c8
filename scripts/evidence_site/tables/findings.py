"""The two tables that panels paste: the Summary of Qualitative Findings, and the evidence profile.

Their columns are those of the GRADE-CERQual papers (Lewin et al. 2018, doi:10.1186/s13012-017-0689-2, table 3) with the
headings that iSoQ gives them, so that they can stand beside tables made with it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from evidence_site.model import Finding, FindingId
from evidence_site.model.synthesis import Theme
from evidence_site.tables.studies_with_data import StudyWithData, counts, studies_with_data
from evidence_site.website.confidence import confidence_in
from evidence_site.website.site import Site

NUMBER = "#"
STATEMENT = "Summarised review finding"
STUDIES = "Studies with data"
SUMMARY_COLUMNS = (
    NUMBER,
    STATEMENT,
    "GRADE-CERQual Assessment of confidence",
    "Explanation of GRADE-CERQual Assessment",
    STUDIES,
)
PROFILE_COLUMNS = (
    NUMBER,
    STATEMENT,
    "Methodological limitations",
    "Coherence",
    "Adequacy",
    "Relevance",
    "GRADE-CERQual assessment of confidence",
    STUDIES,
)


@dataclass(frozen=True, kw_only=True)
class FindingRow:
    """What both tables say of a finding."""

    finding: FindingId
    number: int
    title: str
    statement: str
    """As it was assessed; or as it stands, if it was not assessed in this wording."""
    confidence: str
    studies: tuple[StudyWithData, ...]

    @property
    def data(self) -> str:
        """How many studies have data, in words."""
        return counts(each.relations for each in self.studies)


@dataclass(frozen=True, kw_only=True)
class SummaryRow(FindingRow):
    """A finding in the Summary of Qualitative Findings."""

    explanation: str
    """Why this confidence; or, where the statement has changed since it was assessed, what it was then."""


@dataclass(frozen=True, kw_only=True)
class ProfileRow(FindingRow):
    """A finding in the evidence profile: each component as a sentence."""

    methodological_limitations: str
    coherence: str
    adequacy: str
    relevance: str

    @property
    def components(self) -> tuple[str, ...]:
        """The sentences on the components, in the order of the columns."""
        return self.methodological_limitations, self.coherence, self.adequacy, self.relevance


Row = TypeVar("Row", bound=FindingRow)


@dataclass(frozen=True)
class ThemeTable(Generic[Row]):
    """The rows of one theme, which has a table of its own: rows that span columns are lost when tables are pasted."""

    theme: Theme | None
    """None for findings that belong to none."""
    within: Theme | None
    """The theme that it is a part of."""
    rows: tuple[Row, ...]
    """None for a theme that has findings in its parts only."""


class FindingsOfTheme(NamedTuple):
    """The findings of one theme."""

    theme: Theme | None
    """None for findings that belong to none."""
    within: Theme | None
    """The theme that it is a part of."""
    findings: tuple[Finding, ...]
    """None for a theme that has findings in its parts only."""


def summary_of_findings(site: Site, findings: Iterable[Finding] | None = None) -> tuple[ThemeTable[SummaryRow], ...]:
    """Return the Summary of Qualitative Findings, theme by theme: of all findings, or of some."""
    return _tables(site, findings, _summary_row)


def evidence_profile(site: Site, findings: Iterable[Finding] | None = None) -> tuple[ThemeTable[ProfileRow], ...]:
    """Return the evidence profile, theme by theme: of all findings, or of some."""
    return _tables(site, findings, _profile_row)


def by_theme(site: Site, findings: Iterable[Finding]) -> tuple[FindingsOfTheme, ...]:
    """Return findings theme by theme, in the order of the themes, with the themes that lead to them."""
    themes = {each.id: each for each in site.synthesis.themes_in_order}
    found: dict[Theme | None, list[Finding]] = {each: [] for each in (*themes.values(), None)}
    shown: set[Theme | None] = set()
    for finding in findings:
        theme = themes.get(finding.theme) if finding.theme else None
        found[theme].append(finding)
        while theme not in shown:
            shown.add(theme)
            theme = themes.get(theme.parent) if theme and theme.parent else theme
    return tuple(
        FindingsOfTheme(theme, themes.get(theme.parent) if theme and theme.parent else None, tuple(those))
        for theme, those in found.items()
        if theme in shown
    )


def _tables(
    site: Site, findings: Iterable[Finding] | None, row: Callable[[Site, Finding], Row]
) -> tuple[ThemeTable[Row], ...]:
    return tuple(
        ThemeTable(theme, within, tuple(row(site, each) for each in those))
        for theme, within, those in by_theme(site, site.published if findings is None else findings)
    )


def _summary_row(site: Site, finding: Finding) -> SummaryRow:
    shown = confidence_in(finding)
    return SummaryRow(
        finding=finding.id,
        number=site.place[finding.id],
        title=finding.title,
        statement=shown.statement,
        confidence=shown.label,
        studies=studies_with_data(site, finding),
        explanation=shown.explanation,
    )


def _profile_row(site: Site, finding: Finding) -> ProfileRow:
    shown = confidence_in(finding)
    limitations, coherence, adequacy, relevance = [each.sentence for each in shown.concerns()] or [shown.label] * 4
    return ProfileRow(
        finding=finding.id,
        number=site.place[finding.id],
        title=finding.title,
        statement=shown.statement,
        confidence=shown.label,
        studies=studies_with_data(site, finding),
        methodological_limitations=limitations,
        coherence=coherence,
        adequacy=adequacy,
        relevance=relevance,
    )

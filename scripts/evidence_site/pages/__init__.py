"""The pages of the site: what each shows, computed from the records, with its template beside it."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from evidence_site import urls
from evidence_site.pages.a_to_z import AToZPage
from evidence_site.pages.about import AboutPage
from evidence_site.pages.accessibility import AccessibilityPage
from evidence_site.pages.across import AcrossPage
from evidence_site.pages.appraisal import AppraisalPage
from evidence_site.pages.brief import BriefPage
from evidence_site.pages.changes import ChangesPage, make_feed
from evidence_site.pages.evidence_map import EvidenceMapPage
from evidence_site.pages.evidence_profile import EvidenceProfilePage
from evidence_site.pages.faults import FaultPage, FaultsPage
from evidence_site.pages.finding import FindingPage
from evidence_site.pages.finding_titles import FindingTitlesPage
from evidence_site.pages.findings import FindingsPage
from evidence_site.pages.findings_by import FindingsByPage
from evidence_site.pages.glossary import GlossaryPage
from evidence_site.pages.home import HomePage
from evidence_site.pages.kept import kept_pages
from evidence_site.pages.methods import MethodsPage
from evidence_site.pages.navigation import NavigationItem, navigation
from evidence_site.pages.outcomes import OutcomesPage
from evidence_site.pages.page import Listing, Page
from evidence_site.pages.propose import ProposePage
from evidence_site.pages.quotes import QuotesPage
from evidence_site.pages.quotes_of_study import QuotesOfStudyPage
from evidence_site.pages.record_reference import RecordReferencePage
from evidence_site.pages.references import ReferencesPage
from evidence_site.pages.roles import RolesPage
from evidence_site.pages.source import SourcePage
from evidence_site.pages.studies import StudiesPage
from evidence_site.pages.study import StudyPage
from evidence_site.pages.study_table import StudyTablePage
from evidence_site.pages.summary_of_findings import SummaryOfFindingsPage
from evidence_site.pages.worksheet import WorksheetPage
from evidence_site.website.site import Site

__all__ = ["PAGES", "Listing", "NavigationItem", "Page", "build_pages", "kept_pages", "make_feed", "navigation"]

PAGES: tuple[type[Page], ...] = (
    HomePage,
    FindingsPage,
    FindingTitlesPage,
    FindingsByPage,
    OutcomesPage,
    FindingPage,
    SummaryOfFindingsPage,
    EvidenceProfilePage,
    EvidenceMapPage,
    StudiesPage,
    StudyTablePage,
    AppraisalPage,
    StudyPage,
    MethodsPage,
    QuotesPage,
    QuotesOfStudyPage,
    RolesPage,
    ReferencesPage,
    SourcePage,
    AcrossPage,
    BriefPage,
    WorksheetPage,
    GlossaryPage,
    AToZPage,
    ChangesPage,
    AboutPage,
    AccessibilityPage,
    ProposePage,
    RecordReferencePage,
    FaultsPage,
    FaultPage,
)
"""The kinds of page, in the order of the navigation."""


_NONE: Mapping[str, Page] = MappingProxyType({})


def build_pages(site: Site, kept: Mapping[str, Page] = _NONE) -> Iterator[Page]:
    """Yield every page of the site, in the order of `PAGES`; those that were `kept` from before, as they are.

    The pages of findings are made one by one, when they are asked for: a site may have thousands.
    """
    with_contributors = site.synthesis.settings.contributor_pages
    kinds = [each for each in PAGES if with_contributors or not each.is_for_contributors]
    others = {kind: tuple(_pages(kind, site, kept)) for kind in kinds if kind is not FindingPage}
    # The list of faults names each of them, and the list from A to Z names that list.
    listings = [page.listing for kind, pages in others.items() if kind is not FaultPage for page in pages]
    for kind in kinds:
        for page in _findings(site, kept) if kind is FindingPage else others[kind]:
            yield from page.with_pages(site, listings)


def _pages(kind: type[Page], site: Site, kept: Mapping[str, Page]) -> Iterator[Page]:
    """Yield the pages of a kind, of which all are kept that come from the package."""
    same = [each for each in kept.values() if isinstance(each, kind)]
    yield from same or kind.pages(site)


def _findings(site: Site, kept: Mapping[str, Page]) -> Iterator[Page]:
    for each in (*site.published, *site.gone):
        yield kept.get(urls.finding_path(each.id)) or FindingPage.of(site, each)

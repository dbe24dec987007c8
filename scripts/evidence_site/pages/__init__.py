"""The pages of the site: what each shows, computed from the records, with its template beside it."""

from evidence_site.pages.a_to_z import AToZPage
from evidence_site.pages.about import AboutPage
from evidence_site.pages.accessibility import AccessibilityPage
from evidence_site.pages.brief import BriefPage
from evidence_site.pages.changes import ChangesPage
from evidence_site.pages.faults import FaultPage, FaultsPage
from evidence_site.pages.finding import FindingPage
from evidence_site.pages.findings import FindingsPage
from evidence_site.pages.glossary import GlossaryPage
from evidence_site.pages.home import HomePage
from evidence_site.pages.navigation import NavigationItem, navigation
from evidence_site.pages.page import Page
from evidence_site.pages.propose import ProposePage
from evidence_site.pages.quotes import QuotesPage
from evidence_site.pages.record_reference import RecordReferencePage
from evidence_site.pages.references import ReferencesPage
from evidence_site.pages.roles import RolesPage
from evidence_site.pages.studies import StudiesPage
from evidence_site.pages.study import StudyPage
from evidence_site.pages.worksheet import WorksheetPage
from evidence_site.website.site import Site

__all__ = ["PAGES", "NavigationItem", "Page", "build_pages", "navigation"]

PAGES: tuple[type[Page], ...] = (
    HomePage,
    FindingsPage,
    FindingPage,
    StudiesPage,
    StudyPage,
    QuotesPage,
    RolesPage,
    ReferencesPage,
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


def build_pages(site: Site) -> tuple[Page, ...]:
    """Return every page of the site, in the order of `PAGES`."""
    with_contributors = site.synthesis.settings.contributor_pages
    kinds = (each for each in PAGES if with_contributors or not each.is_for_contributors)
    pages = tuple(page for kind in kinds for page in kind.pages(site))
    return tuple(each.with_pages(site, pages) if isinstance(each, AToZPage) else each for each in pages)

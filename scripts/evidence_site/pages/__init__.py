"""The pages of the site: what each shows, computed from the records, with its template beside it."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from evidence_site import urls
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
from evidence_site.pages.kept import kept_pages
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

__all__ = ["PAGES", "NavigationItem", "Page", "build_pages", "kept_pages", "navigation"]

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


_NONE: Mapping[str, Page] = MappingProxyType({})


def build_pages(site: Site, kept: Mapping[str, Page] = _NONE) -> tuple[Page, ...]:
    """Return every page of the site, in the order of `PAGES`; those that were `kept` from before, as they are."""
    with_contributors = site.synthesis.settings.contributor_pages
    kinds = (each for each in PAGES if with_contributors or not each.is_for_contributors)
    pages = tuple(page for kind in kinds for page in _pages(kind, site, kept))
    return tuple(each.with_pages(site, pages) if isinstance(each, AToZPage) else each for each in pages)


def _pages(kind: type[Page], site: Site, kept: Mapping[str, Page]) -> Iterator[Page]:
    """Yield the pages of a kind, of which all are kept that come from the package."""
    if issubclass(kind, FindingPage):
        for each in (*site.published, *site.gone):
            yield kept.get(urls.finding_path(each.id)) or kind.of(site, each)
        return
    same = [each for each in kept.values() if isinstance(each, kind)]
    yield from same or kind.pages(site)

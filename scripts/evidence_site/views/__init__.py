"""What each page shows, computed from the records. Every address and anchor of the site is made here."""

from collections.abc import Callable, Iterator

from evidence_site.model import Corpus, RecordRef
from evidence_site.project import Project
from evidence_site.views.about import AboutPage, make_about_page
from evidence_site.views.context import Context
from evidence_site.views.finding import FindingPage, make_finding_page
from evidence_site.views.findings import FindingsPage, make_findings_page
from evidence_site.views.home import HomePage, make_home_page
from evidence_site.views.navigation import NavigationItem, navigation
from evidence_site.views.page import PageView
from evidence_site.views.quotes import QuotesPage, make_quotes_page
from evidence_site.views.references import ReferencesPage, make_references_page
from evidence_site.views.roles import RolesPage, make_roles_page
from evidence_site.views.studies import StudiesPage, make_studies_page
from evidence_site.views.study import StudyPage, make_study_page

__all__ = ["PAGE_VIEWS", "NavigationItem", "PageView", "build_views", "navigation"]

PAGE_VIEWS: tuple[type[PageView], ...] = (
    HomePage,
    FindingsPage,
    FindingPage,
    StudiesPage,
    StudyPage,
    QuotesPage,
    RolesPage,
    ReferencesPage,
    AboutPage,
)
"""Each kind of page."""


def build_views(corpus: Corpus, project: Project, files: Callable[[RecordRef], str]) -> tuple[PageView, ...]:
    """Work out every page of the site.

    Args:
        corpus: the records, free of errors, with their quotes verified.
        project: how pages are reached, and where records can be edited.
        files: gives a record's file, from the project's root.

    Raises:
        ValueError: there is no synthesis.
    """
    if corpus.synthesis is None:
        raise ValueError("there are no pages without a synthesis")
    return tuple(_pages(Context(corpus, project, files, corpus.synthesis)))


def _pages(context: Context) -> Iterator[PageView]:
    yield make_home_page(context)
    yield make_findings_page(context)
    for finding in (*context.published, *context.gone):
        yield make_finding_page(context, finding)
    if not context.synthesis.is_single_study:
        yield make_studies_page(context)
    for study in context.corpus.studies:
        yield make_study_page(context, study)
    yield make_quotes_page(context)
    if context.synthesis.audiences:
        yield make_roles_page(context)
    yield make_references_page(context)
    yield make_about_page(context)

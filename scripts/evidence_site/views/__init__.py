"""What each page shows, computed from the records. Every address and anchor of the site is made here."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from evidence_site.model import Corpus, Finding, RecordRef, Study
from evidence_site.project import Project
from evidence_site.rule import Rule
from evidence_site.views.a_to_z import AToZPage, make_a_to_z_page
from evidence_site.views.about import AboutPage, make_about_page
from evidence_site.views.accessibility import AccessibilityPage, make_accessibility_page
from evidence_site.views.brief import BriefPage, make_brief_page
from evidence_site.views.changes import ChangesPage, make_changes_page
from evidence_site.views.context import Context
from evidence_site.views.faults import FaultPage, FaultsPage, make_fault_pages
from evidence_site.views.finding import FindingPage, make_finding_page
from evidence_site.views.findings import FindingsPage, make_findings_page
from evidence_site.views.glossary import GlossaryPage, make_glossary_page
from evidence_site.views.head import make_head
from evidence_site.views.home import HomePage, make_home_page
from evidence_site.views.navigation import NavigationItem, navigation
from evidence_site.views.page import PageView
from evidence_site.views.propose import ProposePage, make_propose_page
from evidence_site.views.quotes import QuotesPage, make_quotes_page
from evidence_site.views.record_reference import RecordReferencePage, make_record_reference_page
from evidence_site.views.references import ReferencesPage, make_references_page
from evidence_site.views.roles import RolesPage, make_roles_page
from evidence_site.views.studies import StudiesPage, make_studies_page
from evidence_site.views.study import StudyPage, make_study_page
from evidence_site.views.worksheet import WorksheetPage, make_worksheet_page

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
"""Each kind of page."""


def build_views(
    corpus: Corpus, project: Project, files: Callable[[RecordRef], str], rules: Sequence[Rule[..., object]]
) -> tuple[PageView, ...]:
    """Work out every page of the site.

    Args:
        corpus: the records, free of errors, with their quotes verified.
        project: how pages are reached, and where records can be edited.
        files: gives a record's file, from the project's root.
        rules: the faults that have a page for contributors, by code.

    Raises:
        ValueError: there is no synthesis.
    """
    if corpus.synthesis is None:
        raise ValueError("there are no pages without a synthesis")
    context = Context(corpus, project, files, corpus.synthesis)
    ours = tuple(_contributor_pages(context, rules)) if corpus.synthesis.settings.contributor_pages else ()
    pages = tuple(_pages(context))
    a_to_z = make_a_to_z_page(context, (*(page for page, _ in pages), *_without_single_faults(ours)))
    with_heads = (
        replace(page, head=make_head(context, page, record), short_forms=context.short_forms)
        for page, record in (*pages, (a_to_z, None))
    )
    return (*with_heads, *ours)


def _pages(context: Context) -> Iterator[tuple[PageView, Finding | Study | None]]:
    """Give each page, with the record that it is all about."""
    yield make_home_page(context), None
    yield make_findings_page(context), None
    for finding in context.published:
        yield make_finding_page(context, finding), finding
    for finding in context.gone:
        yield make_finding_page(context, finding), None
    if not context.synthesis.is_single_study:
        yield make_studies_page(context), None
    for study in context.corpus.studies:
        yield make_study_page(context, study), study
    yield make_quotes_page(context), None
    if context.synthesis.audiences:
        yield make_roles_page(context), None
    yield make_references_page(context), None
    yield make_brief_page(context), None
    yield make_worksheet_page(context), None
    if context.synthesis.glossary:
        yield make_glossary_page(context), None
    changes = make_changes_page(context)
    if changes:
        yield changes, None
    yield make_about_page(context), None
    yield make_accessibility_page(context), None


def _without_single_faults(pages: Sequence[PageView]) -> Iterator[PageView]:
    """Leave out the page of each fault, which the list of faults leads to."""
    return (each for each in pages if not isinstance(each, FaultPage))


def _contributor_pages(context: Context, rules: Sequence[Rule[..., object]]) -> Iterator[PageView]:
    yield make_propose_page(context)
    yield make_record_reference_page(context)
    yield from make_fault_pages(context, rules)

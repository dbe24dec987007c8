"""A blank worksheet, on which a group of readers notes what it knows of each finding. It is the editors' own."""

from dataclasses import dataclass

from evidence_site.views import urls, words
from evidence_site.views.context import Context
from evidence_site.views.page import PageView, make_foot
from evidence_site.views.parts import Link, finding_link

QUESTIONS = ("At what level here?", "At what stage?", "Who, if anyone?")


@dataclass(frozen=True, kw_only=True)
class WorksheetPage(PageView):
    """The findings in rows, with room to write."""

    heading: str
    flag: str
    finding_heading: str
    questions: tuple[str, ...]
    findings: tuple[tuple[str, Link], ...]
    """Each with the class of its colour."""


def make_worksheet_page(context: Context) -> WorksheetPage:
    """Make the worksheet."""
    path = urls.WORKSHEET
    here = context.here(path)
    labels = context.synthesis.labels
    title = "Worksheet"
    return WorksheetPage(
        path=path,
        title=title,
        description=words.description(f"A blank sheet to fill in together: one row for each {labels.finding}."),
        record=context.synthesis_file,
        updated=context.updated,
        foot=make_foot(context, path=path, title=title, record=context.synthesis_file, updated=context.updated),
        heading=f"A worksheet: the {labels.findings} in your own place",
        flag="A blank sheet from the editors. Its questions are not findings.",
        finding_heading=words.capitalised(labels.finding),
        questions=QUESTIONS,
        findings=tuple((context.hue(each.id), finding_link(here, each)) for each in context.published),
    )

"""A blank worksheet by the editors, on which a group of readers notes what it knows about each finding."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Self

from evidence_site import wording
from evidence_site.model import Finding
from evidence_site.pages.page import Page, Place, reader_frame
from evidence_site.parts import Part, divided
from evidence_site.sections.links import Link, finding_link
from evidence_site.sections.pager import Pager, part_pager
from evidence_site.urls import Here
from evidence_site.website.site import Site

PATH = "worksheet.md"
MOST_ROWS = 100
"""The most findings on a page."""
QUESTIONS = ("At what level here?", "At what stage?", "Who, if anyone?")


@dataclass(frozen=True, kw_only=True)
class WorksheetPage(Page):
    """The worksheet: a row for each finding, with room to write."""

    place: ClassVar[Place | None] = Place.ABOUT

    heading: str
    flag: str
    finding_heading: str
    questions: tuple[str, ...]
    findings: tuple[tuple[str, Link], ...]
    """Each finding as the CSS class of its colour and a link."""
    pager: Pager | None

    @classmethod
    def pages(cls, site: Site) -> Iterator[Self]:
        """Yield the worksheet, in parts where findings are many."""
        return (cls.of(site, each) for each in divided(site.published, MOST_ROWS))

    @classmethod
    def of(cls, site: Site, part: Part[Finding]) -> Self:
        """Return the worksheet of a part of the findings."""
        labels = site.synthesis.labels
        path = part.path(PATH)
        here = site.here(path)
        return cls(
            **reader_frame(
                site,
                path=path,
                title=part.title("Worksheet"),
                description=f"A blank sheet to fill in together: one row for each {labels.finding}.",
            ),
            continues=part.continues,
            heading=f"A worksheet: the {labels.findings} in your own place",
            flag="A blank sheet from the editors. Its questions are not findings.",
            finding_heading=wording.capitalised(labels.finding),
            questions=QUESTIONS,
            findings=tuple((site.hue(each.id), finding_link(here, each)) for each in part.items),
            pager=part_pager(here, part, PATH, Link("The first page", here.to(PATH))),
        )


def worksheet_link(here: Here) -> Link:
    """Return the link from other pages to the worksheet."""
    return Link("A blank worksheet to fill in together", here.to(PATH))

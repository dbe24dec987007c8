"""The base of all pages: the fields that each has, whatever it shows."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto
from typing import ClassVar, NamedTuple, Self, TypedDict

from evidence_site import wording
from evidence_site.model import Finding, Study
from evidence_site.sections.foot import Foot, make_foot
from evidence_site.sections.section import template_name
from evidence_site.website.head import Head, make_head
from evidence_site.website.site import Site


class Place(Enum):
    """The part of the navigation that a page belongs to."""

    HEADER = auto()
    ABOUT = auto()
    """The group in the footer about the site itself."""
    CONTRIBUTORS = auto()
    """The group in the footer for contributors."""


class Listing(NamedTuple):
    """What lists of pages say of one. It is small, where a page may be large."""

    path: str
    title: str
    description: str
    record: str
    place: Place | None
    """None for pages that continue another, too."""
    searchable: bool
    continues: bool


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page of the site. Its template, `pages/finding.html.j2` for `FindingPage`, receives it as `page`."""

    place: ClassVar[Place | None] = None
    """Where pages of this kind are in the navigation; none for those that a list or another page links to."""
    is_for_contributors: ClassVar[bool] = False

    path: str
    """MkDocs' name of the source file: `findings/local-trust.md`."""
    title: str
    description: str
    """Plain text, at most 160 characters."""
    record: str = ""
    """The file that the page comes from; empty for a page that comes from no record."""
    updated: date | None = None
    foot: Foot | None = None
    """How to cite the page, and what it is adapted from; pages that come from no record have none."""
    searchable: bool = True
    """Whether the search of the site finds it."""
    continues: bool = False
    """Whether it goes on with a list that another page begins, which leads to it: no other list names it."""
    short_forms: Mapping[str, str] = field(default_factory=dict)
    """The abbreviations to write out at their first use on the page, each with its term."""
    as_written: Collection[str] = field(default=(), compare=False)
    """The statements, titles and names in which no abbreviation may be written out: of the whole site, so that two
    pages that differ in them alone may show the same."""
    head: Head | None = None
    """Metadata for search engines and reference managers. Pages that come from no record have none."""
    scripts: tuple[str, ...] = ()
    """The addresses, relative to the page, of scripts that only this page loads."""

    @classmethod
    def pages(cls, site: Site) -> Iterator[Self]:
        """Yield the site's pages of this kind."""
        raise NotImplementedError

    def with_pages(self, site: Site, pages: Sequence[Listing]) -> Iterator[Self]:  # noqa: ARG002 -- for those that need it
        """Yield the page with what it says of other pages, and the pages that follow from these; most say nothing."""
        yield self

    @property
    def listing(self) -> Listing:
        """What lists of pages say of it."""
        place = None if self.continues else self.place
        return Listing(self.path, self.title, self.description, self.record, place, self.searchable, self.continues)

    @classmethod
    def template_name(cls) -> str:
        """Return the name of the template of such pages."""
        return template_name("pages", cls.__name__.removesuffix("Page"))


@dataclass(frozen=True, kw_only=True)
class ContributorPage(Page):
    """A page for those who write records. It comes from the package, and the search does not find it."""

    is_for_contributors: ClassVar[bool] = True

    searchable: bool = False


class Frame(TypedDict):
    """The fields that every page for readers has, as keyword arguments."""

    path: str
    title: str
    description: str
    record: str
    updated: date
    foot: Foot
    head: Head
    short_forms: Mapping[str, str]
    as_written: Collection[str]


def reader_frame(
    site: Site,
    *,
    path: str,
    title: str,
    description: str,
    record: str = "",
    updated: date | None = None,
    cited_as: str = "",
    studies: Sequence[Study] = (),
    subject: Finding | Study | None = None,
) -> Frame:
    """Return the fields that every page for readers has.

    Args:
        site: the site.
        path: MkDocs' name of the source file.
        title: the page's title.
        description: plain text of any length; it is cut to what search engines show.
        record: the file that the page comes from, if not the synthesis.
        updated: the day of its last change, if not that of the site's lists.
        cited_as: the title under which the page is cited, if not its own.
        studies: the studies that the page reports; a site of one study always reports that one.
        subject: the record that the page is about, for its linked data.
    """
    record = record or site.synthesis_file
    updated = updated or site.updated
    description = wording.description(description)
    return {
        "path": path,
        "title": title,
        "description": description,
        "record": record,
        "updated": updated,
        "foot": make_foot(
            site,
            path=path,
            title=cited_as or title,
            record=record,
            updated=updated,
            studies=studies,
            is_folded=subject is None,
        ),
        "head": make_head(site, path=path, title=title, description=description, updated=updated, subject=subject),
        "short_forms": site.short_forms,
        "as_written": site.as_written,
    }

"""What every page has, its foot above all: how to cite it, what it is adapted from, and the record behind it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from evidence_site.model import Study
from evidence_site.model.study import Licence
from evidence_site.views import urls, words
from evidence_site.views.citation import Entry
from evidence_site.views.context import Context
from evidence_site.views.parts import Link, entry_downloads
from evidence_site.views.urls import Here

OPEN_LICENCE = re.compile(r"\bCC[ -]?(?:BY|0)|CREATIVECOMMONS\.ORG/")
NO_CHANGES = re.compile(r"\bND\b")
"""The licences that let others share a work, and those among them that allow no changed form of it."""


class Original(NamedTuple):
    """A report that a page tells of, with its licence."""

    entry: Entry
    licence: Link | None
    downloads: tuple[Link, ...]
    debt: str
    """What the page owes to it: only a licence that allows it makes an adaptation."""
    caution: str


@dataclass(frozen=True, kw_only=True)
class Foot:
    """The foot of a page."""

    originals: tuple[Original, ...]
    """The reports to cite. Empty on the pages of a synthesis that rest on all of its studies."""
    cite_original: str
    references: str
    this_page: str
    citation_file: str
    changes: str
    endorsement: str
    author_checked: str
    reviewed: str
    updated: str
    record: Link
    edit_url: str


class Meta(NamedTuple):
    """A tag of the head: a name, and what it says."""

    name: str
    content: str


@dataclass(frozen=True)
class Head:
    """The head of a page, beside what every theme puts there."""

    metas: tuple[Meta, ...]
    linked_data: Mapping[str, object]
    feed: str = ""
    """The address of the feed of what changed, from the page; empty where the site has none."""


@dataclass(frozen=True, kw_only=True)
class PageView:
    """What every page has. A template shows these values, and computes none."""

    path: str
    """MkDocs' name of the source file: `findings/local-trust.md`."""
    title: str
    description: str
    """Plain text, at most 160 characters."""
    record: str = ""
    """The file that the page comes from; empty for a page of the package's own, made for contributors."""
    updated: date | None = None
    foot: Foot | None = None
    """How to cite the page, and what it is adapted from; pages that come from no record have none."""
    searchable: bool = True
    """Whether readers' searches find it."""
    short_forms: Mapping[str, str] = field(default_factory=dict)
    """The abbreviations that are written out where the page first has them: `NHS`, and what it stands for."""
    head: Head | None = None
    """What it says to machines. Pages that come from no record say nothing."""
    scripts: tuple[str, ...] = ()
    """Scripts that it alone loads, each as an address from the page."""


def make_foot(
    context: Context, *, path: str, title: str, record: str, updated: date, studies: Sequence[Study] = ()
) -> Foot:
    """Make the foot of a page that reports `studies`; a site of one study always reports that one."""
    synthesis = context.synthesis
    here = context.here(path)
    by = words.sentence(", ".join(synthesis.editors))
    site = "" if title == synthesis.title else f"In: {words.sentence(synthesis.title)}"
    reviewed = words.day(synthesis.reviewed)
    seen = f"Reviewed {reviewed}."
    studies = context.included if synthesis.is_single_study else studies
    reports = originals(context, here, studies)
    return Foot(
        originals=reports,
        cite_original=f"Cite the original {_noun(context, studies)}, not only this page",
        references=here.to(urls.REFERENCES),
        this_page=" ".join(filter(None, (by, words.sentence(title), site, seen, context.public_url(path)))),
        citation_file=here.to_file(urls.CITATION_FILE),
        changes=words.sentence(synthesis.changes),
        endorsement=words.sentence(synthesis.labels.endorsement),
        author_checked="yes" if synthesis.author_checked else "no",
        reviewed=reviewed,
        updated=words.day(updated),
        record=Link(record, here.to_file(f"records/{record}")),
        edit_url=urls.record_url(context.project.repository, record),
    )


def _noun(context: Context, studies: Sequence[Study]) -> str:
    if not studies:
        return "studies"
    works = (context.corpus.reference[each.main_report] for each in studies)
    noun = "article" if all(each.type == "article-journal" for each in works) else "work"
    return noun if len(studies) == 1 else f"{noun}s"


def originals(context: Context, here: Here, studies: Sequence[Study]) -> tuple[Original, ...]:
    """Give the main report of each study, with its licence."""
    return tuple(
        Original(
            context.entries[each.main_report],
            Link(each.licence.name, each.licence.url or "") if each.licence else None,
            entry_downloads(here, each.main_report),
            *_debt(each.licence),
        )
        for each in studies
    )


def _debt(licence: Licence | None) -> tuple[str, str]:
    """Say what a page owes to a work, and what to be careful of where no licence lets anyone adapt it."""
    name = f"{licence.name} {licence.url or ''}".upper() if licence else ""
    if OPEN_LICENCE.search(name) and not NO_CHANGES.search(name):
        return "Adapted from", ""
    return "Our account of", "Its words are shown as quotes only. We claim no licence to adapt it."

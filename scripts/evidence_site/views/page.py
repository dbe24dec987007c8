"""What every page has, its foot above all: how to cite it, what it is adapted from, and the record behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from evidence_site.model import Study
from evidence_site.views import urls, words
from evidence_site.views.citation import Entry
from evidence_site.views.context import Context
from evidence_site.views.parts import Link


class Original(NamedTuple):
    """A report that a page is adapted from, with its licence."""

    entry: Entry
    licence: Link | None


@dataclass(frozen=True, kw_only=True)
class Foot:
    """The foot of a page."""

    originals: tuple[Original, ...]
    """The reports to cite. Empty on the pages of a synthesis that rest on all of its studies."""
    cite_original: str
    references: str
    this_page: str
    changes: str
    endorsement: str
    author_checked: str
    reviewed: str
    updated: str
    record: Link
    edit_url: str


@dataclass(frozen=True, kw_only=True)
class PageView:
    """What every page has. A template shows these values, and computes none."""

    path: str
    """MkDocs' name of the source file: `findings/local-trust.md`."""
    title: str
    description: str
    """Plain text, at most 160 characters."""
    record: str
    """The file that the page comes from."""
    updated: date | None
    foot: Foot


def make_foot(
    context: Context, *, path: str, title: str, record: str, updated: date, studies: Sequence[Study] = ()
) -> Foot:
    """Make the foot of a page that reports `studies`; a site of one study always reports that one."""
    synthesis = context.synthesis
    here = context.here(path)
    site = "" if title == synthesis.title else f"In: {words.sentence(synthesis.title)} "
    reviewed = words.day(synthesis.reviewed)
    reports = originals(context, context.included if synthesis.is_single_study else studies)
    noun = "article" if len(reports) == 1 else "articles" if reports else "studies"
    return Foot(
        originals=reports,
        cite_original=f"Cite the original {noun}, not only this page",
        references=here.to(urls.REFERENCES),
        this_page=f"{words.sentence(', '.join(synthesis.editors))} {words.sentence(title)} {site}Reviewed {reviewed}.",
        changes=words.sentence(synthesis.changes),
        endorsement=words.sentence(synthesis.labels.endorsement),
        author_checked="yes" if synthesis.author_checked else "no",
        reviewed=reviewed,
        updated=words.day(updated),
        record=Link(record, here.to_file(f"records/{record}")),
        edit_url=urls.record_url(context.project.repository, record),
    )


def originals(context: Context, studies: Sequence[Study]) -> tuple[Original, ...]:
    """Give the main report of each study, with its licence."""
    return tuple(
        Original(
            context.entries[each.main_report],
            Link(each.licence.name, each.licence.url or "") if each.licence else None,
        )
        for each in studies
    )

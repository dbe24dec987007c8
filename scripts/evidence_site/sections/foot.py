"""The foot of a page: how to cite it, what it is adapted from, and the record behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from evidence_site import urls, web_addresses, wording
from evidence_site.model import Study, Synthesis
from evidence_site.model.licence import lets_others_adapt
from evidence_site.model.study import Licence
from evidence_site.sections.links import Link, entry_downloads
from evidence_site.urls import Here
from evidence_site.website.site import Site
from evidence_site.works import Entry


class Original(NamedTuple):
    """A report that a page is based on, with its licence."""

    entry: Entry
    licence: Link | None
    downloads: tuple[Link, ...]
    debt: str
    """`Adapted from`, if the licence allows adaptations, else `Our account of`."""
    caution: str


@dataclass(frozen=True, kw_only=True)
class Foot:
    """The foot of a page."""

    is_folded: bool
    """Whether all but a line is folded away, as on the pages that show no record of their own."""
    originals: tuple[Original, ...]
    """The reports to cite. Empty on the pages of a synthesis that rest on all of its studies."""
    cite_original: str
    references: str
    this_page: str
    citation_file: str
    changes: str
    endorsement: str
    author_check: str
    read_against_sources: str
    updated: str
    record: Link
    edit_url: str


def make_foot(
    site: Site,
    *,
    path: str,
    title: str,
    record: str,
    updated: date,
    studies: Sequence[Study] = (),
    is_folded: bool = False,
) -> Foot:
    """Return the foot of a page that reports `studies`; a site of one study always reports that one."""
    synthesis = site.synthesis
    here = site.here(path)
    by = wording.sentence(", ".join(synthesis.creators))
    within = "" if title == synthesis.title else f"In: {wording.sentence(synthesis.title)}"
    changed = wording.day(updated)
    cited = (by, wording.sentence(title), within, edition(synthesis), f"Updated {changed}.", site.public_url(path))
    studies = site.included if synthesis.is_single_study else studies
    reports = originals(site, here, studies)
    return Foot(
        is_folded=is_folded,
        originals=reports,
        cite_original=f"Cite the original {_noun(site, studies)}, not only this page",
        references=here.to(urls.REFERENCES),
        this_page=" ".join(filter(None, (*cited, _doi(synthesis, is_whole=path == urls.HOME)))),
        citation_file=here.to_file(urls.CITATION_FILE),
        changes=wording.sentence(synthesis.changes),
        endorsement=wording.sentence(synthesis.endorsement),
        author_check=wording.author_check(synthesis),
        read_against_sources=wording.day(synthesis.reviewed),
        updated=changed,
        record=Link(record, here.to_file(urls.record_file(record))),
        edit_url=web_addresses.record_url(site.project.repository, record),
    )


def edition(synthesis: Synthesis) -> str:
    """Return the version and year in which the synthesis was published: `Version 2.0, 2026.`; empty if it was not."""
    published = synthesis.published
    if published is None:
        return ""
    version = f"Version {published.version}" if published.version else ""
    return ", ".join(filter(None, (version, f"{published.date.year}.")))


def _doi(synthesis: Synthesis, *, is_whole: bool) -> str:
    """Return the address of the DOI, last as nothing may follow it; on a page within, that it names the whole."""
    if synthesis.published is None or not synthesis.published.doi:
        return ""
    address = web_addresses.doi_url(synthesis.published.doi)
    return address if is_whole else f"The whole: {address}"


def _noun(site: Site, studies: Sequence[Study]) -> str:
    if not studies:
        return "studies"
    works = (site.corpus.reference[each.main_report] for each in studies)
    noun = "article" if all(each.type == "article-journal" for each in works) else "work"
    return noun if len(studies) == 1 else f"{noun}s"


def originals(site: Site, here: Here, studies: Sequence[Study]) -> tuple[Original, ...]:
    """Return the main report of each study, with its licence."""
    return tuple(
        Original(
            site.entries[each.main_report],
            Link(each.licence.name, each.licence.url or "") if each.licence else None,
            entry_downloads(here, each.main_report),
            *_attribution(each.licence),
        )
        for each in studies
    )


def _attribution(licence: Licence | None) -> tuple[str, str]:
    """Return the attribution of a work, and a caution if its licence does not allow adaptations."""
    if licence and lets_others_adapt(licence.stated):
        return "Adapted from", ""
    return "Our account of", "Its words are shown as quotes only. We claim no licence to adapt it."

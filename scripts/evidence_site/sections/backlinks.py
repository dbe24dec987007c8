"""Backlinks: the pages that quote or cite each work, and the places on them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from evidence_site import urls, wording
from evidence_site.diagnostics import FieldPath
from evidence_site.model import SYNTHESIS, CiteKey, FindingId, QuotePlace, RecordKind, RecordRef, StudyId
from evidence_site.model.finding import Contribution
from evidence_site.rule import Place
from evidence_site.sections.links import Link, record_link
from evidence_site.sections.quotes import quote_link
from evidence_site.urls import Here
from evidence_site.website.finding_groups import place_of_theme
from evidence_site.website.site import Site

MOST_USES = 20
"""The most pages that are named as using a work."""
_HEADING = re.compile(r"^#[ \t]++(.*[^ \t#\n])", re.MULTILINE)
_OF_STUDIES = {
    "aims": "aim",
    "background": "aim",
    "analysis": "method",
    "results": "results",
    "conclusions": "conclusions",
    "limitations": "limits",
    "ethics_approval": "conduct",
    "participant_consent": "conduct",
    "theory": "method",
    "sampling": "method",
    "recruitment": "method",
    "reflexivity": "method",
    "data_richness": "described",
    "appraisals": "appraisal",
}
"""The anchor of the section of a study's page that shows each prose field."""
_OF_THE_SYNTHESIS: Mapping[object, tuple[str, str]] = {
    "says": (urls.HOME, "keep-in-mind"),
    "competing_interests": (urls.ABOUT, "authors"),
}
"""The pages, with their anchors, that show a prose field of the synthesis on every site."""


class Use(NamedTuple):
    """A page that quotes or cites a work, and the places on it."""

    page: Link
    places: tuple[Link, ...]


class Backlinks(NamedTuple):
    """The uses of a work of one kind: where it is quoted, or where it is cited."""

    heading: str
    uses: tuple[Use, ...]
    more: str
    """How many further pages use it: `And 80 more.`; empty if all are named."""


def backlinks(site: Site, here: Here, key: CiteKey) -> Iterator[Backlinks]:
    """Yield the pages that quote a work, and those that cite it, in the order of the site."""
    quoted, cited = site.uses.quoted.get(key, {}), _shown(site, site.uses.cited.get(key, {}))
    if quoted:
        shown = islice(quoted.values(), MOST_USES)
        yield _backlinks("Quoted", len(quoted), (_quoting(site, here, each) for each in shown))
    if cited:
        named = islice(cited.items(), MOST_USES)
        yield _backlinks("Cited", len(cited), (_citing(site, here, key, *each) for each in named))


def _shown(site: Site, cited: Mapping[RecordRef, Sequence[Place]]) -> Mapping[RecordRef, Sequence[Place]]:
    """Return the citations without those in themes that the site does not show."""
    in_synthesis = cited.get(SYNTHESIS)
    if not in_synthesis or site.synthesis.is_single_study:
        return cited
    shown = [each for each in in_synthesis if each.path[0] != "themes" or _place_of_theme(site, each.path)]
    return {
        record: shown if record == SYNTHESIS else places
        for record, places in cited.items()
        if shown or record != SYNTHESIS
    }


def _place_of_theme(site: Site, path: FieldPath) -> tuple[str, str] | None:
    return place_of_theme(site, site.synthesis.themes[int(path[1])].id)


def _backlinks(done: str, count: int, uses: Iterable[Use]) -> Backlinks:
    more = count - MOST_USES
    return Backlinks(
        heading=f"{done} on {wording.counted(count, 'page')}",
        uses=tuple(uses),
        more=f"And {more} more." if more > 0 else "",
    )


def _quoting(site: Site, here: Here, places: Sequence[QuotePlace]) -> Use:
    return Use(record_link(site, here, places[0]), tuple(quote_link(site, here, each) for each in places))


def _citing(site: Site, here: Here, key: CiteKey, record: RecordRef, places: Sequence[Place]) -> Use:
    """Return a use that links to the first place on a page and, if there are several, to each of them."""
    urls_of_places = dict.fromkeys(_place(site, here, each, key, number) for number, each in enumerate(places, 1))
    first, *others = urls_of_places
    links = [Link(f"place {number}", url) for number, url in enumerate((first, *others), 1)] if others else ()
    return Use(Link(_title(site, record), first), tuple(links))


def _title(site: Site, record: RecordRef) -> str:
    """Return the title of the page that shows a record's prose."""
    match record.kind:
        case RecordKind.FINDING:
            return site.corpus.finding[FindingId(record.id)].title
        case RecordKind.STUDY:
            return site.study_labels[StudyId(record.id)]
        case RecordKind.PAGE:
            heading = _HEADING.search(site.uses.page_texts[record.id])
            return heading[1] if heading else record.id
        case _:
            return site.synthesis.title


def _place(site: Site, here: Here, cited: Place, key: CiteKey, number: int) -> str:
    """Return the address of a citation: its section's or, in a handwritten page, its own, by its number there."""
    record, path = cited.record, cited.path
    match record.kind:
        case RecordKind.FINDING:
            return here.to(urls.finding_path(FindingId(record.id)), _section_of_finding(site, record.id, path))
        case RecordKind.STUDY:
            return here.to(urls.study_path(StudyId(record.id)), _OF_STUDIES.get(str(path[0]), ""))
        case RecordKind.PAGE:
            return here.to(record.id, urls.citation_anchor(key, number))
        case _:
            return _place_of_synthesis(site, here, path)


def _section_of_finding(site: Site, finding: str, path: FieldPath) -> str:
    if path[0] != "evidence":
        return "found"
    evidence = site.corpus.finding[FindingId(finding)].evidence[int(path[1])]
    return "evidence" if evidence.relation is Contribution.CONTRIBUTES else "dissent"


def _place_of_synthesis(site: Site, here: Here, path: FieldPath) -> str:
    synthesis = site.synthesis
    if path[0] == "audiences":
        return here.to(urls.ROLES, urls.role_anchor(synthesis.audiences[int(path[1])].id))
    if path[0] == "appraisal_tools" and not synthesis.is_single_study:
        return here.to(urls.APPRAISAL, urls.tool_anchor(str(path[1])))
    if path[0] in _OF_THE_SYNTHESIS:
        return here.to(*_OF_THE_SYNTHESIS[path[0]])
    if synthesis.is_single_study:
        return here.to(urls.HOME)
    if path[0] == "themes" and (place := _place_of_theme(site, path)):
        return here.to(*place)
    page = urls.ACROSS if path[0] == "lines_of_argument" else urls.METHODS
    return here.to(page, urls.field_anchor(str(path[0])))

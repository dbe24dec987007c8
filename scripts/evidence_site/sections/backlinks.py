"""Backlinks: the pages that quote or cite each work, and the places on them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from evidence_site import urls
from evidence_site.citing import citations_of, named_works
from evidence_site.diagnostics import FieldPath
from evidence_site.model import CiteKey, FindingId, QuotePlace, RecordKind, RecordRef, StudyId
from evidence_site.model.finding import Contribution
from evidence_site.rule import Place
from evidence_site.sections.links import Link, record_link
from evidence_site.sections.quotes import quote_link
from evidence_site.urls import Here
from evidence_site.website.site import Site

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


class Uses(NamedTuple):
    """The uses of all works, by citation key."""

    quoted: Mapping[CiteKey, tuple[Use, ...]]
    cited: Mapping[CiteKey, tuple[Use, ...]]


def uses_of(site: Site, here: Here) -> Uses:
    """Return every use of every work, in the order of the site."""
    return Uses(_quoted(site, here), _cited(site, here))


def _quoted(site: Site, here: Here) -> Mapping[CiteKey, tuple[Use, ...]]:
    found: dict[CiteKey, dict[Link, list[QuotePlace]]] = defaultdict(lambda: defaultdict(list))
    for place in site.quotes.shown:
        found[place.quote.source][record_link(site, here, place)].append(place)
    return {key: tuple(_use(site, here, *use) for use in pages.items()) for key, pages in found.items()}


def _use(site: Site, here: Here, page: Link, places: Sequence[QuotePlace]) -> Use:
    return Use(page, tuple(quote_link(site, here, each) for each in places))


def _cited(site: Site, here: Here) -> Mapping[CiteKey, tuple[Use, ...]]:
    found: dict[CiteKey, dict[RecordRef, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    cited = ((each.place, each.citation.key) for each in citations_of(site.corpus))
    for place, key in chain(cited, named_works(site.corpus)):
        places = found[key][place.record]
        places[_place(site, here, place, key, len(places) + 1)] = None
    titles = {record: _title(site, record) for record in set(chain.from_iterable(found.values()))}
    return {
        key: tuple(_citing(titles[record], places) for record, places in records.items() if titles[record])
        for key, records in found.items()
    }


def _citing(title: str, places: Iterable[str]) -> Use:
    """Return a use that links to the first place on a page and, if there are several, to each of them."""
    first, *others = places
    links = [Link(f"place {number}", url) for number, url in enumerate((first, *others), 1)] if others else ()
    return Use(Link(title, first), tuple(links))


def _title(site: Site, record: RecordRef) -> str:
    """Return the title of the page that shows a record's prose, or an empty string if the site has no such page."""
    match record.kind:
        case RecordKind.FINDING:
            finding = FindingId(record.id)
            return site.corpus.finding[finding].title if finding in site.shown else ""
        case RecordKind.STUDY:
            return site.study_labels[StudyId(record.id)]
        case RecordKind.PAGE:
            text = next(each.text for each in site.corpus.pages if each.path == record.id)
            heading = _HEADING.search(text)
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
    if path[0] == "themes":
        return here.to(urls.FINDINGS, urls.theme_anchor(synthesis.themes[int(path[1])].id))
    page = urls.ACROSS if path[0] == "lines_of_argument" else urls.METHODS
    return here.to(page, urls.field_anchor(str(path[0])))

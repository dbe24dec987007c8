"""Where the site uses each work: the pages that quote or cite it, and the places on them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from evidence_site.citing import CitationPlace, citations_of
from evidence_site.diagnostics import FieldPath
from evidence_site.model import CiteKey, FindingId, QuotePlace, RecordKind, RecordRef, StudyId
from evidence_site.model.finding import Contribution
from evidence_site.views import urls
from evidence_site.views.context import Context
from evidence_site.views.parts import Link, quote_link, record_link
from evidence_site.views.urls import Here

_HEADING = re.compile(r"^#[ \t]+(.+?)[ \t#]*$", re.MULTILINE)
_OF_STUDIES = {
    "aims": "aim",
    "background": "aim",
    "analysis": "method",
    "results": "results",
    "conclusions": "conclusions",
    "limitations": "limits",
    "ethics": "conduct",
}
"""The section of a study's page that shows each field with prose."""


class Use(NamedTuple):
    """A page that uses a work, and the places on it."""

    page: Link
    places: tuple[Link, ...]


class Uses(NamedTuple):
    """All uses of works, by their keys."""

    quoted: Mapping[CiteKey, tuple[Use, ...]]
    cited: Mapping[CiteKey, tuple[Use, ...]]


def uses_of(context: Context, here: Here) -> Uses:
    """Find every use of every work, in the order of the site."""
    return Uses(_quoted(context, here), _cited(context, here))


def _quoted(context: Context, here: Here) -> Mapping[CiteKey, tuple[Use, ...]]:
    found: dict[CiteKey, dict[Link, list[QuotePlace]]] = defaultdict(lambda: defaultdict(list))
    for place in context.shown_quotes:
        found[place.quote.source][record_link(context, here, place)].append(place)
    return {key: tuple(_use(context, here, *use) for use in pages.items()) for key, pages in found.items()}


def _use(context: Context, here: Here, page: Link, places: Sequence[QuotePlace]) -> Use:
    return Use(page, tuple(quote_link(context, here, each) for each in places))


def _cited(context: Context, here: Here) -> Mapping[CiteKey, tuple[Use, ...]]:
    found: dict[CiteKey, dict[RecordRef, list[CitationPlace]]] = defaultdict(lambda: defaultdict(list))
    for each in citations_of(context.corpus):
        found[each.citation.key][each.place.record].append(each)
    titles = {record: _title(context, record) for uses in found.values() for record in uses}
    return {
        key: tuple(
            _citing(titles[record], dict.fromkeys(_places(context, here, cited)))
            for record, cited in records.items()
            if titles[record]
        )
        for key, records in found.items()
    }


def _citing(title: str, urls_of_places: Iterable[str]) -> Use:
    """Lead to the first place on a page and, if there are several, to each."""
    places = [Link(f"place {number}", url) for number, url in enumerate(urls_of_places, 1)]
    return Use(Link(title, places[0].url), tuple(places) if len(places) > 1 else ())


def _title(context: Context, record: RecordRef) -> str:
    """Give the title of the page that shows a record's prose; nothing, if the site has none."""
    match record.kind:
        case RecordKind.FINDING:
            finding = FindingId(record.id)
            return context.corpus.finding[finding].title if finding in context.shown else ""
        case RecordKind.STUDY:
            return context.corpus.study[StudyId(record.id)].title
        case RecordKind.PAGE:
            text = next(each.text for each in context.corpus.pages if each.path == record.id)
            heading = _HEADING.search(text)
            return heading[1] if heading else record.id
        case _:
            return context.synthesis.title


def _places(context: Context, here: Here, cited: Sequence[CitationPlace]) -> Iterator[str]:
    """Give the address of each citation of one work in one record: its section, or on a page by hand itself."""
    for number, each in enumerate(cited, 1):
        record, path = each.place.record, each.place.path
        match record.kind:
            case RecordKind.FINDING:
                yield here.to(urls.finding_path(FindingId(record.id)), _section_of_finding(context, record.id, path))
            case RecordKind.STUDY:
                yield here.to(urls.study_path(StudyId(record.id)), _OF_STUDIES.get(str(path[0]), ""))
            case RecordKind.PAGE:
                yield here.to(record.id, urls.citation_anchor(each.citation.key, number))
            case _:
                yield _place_of_synthesis(context, here, path)


def _section_of_finding(context: Context, finding: str, path: FieldPath) -> str:
    if path[0] != "evidence":
        return "found"
    evidence = context.corpus.finding[FindingId(finding)].evidence[int(path[1])]
    return "evidence" if evidence.relation is Contribution.CONTRIBUTES else "dissent"


def _place_of_synthesis(context: Context, here: Here, path: FieldPath) -> str:
    synthesis = context.synthesis
    if path[0] == "audiences":
        return here.to(urls.ROLES, urls.role_anchor(synthesis.audiences[int(path[1])].id))
    if path[0] == "says":
        return here.to(urls.HOME, "keep-in-mind")
    return here.to(urls.HOME) if synthesis.is_single_study else here.to(urls.STUDIES, str(path[0]))

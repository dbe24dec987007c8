"""Where the site uses each work: the pages that quote or cite it, and the places on them."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from evidence_site.citing import citations_of
from evidence_site.model import CiteKey, FindingId, QuotePlace, RecordKind, RecordRef, StudyId
from evidence_site.views import urls
from evidence_site.views.context import Context
from evidence_site.views.parts import Link, finding_link, quote_link, record_link, study_link
from evidence_site.views.urls import Here

_HEADING = re.compile(r"^#[ \t]+(.+?)[ \t#]*$", re.MULTILINE)


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
    found: dict[CiteKey, dict[Link, None]] = defaultdict(dict)
    for cited in citations_of(context.corpus):
        page = _page_link(context, here, cited.place.record)
        if page:
            found[cited.citation.key][page] = None
    return {key: tuple(Use(page, ()) for page in pages) for key, pages in found.items()}


def _page_link(context: Context, here: Here, record: RecordRef) -> Link | None:
    """Link to the page that shows a record's prose, if the site has one."""
    match record.kind:
        case RecordKind.FINDING:
            finding = FindingId(record.id)
            return finding_link(here, context.corpus.finding[finding]) if finding in context.shown else None
        case RecordKind.STUDY:
            return study_link(here, context.corpus.study[StudyId(record.id)])
        case RecordKind.PAGE:
            text = next(each.text for each in context.corpus.pages if each.path == record.id)
            heading = _HEADING.search(text)
            return Link(heading[1] if heading else record.id, here.to(record.id))
        case _:
            return Link(context.synthesis.title, here.to(urls.HOME))

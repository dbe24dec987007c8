"""The pages that a change of some findings leaves as they were, so that a live preview need not compute them again."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from evidence_site import urls
from evidence_site.model import Corpus, FindingId, RecordKind, RecordRef
from evidence_site.model.fields import Record
from evidence_site.pages.faults import FaultPage, FaultsPage
from evidence_site.pages.page import Page
from evidence_site.pages.record_reference import RecordReferencePage
from evidence_site.website.site import Site

_OF_THE_PACKAGE = (FaultPage, FaultsPage, RecordReferencePage)
"""Pages that say the same whatever the records are."""
_NAME = re.compile(r'"([a-z][a-z0-9-]*+)["/]')


def kept_pages(site: Site, last: Site, pages: Sequence[Page]) -> Mapping[str, Page]:
    """Return, by path, those of the `last` site's pages that say the same on a site: all that the project tells alike.

    The page of a finding is kept if neither the finding has changed nor one whose name leads to it, over however many
    records, and if all else than findings is the same.
    """
    if site.project != last.project:
        return {}
    kept: dict[str, Page] = {each.path: each for each in pages if isinstance(each, _OF_THE_PACKAGE)}
    changed = _changed(site.corpus, last.corpus)
    if changed is None:
        return kept
    reached = _reached(site.corpus, last.corpus, changed)
    if _is_shown_through_studies(site.corpus, last.corpus, changed, reached):
        return kept
    names = {urls.finding_path(each): each for each in site.shown - reached - _neighbours(site, changed)}
    for page in pages:
        name = names.get(page.path)
        if name and page.record == site.files(RecordRef(RecordKind.FINDING, name)):
            kept[page.path] = replace(page, as_written=site.as_written)
    return kept


def _changed(corpus: Corpus, last: Corpus) -> frozenset[FindingId] | None:
    """Return the findings that have changed; None if more has than what findings say."""
    if _outline(corpus) != _outline(last):
        return None
    pairs = zip(corpus.findings, last.findings, strict=True)
    return frozenset(one.id for one, other in pairs if one is not other and one != other)


def _outline(corpus: Corpus) -> tuple[object, ...]:
    """Return all that pages of findings may depend on, but for what the findings themselves say."""
    others = replace(corpus, findings=(), pages=(), verifications={}, broken_words={}, unreadable=frozenset())
    return others, [(each.id, each.status) for each in corpus.findings], [each.ref for each in corpus.quotes]


def _reached(corpus: Corpus, last: Corpus, changed: frozenset[FindingId]) -> frozenset[FindingId]:
    """Return the findings that lead to changed ones by name, or are led to, as they are and as they were."""
    if not changed:
        return changed
    links: dict[str, set[FindingId]] = {each.id: set() for each in corpus.findings}
    for finding in (*corpus.findings, *(last.finding[each] for each in changed)):
        for name in _named(finding) & links.keys():
            links[finding.id].add(FindingId(name))
            links[name].add(finding.id)
    reached, following = set(changed), [*changed]
    while following:
        further = links[following.pop()] - reached
        reached |= further
        following += further
    return frozenset(reached)


def _is_shown_through_studies(
    corpus: Corpus, last: Corpus, changed: Iterable[FindingId], reached: frozenset[FindingId]
) -> bool:
    """Whether any page may show a change, since studies lead to it: they show titles and quotes of findings."""
    pairs = ((corpus.finding[each], last.finding[each]) for each in changed)
    if all((one.title, one.quotes) == (other.title, other.quotes) for one, other in pairs):
        return False
    return any(not reached.isdisjoint(_named(each)) for each in corpus.studies)


def _neighbours(site: Site, changed: frozenset[FindingId]) -> frozenset[FindingId]:
    """Return the findings before and after changed ones, whose pages link to these by their titles."""
    pairs = [(one.id, other.id) for one, other in pairwise(site.published)]
    return frozenset(each for pair in pairs if not changed.isdisjoint(pair) for each in pair)


def _named(record: Record) -> set[str]:
    """Return the records that one may name, and more: what stands alone as a value, or before a `/`."""
    return set(_NAME.findall(record.model_dump_json()))

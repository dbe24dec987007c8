"""What the search finds of the records: pages, findings, studies, quotes, explained words and references."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from evidence_site import urls, wording
from evidence_site.model import (
    SYNTHESIS,
    Finding,
    FindingId,
    QuotePlace,
    RecordKind,
    RecordRef,
    Reference,
    Study,
    StudyId,
)
from evidence_site.model.rich_text import plain
from evidence_site.model.words import TextAt
from evidence_site.pages import Listing
from evidence_site.pages.glossary import term_name
from evidence_site.tables.studies_with_data import data_of
from evidence_site.website.confidence import confidence_in
from evidence_site.website.finding_groups import place_of_theme
from evidence_site.website.site import Site


class SearchEntry(NamedTuple):
    """A place that the search leads to."""

    path: str
    """MkDocs' name of the page's source file."""
    anchor: str
    page: str
    """The title of the page, under which results stand."""
    kind: str
    title: str
    text: str
    """What a result shows, and the search looks in."""
    words: str = ""
    """What the search looks in besides, since the page shows it too."""
    url: str = ""
    """The page's address from the site's root, if it does not follow from its path."""


_SEPARATOR = " \u2022 "
_OF_SYNTHESIS: Mapping[str, Collection[str]] = {
    urls.HOME: ("short_answer", "says", "does_not_say", "not_designed_to_show", "prompts"),
    urls.ACROSS: ("lines_of_argument", "gaps"),
    urls.METHODS: (
        *("question_framework", "eligibility", "protocol", "registration", "amendments", "searches", "screening"),
        *("flow", "study_decisions", "extraction", "synthesis_method", "involvement", "reflexivity", "checklists"),
    ),
}
"""The fields of the synthesis that a page shows, by its path."""


def search_entries(site: Site, pages: Collection[Listing]) -> tuple[SearchEntry, ...]:
    """Return the entries of all pages for readers that the search may find."""
    return tuple(_entries(site, [each for each in pages if each.searchable]))


def _entries(site: Site, pages: Collection[Listing]) -> Iterator[SearchEntry]:
    titles = {each.path: each.title for each in pages}
    records = {urls.finding_path(each.id): each for each in site.published}
    studies = {urls.study_path(each.id): each for each in site.corpus.studies}
    themes = _themes(site)
    for page in pages:
        if page.path in records:
            yield _finding(site, records[page.path])
        elif page.path in studies:
            yield _study(site, page, studies[page.path])
        else:
            own = _words(site, SYNTHESIS, _OF_SYNTHESIS.get(page.path, ()))
            words = _SEPARATOR.join(filter(None, (own, *themes.get(page.path, ()))))
            yield SearchEntry(page.path, "", page.title, "Page", page.title, page.description, words)
    for place in site.quotes.shown:
        path = site.quotes.pages[place.ref]
        if path in titles and not place.quote.is_withdrawn:
            yield _quote(site, place, path, titles[path])
    if urls.GLOSSARY in titles:
        for term in site.synthesis.glossary:
            anchor = urls.term_anchor(term.term)
            yield SearchEntry(
                urls.GLOSSARY, anchor, titles[urls.GLOSSARY], "Word explained", term_name(term), term.meaning
            )
    if urls.REFERENCES in titles:
        yield from (_reference(site, each, titles[urls.REFERENCES]) for each in site.corpus.references)


def _finding(site: Site, finding: Finding) -> SearchEntry:
    # Confidence is looked for and not shown: a result has no room for the reasons, without which it is never shown.
    words = _words(site, RecordRef(RecordKind.FINDING, finding.id))
    of_synthesis = () if site.synthesis.is_single_study else (confidence_in(finding).label, data_of(finding))
    return SearchEntry(
        path=urls.finding_path(finding.id),
        anchor="",
        page=finding.title,
        kind=wording.capitalised(site.synthesis.labels.finding),
        title=finding.title,
        text=wording.sentence(finding.statement),
        words=_SEPARATOR.join((words, *of_synthesis)),
    )


def _study(site: Site, page: Listing, study: Study) -> SearchEntry:
    words = _words(site, RecordRef(RecordKind.STUDY, study.id))
    label = site.study_labels[study.id]
    text = page.description if label == study.title else f"{label}. {page.description}"
    return SearchEntry(page.path, "", page.title, "Study", page.title, text, words)


def _quote(site: Site, place: QuotePlace, path: str, page: str) -> SearchEntry:
    record = place.record
    if record.kind is RecordKind.STUDY:
        about = site.corpus.study[StudyId(record.id)].title
    else:
        about = site.corpus.finding[FindingId(record.id)].title
    quote = place.quote
    source = site.entries[quote.source].short
    text = f"\u201c{quote.text}\u201d {source}"
    return SearchEntry(path, site.quotes.anchors[place.ref], page, "Quote", about, text, quote.original_text or "")


def _reference(site: Site, work: Reference, page: str) -> SearchEntry:
    entry = site.entries[work.id]
    people = " ".join(
        f"{each.given} {each.particle} {each.family} {each.literal}" for each in (*work.author, *work.editor)
    )
    title, container = plain(work.title), plain(work.container_title)
    text = ". ".join(filter(None, (title, container)))
    words = f"{people} {work.publisher} {work.doi}"
    return SearchEntry(entry.path, entry.anchor, page, "Reference", entry.short, text, words)


def _themes(site: Site) -> Mapping[str, Sequence[str]]:
    """Return what the synthesis says of its themes, by the path of the page that shows it."""
    found: dict[str, list[str]] = defaultdict(list)
    for each in _texts(site, SYNTHESIS):
        if each.path[0] == "themes":
            place = place_of_theme(site, site.synthesis.themes[int(each.path[1])].id)
            if place:
                found[place[0]].append(each.text)
    return found


def _words(site: Site, record: RecordRef, fields: Collection[str] | None = None) -> str:
    """Return the texts of a record that readers are shown, in some of its `fields` or in all."""
    return _SEPARATOR.join(each.text for each in _texts(site, record) if fields is None or each.path[0] in fields)


def _texts(site: Site, record: RecordRef) -> Iterator[TextAt]:
    texts = site.corpus.texts.get(record, ())
    return (each for each in texts if each.field.is_shown and each.path[0] != "suppress")

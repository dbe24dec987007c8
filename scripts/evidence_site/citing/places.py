"""Every citation of a project, with the place where it stands."""

from collections.abc import Iterator
from typing import NamedTuple

from evidence_site.citing.syntax import Citation, find_groups
from evidence_site.model import SYNTHESIS, CiteKey, Corpus, HandwrittenPage, RecordKind, RecordRef
from evidence_site.rule import Place


class CitationPlace(NamedTuple):
    """A work cited, and where: in a record's prose, or in a page written by hand."""

    place: Place
    """Spans the key, without its `@`."""
    citation: Citation


def citations_of(corpus: Corpus) -> Iterator[CitationPlace]:
    """Yield the citations in the prose of every record and in the pages written by hand."""
    for record, texts in corpus.texts.items():
        for path, text, field in texts:
            if field.is_markdown:
                yield from _in_text(Place(record, path), text)
    for page in corpus.pages:
        yield from _in_text(Place(_ref(page)), page.text)


def named_works(corpus: Corpus) -> Iterator[tuple[Place, CiteKey]]:
    """Yield the works that a synthesis names by their keys outside prose, with the places of the keys."""
    synthesis = corpus.synthesis
    if synthesis is None:
        return
    method = synthesis.synthesis_method
    if method and method.reference:
        yield Place(SYNTHESIS, ("synthesis_method", "reference")), method.reference
    for name, tool in synthesis.appraisal_tools.items():
        if tool.reference:
            yield Place(SYNTHESIS, ("appraisal_tools", name, "reference")), tool.reference
    for number, decision in enumerate(synthesis.study_decisions):
        if decision.ref:
            yield Place(SYNTHESIS, ("study_decisions", number, "ref")), decision.ref


def _ref(page: HandwrittenPage) -> RecordRef:
    return RecordRef(RecordKind.PAGE, page.path)


def _in_text(where: Place, text: str) -> Iterator[CitationPlace]:
    if "@" in text:
        for group in find_groups(text):
            for citation in group.citations:
                yield CitationPlace(Place(where.record, where.path, citation.key_span), citation)

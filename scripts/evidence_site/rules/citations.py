"""Citation keys must be in the bibliography, and its entries must be cited."""

from collections.abc import Iterator

from evidence_site.citing import citations_of, named_works
from evidence_site.diagnostics import Fault, Severity
from evidence_site.model import CiteKey, Corpus, RecordKind, RecordRef
from evidence_site.model.fields import CITE_KEY
from evidence_site.rule import Place, Violation, rule
from evidence_site.rules.places import did_you_mean, in_quote, in_study, items
from evidence_site.spelling import nearest

_CURE = "add the work to references/references.bib, or correct the key"


@rule("REF001")
def unknown_citation(corpus: Corpus) -> Iterator[Violation]:
    """A citation key is not in the bibliography.

    Why it matters:
    Readers follow the key to the work that the words come from. If it leads nowhere, nobody can check them.

    Example:
    # findings/shared-time.yml
    quotes:
      - text: Teams that shared their breaks passed on news sooner
        source: okafor2012
        locator: Abstract, Results
        voice: author

    Use instead:
    # findings/shared-time.yml
    quotes:
      - text: Teams that shared their breaks passed on news sooner
        source: okafor2021
        locator: Abstract, Results
        voice: author
    """
    if not corpus.references:  # an empty or broken bibliography is reported once, when it is read
        return
    has_nameless = any(
        each.kind is RecordKind.REFERENCE and not CITE_KEY.fullmatch(each.id) for each in corpus.unreadable
    )
    for place, key in _citations(corpus):
        if key not in corpus.reference and RecordRef(RecordKind.REFERENCE, key) not in corpus.unreadable:
            cure = did_you_mean(key, tuple(corpus.reference), _CURE)
            if has_nameless and cure == _CURE:
                continue  # an entry whose key is reported as malformed may be the one that is meant
            yield Violation(place, Fault(f"citation `{key}` is not in references/references.bib", cure))


@rule("REF017", Severity.ADVICE, suppressible=False)
def unused_reference(corpus: Corpus) -> Iterator[Violation]:
    """A work is in the bibliography, but no study, no quote and no citation refers to it.

    Why it matters:
    The list of references shows what the site rests on. A work that nothing rests on was perhaps meant for a study or a
    quote that is still to be written.

    Example:
    # references/studies/night-shift.yml
    reports: [okafor2021]

    Use instead:
    # references/studies/night-shift.yml
    reports: [okafor2021, lind2019]
    """
    if any(each.kind not in {RecordKind.REFERENCE, RecordKind.SOURCE} for each in corpus.unreadable):
        return  # what cannot be read may refer to it
    used = {key.casefold() for _, key in _citations(corpus)}
    misspelt = used - {each.id.casefold() for each in corpus.references}
    for reference in corpus.references:
        if reference.id.casefold() not in used and not nearest(reference.id, misspelt):
            fault = Fault(
                f"nothing refers to `{reference.id}`",
                "delete the entry, or cite it: as the `source` of a quote, among the `reports` of a study, or in prose",
            )
            yield Violation(Place(RecordRef(RecordKind.REFERENCE, reference.id), ("id",)), fault)


def _citations(corpus: Corpus) -> Iterator[tuple[Place, CiteKey]]:
    for place in corpus.quotes:
        yield in_quote(place, "source"), place.quote.source
    for study in corpus.studies:
        yield from items(in_study(study.id, "reports"), study.reports)
    for cited in citations_of(corpus):
        yield cited.place, cited.citation.key
    yield from named_works(corpus)


RULES = (unknown_citation, unused_reference)

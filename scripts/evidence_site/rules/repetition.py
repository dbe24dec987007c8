"""The same words are quoted once."""

import re
from collections.abc import Iterator

from evidence_site.diagnostics import Fault, Severity
from evidence_site.model import CiteKey, Corpus, QuotePlace, RecordKind, RecordRef
from evidence_site.rule import Violation, rule
from evidence_site.rules.places import in_quote, words_field

_WORD = re.compile(r"\w+")
_Words = tuple[CiteKey, str]


@rule("QUO020", Severity.WARNING)
def repeated_quote(corpus: Corpus) -> Iterator[Violation]:
    """The same words of the same source are quoted twice.

    Why it matters:
    Readers would take them for two pieces of evidence. Words that support the claims of two findings are quoted in
    both; words that only illustrate a second one are quoted once.

    Example:
    # findings/shared-time.yml
    quotes:
      - text: two hospital wards
        source: okafor2021
        locator: Abstract, Methods
        voice: author

    Use instead:
    # findings/local-trust.yml
    quotes:
      - text: Night staff came to trust colleagues who stayed after a hard shift.
        source: okafor2021
        locator: Abstract, Results
        voice: author
        supports: [statement, activity, outcome]
      - text: two hospital wards
        source: okafor2021
        locator: Abstract, Methods
        voice: author
        supports: [contexts]
        also_illustrates: [shared-time]
    """
    in_records: dict[tuple[RecordRef, _Words], QuotePlace] = {}
    in_findings: dict[_Words, QuotePlace] = {}
    for place in corpus.quotes:
        words = place.quote.source, " ".join(_WORD.findall(place.quote.verbatim)).casefold()
        first = in_records.setdefault((place.record, words), place)
        if first is not place:
            cure = f"delete one of the two, and let `{first.quote.id}` support the fields of both"
            yield Violation(in_quote(place, words_field(place)), _repeated(first, cure))
        elif place.record.kind is RecordKind.FINDING:
            first = in_findings.setdefault(words, place)
            if first is not place and not place.quote.supports:
                cure = f"delete the quote here, and add `also_illustrates: [{place.record.id}]` to `{first.ref}`"
                yield Violation(in_quote(place, words_field(place)), _repeated(first, cure))


def _repeated(first: QuotePlace, cure: str) -> Fault:
    return Fault(f"the same words are quoted in `{first.ref}`", cure)


RULES = (repeated_quote,)

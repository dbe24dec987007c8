"""Where each work is quoted and cited, found once for a site, of which the reference list may have many pages."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from evidence_site.citing import citations_of, named_works
from evidence_site.model import CiteKey, Corpus, FindingId, QuotePlace, RecordKind, RecordRef
from evidence_site.rule import Place


@dataclass(frozen=True)
class Uses:
    """The places that use each work, by the record that they are in, in the order of the site."""

    corpus: Corpus
    quotes: Sequence[QuotePlace]
    """Those that the site shows."""
    findings: AbstractSet[FindingId]
    """Those that have a page."""

    @cached_property
    def quoted(self) -> Mapping[CiteKey, Mapping[RecordRef, Sequence[QuotePlace]]]:
        """The quotes from each work."""
        found: dict[CiteKey, dict[RecordRef, list[QuotePlace]]] = defaultdict(lambda: defaultdict(list))
        for place in self.quotes:
            found[place.quote.source][place.record].append(place)
        return found

    @cached_property
    def cited(self) -> Mapping[CiteKey, Mapping[RecordRef, Sequence[Place]]]:
        """The citations of each work, in the records that have a page."""
        found: dict[CiteKey, dict[RecordRef, list[Place]]] = defaultdict(lambda: defaultdict(list))
        cited = ((each.place, each.citation.key) for each in citations_of(self.corpus))
        for place, key in chain(cited, named_works(self.corpus)):
            record = place.record
            if record.kind is not RecordKind.FINDING or FindingId(record.id) in self.findings:
                found[key][record].append(place)
        return found

    @cached_property
    def page_texts(self) -> Mapping[str, str]:
        """The pages written by hand, by their paths."""
        return {each.path: each.text for each in self.corpus.pages}

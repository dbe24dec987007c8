"""What stays of a quote whose permission was withdrawn, and what of its words is looked for."""

from dataclasses import replace
from typing import Any

from evidence_site.model import Corpus
from evidence_site.model.quote import Quote
from evidence_site.model.withdrawn import KEPT_OF_WITHDRAWN, WITHDRAWN_WORDS, withhold
from rules.nights import BREAKS, corpus

GONE = {"basis": "published-in-source", "withdrawn": "2026-02-01"}
FULL: dict[str, Any] = {
    "id": "breaks",
    "text": BREAKS,
    "source": "okafor2021",
    "locator": "Results",
    "voice": "participant",
    "speaker": {"id": "P7", "role": "nurse"},
    "language": "en",
    "original_language": "de",
    "original_text": "Wer Pausen teilt",
    "translated_by": "editors",
    "note": "A note.",
    "also_illustrates": ["local-trust"],
    "permission": GONE,
    "supports": ["statement"],
}


class LaterQuote(Quote):
    """A quote with a field of a later version."""

    age: str = ""


def withheld(quote: Quote) -> Corpus:
    read = corpus()
    findings = tuple(each.model_copy(update={"quotes": (quote,)}) for each in read.findings)
    return withhold(replace(read, findings=findings))


def test_a_field_is_kept_only_if_it_is_known_to_tell_nothing() -> None:
    assert FULL.keys() == Quote.model_fields.keys()
    quote = LaterQuote.model_validate(FULL | {"age": "61"})
    (place,) = withheld(quote).quotes
    told = place.quote.model_dump(exclude_defaults=True)
    assert told.keys() == (KEPT_OF_WITHDRAWN - {"supports"}) | {"text"}
    assert told["text"] == WITHDRAWN_WORDS
    assert all(told[each] == quote.model_dump()[each] for each in KEPT_OF_WITHDRAWN - {"supports"})

"""What stays of a quote whose permission was withdrawn, and what of its words is looked for."""

from dataclasses import replace
from typing import Any

import pytest

from evidence_site.model import CiteKey, Corpus, Section, SourceText
from evidence_site.model.quote import Quote
from evidence_site.model.withdrawn import KEPT_OF_WITHDRAWN, WITHDRAWN_WORDS, pieces, withhold
from evidence_site.rules.withdrawn_words import withdrawn_words_elsewhere
from rules.nights import BREAKS, QUOTE, corpus

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
    assert all(getattr(place.quote, each) == getattr(quote, each) for each in KEPT_OF_WITHDRAWN - {"supports"})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We never eat alone [...] on nights.", {" we never eat alone "}),
        ("Never [ever] alone!", {" never alone "}),
        ("I was tired.", {" i was tired "}),
        ("[...]", set()),
        ("", set()),
    ],
)
def test_words_without_a_long_piece_are_looked_for_whole(text: str, found: set[str]) -> None:
    assert pieces(text) == found


def tired(words: str, *, as_quote: bool = True, others: str = "") -> Corpus:
    gone = {**QUOTE, "text": "I was tired.", "permission": GONE, "supports": []}
    quotes = [gone, {**QUOTE, "text": words}] if as_quote else [gone]
    read = corpus({"quotes": quotes} if as_quote else {"quotes": quotes, "summary": words})
    other = SourceText(CiteKey("lind2019"), (Section("Results", (others or "Nothing.",)),))
    return withhold(replace(read, sources={**read.sources, other.key: other}))


def test_a_source_that_holds_few_withdrawn_words_is_not_published() -> None:
    assert tired("Breaks.", others="One said: I was TIRED, and left.").sources[CiteKey("lind2019")].withdrawn
    assert not tired("Breaks.", others="One said: I was tiredness itself.").sources[CiteKey("lind2019")].withdrawn


def test_few_withdrawn_words_are_found_as_another_quote_but_not_within_one_or_in_prose() -> None:
    def found(read: Corpus) -> list[str | int]:
        return [each for fault in withdrawn_words_elsewhere(read) for each in fault.place.path]

    assert found(tired("I was [so] tired")) == ["quotes", 1, "text"]
    assert found(tired("I was tired of it")) == []
    assert found(tired("I was tired.", as_quote=False)) == []

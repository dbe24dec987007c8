"""Words whose permission was withdrawn: they leave the records as these are read, so that nothing can show them."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from evidence_site.model.corpus import Corpus
from evidence_site.model.finding import Finding
from evidence_site.model.quote import Quote
from evidence_site.model.source import SourceText
from evidence_site.model.study import Study

WITHDRAWN_WORDS = "[words withdrawn]"
"""Stands wherever the words would."""
KEPT_OF_WITHDRAWN = frozenset({"id", "source", "voice", "also_illustrates", "supports", "permission"})
"""The fields of a withdrawn quote that say nothing of its words, nor of who said them."""
FEWEST_TELLING = 4
"""Fewer words in a row may stand anywhere by chance."""
LONGEST_CHANCE = 8
"""So many words in a row stand in no second place by chance."""

_WORD = re.compile(r"\w+")
_BRACKETS = re.compile(r"\[[^\[\]]*\]")

R = TypeVar("R", Finding, Study)


def bare(text: str) -> str:
    """Return the words of a text alone, between single spaces, so that they can be looked for in others."""
    return f" {' '.join(_WORD.findall(text)).casefold()} "


def pieces_of(quote: Quote) -> frozenset[str]:
    """Return the words of a quote, piece by piece: see `pieces`."""
    return pieces(quote.text) | pieces(quote.original_text or "")


def pieces(text: str) -> frozenset[str]:
    """Return the words of a quoted text as `bare` gives them, between what the editors put in brackets.

    Where no piece is long enough to tell, all words together are one, which is looked for in quotes and sources alone.
    """
    parts = _BRACKETS.split(text)
    telling = frozenset(each for each in map(bare, parts) if is_telling(each))
    return telling or frozenset(each for each in (bare(" ".join(parts)),) if each.strip())


def is_telling(piece: str) -> bool:
    """Whether a piece is long enough not to stand anywhere by chance."""
    return len(piece.split()) >= FEWEST_TELLING


def repeated(text: str, withdrawn: Iterable[str], run: int = LONGEST_CHANCE) -> str:
    """Return the first piece of which a text holds `run` words in a row, or all its words if they are fewer.

    Pieces that are too short to tell are not looked for: they may stand in any prose.
    """
    words = bare(text)
    telling = (piece for piece in withdrawn if is_telling(piece))
    return next((piece for piece in telling if any(each in words for each in _runs(piece, run))), "")


def holds_short(text: str, withdrawn: Iterable[str]) -> bool:
    """Whether a text holds all words of a piece that is too short to tell."""
    words = bare(text)
    return any(piece in words for piece in withdrawn if not is_telling(piece))


def _runs(piece: str, length: int) -> Iterator[str]:
    words = piece.split()
    return (f" {' '.join(words[at : at + length])} " for at in range(max(len(words) - length, 0) + 1))


def withhold(corpus: Corpus, also: Collection[str] = (), refs: Collection[str] = ()) -> Corpus:
    """Return records without the words of withdrawn quotes, and with the sources that hold these as private ones.

    What the words were stays known, as `Corpus.withdrawn`, to find them where else they stand. `also` holds pieces,
    and `refs` the names of quotes, that were withdrawn in another state of the records: such quotes here go too.
    """
    gone = [each for each in corpus.quotes if each.quote.is_withdrawn]
    if not gone and not also and not refs:
        return corpus
    withdrawn = {**corpus.withdrawn, **{piece: place.ref for place in gone for piece in pieces_of(place.quote)}}
    looked_for = {*withdrawn, *also}
    keys = {each.quote.source for each in gone}
    return replace(
        corpus,
        findings=tuple(_without_words(each, also, refs) for each in corpus.findings),
        studies=tuple(_without_words(each, also, refs) for each in corpus.studies),
        sources={
            key: _kept_back(each) if key in keys or _holds(each, looked_for) else each
            for key, each in corpus.sources.items()
        },
        withdrawn=withdrawn,
    )


def _without_words(record: R, also: Collection[str], refs: Collection[str]) -> R:
    quotes = record.quotes

    def is_gone(quote: Quote) -> bool:
        return quote.is_withdrawn or f"{record.id}/{quote.id}" in refs or not pieces_of(quote).isdisjoint(also)

    taken = tuple(_taken_back(each) if is_gone(each) else each for each in quotes)
    return record.model_copy(update={"quotes": taken}) if taken != quotes else record


def _taken_back(quote: Quote) -> Quote:
    """Return a quote with the fields that tell nothing alone: it names nobody, and supports nothing."""
    nothing = {
        name: field.get_default(call_default_factory=True)
        for name, field in type(quote).model_fields.items()
        if name not in KEPT_OF_WITHDRAWN
    }
    return quote.model_copy(update={**nothing, "text": WITHDRAWN_WORDS, "supports": ()})


def _kept_back(source: SourceText) -> SourceText:
    return replace(source, private=True, withdrawn=not source.private or source.withdrawn, text="")


def _holds(source: SourceText, withdrawn: Collection[str]) -> bool:
    paragraphs = (each for part in source.sections for each in part.paragraphs)
    return any(repeated(each, withdrawn) or holds_short(each, withdrawn) for each in paragraphs)

"""Taking words that were withdrawn out of both states of a comparison, whichever of the two says that they were."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from evidence_site.changes.change import Change
from evidence_site.model import Corpus
from evidence_site.model.withdrawn import FEWEST_TELLING, WITHDRAWN_WORDS, pieces_of, repeated, withhold


def without_withdrawn(before: Corpus, after: Corpus) -> tuple[Corpus, Corpus, Mapping[str, str]]:
    """Return two states without the words that either says were withdrawn, and these words.

    A quote that one state has withdrawn may stand in the other, where it is known by its name or by its words.
    """
    gone = {**before.withdrawn, **after.withdrawn}
    refs = {each.ref for state in (before, after) for each in state.quotes if each.quote.is_withdrawn}
    standing = (each for state in (before, after) for each in state.quotes if each.ref in refs)
    gone |= {piece: each.ref for each in standing if not each.quote.is_withdrawn for piece in pieces_of(each.quote)}
    if not refs:
        return before, after, gone
    return withhold(before, gone, refs), withhold(after, gone, refs), gone


def withheld_words(changes: Iterator[Change], gone: Mapping[str, str]) -> Iterator[Change]:
    """Yield changes without the words that were withdrawn, wherever in the records these stood."""

    def cut(text: str) -> str:
        return WITHDRAWN_WORDS if repeated(text, gone, FEWEST_TELLING) else text

    for each in changes:
        yield replace(each, before=cut(each.before), after=cut(each.after), note=cut(each.note)) if gone else each

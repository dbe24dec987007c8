"""What changed in the texts that quotes are checked against, section by section."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from evidence_site.changes.change import Change, How, Spot, Weight
from evidence_site.changes.pairing import pair
from evidence_site.model import RecordKind, RecordRef, Section, SourceText

MOST_PARAGRAPHS = 2000
"""A section with more is told as changed, and no more: to compare them takes the square of their number."""


def source_spot(source: SourceText) -> Spot:
    """Give the place of a source text."""
    ref = RecordRef(RecordKind.SOURCE, source.key)
    return Spot(record=ref, title=source.key, weight=Weight.GROUNDS, what="source text")


def compare_sources(before: SourceText, after: SourceText) -> Iterator[Change]:
    """Tell which paragraphs changed, under which heading. Of a section that came or went, the name is told alone."""
    spot = source_spot(after)
    if before.key != after.key:
        yield spot.tell(How.RENAMED, str(before.key), str(after.key))
    pairing = pair(before.sections, after.sections, (_name,))
    for old, new in pairing.kept:
        if old.paragraphs != new.paragraphs:
            yield from _compare(_within(spot, new), old.paragraphs, new.paragraphs)
    for section in pairing.added:
        yield _within(spot, section).tell(How.ADDED)
    for section in pairing.removed:
        yield _within(spot, section).tell(How.REMOVED)
    if pairing.is_reordered:
        yield spot.tell(How.REORDERED)


def _within(spot: Spot, section: Section) -> Spot:
    return spot.part(section.name, section.name) if section.name else spot


def _name(section: Section) -> str:
    return section.name


def _compare(spot: Spot, before: Sequence[str], after: Sequence[str]) -> Iterator[Change]:
    old, new = [_on_one_line(each) for each in before], [_on_one_line(each) for each in after]
    if old == new:
        return
    if max(len(old), len(new)) > MOST_PARAGRAPHS:
        yield spot.tell(How.CHANGED)
        return
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            how = How.ADDED if i == j else How.REMOVED if k == m else How.CHANGED
            told = spot.tell(how, "\n\n".join(before[i:j]), "\n\n".join(after[k:m]))
            yield replace(told, is_value=False)


def _on_one_line(text: str) -> str:
    return " ".join(text.split())

"""Two states of a project, what changed between them, and what to say first of that."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from evidence_site.changes.change import Change, How
from evidence_site.changes.compare import compare
from evidence_site.changes.reading import State, in_common
from evidence_site.changes.wording import Pieces, mark, shorten, unmarked
from evidence_site.model import RecordKind

NOUNS = {
    RecordKind.FINDING: "Finding",
    RecordKind.STUDY: "Study",
    RecordKind.SYNTHESIS: "Synthesis",
    RecordKind.REFERENCE: "Reference",
    RecordKind.SOURCE: "Source text",
}


class Group(NamedTuple):
    """Changes of one weight."""

    heading: str
    records: tuple[tuple[Change, ...], ...]
    """The changes of each record."""


@dataclass(frozen=True)
class Comparison:
    """Two states of a project, and what changed between them."""

    before: State
    after: State

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What changed, the heaviest changes first."""
        return compare(*in_common(self.before, self.after))

    @property
    def heading(self) -> str:
        """What is compared."""
        return f"Changes in the evidence from {self.before.name} to {self.after.name}"

    @property
    def count(self) -> str:
        """How many changes there are, in a sentence or two."""
        number = len(self.changes)
        if not number:
            return f"Nothing changed in {'what could be compared' if list(self.gaps()) else 'the evidence'}."
        records = len({each.record for each in self.changes})
        to_see = sum(bool(each.caution) for each in self.changes)
        told = f"{_counted(number, 'change')} in {_counted(records, 'record')}."
        return f"{told} {_counted(to_see, 'needs', 'need')} an editor's eye." if to_see else told

    def gaps(self) -> Iterator[str]:
        """Say what could not be compared, and why."""
        for state in (self.before, self.after):
            if state.is_empty:
                yield f"There are no records in {state.name}."
            for fault in state.faults:
                yield (
                    f"{fault.location.file} is not compared: in {state.name}, line {fault.location.line}, "
                    f"{fault.code}: {fault.fault.message}"
                )

    def groups(self) -> Iterator[Group]:
        """Give the changes by weight, and those of one record together."""
        for weight, alike in groupby(self.changes, key=lambda each: each.weight):
            records: dict[object, list[Change]] = {}
            for change in alike:
                records.setdefault(change.record, []).append(change)
            yield Group(weight.meaning, tuple(map(tuple, records.values())))


def record_name(change: Change) -> tuple[str, str, str]:
    """Give what a record is, its title, and its id where that is not the title."""
    kind, name = change.record
    return NOUNS[kind], change.title, "" if name in {change.title, kind} else name


def texts(change: Change) -> Sequence[tuple[str, Pieces]]:
    """Give the texts before and after, with the words that differ marked, cut where they are long."""
    if change.is_value:
        return ()
    if change.how is How.CHANGED and change.before and change.after:
        before, after = mark(change.before, change.after)
    else:
        before, after = unmarked(change.before), unmarked(change.after)
    return [(label, shorten(pieces)) for label, pieces in (("before", before), ("after", after)) if pieces]


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"

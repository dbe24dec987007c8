"""What changed in how a project is checked and ordered, which its synthesis says."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from evidence_site.changes.change import Change, How, Spot, Weight
from evidence_site.changes.differences import Special, compare_parts
from evidence_site.changes.topics import LOOKS
from evidence_site.model import FindingId
from evidence_site.model.synthesis import Settings


def compare_settings(spot: Spot, before: Settings, after: Settings) -> Iterator[Change]:
    """Tell what changed in the settings: those that decide what is checked, and those that decide how it looks."""
    for change in compare_parts(spot, before, after):
        is_look = change.field.split(".")[1] in LOOKS
        yield replace(change, weight=Weight.WORDING) if is_look else change


def compare_order(spot: Spot, before: Sequence[FindingId], after: Sequence[FindingId]) -> Iterator[Change]:
    """Tell whether the findings stand in another order; that one has come or gone is told of the finding."""
    kept = [each for each in after if each in set(before)]
    if kept != [each for each in before if each in set(kept)]:
        told = spot.together("findings").weighing(Weight.WORDING).tell(How.REORDERED)
        yield replace(told, before=", ".join(before), after=", ".join(after))


SPECIAL: Special = {"settings": compare_settings, "order": compare_order}
"""Fields of the synthesis that are compared in a way of their own."""

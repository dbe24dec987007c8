"""Which thing after is which thing before: the same, one under the same name, or the one most like it."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from typing import Generic, TypeVar

from evidence_site.changes.wording import likeness

Thing = TypeVar("Thing")
Key = Callable[[Thing], Hashable]

LEAST_LIKENESS = 0.5
MOST_GUESSES = 2500
"""So many pairs are compared for likeness at most; where there are more, nobody could follow the guess either."""


@dataclass(frozen=True)
class Pairing(Generic[Thing]):
    """Things before and after, matched."""

    kept: tuple[tuple[Thing, Thing], ...]
    """Each with what it became, in the order of after."""
    removed: tuple[Thing, ...]
    added: tuple[Thing, ...]
    is_reordered: bool
    """Whether those that were kept follow one another in another order."""


def pair(
    before: Sequence[Thing],
    after: Sequence[Thing],
    keys: Sequence[Key[Thing]],
    text: Callable[[Thing], str] | None = None,
) -> Pairing[Thing]:
    """Match things by the first key that both share, then by the second; then, if they have a `text`, by its likeness.

    A key of `None` matches nothing.
    """
    partner: dict[int, int] = {}
    for key in keys:
        _match_by(key, before, after, partner)
    if text:
        _match_like(text, before, after, partner)
    old = {place: after_place for after_place, place in partner.items()}
    kept = [(partner[place], place) for place in range(len(after)) if place in partner]
    return Pairing(
        kept=tuple((before[i], after[j]) for i, j in kept),
        removed=tuple(each for place, each in enumerate(before) if place not in old),
        added=tuple(each for place, each in enumerate(after) if place not in partner),
        is_reordered=any(one > other for (one, _), (other, _) in pairwise(kept)),
    )


def _match_by(key: Key[Thing], before: Sequence[Thing], after: Sequence[Thing], partner: dict[int, int]) -> None:
    """Match what is left by a key; of those that share one, the first with the first."""
    taken = set(partner.values())
    waiting: defaultdict[Hashable, list[int]] = defaultdict(list)
    for place in reversed([each for each in range(len(before)) if each not in taken]):
        waiting[key(before[place])].append(place)
    for place in [each for each in range(len(after)) if each not in partner]:
        name = key(after[place])
        if name is not None and waiting[name]:
            partner[place] = waiting[name].pop()


def _match_like(
    text: Callable[[Thing], str], before: Sequence[Thing], after: Sequence[Thing], partner: dict[int, int]
) -> None:
    """Match what is left by likeness, the most alike first; what has no text is like nothing."""
    taken = set(partner.values())
    old = [each for each in range(len(before)) if each not in taken and text(before[each])]
    new = [each for each in range(len(after)) if each not in partner and text(after[each])]
    if len(old) * len(new) > MOST_GUESSES:
        return
    scores = ((likeness(text(before[i]), text(after[j])), i, j) for i, j in product(old, new))
    for score, i, j in sorted(scores, key=lambda each: (-each[0], each[1], each[2])):
        if score >= LEAST_LIKENESS and i not in taken and j not in partner:
            taken.add(i)
            partner[j] = i

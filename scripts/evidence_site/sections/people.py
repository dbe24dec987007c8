"""Who took part: a sentence, and a drawing with a dot for each person."""

from dataclasses import dataclass
from itertools import cycle
from typing import NamedTuple

from evidence_site import english, wording
from evidence_site.model import Study
from evidence_site.model.study import Participants, ParticipantUnit
from evidence_site.website.site import Site

DOTS_IN_A_ROW = 12
MOST_DOTS = 300
STEP, ROW, LEFT = 41, 38, 16
KINDS = (("a", 11), ("o", 10), ("b", 11), ("p", 10))
LABEL, BELOW_LABEL, BELOW_GROUP = 18, 24, 34


class Dot(NamedTuple):
    """The position of a dot, in units of the drawing."""

    x: int
    y: int


class DotGroup(NamedTuple):
    """A group of dots with its label: filled (`a`, `b`) or open (`o`, `p`), so that no one depends on colour."""

    label: str
    y: int
    kind: str
    r: int
    dots: tuple[Dot, ...]


@dataclass(frozen=True, kw_only=True)
class People:
    """The participants of a study. There are no dots if they would be too many, or if not all numbers are of people."""

    sentence: str
    notes: tuple[str, ...]
    """The editors' notes on the quotes that give the numbers."""
    groups: tuple[DotGroup, ...]
    height: int
    description: str


def people(site: Site, study: Study) -> People | None:
    """Return the participants of a study, if its record names any."""
    if not study.participants:
        return None
    total = sum(each.n for each in study.participants)
    groups = _groups(study.participants) if _are_people(study.participants) and total <= MOST_DOTS else ()
    kinds = cycle(("filled", "open"))
    parts = [f"{each.n} {kind} dots for {each.group}" for each, kind in zip(study.participants, kinds, strict=False)]
    return People(
        sentence=sentence(study.participants),
        notes=tuple(
            wording.sentence(each.quote.note)
            for each in site.quotes.supporting(study.id, "participants")
            if each.quote.note
        ),
        groups=groups,
        height=groups[-1].dots[-1].y + LABEL if groups else 0,
        description=f"{total} dots, one for each person: {english.listed(parts)}.",
    )


def sentence(participants: tuple[Participants, ...]) -> str:
    """Return a sentence on who took part: `3 bakers and 4 drivers took part (7 people, our sum).`."""
    counts = wording.participants(participants)
    if not _are_people(participants):
        return f"{wording.capitalised(counts)}."
    total = sum(each.n for each in participants)
    ours = f" ({total} people, our sum)" if len(participants) > 1 else ""
    return f"{counts} took part{ours}."


def _are_people(participants: tuple[Participants, ...]) -> bool:
    return all(each.unit is ParticipantUnit.PEOPLE and each.n for each in participants)


def _groups(participants: tuple[Participants, ...]) -> tuple[DotGroup, ...]:
    groups: list[DotGroup] = []
    top = LABEL
    for each, (kind, radius) in zip(participants, cycle(KINDS), strict=False):
        places = (divmod(person, DOTS_IN_A_ROW) for person in range(each.n))
        dots = tuple(Dot(LEFT + STEP * at, top + BELOW_LABEL + ROW * row) for row, at in places)
        groups.append(DotGroup(f"{wording.capitalised(each.group)}: {each.n}", top, kind, radius, dots))
        top = dots[-1].y + BELOW_GROUP + LABEL
    return tuple(groups)

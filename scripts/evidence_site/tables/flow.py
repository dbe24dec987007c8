"""The boxes of the PRISMA 2020 flow diagram, in the wording of the diagram, without those that are zero or unused.

See Page et al. 2021 (doi:10.1136/bmj.n71); the wording of sampling is that of Ames et al. 2019
(doi:10.1186/s12874-019-0665-4).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from evidence_site.model.flow import Flow, ReportsExcluded

FIRST_INCLUDED = 4
"""The first row of studies included: below identified, screened, sought and assessed."""


class Box(NamedTuple):
    """A box, or a line of one: what is counted, its number, and what that is made up of."""

    label: str
    n: int | None = None
    parts: tuple["Box", ...] = ()

    @property
    def text(self) -> str:
        """The label with its number as PRISMA writes it, on one line: `Records screened (n = 220)`."""
        number = "" if self.n is None else f" (n\u00a0=\u00a0{self.n:,})"
        return f"{self.label}{number}{':' if self.parts and self.n is None else ''}"


_Pair = tuple[Box | None, Box | None]
"""The boxes of a row: what goes on, and what leaves."""


class Phase(IntEnum):
    """A phase of the diagram: a band of rows."""

    IDENTIFICATION = 0
    SCREENING = 1
    INCLUDED = 2

    @property
    def title(self) -> str:
        """Its title in the diagram."""
        return self.name.capitalize()


class Step(NamedTuple):
    """A step: a box that the studies pass through, and one of what leaves there."""

    phase: Phase
    row: int
    """The row of the diagram: steps of one row stand side by side."""
    box: Box
    aside: Box | None = None


class Route(IntEnum):
    """Where studies come from, and where they end."""

    PREVIOUS = 0
    DATABASES = 1
    OTHER_METHODS = 2
    INCLUDED = 3
    UNDECIDED = 4


@dataclass(frozen=True)
class Column:
    """Steps that follow one another, under a heading."""

    route: Route
    heading: str
    steps: tuple[Step, ...]

    @property
    def phases(self) -> tuple["PhaseOfColumn", ...]:
        """The steps by phase, with the title of the phase where the heading does not say it."""
        has_phases = self.route in {Route.DATABASES, Route.OTHER_METHODS}
        phases = sorted({each.phase for each in self.steps})
        return tuple(
            PhaseOfColumn(phase.title if has_phases else "", tuple(each for each in self.steps if each.phase is phase))
            for phase in phases
        )


class PhaseOfColumn(NamedTuple):
    """The steps of one phase."""

    title: str
    steps: tuple[Step, ...]


def flow_columns(flow: Flow) -> tuple[Column, ...]:
    """Return the columns of a flow that have a box."""
    new = "new " if flow.previous_studies or flow.previous_reports else ""
    found_by = f"Identification of {new}studies via"
    columns = (
        Column(Route.PREVIOUS, "Previous studies", tuple(_previous(flow))),
        Column(Route.DATABASES, f"{found_by} databases and registers", _numbered(_by_databases(flow))),
        Column(Route.OTHER_METHODS, f"{found_by} other methods", _numbered(_by_other_methods(flow))),
        Column(Route.INCLUDED, Phase.INCLUDED.title, tuple(_included(flow, is_update=bool(new)))),
        Column(Route.UNDECIDED, "Not decided on yet", tuple(_undecided(flow))),
    )
    return tuple(each for each in columns if each.steps)


def _counted(*boxes: Box) -> tuple[Box, ...]:
    """Return the boxes that are neither unused nor zero."""
    return tuple(each for each in boxes if each.n)


def _made_of(label: str, total: int | None, parts: Mapping[str, int]) -> Box:
    """Return a box with its parts by name; their sum is its number where none is given."""
    number = sum(parts.values()) if total is None and parts else total
    return Box(label, number, _counted(*(Box(name, n) for name, n in parts.items())))


def _list(label: str, *boxes: Box) -> Box | None:
    counted = _counted(*boxes)
    return Box(label, None, counted) if counted else None


def _previous(flow: Flow) -> Iterator[Step]:
    studies = Box("Studies included in previous version of review", flow.previous_studies or None)
    reports = Box("Reports of studies included in previous version of review", flow.previous_reports or None)
    box = _with_reports(studies, reports)
    if box:
        yield Step(Phase.IDENTIFICATION, 0, box)


def _by_databases(flow: Flow) -> Iterator[_Pair]:
    """Yield the boxes of records and of reports, each with what leaves there."""
    identified = _list(
        "Records identified from",
        _made_of("Databases", flow.database_results, flow.database_specific_results),
        _made_of("Registers", flow.register_results, flow.register_specific_results),
    )
    removed = _list(
        "Records removed before screening",
        Box("Duplicate records removed", flow.duplicates),
        Box("Records marked as ineligible by automation tools", flow.excluded_automatic),
        Box("Records removed for other reasons", flow.excluded_other),
    )
    yield identified, removed
    yield Box("Records screened", flow.records_screened), Box("Records excluded", flow.records_excluded)
    yield from _of_reports(flow, "dbr")


def _by_other_methods(flow: Flow) -> Iterator[_Pair]:
    identified = _list(
        "Records identified from",
        Box("Websites", flow.website_results),
        Box("Organisations", flow.organisation_results),
        Box("Citation searching", flow.citations_results),
    )
    yield identified, None
    yield None, None  # no records are screened: their reports are sought at once
    yield from _of_reports(flow, "other")


def _of_reports(flow: Flow, prefix: str) -> Iterator[_Pair]:
    yield (
        Box("Reports sought for retrieval", getattr(flow, f"{prefix}_sought_reports")),
        Box("Reports not retrieved", getattr(flow, f"{prefix}_notretrieved_reports")),
    )
    excluded: ReportsExcluded | None = getattr(flow, f"{prefix}_excluded")
    reasons = excluded.reasons if excluded else ()
    yield (
        Box("Reports assessed for eligibility", getattr(flow, f"{prefix}_assessed")),
        Box(
            "Reports excluded",
            excluded.total if excluded else None,
            _counted(*(Box(each.reason, each.n) for each in reasons)),
        ),
    )


def _numbered(boxes: Iterator[_Pair]) -> tuple[Step, ...]:
    """Return the steps that have a box, in the rows that PRISMA gives them: the first row is identification."""
    steps: list[Step] = []
    for row, (box, aside) in enumerate(boxes):
        phase = Phase.SCREENING if row else Phase.IDENTIFICATION
        left = aside if _is_used(aside) else None
        if box and _is_used(box):
            steps.append(Step(phase, row, box, left))
        elif left:
            # What was left out here is told all the same, in a box of its own.
            steps.append(Step(phase, row, left))
    return tuple(steps)


def _is_used(box: Box | None) -> bool:
    return box is not None and bool(box.n or box.parts)


def _included(flow: Flow, *, is_update: bool) -> Iterator[Step]:
    """Yield the boxes of studies included: here a zero is a result, and stays."""
    row = FIRST_INCLUDED
    if flow.sampling:
        not_sampled = Box("Eligible studies not sampled", flow.sampling.not_sampled)
        aside = not_sampled if not_sampled.n else None
        yield Step(Phase.INCLUDED, row, Box("Eligible studies", flow.sampling.eligible_studies), aside)
        yield Step(Phase.INCLUDED, row + 1, Box("Studies sampled for synthesis", flow.sampling.sampled))
        row += 2
    new = _with_reports(
        Box("New studies included in review" if is_update else "Studies included in review", flow.new_studies),
        Box("Reports of new included studies" if is_update else "Reports of included studies", flow.new_reports),
    )
    total = _with_reports(
        Box("Total studies included in review", flow.total_studies),
        Box("Reports of total included studies", flow.total_reports),
    )
    for place, box in enumerate(each for each in (new, total) if each):
        yield Step(Phase.INCLUDED, row + place, box)


def _with_reports(studies: Box, reports: Box) -> Box | None:
    """Return the box of studies with their reports in it; that of the reports, if studies are not counted."""
    if studies.n is None:
        return None if reports.n is None else reports
    return studies if reports.n is None else studies._replace(parts=(reports,))


def _undecided(flow: Flow) -> Iterator[Step]:
    boxes = _counted(Box("Studies awaiting classification", flow.awaiting), Box("Ongoing studies", flow.ongoing))
    for row, each in enumerate(boxes):
        yield Step(Phase.INCLUDED, row, each)

"""The evidence map as pages show it: a table for each facet of evidence, or a list where it has many values."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from evidence_site import urls, wording
from evidence_site.model import Finding
from evidence_site.sections.assessment import DISSENT
from evidence_site.sections.links import Link
from evidence_site.sections.section import Section
from evidence_site.tables.evidence_map import EvidenceMap, MapRow, evidence_maps
from evidence_site.urls import Here
from evidence_site.website.site import Site


class Cell(NamedTuple):
    """What there is under a finding in one context."""

    context: str
    text: str
    dissent: Link | None
    """The link to the data that contradict or qualify the finding, where some of these do."""


class Line(NamedTuple):
    """A finding with its cells."""

    number: int
    link: Link
    cells: tuple[Cell, ...]


@dataclass(frozen=True, kw_only=True)
class MapOfEvidence(Section):
    """The findings by the values of a facet."""

    description: str
    finding: str
    contexts: tuple[str, ...]
    is_table: bool
    """Whether it is a table; else a list under each finding."""
    rows: tuple[Line, ...]


def map_sections(site: Site, here: Here, findings: Sequence[Finding] | None = None) -> Iterator[MapOfEvidence]:
    """Yield a map for each facet of evidence: of all findings, or of some."""
    for each in evidence_maps(site, findings):
        yield MapOfEvidence(
            anchor=urls.facet_anchor(each.facet),
            heading=each.title,
            description=each.description,
            finding=wording.capitalised(site.synthesis.labels.finding),
            contexts=each.values,
            is_table=each.is_table,
            rows=tuple(_line(here, each, row) for row in each.rows),
        )


def _line(here: Here, table: EvidenceMap, row: MapRow) -> Line:
    path = urls.finding_path(row.finding)
    dissent = Link("see which", here.to(path, DISSENT))
    cells = zip(table.values, row.cells, strict=True)
    return Line(
        row.number,
        Link(row.title, here.to(path)),
        tuple(Cell(context, each.text, dissent if each.has_dissent else None) for context, each in cells),
    )

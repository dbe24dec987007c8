"""The evidence map: which studies have data under which finding, in each context that they were coded by.

A cell says in words what there is. It holds no confidence, which belongs to a whole finding, and never says that
there is no evidence: it tells a context that no included study looked at from one where those that did have no data
recorded here.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple

from evidence_site.english import counted
from evidence_site.model import FacetId, Finding, FindingId, StudyId
from evidence_site.model.facets import FacetTarget
from evidence_site.model.finding import Contribution
from evidence_site.tables.studies_with_data import counts
from evidence_site.website.site import Site

MOST_COLUMNS = 8
"""The most values of a facet that are columns of a table."""
NO_STUDY = "No included study in this context"


class MapCell(NamedTuple):
    """What there is under one finding in one context."""

    text: str
    studies: tuple[StudyId, ...]
    """Those with data recorded here, in the order of the site."""
    has_dissent: bool = False
    """Whether some of these data contradict or qualify the finding."""


class MapRow(NamedTuple):
    """A finding, with a cell for each value of the facet."""

    finding: FindingId
    number: int
    title: str
    cells: tuple[MapCell, ...]


@dataclass(frozen=True, kw_only=True)
class EvidenceMap:
    """The findings by the values of one facet."""

    facet: FacetId
    title: str
    description: str
    values: tuple[str, ...]
    rows: tuple[MapRow, ...]

    @property
    def is_table(self) -> bool:
        """Whether the values are few enough to be columns."""
        return len(self.values) <= MOST_COLUMNS


def evidence_maps(site: Site, findings: Sequence[Finding] | None = None) -> tuple[EvidenceMap, ...]:
    """Return a map for each facet of evidence: of all findings, or of some."""
    shown = site.published if findings is None else findings
    return tuple(
        EvidenceMap(
            facet=name,
            title=facet.title,
            description=facet.description or "",
            values=facet.values,
            rows=tuple(_rows(site, shown, name, facet.values)),
        )
        for name, facet in site.synthesis.facets.items()
        if facet.applies_to is FacetTarget.EVIDENCE and shown
    )


def _rows(site: Site, findings: Sequence[Finding], facet: FacetId, values: tuple[str, ...]) -> Iterator[MapRow]:
    # Which studies looked at a context is the same for all findings, of which there may be thousands.
    included = [sum((facet, value) in site.contexts_of[each.id] for each in site.included) for value in values]
    rank = {each.id: place for place, each in enumerate(site.included)}
    for finding in findings:
        found = _data_by_context(site, finding, facet)
        those = (found.get(value, {}) for value in values)
        ordered = ({study: data[study] for study in sorted(data, key=rank.__getitem__)} for data in those)
        cells = tuple(_cell(*each) for each in zip(ordered, included, strict=True))
        yield MapRow(finding.id, site.place[finding.id], finding.title, cells)


def _cell(with_data: Mapping[StudyId, AbstractSet[Contribution]], looked: int) -> MapCell:
    """Return what there is under a finding in a context, which so many studies `looked` at."""
    if with_data:
        has_dissent = any(each - {Contribution.CONTRIBUTES} for each in with_data.values())
        return MapCell(counts(with_data.values()), tuple(with_data), has_dissent)
    if not looked:
        return MapCell(NO_STUDY, ())
    nothing = "with no data" if looked == 1 else "none with data"
    return MapCell(f"{counted(looked, 'study', 'studies')} in this context, {nothing} recorded here", ())


def _data_by_context(
    site: Site, finding: Finding, facet: FacetId
) -> Mapping[str, Mapping[StudyId, AbstractSet[Contribution]]]:
    """Return how the data of each study from each context bear on a finding.

    Where its part in the finding names no context, that of the whole study counts, if its record has one.
    """
    found: dict[str, dict[StudyId, set[Contribution]]] = defaultdict(lambda: defaultdict(set))
    for each in finding.evidence:
        whole: Mapping[FacetId, tuple[str, ...]] = site.corpus.study[each.study].facets
        for value in each.contexts.get(facet) or whole.get(facet, ()):
            found[value][each.study].add(each.relation)
    return found

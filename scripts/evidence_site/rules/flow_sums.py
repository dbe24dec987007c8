"""The sums of the PRISMA 2020 flow diagram: which box follows from which others, and in which unit they count.

A box that may be left out when it is empty counts as zero: records removed before screening, reports not retrieved, and
one of the two kinds of source. Where another box is missing, a sum says nothing. See Page et al. 2021
(doi:10.1136/bmj.n71).
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from evidence_site.english import listed
from evidence_site.model.flow import Flow, ReportsExcluded

IDENTIFIED = {"database_results": "database_specific_results", "register_results": "register_specific_results"}
REMOVED = ("duplicates", "excluded_automatic", "excluded_other")


class Sum(NamedTuple):
    """A box whose number does not follow from those of others."""

    field: tuple[str, ...]
    """The box, by the names of its fields."""
    message: str


def identified(flow: Flow) -> int | None:
    """Return the records identified from databases and registers; none if neither is given."""
    given = [_total(getattr(flow, total), getattr(flow, parts)) for total, parts in IDENTIFIED.items()]
    counted = [each for each in given if each is not None]
    return sum(counted) if counted else None


def wrong_sums(flow: Flow) -> Iterator[Sum]:
    """Yield the boxes that are not the sum that PRISMA makes them, but for reports sought."""
    yield from _parts(flow)
    yield from _screened(flow)
    for prefix, origin in (("dbr", "databases and registers"), ("other", "other methods")):
        yield from _assessed(flow, prefix, origin)
    for unit in ("studies", "reports"):
        yield from _with_previous(flow, unit)
    if flow.sampling:
        parts = flow.sampling.sampled + flow.sampling.not_sampled
        if parts != flow.sampling.eligible_studies:
            how = f"{flow.sampling.sampled} sampled and {flow.sampling.not_sampled} not sampled are {parts}"
            yield Sum(("sampling", "eligible_studies"), _told("Eligible studies", flow.sampling.eligible_studies, how))


def sought_other_than_screened(flow: Flow) -> Iterator[Sum]:
    """Yield the reports sought for retrieval, if they are not the records that screening left.

    A team that looked for several reports of a record, or for none of some, has another number, and a reason.
    """
    screened, excluded, sought = flow.records_screened, flow.records_excluded, flow.dbr_sought_reports
    if screened is not None and excluded is not None and sought is not None and sought != screened - excluded:
        how = f"{screened} screened less {excluded} excluded are {screened - excluded}"
        yield Sum(("dbr_sought_reports",), _told("Reports sought for retrieval", sought, how))


def _told(box: str, number: int, how: str) -> str:
    return f"{box} is {number}, but {how}"


def _total(total: int | None, parts: Mapping[str, int]) -> int | None:
    return sum(parts.values()) if total is None and parts else total


def _parts(flow: Flow) -> Iterator[Sum]:
    """Yield totals that are not the sum of their parts: databases, registers, and reasons for exclusion."""
    boxes = {"database_results": "Databases", "register_results": "Registers"}
    for field, box in boxes.items():
        total, parts = getattr(flow, field), getattr(flow, IDENTIFIED[field])
        if parts and total is not None and total != sum(parts.values()):
            numbers = listed([f"{number} from {name}" for name, number in parts.items()])
            yield Sum((field,), _told(f"Records identified from: {box}", total, _are(numbers, sum(parts.values()))))
    for field, origin in (("dbr_excluded", "databases and registers"), ("other_excluded", "other methods")):
        excluded: ReportsExcluded | None = getattr(flow, field)
        if excluded and excluded.reasons and excluded.n is not None:
            total = sum(each.n for each in excluded.reasons)
            if total != excluded.n:
                numbers = listed([str(each.n) for each in excluded.reasons])
                how = f"its reasons, {numbers}, add up to {total}"
                yield Sum((field, "n"), _told(f"Reports excluded ({origin})", excluded.n, how))


def _are(numbers: str, total: int) -> str:
    return f"{numbers} are {total}"


def _screened(flow: Flow) -> Iterator[Sum]:
    before = identified(flow)
    removed = sum(getattr(flow, each) or 0 for each in REMOVED)
    screened = flow.records_screened
    if before is not None and screened is not None and screened != before - removed:
        how = f"{before} identified less {removed} removed are {before - removed}"
        yield Sum(("records_screened",), _told("Records screened", screened, how))


def _assessed(flow: Flow, prefix: str, origin: str) -> Iterator[Sum]:
    sought = getattr(flow, f"{prefix}_sought_reports")
    assessed = getattr(flow, f"{prefix}_assessed")
    missing = getattr(flow, f"{prefix}_notretrieved_reports") or 0
    if sought is not None and assessed is not None and assessed != sought - missing:
        how = f"{sought} sought less {missing} not retrieved are {sought - missing}"
        yield Sum((f"{prefix}_assessed",), _told(f"Reports assessed for eligibility ({origin})", assessed, how))


def _with_previous(flow: Flow, unit: str) -> Iterator[Sum]:
    previous, new, total = (getattr(flow, f"{which}_{unit}") for which in ("previous", "new", "total"))
    if previous is not None and new is not None and total is not None and total != previous + new:
        box = {"studies": "Total studies included in review", "reports": "Reports of total included studies"}[unit]
        how = f"{previous} of the previous version and {new} new are {previous + new}"
        yield Sum((f"total_{unit}",), _told(box, total, how))


def across_units(flow: Flow) -> Iterator[Sum]:
    """Yield numbers of different units that do not go together at first sight: reports and studies."""
    left = _left_of_assessed(flow)
    if left is not None and flow.new_reports is not None and left != flow.new_reports:
        message = f"{flow.new_reports} reports are included, and {left} of those assessed were not excluded"
        yield Sum(("new_reports",), message)
    if flow.new_studies is not None and flow.new_reports is not None and flow.new_reports < flow.new_studies:
        message = f"{flow.new_studies} studies are included, with fewer reports of them, {flow.new_reports}"
        yield Sum(("new_reports",), message)


def _left_of_assessed(flow: Flow) -> int | None:
    """Return the reports assessed less those excluded, from all sources; none if a box is missing."""
    if flow.dbr_assessed is None and flow.other_assessed is None:
        return None
    left = 0
    for assessed, excluded in (
        (flow.dbr_assessed, flow.dbr_excluded),
        (flow.other_assessed, flow.other_excluded),
    ):
        if assessed is not None:
            if excluded is None:
                return None
            left += assessed - excluded.total
    return left


def studies_in(flow: Flow) -> tuple[str, ...]:
    """Return the box with the number of studies that the synthesis rests on; nothing if none is given."""
    if flow.sampling:
        return ("sampling", "sampled")
    if flow.total_studies is not None:
        return ("total_studies",)
    is_update = flow.previous_studies is not None
    return () if flow.new_studies is None or is_update else ("new_studies",)

"""The sums of the PRISMA 2020 flow diagram: which box follows from which others, and in which unit they count.

A box that may be left out when it is empty counts as zero: records removed before screening, reports not retrieved, and
one of the two kinds of source. Where another box is missing, a sum says nothing. See Page et al. 2021
(doi:10.1136/bmj.n71).
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from evidence_site.english import listed, plural
from evidence_site.model.flow import Flow, ReportsExcluded

IDENTIFIED = {"database_results": "database_specific_results", "register_results": "register_specific_results"}
REMOVED = ("duplicates", "excluded_automatic", "excluded_other")


class Sum(NamedTuple):
    """A box whose number does not follow from those of others."""

    field: tuple[str, ...]
    """The box, by the names of its fields."""
    message: str
    missing: tuple[str, ...] = ()
    """The boxes of the sum that were left out, and that could make it right."""


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
            how = f"{flow.sampling.sampled} sampled and {flow.sampling.not_sampled} not sampled add up to {parts}"
            box = "“Eligible studies” (`eligible_studies`)"
            yield Sum(("sampling", "eligible_studies"), _told(box, flow.sampling.eligible_studies, how))


def sought_other_than_screened(flow: Flow) -> Iterator[Sum]:
    """Yield the reports sought for retrieval, if they are not the records that screening left.

    A team that looked for several reports of a record, or for none of some, has another number, and a reason.
    """
    screened, excluded, sought = flow.records_screened, flow.records_excluded, flow.dbr_sought_reports
    if screened is not None and excluded is not None and sought is not None and sought != screened - excluded:
        how = f"{screened} screened less {excluded} excluded leave {screened - excluded}"
        box = "“Reports sought for retrieval” (databases and registers, `dbr_sought_reports`)"
        yield Sum(("dbr_sought_reports",), _told(box, sought, how))


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
            numbers = listed([f"{name} ({number})" for name, number in parts.items()])
            how = f"{numbers} {plural(len(parts), 'adds', 'add')} up to {sum(parts.values())}"
            yield Sum((field,), _told(f"“Records identified from: {box}” (`{field}`)", total, how))
    for field, origin in (("dbr_excluded", "databases and registers"), ("other_excluded", "other methods")):
        excluded: ReportsExcluded | None = getattr(flow, field)
        if excluded and excluded.reasons and excluded.n is not None:
            total = sum(each.n for each in excluded.reasons)
            if total != excluded.n:
                numbers = listed([str(each.n) for each in excluded.reasons])
                how = f"its reasons, {numbers}, add up to {total}"
                yield Sum((field, "n"), _told(f"“Reports excluded” ({origin}, `{field}`)", excluded.n, how))


def _screened(flow: Flow) -> Iterator[Sum]:
    before = identified(flow)
    removed = sum(getattr(flow, each) or 0 for each in REMOVED)
    screened = flow.records_screened
    if before is not None and screened is not None and screened != before - removed:
        if all(getattr(flow, each) is None for each in REMOVED):
            how = f"{before} identified, with none recorded as removed, leave {before}"
        else:
            how = f"{before} identified less {removed} removed leave {before - removed}"
        added = [each for each, parts in IDENTIFIED.items() if not getattr(flow, parts)]
        missing = _left_out(flow, added if screened > before - removed else REMOVED)
        yield Sum(("records_screened",), _told("“Records screened” (`records_screened`)", screened, how), missing)


def _assessed(flow: Flow, prefix: str, origin: str) -> Iterator[Sum]:
    sought = getattr(flow, f"{prefix}_sought_reports")
    assessed = getattr(flow, f"{prefix}_assessed")
    lost = getattr(flow, f"{prefix}_notretrieved_reports")
    if sought is not None and assessed is not None and assessed != sought - (lost or 0):
        if lost is None:
            how = f"{sought} reports sought, with none recorded as not retrieved, leave {sought}"
        else:
            how = f"{sought} reports sought less {lost} not retrieved leave {sought - lost}"
        box = f"“Reports assessed for eligibility” ({origin}, `{prefix}_assessed`)"
        missing = _left_out(flow, [f"{prefix}_notretrieved_reports"]) if assessed < sought else ()
        yield Sum((f"{prefix}_assessed",), _told(box, assessed, how), missing)


def _left_out(flow: Flow, boxes: Iterable[str]) -> tuple[str, ...]:
    return tuple(each for each in boxes if getattr(flow, each) is None)


def _with_previous(flow: Flow, unit: str) -> Iterator[Sum]:
    previous, new, total = (getattr(flow, f"{which}_{unit}") for which in ("previous", "new", "total"))
    if previous is not None and new is not None and total is not None and total != previous + new:
        box = {"studies": "Total studies included in review", "reports": "Reports of total included studies"}[unit]
        how = f"{previous} of the previous version and {new} new add up to {previous + new}"
        yield Sum((f"total_{unit}",), _told(f"“{box}” (`total_{unit}`)", total, how))


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

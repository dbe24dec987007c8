"""Facts and points: values under a term, and answers to a question, with the quotes that support them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evidence_site import wording
from evidence_site.model import FacetId, Finding, Point, Study
from evidence_site.sections.links import Link
from evidence_site.sections.quotes import QuoteView, quote_views
from evidence_site.sections.section import Section
from evidence_site.urls import Here
from evidence_site.website.site import Site


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A term with its values, and the quotes that support them."""

    term: str
    values: tuple[str, ...] = ()
    prose: str = ""
    """Safe HTML."""
    link: Link | None = None
    notes: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()
    """Words quoted verbatim, such as a funder's disclaimer."""
    quotes: tuple[QuoteView, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PointView:
    """A point that a study makes, in prose or as a list, with its quotes."""

    question: str
    text: str
    """Prose as safe HTML."""
    items: tuple[str, ...]
    not_stated: str
    quotes: tuple[QuoteView, ...]


@dataclass(frozen=True, kw_only=True)
class Facts(Section):
    """Terms with their values."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, kw_only=True)
class Points(Section):
    """What studies report on a subject, point by point."""

    points: tuple[PointView, ...]


@dataclass(frozen=True, kw_only=True)
class NotStated(Section):
    """What was looked for in the source and is not there."""

    items: tuple[str, ...]
    folded: tuple[str, ...]
    more: str
    """The name of the fold."""


@dataclass(frozen=True, kw_only=True)
class Statement(Section):
    """One sentence, such as that nothing is recorded."""

    text: str


@dataclass(frozen=True, kw_only=True)
class Conclusion(Section):
    """A conclusion of the one study that is a list, such as the principles of a programme."""

    point: PointView


def conclusions(site: Site, here: Here) -> tuple[Conclusion, ...]:
    """Return the conclusions of the one study that are lists; none for a synthesis."""
    studies = site.included if site.synthesis.is_single_study else ()
    points = (point_view(site, here, study.id, each) for study in studies for each in study.conclusions if each.items)
    return tuple(
        Conclusion(
            anchor=f"conclusion-{number}", heading=point.question or "What do the authors conclude?", point=point
        )
        for number, point in enumerate(points, 1)
    )


def facet_facts(site: Site, finding: Finding) -> Facts | None:
    """Return the finding's own facets, if it has any."""
    facts = tuple(facet_fact(site, facet, values) for facet, values in finding.facets.items())
    return Facts(anchor="facets", heading="What is it about?", facts=facts) if facts else None


def points_about(site: Site, here: Here, finding: Finding) -> tuple[Points | None, frozenset[str]]:
    """Return what the studies report on this finding among others, and the refs (`record/q1`) of the quotes for it.

    These are the results of a study whose quotes also illustrate the finding.
    """
    about = {each.ref for each in site.quotes.illustrating(finding.id)}
    points = tuple(
        (study, point, places)
        for study in site.studies_of(finding)
        for point in study.results
        if not about.isdisjoint(places := [each.ref for each in site.quotes.find(study.id, point.based_on)])
    )
    if not points:
        return None, frozenset()
    findings = wording.uncapitalised(wording.all_of(len(site.published), site.synthesis.labels.findings))
    section = Points(
        anchor="together",
        heading=f"What {'does' if site.synthesis.is_single_study else 'do'} {site.study_noun} say of {findings}?",
        points=tuple(point_view(site, here, study.id, point) for study, point, _ in points),
    )
    return section, frozenset(ref for _, _, places in points for ref in places)


def not_stated(studies: Iterable[Study], items: tuple[str, ...], *, unfolded: int | None = None) -> NotStated | None:
    """Return what the text of these studies does not state, if the record says so, folded beyond some items."""
    if not items:
        return None
    shown = items[:unfolded]
    folded = items[len(shown) :]
    return NotStated(
        anchor="not-stated",
        heading=f"Not stated in {wording.source_noun(studies)}",
        items=shown,
        folded=folded,
        more=f"{wording.capitalised(wording.number(len(folded)))} more",
    )


def point_view(site: Site, here: Here, record: str, point: Point) -> PointView:
    """Return a point with the quotes that support it."""
    return PointView(
        question=point.question or "",
        text=site.prose(here, point.text),
        items=point.items,
        not_stated=wording.sentence(point.not_stated) if point.not_stated else "",
        quotes=quote_views(site, here, site.quotes.find(record, point.based_on)),
    )


def facet_fact(site: Site, facet: FacetId, values: Sequence[str]) -> Fact:
    """Return a facet and its values as a fact; the notes say what it means, and that it is the editors' own coding."""
    known = site.synthesis.facets.get(facet)
    about = (
        (known.description or "", f"{wording.CODED_BY_EDITORS}." if known.is_coded_by_editors else "") if known else ()
    )
    return Fact(term=site.facet_title(facet), values=(", ".join(values),), notes=tuple(filter(None, about)))

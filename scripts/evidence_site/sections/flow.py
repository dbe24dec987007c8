"""The flow of studies: how many records, reports and studies there were at each step, as the boxes of PRISMA 2020."""

from dataclasses import dataclass

from markupsafe import Markup

from evidence_site import urls
from evidence_site.model.flow import Flow
from evidence_site.sections.section import Section
from evidence_site.tables.flow import Column, flow_columns
from evidence_site.tables.flow_drawing import Drawing, draw_flow
from evidence_site.urls import Here
from evidence_site.website.site import Site

HEADING = "Flow of studies (PRISMA 2020 boxes)"


@dataclass(frozen=True, kw_only=True)
class FlowOfStudies(Section):
    """The flow as lists of boxes, and the address of its drawing."""

    columns: tuple[Column, ...]
    approach: Markup
    """How studies were sampled from the eligible ones, as safe HTML."""
    note: Markup
    """Why numbers of different things do not add up, as safe HTML."""
    drawing: str
    """The address of the drawing; empty where there is no box to draw."""


def flow_section(site: Site, here: Here) -> FlowOfStudies | None:
    """Return the section for the page `here`; none for a single study, or where no box is filled."""
    flow = _flow(site)
    columns = flow_columns(flow) if flow else ()
    if not flow or not (columns or flow.note):
        return None
    return FlowOfStudies(
        anchor="flow",
        heading=HEADING,
        columns=columns,
        approach=site.prose(here, flow.sampling.approach if flow.sampling else None),
        note=site.prose(here, flow.note),
        drawing=here.to_file(urls.FLOW) if columns else "",
    )


def flow_drawing(site: Site) -> Drawing | None:
    """Return the flow as a drawing; none where no section shows it."""
    flow = _flow(site)
    columns = flow_columns(flow) if flow else ()
    return draw_flow(columns, f"{HEADING}: {site.synthesis.title}") if columns else None


def _flow(site: Site) -> Flow | None:
    """Return the flow, if the site brings several studies together."""
    return None if site.synthesis.is_single_study else site.synthesis.flow

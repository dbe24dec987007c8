"""How a synthesis was done, as far as its record says so in prose: question, plan, screening, method, people."""

from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from evidence_site import urls, wording
from evidence_site.model.publication import Amendment
from evidence_site.sections.links import Link, reference_link, registration_link
from evidence_site.sections.section import Section
from evidence_site.urls import Here
from evidence_site.website.site import Site


@dataclass(frozen=True, kw_only=True)
class MethodProse(Section):
    """A part of the methods that the record tells in prose."""

    text: Markup


class Part(NamedTuple):
    """A part of a framework, by its name."""

    name: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Framework(Section):
    """The framework by which the question was built, with its parts."""

    name: str
    question: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, kw_only=True)
class Plan(Section):
    """The protocol, and where the review was registered."""

    text: Markup
    registered: Link | None


class AmendmentView(NamedTuple):
    """A departure from the plan; the day is empty if it is not recorded."""

    day: str
    text: Markup


@dataclass(frozen=True, kw_only=True)
class Amendments(Section):
    """What was done otherwise than planned."""

    amendments: tuple[AmendmentView, ...]


@dataclass(frozen=True, kw_only=True)
class MethodOfSynthesis(Section):
    """The method by which findings were drawn from the studies."""

    name: str
    reference: Link | None
    parts: tuple[MethodProse, ...]


@dataclass(frozen=True, kw_only=True)
class AppraisalTools(Section):
    """Where the appraisal of the included studies can be read, and by which tools it was made."""

    tools: tuple[str, ...]
    link: Link


def method_prose(site: Site, here: Here, field: str, heading: str) -> MethodProse | None:
    """Return a field of the synthesis that holds prose under a heading, if the record has it."""
    text = site.prose(here, getattr(site.synthesis, field))
    return MethodProse(anchor=urls.field_anchor(field), heading=heading, text=text) if text else None


def framework(site: Site) -> Framework | None:
    """Return the framework by which the question was built, if one is recorded."""
    recorded = site.synthesis.question_framework
    if recorded is None:
        return None
    return Framework(
        anchor="question-framework",
        heading="How was the question built?",
        name=recorded.name,
        question=site.synthesis.question,
        parts=tuple(Part(*each) for each in recorded.parts.items()),
    )


def plan(site: Site, here: Here) -> Plan | None:
    """Return the protocol and the registration, if either is recorded."""
    registration = site.synthesis.registration
    if registration is None and site.synthesis.protocol is None:
        return None
    return Plan(
        anchor="protocol",
        heading="Where can the plan be read?",
        text=site.prose(here, site.synthesis.protocol),
        registered=registration_link(registration) if registration else None,
    )


def amendments(site: Site, here: Here) -> Amendments | None:
    """Return what was done otherwise than planned, if anything is recorded."""
    recorded = tuple(_amendment(site, here, each) for each in site.synthesis.amendments)
    heading = "What differs from the plan?"
    return Amendments(anchor="amendments", heading=heading, amendments=recorded) if recorded else None


def _amendment(site: Site, here: Here, amendment: Amendment) -> AmendmentView:
    return AmendmentView(wording.day(amendment.date) if amendment.date else "", site.prose(here, amendment.text))


def method_of_synthesis(site: Site, here: Here) -> MethodOfSynthesis | None:
    """Return the method of synthesis, if it is recorded."""
    method = site.synthesis.synthesis_method
    if method is None:
        return None
    parts = (
        ("coding", "How were the data coded?", method.coding),
        ("translation", "How were the studies translated into one another?", method.translation),
    )
    return MethodOfSynthesis(
        anchor="synthesis-method",
        heading="How were the studies brought together?",
        name=method.name,
        reference=reference_link(site, here, method.reference) if method.reference else None,
        parts=tuple(
            MethodProse(anchor=anchor, heading=heading, text=site.prose(here, text))
            for anchor, heading, text in parts
            if text
        ),
    )


def appraisal_tools(site: Site, here: Here) -> AppraisalTools | None:
    """Return the tools of critical appraisal with a link to its page, if the synthesis describes any."""
    tools = tuple(each.title for each in site.synthesis.appraisal_tools.values())
    if not tools:
        return None
    link = Link("The appraisal of each study", here.to(urls.APPRAISAL))
    return AppraisalTools(anchor="appraisal", heading="How were the studies appraised?", tools=tools, link=link)

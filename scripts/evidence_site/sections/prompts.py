"""Questions to discuss, by audience. They are by the editors, and every page that shows them says so."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from evidence_site import urls
from evidence_site.model import Finding, Prompt
from evidence_site.model.readers import Audience
from evidence_site.sections.assessment import ASSESSMENT
from evidence_site.sections.links import Link, finding_link
from evidence_site.sections.quotes import quote_link
from evidence_site.sections.section import Section
from evidence_site.tables.studies_with_data import data_of
from evidence_site.urls import Here
from evidence_site.website.confidence import WHY, confidence_in
from evidence_site.website.site import Site


class Stated(NamedTuple):
    """What a finding says, how many studies have data, and the confidence in it, with the link to the reasons."""

    statement: str
    data: str
    """How many studies have data, in words that are no vote."""
    confidence: str
    why: Link


@dataclass(frozen=True, kw_only=True)
class PromptView:
    """A question, with the finding and the quotes that it is based on."""

    text: str
    finding: Link | None
    quotes: tuple[Link, ...]
    stated: Stated | None = None
    """What its finding says, where the page tells that of a synthesis."""


class PromptGroup(NamedTuple):
    """An audience's questions, with a link to all of them."""

    audience: Link
    prompts: tuple[PromptView, ...]


@dataclass(frozen=True, kw_only=True)
class Questions(Section):
    """The questions of one finding, by audience."""

    groups: tuple[PromptGroup, ...]


def questions(site: Site, here: Here, finding: Finding) -> Questions | None:
    """Return the questions of a finding, if it has any."""
    groups = (group(here, each, finding_prompts(site, here, each, [finding])) for each in site.synthesis.audiences)
    shown = tuple(each for each in groups if each.prompts)
    return Questions(anchor="questions", heading="Questions to discuss", groups=shown) if shown else None


def general_prompts(site: Site, here: Here, audience: Audience) -> Iterable[PromptView]:
    """Return an audience's questions about all findings together."""
    return (
        _prompt_view(site, here, "synthesis", each) for each in site.synthesis.prompts if each.audience == audience.id
    )


def finding_prompts(site: Site, here: Here, audience: Audience, findings: Iterable[Finding]) -> Iterable[PromptView]:
    """Return an audience's questions about single findings, each with a link to its finding except on that page."""
    return (
        _prompt_view(site, here, finding.id, each, _elsewhere(here, finding))
        for finding in findings
        for each in finding.prompts
        if each.audience == audience.id
    )


def stated_prompts(site: Site, here: Here, audience: Audience) -> Iterator[PromptView]:
    """Yield an audience's questions about single findings, with what these say and the confidence in them."""
    for finding in site.published:
        shown = confidence_in(finding)
        why = Link(WHY, here.to(urls.finding_path(finding.id), ASSESSMENT))
        stated = None if site.synthesis.is_single_study else Stated(shown.statement, data_of(finding), shown.label, why)
        yield from (replace(each, stated=stated) for each in finding_prompts(site, here, audience, [finding]))


def group(here: Here, audience: Audience, prompts: Iterable[PromptView]) -> PromptGroup:
    """Return questions as the group of their audience."""
    link = Link(audience.title, here.to(urls.ROLES, urls.role_anchor(audience.id)))
    return PromptGroup(link, tuple(prompts))


def _prompt_view(site: Site, here: Here, record: str, prompt: Prompt, finding: Link | None = None) -> PromptView:
    quotes = (quote_link(site, here, each) for each in site.quotes.find(record, prompt.based_on))
    return PromptView(text=prompt.text, finding=finding, quotes=tuple(quotes))


def _elsewhere(here: Here, finding: Finding) -> Link | None:
    return None if here.path == urls.finding_path(finding.id) else finding_link(here, finding)

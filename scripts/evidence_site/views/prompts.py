"""Questions to discuss, by audience. They are the editors', and every page that shows them says so."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from evidence_site.model import Finding, Prompt
from evidence_site.model.synthesis import Audience
from evidence_site.views import urls
from evidence_site.views.context import Context
from evidence_site.views.parts import Link, finding_link, quote_link
from evidence_site.views.urls import Here


@dataclass(frozen=True, kw_only=True)
class PromptView:
    """A question, with the finding and the quotes that gave rise to it."""

    text: str
    finding: Link | None
    quotes: tuple[Link, ...]


class PromptGroup(NamedTuple):
    """An audience's questions, and where to find all of them."""

    audience: Link
    prompts: tuple[PromptView, ...]


def general_prompts(context: Context, here: Here, audience: Audience) -> Iterable[PromptView]:
    """Give an audience's questions about all findings together."""
    return (
        _prompt_view(context, here, "synthesis", each)
        for each in context.synthesis.prompts
        if each.audience == audience.id
    )


def finding_prompts(
    context: Context, here: Here, audience: Audience, findings: Iterable[Finding]
) -> Iterable[PromptView]:
    """Give an audience's questions about single findings, which they link to from other pages."""
    return (
        _prompt_view(context, here, finding.id, each, _elsewhere(here, finding))
        for finding in findings
        for each in finding.prompts
        if each.audience == audience.id
    )


def group(here: Here, audience: Audience, prompts: Iterable[PromptView]) -> PromptGroup:
    """Put questions under their audience's name."""
    link = Link(audience.title, here.to(urls.ROLES, urls.role_anchor(audience.id)))
    return PromptGroup(link, tuple(prompts))


def first(count: int, prompts: Iterable[PromptView]) -> tuple[PromptView, ...]:
    """Take the first questions only."""
    return tuple(islice(prompts, count))


def _prompt_view(context: Context, here: Here, record: str, prompt: Prompt, finding: Link | None = None) -> PromptView:
    quotes = (quote_link(context, here, each) for each in context.find(record, prompt.based_on))
    return PromptView(text=prompt.text, finding=finding, quotes=tuple(quotes))


def _elsewhere(here: Here, finding: Finding) -> Link | None:
    return None if here.path == urls.finding_path(finding.id) else finding_link(here, finding)

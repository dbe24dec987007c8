"""The page of questions to discuss, for each audience."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import ClassVar, NamedTuple, Self

from evidence_site import english, urls, wording
from evidence_site.model.readers import Audience
from evidence_site.pages.page import Page, Place, reader_frame
from evidence_site.pages.worksheet import worksheet_link
from evidence_site.sections.links import Link
from evidence_site.sections.prompts import PromptView, general_prompts, stated_prompts
from evidence_site.urls import Here
from evidence_site.website.finding_groups import MOST_UNFOLDED
from evidence_site.website.site import Site

LEAST_STATED = 3
"""The questions about single findings that each audience has room for, however many audiences share the page."""


class Role(NamedTuple):
    """An audience, with questions for it."""

    id: str
    title: str
    introduction: str
    """Prose as safe HTML."""
    prompts: tuple[PromptView, ...]
    more: str
    """How many questions about single findings stand on the pages of these alone; empty if all are here."""


@dataclass(frozen=True, kw_only=True)
class RolesPage(Page):
    """The page of questions to discuss, by audience."""

    place: ClassVar[Place | None] = Place.HEADER

    heading: str
    roles: tuple[Role, ...]
    worksheet: Link

    @classmethod
    def pages(cls, site: Site) -> Iterator[Self]:
        """Yield the page, if the synthesis names audiences."""
        audiences = site.synthesis.audiences
        here = site.here(urls.ROLES)
        if not roles_link(site, here):
            return
        title = "For your role"
        names = english.listed([wording.uncapitalised(each.title) for each in audiences])
        yield cls(
            **reader_frame(
                site, path=urls.ROLES, title=title, description=f"Questions from the editors to discuss, for {names}."
            ),
            heading=title,
            worksheet=worksheet_link(here),
            roles=tuple(_role(site, here, each) for each in audiences),
        )


def roles_link(site: Site, here: Here) -> Link | None:
    """Return the link to the page, if the site has it."""
    return Link("Questions for my role", here.to(urls.ROLES)) if site.synthesis.audiences else None


def _role(site: Site, here: Here, audience: Audience) -> Role:
    most = max(LEAST_STATED, MOST_UNFOLDED // len(site.synthesis.audiences))
    return Role(
        id=urls.role_anchor(audience.id),
        title=audience.title,
        introduction=site.prose(here, audience.introduction),
        prompts=(
            *general_prompts(site, here, audience),
            *islice(stated_prompts(site, here, audience), most),
        ),
        more=_more(site, audience, most),
    )


def _more(site: Site, audience: Audience, shown: int) -> str:
    left = sum(each.audience == audience.id for finding in site.published for each in finding.prompts) - shown
    page = f"the page of its {site.synthesis.labels.finding}"
    return f"{wording.capitalised(wording.counted(left, 'more question'))}: each on {page}." if left > 0 else ""

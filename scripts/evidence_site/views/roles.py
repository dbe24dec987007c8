"""Questions to discuss, for each kind of reader."""

from dataclasses import dataclass
from typing import NamedTuple

from evidence_site.views import urls, words
from evidence_site.views.context import Context
from evidence_site.views.page import PageView, make_foot
from evidence_site.views.parts import Link
from evidence_site.views.prompts import PromptView, finding_prompts, general_prompts


class Role(NamedTuple):
    """A kind of reader, with questions for them."""

    id: str
    title: str
    introduction: str
    """Prose as safe HTML."""
    prompts: tuple[PromptView, ...]


@dataclass(frozen=True, kw_only=True)
class RolesPage(PageView):
    """Questions to discuss, by role."""

    heading: str
    roles: tuple[Role, ...]
    worksheet: Link


def make_roles_page(context: Context) -> RolesPage:
    """Make the page for readers by role."""
    path = urls.ROLES
    here = context.here(path)
    title = "For your role"
    audiences = context.synthesis.audiences
    names = words.listed([words.uncapitalised(each.title) for each in audiences])
    return RolesPage(
        path=path,
        title=title,
        description=words.description(f"Questions from the editors to discuss{f', for {names}' if names else ''}."),
        record=context.synthesis_file,
        updated=context.updated,
        foot=make_foot(context, path=path, title=title, record=context.synthesis_file, updated=context.updated),
        heading=title,
        worksheet=Link("A blank worksheet to fill in together", here.to(urls.WORKSHEET)),
        roles=tuple(
            Role(
                id=urls.role_anchor(each.id),
                title=each.title,
                introduction=context.prose(here, each.introduction),
                prompts=(
                    *general_prompts(context, here, each),
                    *finding_prompts(context, here, each, context.published),
                ),
            )
            for each in audiences
        ),
    )

"""Permission to show words that somebody said: on what basis, for what use, and who looked it up."""

from typing import Annotated

from pydantic import Field

from evidence_site.model.fields import Choice, Date, Line, Record
from evidence_site.model.words import Private, Words


class PermissionBasis(Choice):
    """What allows these words to be shown."""

    PUBLISHED = "published-in-source", "The source has published these words."
    PARTICIPANT = "participant-consent", "The participant agreed that they may be shown."
    ETHICS = (
        "ethics-approval-without-consent",
        "An ethics committee approved that they are shown without the participant's consent.",
    )


class PermissionScope(Choice):
    """A use of the words that the permission covers."""

    RESEARCH_REPORT = "research-report", "In reports of the research."
    OPEN_WEB = "open-web", "On a website that anyone can read."
    OPEN_LICENCE = "open-licence", "Under a licence that lets others use them again."
    DATA_SHARING = "data-sharing", "As research data that others may analyse."


class Permission(Record):
    """Why a quote's words may be shown here, and for what uses."""

    basis: Annotated[PermissionBasis, Field(description="What allows these words to be shown.")]
    scope: Annotated[
        tuple[PermissionScope, ...], Field(description="The uses that it covers, each an item of the list.")
    ] = ()
    checked_by: Annotated[Line | None, Words.NAME, Field(description="Who looked it up.")] = None
    checked_on: Annotated[Date | None, Field(description="When.")] = None
    withdrawn: Annotated[
        Date | None,
        Field(
            description="The day on which it was withdrawn. Once a day is written, even one to come, the words are on "
            "no page, in no export and not in the search: `[words withdrawn]` stands in their place, and nothing "
            "rests on them."
        ),
    ] = None
    private_reference: Annotated[
        Line | None,
        Words.NAME,
        Private(),
        Field(description="Where the editors can look it up, such as the number of a form. It is never published."),
    ] = None

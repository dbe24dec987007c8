"""A fault that the author has looked at and lets stand, with the reason."""

from typing import Annotated

from pydantic import Field

from evidence_site.model.fields import Line, Record, Text


class Suppression(Record):
    """A warning, a suggestion or a judgement that `check` no longer gives for this record."""

    code: Annotated[Line, Field(description="The fault's code, as `check` gives it: `TXT006`.")]
    reason: Annotated[Text, Field(description="Why the record is right as it is, for those who read it later.")]
    field: Annotated[
        Line | None,
        Field(description="The field it is for, when it is not for all: `statement`, or `quotes.q1` for one quote."),
    ] = None

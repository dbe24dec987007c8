"""What was changed in a record, told by its editors, for readers who come back."""

from typing import Annotated

from pydantic import Field

from evidence_site.model.fields import Date, Line, Record


class HistoryEntry(Record):
    """A change in substance, in one line of plain words."""

    date: Annotated[Date, Field(description="The day of the change.")]
    change: Annotated[
        Line, Field(description="What changed, in one sentence of plain words: `The second study was added`.")
    ]
    by: Annotated[Line | None, Field(description="Who changed it.")] = None

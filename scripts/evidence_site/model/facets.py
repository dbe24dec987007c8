"""Facets: the ways to sort findings, evidence, studies and quotes."""

from typing import Annotated

from pydantic import Field

from evidence_site.model.fields import Choice, Line, Record
from evidence_site.model.words import Title, Words


class FacetTarget(Choice):
    """What a facet sorts."""

    FINDING = "finding", "Findings."
    EVIDENCE = "evidence", "What one study adds to a finding."
    STUDY = "study", "Studies."
    QUOTE = "quote", "Quotes, by who spoke."


class CodedBy(Choice):
    """Who decides which values of a facet fit."""

    STUDY = "study", "The study: its own words say it, and a quote holds them."
    EDITORS = "editors", "The editors coded it themselves: it needs no quote, and the site says who coded it."


class Facet(Record):
    """A way to sort findings, evidence, studies or quotes."""

    title: Annotated[Line, Words.OURS, Title(), Field(description="The facet's name on the site.")]
    description: Annotated[Line | None, Words.OURS, Field(description="What it means.")] = None
    values: Annotated[tuple[Line, ...], Words.OURS, Title(), Field(description="The values it can have.", min_length=1)]
    applies_to: Annotated[FacetTarget, Field(description="What it sorts.")]
    coded_by: Annotated[
        CodedBy | None,
        Field(
            description="Who decides which values fit; for evidence and studies `study`, if left out. Findings are "
            "sorted by the editors always: a finding is their own, and no study says where it belongs. Speakers are "
            "described by the study always: nothing is said of a person that the source does not say."
        ),
    ] = None

    @property
    def is_coded_by_editors(self) -> bool:
        """Whether the editors decide which values fit, not the words of a study."""
        return self.applies_to is FacetTarget.FINDING or self.coded_by is CodedBy.EDITORS

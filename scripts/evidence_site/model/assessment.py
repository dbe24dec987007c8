"""A GRADE-CERQual assessment: how much confidence to place in a finding of a synthesis, and why."""

from typing import Annotated

from pydantic import Field

from evidence_site.model.fields import Choice, Date, Line, Record, Text
from evidence_site.model.words import NearSource, Words


class Concern(Choice):
    """A GRADE-CERQual component's level of concern (Lewin et al. 2018, doi:10.1186/s13012-017-0689-2)."""

    NO_OR_VERY_MINOR = "no-or-very-minor", "Unlikely to reduce confidence in the finding."
    MINOR = "minor", "May reduce confidence in the finding."
    MODERATE = "moderate", "Will probably reduce confidence in the finding."
    SERIOUS = "serious", "Very likely to reduce confidence in the finding."


class Confidence(Choice):
    """The overall GRADE-CERQual level (Lewin et al. 2018, doi:10.1186/s13012-017-0688-3, table 3)."""

    HIGH = "high", "It is highly likely that the finding reasonably represents what was studied."
    MODERATE = "moderate", "It is likely that the finding reasonably represents what was studied."
    LOW = "low", "It is possible that the finding reasonably represents what was studied."
    VERY_LOW = "very-low", "It is not clear whether the finding reasonably represents what was studied."


class RelevanceConcern(Choice):
    """How the studies' contexts differ from the question's (Noyes et al. 2018, doi:10.1186/s13012-017-0693-6)."""

    INDIRECT = "indirect", "The studies looked at something near to what the question asks about, not at that itself."
    PARTIAL = "partial", "The studies looked at a part of what the question asks about."
    UNCLEAR = "unclear", "It is not clear whether the studies looked at what the question asks about."


class Component(Record):
    """One GRADE-CERQual component."""

    concern: Annotated[Concern, Field(description="The level of concern.")]
    explanation: Annotated[Text | None, Words.OURS, Field(description="Why; needed above `no-or-very-minor`.")] = None


class RelevanceComponent(Component):
    """The component of relevance, with the kind of its concern."""

    kind: Annotated[
        tuple[RelevanceConcern, ...],
        Field(description="In what way the studies' contexts differ from the question's, if they do."),
    ] = ()


class Assessment(Record):
    """A GRADE-CERQual assessment of confidence in a finding of a synthesis; never of one study's finding."""

    methodological_limitations: Annotated[
        Component, Field(description="Problems in how the studies were designed or done.")
    ]
    coherence: Annotated[Component, Field(description="How well the studies' data fit the finding.")]
    adequacy: Annotated[Component, Field(description="How rich and how many the data are.")]
    relevance: Annotated[
        RelevanceComponent, Field(description="How far the studies' contexts match the review question's.")
    ]
    confidence: Annotated[Confidence, Field(description="The overall level of confidence.")]
    explanation: Annotated[Text, Words.OURS, Field(description="Why this level, in plain words.")]
    assessed_by: Annotated[tuple[Line, ...], Words.NAME, Field(description="Who assessed it.", min_length=1)]
    assessed_on: Annotated[Date, Field(description="When.")]
    assessed_statement: Annotated[
        Text, Words.OURS, NearSource(), Field(description="The finding's statement as it stood when it was assessed.")
    ]


COMPONENTS = ("methodological_limitations", "coherence", "adequacy", "relevance")
"""The names of the fields for the four components, in the order of the standard."""

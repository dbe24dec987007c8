"""A finding: one claim of a study or synthesis, the evidence it rests on, and what the source leaves open."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from evidence_site.model.assessment import Assessment
from evidence_site.model.editorial import HistoryEntry, NoLongerStands, Prompt, Suppression
from evidence_site.model.fields import (
    Choice,
    Date,
    FacetName,
    FindingId,
    FindingName,
    GlyphName,
    Key,
    Line,
    OwnQuote,
    Prose,
    Record,
    StudyName,
    Text,
    ThemeName,
)
from evidence_site.model.quote import Numbered, Quote
from evidence_site.model.words import Claim, NearSource, Title, Words

FindingField = Literal["statement", "summary", "activity", "outcome", "contexts"]


class Status(Choice):
    """How far a record has come."""

    DRAFT = "draft", "It is being written; the site does not show it."
    IN_REVIEW = "in-review", "Others are checking it; the site does not show it."
    PUBLISHED = "published", "The site shows it."
    SUPERSEDED = "superseded", "Another finding has taken its place; its page says so."
    WITHDRAWN = "withdrawn", "It no longer stands; its page says so."


GONE = frozenset({Status.WITHDRAWN, Status.SUPERSEDED})
"""The states of findings that no longer stand, and keep a page that says so."""


class OutcomeStatus(Choice):
    """What the source says of the outcome."""

    REPORTED = "reported", "The source reports that it came about."
    STATED_AS_PURPOSE = "stated-as-purpose", "The source names it as a purpose."
    NOT_STATED = "not-stated", "The source states no outcome."


class Contribution(Choice):
    """How a study bears on a finding."""

    CONTRIBUTES = "contributes", "The study supports the finding."
    CONTRADICTS = "contradicts", "The study contradicts the finding."
    QUALIFIES = "qualifies", "The study limits the finding, or says when it holds."


class Relation(Choice):
    """How one finding bears on another."""

    ELABORATES = "elaborates", "It adds detail to the other."
    QUALIFIES = "qualifies", "It limits the other, or says when that holds."
    CONTRADICTS = "contradicts", "It contradicts the other."
    PART_OF = "part-of", "It is a part of the other."


class FindingQuote(Quote):
    """An illustrative quote of a finding."""

    supports: Annotated[
        tuple[FindingField, ...], Field(description="The fields of this finding that rest on these words.")
    ] = ()


class Evidence(Record):
    """How one study bears on the finding."""

    study: Annotated[StudyName, Field(description="The id of the study: its file's name without `.yml`.")]
    relation: Annotated[
        Contribution, Field(description="Whether the study supports, contradicts or qualifies the finding.")
    ]
    contexts: Annotated[
        Mapping[FacetName, tuple[Line, ...]],
        Words.NAME,
        Claim(),
        Field(
            description="Where and when the study saw it, by facet. Unless the facet is coded by the editors, a quote "
            "from a report of this study must support `contexts`."
        ),
    ] = {}
    quotes: Annotated[
        tuple[OwnQuote, ...],
        Field(description="The ids of this finding's quotes that this study's part rests on, from its reports."),
    ] = ()
    note: Annotated[
        Prose | None,
        Words.OURS,
        Field(description="What the editors say about this study's part; needed if it contradicts the finding."),
    ] = None


class RelatedFinding(Record):
    """A link to another finding."""

    finding: Annotated[FindingName, Field(description="The id of the other finding.")]
    relation: Annotated[Relation, Field(description="How this finding bears on the other.")]
    note: Annotated[Line | None, Words.OURS, Field(description="Why they are related.")] = None


class ParaphraseReview(Record):
    """Who judged whether our words are fair to the source's. No machine can."""

    by: Annotated[Line, Words.NAME, Field(description="The person who compared the words.")]
    date: Annotated[Date, Field(description="When.")]
    against: Annotated[
        Line, Words.OURS, Field(description="What they compared with: the abstract, or the full article.")
    ]


class Finding(Record):
    """One claim of a study or synthesis. Its id is its file's name: `findings/local-trust.yml` is `local-trust`."""

    id: Annotated[
        FindingId, Field(description="The file's name without `.yml`; not written in the file.", exclude=True)
    ]
    title: Annotated[
        Line, Words.OURS, Title(), Field(description="A noun phrase of a few words that names the finding.")
    ]
    theme: Annotated[ThemeName | None, Field(description="The id of its theme, one of the synthesis's `themes`.")] = (
        None
    )
    statement: Annotated[
        Text,
        Words.OURS,
        Claim(),
        NearSource(),
        Field(description="The claim: one whole sentence, as near to the source's words as a sentence can be."),
    ]
    summary: Annotated[
        Prose | None, Words.OURS, Field(description="The finding in plain language, for readers in a hurry. Markdown.")
    ] = None
    activity: Annotated[
        Line | None, Words.OURS, Claim(), NearSource(), Field(description="What is done, as the source describes it.")
    ] = None
    outcome: Annotated[
        Line | None,
        Words.OURS,
        Claim(),
        NearSource(),
        Field(description="What comes of it, as the source describes it."),
    ] = None
    outcome_status: Annotated[
        OutcomeStatus | None,
        Field(description="Whether the source reports the outcome, states it as a purpose, or states none."),
    ] = None
    evidence: Annotated[
        tuple[Evidence, ...],
        Field(
            description="The studies that bear on this finding, and how. One with two relations stands here twice.",
            min_length=1,
        ),
    ]
    quotes: Annotated[tuple[FindingQuote, ...], Numbered, Field(description="Illustrative quotes.")] = ()
    prompts: Annotated[tuple[Prompt, ...], Field(description="Questions to discuss, shown as the editors'.")] = ()
    assessment: Annotated[
        Assessment | None, Field(description="GRADE-CERQual, for findings of a synthesis of several studies only.")
    ] = None
    glyph: Annotated[
        GlyphName | None,
        Field(
            description="The drawing beside its title: `lamp` is `findings/glyphs/lamp.svg`. If left out, its number "
            "in the order of the site."
        ),
    ] = None
    related: Annotated[tuple[RelatedFinding, ...], Field(description="Other findings that this one bears on.")] = ()
    facets: Annotated[
        Mapping[FacetName, tuple[Line, ...]],
        Words.NAME,
        Field(description="The finding's place in the synthesis's facets, as the editors see it."),
    ] = {}
    not_stated: Annotated[
        tuple[Line, ...], Words.OURS, Field(description="What was looked for in the source and is not there.")
    ] = ()
    paraphrase_review: Annotated[
        ParaphraseReview | None, Field(description="Who judged whether our words are fair to the source, and when.")
    ] = None
    agreed_by: Annotated[
        tuple[Line, ...], Words.NAME, Field(description="Who of the review team agreed on the statement.")
    ] = ()
    status: Annotated[Status, Field(description="How far the record has come.")]
    superseded_by: Annotated[FindingName | None, Field(description="The finding that took its place.")] = None
    no_longer_stands: Annotated[
        NoLongerStands | None,
        Field(description="Since when it does not stand, why, and who decided so; for `withdrawn` and `superseded`."),
    ] = None
    added: Annotated[Date, Field(description="The day the finding was added.")]
    updated: Annotated[Date | None, Field(description="The day it was last changed in substance.")] = None
    review_by: Annotated[Date | None, Field(description="The day by which it should be looked at again.")] = None
    history: Annotated[
        tuple[HistoryEntry, ...], Field(description="What was changed, for the page that says what is new.")
    ] = ()
    contributors: Annotated[tuple[Line, ...], Words.NAME, Field(description="Who wrote this record.")] = ()
    suppress: Annotated[
        tuple[Suppression, ...], Field(description="Faults that are looked at and let stand, each with the reason.")
    ] = ()

    @property
    def sources(self) -> frozenset[Key]:
        """The citation keys that its quotes come from."""
        return frozenset(quote.source for quote in self.quotes)

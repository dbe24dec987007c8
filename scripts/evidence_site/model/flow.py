"""The flow of studies through a review, and what became of each study that was looked at.

The fields of `Flow` have the names of the column `data` in the CSV template of the R package PRISMA2020
(Haddaway et al. 2022, doi:10.1002/cl2.1230), whose boxes are those of the PRISMA 2020 flow diagram (Page et al. 2021,
doi:10.1136/bmj.n71).
"""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from evidence_site.model.fields import Choice, Count, Key, Line, Prose, Record, fault
from evidence_site.model.words import Words


class ExclusionReason(Record):
    """A reason for which reports were excluded, and how many."""

    reason: Annotated[Line, Words.METHOD, Field(description="The reason: `Not about night work`.")]
    n: Annotated[Count, Field(description="How many reports.")]


class ReportsExcluded(Record):
    """The reports that were assessed for eligibility and excluded."""

    n: Annotated[Count | None, Field(description="How many in all; the sum of the reasons if left out.")] = None
    reasons: Annotated[
        tuple[ExclusionReason, ...], Field(description="The reasons, each with its number of reports.")
    ] = ()

    @property
    def total(self) -> int:
        """The number of reports excluded."""
        return sum(each.n for each in self.reasons) if self.n is None else self.n


class Sampling(Record):
    """The sampling of studies from those that were eligible (Ames et al. 2019, doi:10.1186/s12874-019-0665-4)."""

    eligible_studies: Annotated[Count, Field(description="The studies that met the criteria.")]
    sampled: Annotated[Count, Field(description="Those of them that were sampled for the synthesis.")]
    not_sampled: Annotated[Count, Field(description="Those that were not.")]
    approach: Annotated[Prose | None, Words.METHOD, Field(description="How studies were sampled, and why.")] = None


class Flow(Record):
    """How many records, reports and studies there were at each step: the boxes of the PRISMA 2020 flow diagram."""

    previous_studies: Annotated[Count | None, Field(description="Studies in the previous version of the review.")] = (
        None
    )
    previous_reports: Annotated[Count | None, Field(description="Reports of these studies.")] = None
    database_results: Annotated[Count | None, Field(description="Records identified from databases.")] = None
    database_specific_results: Annotated[
        Mapping[Line, Count], Field(description="These records by database: `{MEDLINE: 120}`.")
    ] = {}
    register_results: Annotated[Count | None, Field(description="Records identified from registers.")] = None
    register_specific_results: Annotated[Mapping[Line, Count], Field(description="These records by register.")] = {}
    website_results: Annotated[Count | None, Field(description="Records identified from websites.")] = None
    organisation_results: Annotated[Count | None, Field(description="Records identified from organisations.")] = None
    citations_results: Annotated[Count | None, Field(description="Records identified by citation searching.")] = None
    duplicates: Annotated[Count | None, Field(description="Duplicate records removed before screening.")] = None
    excluded_automatic: Annotated[
        Count | None, Field(description="Records that automation tools marked as ineligible, removed before screening.")
    ] = None
    excluded_other: Annotated[
        Count | None, Field(description="Records removed before screening for other reasons.")
    ] = None
    records_screened: Annotated[Count | None, Field(description="Records screened.")] = None
    records_excluded: Annotated[Count | None, Field(description="Records excluded on screening.")] = None
    dbr_sought_reports: Annotated[
        Count | None, Field(description="Reports sought for retrieval, from databases and registers.")
    ] = None
    dbr_notretrieved_reports: Annotated[Count | None, Field(description="Those of them not retrieved.")] = None
    dbr_assessed: Annotated[
        Count | None, Field(description="Reports assessed for eligibility, from databases and registers.")
    ] = None
    dbr_excluded: Annotated[ReportsExcluded | None, Field(description="Those of them excluded, with reasons.")] = None
    other_sought_reports: Annotated[
        Count | None, Field(description="Reports sought for retrieval, found by other methods.")
    ] = None
    other_notretrieved_reports: Annotated[Count | None, Field(description="Those of them not retrieved.")] = None
    other_assessed: Annotated[
        Count | None, Field(description="Reports assessed for eligibility, found by other methods.")
    ] = None
    other_excluded: Annotated[ReportsExcluded | None, Field(description="Those of them excluded, with reasons.")] = None
    new_studies: Annotated[
        Count | None, Field(description="Studies included; in an update, those that are new in it.")
    ] = None
    new_reports: Annotated[Count | None, Field(description="Reports of these studies.")] = None
    total_studies: Annotated[Count | None, Field(description="All studies included, those of before among them.")] = (
        None
    )
    total_reports: Annotated[Count | None, Field(description="Reports of all studies included.")] = None
    sampling: Annotated[
        Sampling | None, Field(description="How many eligible studies were sampled for the synthesis, if not all.")
    ] = None
    awaiting: Annotated[Count | None, Field(description="Studies awaiting classification.")] = None
    ongoing: Annotated[Count | None, Field(description="Ongoing studies.")] = None
    note: Annotated[
        Prose | None,
        Words.METHOD,
        Field(description="Why numbers of different things do not add up: a study may have several reports."),
    ] = None


def _no_words(value: Any) -> Any:
    """Refuse a flow that is told in words: until 0.1, `flow` was a text."""
    if isinstance(value, str):
        raise fault(
            "is told in words",
            "give the number of each box below `flow:`, as in `database_results: 120`, and put the words into `note`",
        )
    return value


FlowField = Annotated[Flow, BeforeValidator(_no_words)]
"""The flow as a field of the synthesis. A text in its place is told with its cure."""


class Stage(Choice):
    """The step at which a study was decided on."""

    TITLE_AND_ABSTRACT = "title-and-abstract", "On its title and abstract."
    FULL_TEXT = "full-text", "On its full text."
    SAMPLING = "sampling", "On sampling from the eligible studies."


class DecisionStatus(Choice):
    """What became of a study that is not among the included ones."""

    EXCLUDED = "excluded", "It was excluded."
    NOT_SAMPLED = "eligible-not-sampled", "It met the criteria and was not sampled."
    AWAITING = "awaiting", "It awaits classification."
    ONGOING = "ongoing", "It is going on, and may be included later."


class StudyDecision(Record):
    """A study that was looked at and not included, and why."""

    study: Annotated[
        Line | None, Words.NAME, Field(description="The study, by its authors, year and title, if it has no `ref`.")
    ] = None
    ref: Annotated[Key | None, Field(description="The citation key of its report.")] = None
    status: Annotated[DecisionStatus, Field(description="What became of it.")]
    stage: Annotated[Stage | None, Field(description="The step at which this was decided.")] = None
    reason: Annotated[Line, Words.METHOD, Field(description="Why.")]

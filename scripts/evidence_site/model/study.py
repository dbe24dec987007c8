"""A study: what was asked, how, of whom, and who paid. A study is not a paper: it may have several reports."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from evidence_site.model.appraisal import Appraisal, Basis
from evidence_site.model.editorial import HistoryEntry, Point, Suppression
from evidence_site.model.fields import (
    Choice,
    Count,
    FacetName,
    Key,
    Line,
    Name,
    Prose,
    Record,
    StudyId,
    Text,
    Url,
    YearOrMonth,
)
from evidence_site.model.quote import Numbered, Quote
from evidence_site.model.words import Claim, NearSource, Title, Words

StudyField = Literal[
    "aims",
    "background",
    "design",
    "setting",
    "countries",
    "sites",
    "participants",
    "data_collection",
    "analysis",
    "results",
    "conclusions",
    "limitations",
    "funding",
    "ethics_approval",
    "participant_consent",
    "methodology",
    "theory",
    "sampling",
    "recruitment",
    "reflexivity",
    "facets",
    "data_availability",
    "competing_interests",
    "peer_review",
    "licence",
]


class ParticipantUnit(Choice):
    """What the number of participants counts."""

    PEOPLE = "people", "People who took part."
    INTERVIEWS = "interviews", "Interviews with them."
    FOCUS_GROUPS = "focus-groups", "Focus groups with them."
    OBSERVATION_HOURS = "observation-hours", "Hours of watching them."
    OBSERVATIONS = "observations", "Occasions of watching them."
    DOCUMENTS = "documents", "Documents that they wrote or that are about them."


class NotedBy(Choice):
    """Who names a limitation."""

    AUTHORS = "authors", "The authors of the study."
    EDITORS = "editors", "The editors of this site."


class StudyQuote(Quote):
    """Words of a report that bear out what the record says of the study."""

    supports: Annotated[
        tuple[StudyField, ...], Field(description="The fields of this study that rest on these words.")
    ] = ()


class Sites(Record):
    """The places that were studied."""

    n: Annotated[Count, Field(description="How many.")]
    kind: Annotated[Line, Words.OURS, Field(description="What they are, in the plural: `hospital wards`.")]


class Participants(Record):
    """A group of those who took part."""

    group: Annotated[Line, Words.OURS, Field(description="Who they are, in the plural: `night nurses`.")]
    n: Annotated[Count, Field(description="How many.")]
    unit: Annotated[ParticipantUnit, Field(description="What the number counts.")]


class DataCollection(Record):
    """How and when data were collected."""

    method: Annotated[Line, Words.OURS, Field(description="How: `Interviews`.")]
    from_: Annotated[
        YearOrMonth | None, Field(alias="from", description="The first year or month: `2018`, `2018-03`.")
    ] = None
    to: Annotated[YearOrMonth | None, Field(description="The last year or month.")] = None


class Limitation(Record):
    """A weakness of the study, and who names it."""

    text: Annotated[Prose, Words.OURS, Field(description="The limitation.")]
    noted_by: Annotated[NotedBy, Field(description="Whether the authors name it or the editors of this site do.")]


def _are_noted_by_authors(limitations: tuple[Limitation, ...]) -> bool:
    """Whether the authors name any of the limitations: those that only the editors name report nothing."""
    return any(each.noted_by is NotedBy.AUTHORS for each in limitations)


class Funding(Record):
    """Who paid."""

    funder: Annotated[Line, Words.NAME, Field(description="Who paid for the study.")]
    programme: Annotated[Line | None, Words.NAME, Field(description="The funder's programme.")] = None
    award: Annotated[Line | None, Words.NAME, Field(description="The award's number.")] = None
    statement: Annotated[
        Text | None,
        Words.SOURCE,
        Field(description="The funder's disclaimer, letter for letter; printed wherever funding is."),
    ] = None


class Licence(Record):
    """What others may do with a text."""

    name: Annotated[Line, Words.NAME, Field(description="The licence's usual name: `CC BY 4.0`.")]
    url: Annotated[Url | None, Field(description="The licence's own page.")] = None
    notes: Annotated[
        Text | None, Words.OURS, Field(description="What the source says about reuse that is odd or in conflict.")
    ] = None

    @property
    def stated(self) -> str:
        """Its name and its address, by which what it allows is known."""
        return f"{self.name} {self.url or ''}"


class Study(Record):
    """A study. Its id is its file's name: `references/studies/night-shift.yml` is `night-shift`."""

    id: Annotated[StudyId, Field(description="The file's name without `.yml`; not written in the file.", exclude=True)]
    title: Annotated[Line, Words.SOURCE, Title(), Field(description="What the study is called, as in its main report.")]
    reports: Annotated[
        tuple[Key, ...], Field(description="Citation keys of its reports; the first is the main one.", min_length=1)
    ]
    label: Annotated[
        Line | None,
        Words.NAME,
        Field(description="Its short name: `Chang 2011`. If left out, made from its main report."),
    ] = None
    basis: Annotated[Basis, Field(description="What text of the report was read for this record.")]
    background: Annotated[Prose | None, Words.OURS, Claim(), Field(description="Why the study was done.")] = None
    aims: Annotated[Prose | None, Words.OURS, Claim(), Field(description="What the study set out to do.")] = None
    design: Annotated[
        Line | None,
        Words.OURS,
        Claim(),
        NearSource(),
        Field(description="The kind of study: `Qualitative interview study`."),
    ] = None
    methodology: Annotated[
        Line | None, Words.OURS, Claim(), Field(description="The methodology it names: `Grounded theory`.")
    ] = None
    theory: Annotated[Prose | None, Words.OURS, Claim(), Field(description="The theory that it draws on.")] = None
    setting: Annotated[
        Line | None, Words.OURS, Claim(), Field(description="Where, in what service or organisation.")
    ] = None
    countries: Annotated[
        tuple[Line, ...],
        Words.SOURCE,
        Claim(),
        Field(description="The countries, by name, each an item of its own: `[Kenya, Canada]`."),
    ] = ()
    sites: Annotated[Sites | None, Claim(), Field(description="The places that were studied.")] = None
    sampling: Annotated[Prose | None, Words.OURS, Claim(), Field(description="How participants were sampled.")] = None
    recruitment: Annotated[Prose | None, Words.OURS, Claim(), Field(description="How they were recruited.")] = None
    participants: Annotated[
        tuple[Participants, ...], Claim(), Field(description="Those who took part, group by group.")
    ] = ()
    data_collection: Annotated[
        DataCollection | None, Claim(), Field(description="How and when data were collected.")
    ] = None
    analysis: Annotated[Prose | None, Words.OURS, Claim(), Field(description="How the data were analysed.")] = None
    reflexivity: Annotated[
        Prose | None, Words.OURS, Claim(), Field(description="What its authors say of their own standpoint.")
    ] = None
    data_richness: Annotated[
        Prose | None,
        Words.OURS,
        Field(description="How rich its data are, as the editors judge it, for GRADE-CERQual's adequacy."),
    ] = None
    results: Annotated[tuple[Point, ...], Field(description="What the study reports, point by point.")] = ()
    conclusions: Annotated[tuple[Point, ...], Field(description="What its authors conclude, point by point.")] = ()
    limitations: Annotated[
        tuple[Limitation, ...],
        Claim(when=_are_noted_by_authors),
        Field(description="Its weaknesses, and who names them."),
    ] = ()
    funding: Annotated[tuple[Funding, ...], Claim(), Field(description="Who paid.")] = ()
    ethics_approval: Annotated[
        Prose | None, Words.OURS, Claim(), Field(description="Who approved the study, and how.")
    ] = None
    participant_consent: Annotated[
        Prose | None, Words.OURS, Claim(), Field(description="How participants agreed to take part.")
    ] = None
    data_availability: Annotated[
        Line | None, Words.OURS, Claim(), Field(description="Whether others can have the data.")
    ] = None
    competing_interests: Annotated[Line | None, Words.OURS, Claim(), Field(description="What the authors declare.")] = (
        None
    )
    peer_review: Annotated[Line | None, Words.OURS, Claim(), Field(description="How the report was reviewed.")] = None
    licence: Annotated[Licence | None, Claim(), Field(description="What others may do with the report.")] = None
    facets: Annotated[
        Mapping[FacetName, tuple[Line, ...]],
        Words.NAME,
        Claim(),
        Field(
            description="Its place in the synthesis's facets for studies. Unless the facet is coded by the editors, a "
            "quote must support `facets`."
        ),
    ] = {}
    characteristics: Annotated[
        Mapping[Name, Text],
        Words.OURS,
        Field(description="Its cells in the team's own columns, by the ids of `study_columns`."),
    ] = {}
    appraisals: Annotated[tuple[Appraisal, ...], Field(description="Critical appraisals of its methods.")] = ()
    not_stated: Annotated[
        tuple[Line, ...], Words.OURS, Field(description="What was looked for in the source and is not there.")
    ] = ()
    quotes: Annotated[tuple[StudyQuote, ...], Numbered, Field(description="The words that bear out this record.")] = ()
    history: Annotated[
        tuple[HistoryEntry, ...], Field(description="What was changed, for the page that says what is new.")
    ] = ()
    suppress: Annotated[
        tuple[Suppression, ...], Field(description="Faults that are looked at and let stand, each with the reason.")
    ] = ()

    @property
    def main_report(self) -> Key:
        """The citation key of the main report."""
        return self.reports[0]

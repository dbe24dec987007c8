"""The synthesis: what the site is about, its short answer, its words, and its settings."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from evidence_site.model.appraisal import AppraisalTool
from evidence_site.model.editorial import HistoryEntry, Point, Prompt, Suppression
from evidence_site.model.facets import Facet
from evidence_site.model.fields import (
    Choice,
    Date,
    FacetName,
    FindingName,
    Line,
    Name,
    Prose,
    Record,
    StudyName,
    Text,
    ThemeName,
)
from evidence_site.model.flow import FlowField, StudyDecision
from evidence_site.model.methods import (
    Checklist,
    Gap,
    LineOfArgument,
    QuestionFramework,
    Search,
    SynthesisMethod,
)
from evidence_site.model.publication import Amendment, Author, Publication, Registration
from evidence_site.model.readers import Audience, Labels, Term
from evidence_site.model.settings import Settings
from evidence_site.model.study import Funding, Licence
from evidence_site.model.words import Title, Words


class SynthesisType(Choice):
    """Whether the site reports one study or brings several together."""

    SINGLE_STUDY = "single-study", "The site reports one study, however many reports that has."
    EVIDENCE_SYNTHESIS = "evidence-synthesis", "The site brings several studies together."


class AuthorCheck(Choice):
    """Whether the authors of the included studies have checked the site."""

    NOT_RECORDED = "not-recorded", "It is not recorded."
    NOT_ASKED = "not-asked", "They were not asked."
    ASKED = "asked", "They were asked, and have not answered."
    CONFIRMED = "confirmed", "They have checked it and confirmed that it is fair."


class Theme(Record):
    """A group of findings."""

    id: Annotated[ThemeName, Field(description="A short name, used in findings: `learning`.")]
    title: Annotated[Line, Words.OURS, Title(), Field(description="Its title: a noun phrase.")]
    text: Annotated[Prose | None, Words.OURS, Field(description="What its findings have in common.")] = None
    parent: Annotated[ThemeName | None, Field(description="The id of the theme that it is a part of.")] = None


class StudyColumn(Record):
    """A column of the table of included studies."""

    title: Annotated[Line, Words.OURS, Title(), Field(description="The column's heading.")]


class Synthesis(Record):
    """What the site is about. There is one: `findings/synthesis.yml`."""

    type: Annotated[SynthesisType, Field(description="One study, or a synthesis of several.")]
    included_studies: Annotated[tuple[StudyName, ...], Field(description="The ids of the studies.", min_length=1)]
    title: Annotated[Line, Words.OURS, Title(), Field(description="The site's name: a few words.")]
    question: Annotated[Line, Words.OURS, Title(), Field(description="The question that the site answers.")]
    short_answer: Annotated[Text, Words.OURS, Field(description="The answer, in at most 40 words.")]
    labels: Annotated[Labels, Field(description="The site's own words for things.")] = Labels()
    order: Annotated[
        tuple[FindingName, ...],
        Field(description="The findings, in the order of the site; by theme, then by file name, if left out."),
    ] = ()
    themes: Annotated[tuple[Theme, ...], Field(description="The groups of findings, in the order of the site.")] = ()
    facets: Annotated[Mapping[FacetName, Facet], Field(description="Ways to sort findings, evidence or quotes.")] = {}
    audiences: Annotated[
        tuple[Audience, ...], Field(description="The kinds of reader that the site has questions for.")
    ] = ()
    glossary: Annotated[tuple[Term, ...], Field(description="Words that readers may not know, explained.")] = ()
    prompts: Annotated[tuple[Prompt, ...], Field(description="Questions about all the findings together.")] = ()
    says: Annotated[tuple[Point, ...], Field(description="What the source says, for the reader to keep in mind.")] = ()
    does_not_say: Annotated[tuple[Line, ...], Words.OURS, Field(description="What the source does not say.")] = ()
    not_designed_to_show: Annotated[
        tuple[Line, ...], Words.OURS, Field(description="What a study of this kind cannot show; the editors' note.")
    ] = ()
    editors: Annotated[tuple[Line, ...], Words.NAME, Field(description="Who edits the site.", min_length=1)]
    author_check: Annotated[
        AuthorCheck, Field(description="Whether the authors of the included studies have checked the site.")
    ] = AuthorCheck.NOT_RECORDED
    authors: Annotated[
        tuple[Author, ...], Field(description="The authors of the synthesis, in the order of its citation.")
    ] = ()
    registration: Annotated[Registration | None, Field(description="Where the review was registered.")] = None
    published: Annotated[
        Publication | None, Field(description="The synthesis as it was published: date, version and DOI.")
    ] = None
    funding: Annotated[tuple[Funding, ...], Field(description="Who paid for the synthesis.")] = ()
    competing_interests: Annotated[
        Prose | None, Words.OURS, Field(description="What the authors of the synthesis declare.")
    ] = None
    changes: Annotated[
        Line, Words.OURS, Field(description="How this site's words differ from the source's, for the licence notice.")
    ]
    licence: Annotated[Licence, Field(description="What others may do with the site's own words.")]
    reviewed: Annotated[Date, Field(description="The day the site was last read against its sources.")]
    protocol: Annotated[Prose | None, Words.METHOD, Field(description="Where its plan can be read.")] = None
    amendments: Annotated[
        tuple[Amendment, ...], Field(description="What was done otherwise than planned, and why.")
    ] = ()
    synthesis_method: Annotated[
        SynthesisMethod | None, Field(description="The method by which findings were drawn from the studies.")
    ] = None
    question_framework: Annotated[
        QuestionFramework | None, Field(description="The framework by which the question was built.")
    ] = None
    searches_to: Annotated[Date | None, Field(description="The day up to which studies were looked for.")] = None
    searches: Annotated[tuple[Search, ...], Field(description="How studies were looked for, source by source.")] = ()
    screening: Annotated[Prose | None, Words.METHOD, Field(description="How records and reports were screened.")] = None
    extraction: Annotated[Prose | None, Words.METHOD, Field(description="How data were taken from the reports.")] = None
    appraisal_tools: Annotated[
        Mapping[Name, AppraisalTool], Field(description="The tools for critical appraisal, each under a short id.")
    ] = {}
    study_columns: Annotated[
        Mapping[Name, StudyColumn],
        Field(description="The team's own columns of the table of included studies, in its order."),
    ] = {}
    study_decisions: Annotated[
        tuple[StudyDecision, ...],
        Field(description="Studies that were looked at and not included, and what became of them."),
    ] = ()
    involvement: Annotated[
        Prose | None,
        Words.METHOD,
        Field(description="How patients, practitioners or the public took part in the synthesis."),
    ] = None
    lines_of_argument: Annotated[
        tuple[LineOfArgument, ...], Field(description="The team's interpretation across findings.")
    ] = ()
    gaps: Annotated[tuple[Gap, ...], Field(description="What the included studies did not cover.")] = ()
    checklists: Annotated[tuple[Checklist, ...], Field(description="Completed reporting checklists.")] = ()
    eligibility: Annotated[Prose | None, Words.METHOD, Field(description="Which studies could be included.")] = None
    flow: Annotated[
        FlowField | None,
        Field(description="How many records, reports and studies there were at each step (PRISMA 2020)."),
    ] = None
    reflexivity: Annotated[
        Prose | None, Words.METHOD, Field(description="How the editors' own standpoint may have shaped the work.")
    ] = None
    history: Annotated[
        tuple[HistoryEntry, ...], Field(description="What was changed, for the page that says what is new.")
    ] = ()
    settings: Annotated[Settings, Field(description="How the site is checked and shown.")] = Settings()
    suppress: Annotated[
        tuple[Suppression, ...], Field(description="Faults that are looked at and let stand, each with the reason.")
    ] = ()

    @property
    def is_single_study(self) -> bool:
        """Whether the site reports one study, however many reports that has."""
        return self.type is SynthesisType.SINGLE_STUDY

    @property
    def creators(self) -> tuple[str, ...]:
        """The names by which the site is cited: its authors, or its editors where it names no authors."""
        return tuple(each.name for each in self.authors) or self.editors

    @property
    def themes_in_order(self) -> tuple[Theme, ...]:
        """The themes as listed, each followed by its parts; last those that are parts of themselves or of no theme."""
        parts: dict[str | None, list[Theme]] = {}
        for each in self.themes:
            parts.setdefault(each.parent, []).append(each)
        waiting, ordered = parts.get(None, [])[::-1], dict[str, Theme]()
        while waiting:
            theme = waiting.pop()
            if theme.id not in ordered:
                ordered[theme.id] = theme
                waiting.extend(reversed(parts.get(theme.id, [])))
        return (*ordered.values(), *(each for each in self.themes if each.id not in ordered))

    @property
    def all_findings(self) -> str:
        """The question that all findings answer, in the editors' words or in ours."""
        studies = "study" if self.is_single_study else "studies"
        return self.labels.all_findings or f"What did the {studies} find?"

    @property
    def endorsement(self) -> str:
        """Who has not endorsed the site, in the editors' words or in ours."""
        others = "publisher and funder" if self.is_single_study else "publishers and funders"
        return self.labels.endorsement or f"The authors, {others} have not endorsed this site."

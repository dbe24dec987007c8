"""The synthesis: what the site is about, its short answer, its words, and its settings."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from evidence_site.model.colours import Colours
from evidence_site.model.editorial import HistoryEntry, Point, Prompt, Suppression
from evidence_site.model.fields import (
    Choice,
    Count,
    Date,
    FacetName,
    FindingName,
    Line,
    Name,
    Prose,
    Record,
    StudyName,
    TemplateFolder,
    Text,
    Truth,
)
from evidence_site.model.study import Licence
from evidence_site.model.words import Title, Words


class SynthesisType(Choice):
    """Whether the site reports one study or brings several together."""

    SINGLE_STUDY = "single-study", "The site reports one study, however many reports that has."
    EVIDENCE_SYNTHESIS = "evidence-synthesis", "The site brings several studies together."


class FacetTarget(Choice):
    """What a facet sorts."""

    FINDING = "finding", "Findings."
    EVIDENCE = "evidence", "What one study adds to a finding."
    QUOTE = "quote", "Quotes, by who spoke."


class CodedBy(Choice):
    """Who decides which values of a facet fit."""

    STUDY = "study", "The study: its own words say it, and a quote holds them."
    EDITORS = "editors", "The editors coded it themselves: it needs no quote, and the site says who coded it."


class CitationStyle(Choice):
    """How works are cited."""

    BMJ = "bmj", "As BMJ journals list them, with author and year in the text."
    APA = "apa", "As the manual of the American Psychological Association has it, 7th edition."


class Facet(Record):
    """A way to sort findings, evidence or quotes."""

    title: Annotated[Line, Words.OURS, Title(), Field(description="The facet's name on the site.")]
    description: Annotated[Line | None, Words.OURS, Field(description="What it means.")] = None
    values: Annotated[tuple[Line, ...], Words.OURS, Title(), Field(description="The values it can have.", min_length=1)]
    applies_to: Annotated[FacetTarget, Field(description="What it sorts.")]
    coded_by: Annotated[
        CodedBy | None,
        Field(
            description="Who decides which values fit; for evidence `study`, if left out. Findings are sorted by the "
            "editors always: a finding is their own, and no study says where it belongs. Speakers are described by "
            "the study always: nothing is said of a person that the source does not say."
        ),
    ] = None

    @property
    def is_coded_by_editors(self) -> bool:
        """Whether the editors decide which values fit, not the words of a study."""
        return self.applies_to is FacetTarget.FINDING or self.coded_by is CodedBy.EDITORS


class Audience(Record):
    """A kind of reader."""

    id: Annotated[Name, Field(description="A short name, used in prompts: `board-members`.")]
    title: Annotated[
        Line, Words.OURS, Title(), Field(description="The name on the site, in the plural: `Board members`.")
    ]
    introduction: Annotated[
        Prose | None, Words.OURS, Field(description="A line or two for them, before the questions.")
    ] = None


class Labels(Record):
    """The site's own words for things. Each has a plain default."""

    finding: Annotated[Line, Words.OURS, Field(description="What one finding is called: `contribution`.")] = "finding"
    findings: Annotated[Line, Words.OURS, Field(description="What several are called: `contributions`.")] = "findings"
    all_findings: Annotated[
        Line | None,
        Words.OURS,
        Title(),
        Field(
            description="The question that all findings answer, as a heading. If left out: `What did the study find?`, "
            "or `What did the studies find?` where the site brings several together."
        ),
    ] = None
    activity: Annotated[Line, Words.OURS, Title(), Field(description="Heading over what is done.")] = "What is done"
    outcome: Annotated[Line, Words.OURS, Title(), Field(description="Heading over what comes of it.")] = (
        "Result the authors report or intend"
    )
    matrix: Annotated[Line, Words.OURS, Title(), Field(description="Heading over the table of findings.")] = (
        "What is done, and what comes of it?"
    )
    endorsement: Annotated[
        Line | None,
        Words.OURS,
        Field(
            description="Who has not endorsed the site, in one sentence, for the licence notice. If left out: the "
            "authors, publisher and funder of the study, or those of the studies."
        ),
    ] = None


class Term(Record):
    """A word or abbreviation that readers may not know."""

    term: Annotated[Line, Words.OURS, Title(), Field(description="The word, written out: `Intensive care unit`.")]
    meaning: Annotated[Text, Words.OURS, Field(description="What it means, in plain words.")]
    abbreviation: Annotated[Line | None, Words.OURS, Field(description="Its short form: `ICU`.")] = None


class Settings(Record):
    """How the site is checked and shown. Every engine and command reads them here."""

    require_verified: Annotated[
        Truth, Field(description="Whether a quote that cannot be checked, for want of its source, is an error.")
    ] = False
    sources: Annotated[
        Line | None,
        Words.NAME,
        Field(
            description="A folder outside the repository with source texts that may not be published, from the root: "
            "`../interviews`."
        ),
    ] = None
    publish_sources: Annotated[
        Truth,
        Field(
            description="Whether the site publishes the texts in references/sources, so that quotes can be checked in "
            "the browser. Write `true` only if their licences allow it."
        ),
    ] = False
    reading_grade: Annotated[
        Count,
        Field(
            description="The highest school grade (Flesch-Kincaid) that the site's own prose should ask of readers; "
            "0 if the site is not in English, for which alone the grade is made."
        ),
    ] = 9
    citation_style: Annotated[
        CitationStyle,
        Field(description="The style of the reference list, and of citations in the text."),
    ] = CitationStyle.BMJ
    templates: Annotated[
        TemplateFolder | None, Field(description="A folder with templates that replace the package's by name.")
    ] = None
    colours: Annotated[Colours, Field(description="The site's own colours.")] = Colours()
    contributor_pages: Annotated[
        Truth, Field(description="Whether the site has the record reference and a page for each fault.")
    ] = True


class Exclusion(Record):
    """A study that was looked at and left out."""

    study: Annotated[Line, Words.NAME, Field(description="The study.")]
    reason: Annotated[Line, Words.METHOD, Field(description="Why it was left out.")]


class Synthesis(Record):
    """What the site is about. There is one: `findings/synthesis.yml`."""

    type: Annotated[SynthesisType, Field(description="One study, or a synthesis of several.")]
    included_studies: Annotated[tuple[StudyName, ...], Field(description="The ids of the studies.", min_length=1)]
    title: Annotated[Line, Words.OURS, Title(), Field(description="The site's name: a few words.")]
    question: Annotated[Line, Words.OURS, Title(), Field(description="The question that the site answers.")]
    short_answer: Annotated[Text, Words.OURS, Field(description="The answer, in at most 40 words.")]
    labels: Annotated[Labels, Field(description="The site's own words for things.")] = Labels()
    order: Annotated[tuple[FindingName, ...], Field(description="The findings, in the order of the site.")] = ()
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
    author_checked: Annotated[Truth, Field(description="Whether the authors of the study have checked the site.")]
    changes: Annotated[
        Line, Words.OURS, Field(description="How this site's words differ from the source's, for the licence notice.")
    ]
    licence: Annotated[Licence, Field(description="What others may do with the site's own words.")]
    reviewed: Annotated[Date, Field(description="The day the site was last read against its sources.")]
    method: Annotated[Prose | None, Words.METHOD, Field(description="How the synthesis was done.")] = None
    protocol: Annotated[Prose | None, Words.METHOD, Field(description="Where its plan can be read.")] = None
    search: Annotated[Prose | None, Words.METHOD, Field(description="How studies were looked for.")] = None
    eligibility: Annotated[Prose | None, Words.METHOD, Field(description="Which studies could be included.")] = None
    flow: Annotated[
        Prose | None, Words.METHOD, Field(description="How many studies were found, screened and included.")
    ] = None
    excluded: Annotated[tuple[Exclusion, ...], Field(description="Studies left out, and why.")] = ()
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
    def all_findings(self) -> str:
        """The question that all findings answer, in the editors' words or in ours."""
        studies = "study" if self.is_single_study else "studies"
        return self.labels.all_findings or f"What did the {studies} find?"

    @property
    def endorsement(self) -> str:
        """Who has not endorsed the site, in the editors' words or in ours."""
        others = "publisher and funder" if self.is_single_study else "publishers and funders"
        return self.labels.endorsement or f"The authors, {others} have not endorsed this site."

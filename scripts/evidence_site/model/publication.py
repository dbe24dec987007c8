"""A synthesis as a published work: its authors, registration, amendments and version."""

from typing import Annotated

from pydantic import Field

from evidence_site.model.fields import Choice, Date, Line, Prose, Record, StudyName, Truth, Url
from evidence_site.model.identifiers import Doi, Orcid
from evidence_site.model.words import Words


class ContributorRole(Choice):
    """What an author did: the roles of CRediT (ANSI/NISO Z39.104-2022)."""

    CONCEPTUALIZATION = "conceptualization", "Ideas; the aims of the research."
    DATA_CURATION = "data-curation", "Annotating, cleaning and keeping data."
    FORMAL_ANALYSIS = "formal-analysis", "Analysing or synthesising data."
    FUNDING_ACQUISITION = "funding-acquisition", "Winning the funding."
    INVESTIGATION = "investigation", "Doing the research, such as collecting data."
    METHODOLOGY = "methodology", "Developing the method."
    PROJECT_ADMINISTRATION = "project-administration", "Planning and coordinating the work."
    RESOURCES = "resources", "Providing materials, participants or tools."
    SOFTWARE = "software", "Programming."
    SUPERVISION = "supervision", "Leading the work of others."
    VALIDATION = "validation", "Verifying that results can be reproduced."
    VISUALIZATION = "visualization", "Preparing figures and pages."
    WRITING = "writing-original-draft", "Writing the first draft."
    EDITING = "writing-review-editing", "Reviewing and revising the text."


class Author(Record):
    """An author of the synthesis."""

    name: Annotated[Line, Words.NAME, Field(description="The name, given name first: `Ines Fiction`.")]
    family: Annotated[
        Line | None,
        Words.NAME,
        Field(description="The family name, where it is not the last word of the name: `García Márquez`."),
    ] = None
    orcid: Annotated[Orcid | None, Field(description="The ORCID iD, its last sign checked: `0000-0002-1825-0097`.")] = (
        None
    )
    affiliation: Annotated[Line | None, Words.NAME, Field(description="Where the author works.")] = None
    roles: Annotated[tuple[ContributorRole, ...], Field(description="What the author did, by CRediT.")] = ()
    corresponding: Annotated[Truth, Field(description="Whether readers may write to this author.")] = False
    author_of: Annotated[
        tuple[StudyName, ...], Field(description="The ids of included studies that this person is an author of.")
    ] = ()

    @property
    def is_person(self) -> bool:
        """Whether the record says something that only a person has; else a name may be that of a group."""
        return bool(self.family or self.orcid or self.affiliation or self.roles or self.author_of)

    @property
    def family_name(self) -> str:
        """The family name: as recorded, or else from the first particle on, or the last word: `van den Berg`."""
        words = self.name.split()
        particle = next((at for at, word in enumerate(words[1:-1], 1) if word[0].islower()), len(words) - 1)
        return self.family or " ".join(words[particle:])

    @property
    def given_names(self) -> str:
        """What is left of the name without the family name; empty if that is all there is, or is not in the name."""
        return " ".join(self._words_beside_family_name() or ())

    @property
    def has_family_name_in_name(self) -> bool:
        """Whether the name ends with the words of the family name, or begins with them: `Wang Xiaoming`."""
        return self._words_beside_family_name() is not None

    def _words_beside_family_name(self) -> list[str] | None:
        words, family = self.name.split(), self.family_name.split()
        if words[-len(family) :] == family:
            return words[: -len(family)]
        return words[len(family) :] if words[: len(family)] == family else None


class Registration(Record):
    """Where the review was registered before it began."""

    registry: Annotated[Line, Words.NAME, Field(description="The register: `PROSPERO`.")]
    id: Annotated[Line, Words.NAME, Field(description="The number of the review there.")]
    url: Annotated[Url | None, Field(description="Its page in the register.")] = None


class Amendment(Record):
    """A departure from the protocol."""

    date: Annotated[Date | None, Field(description="When.")] = None
    text: Annotated[Prose, Words.METHOD, Field(description="What was done otherwise than planned, and why.")]


class Publication(Record):
    """The synthesis as it was published."""

    doi: Annotated[Doi | None, Field(description="The DOI of this version.")] = None
    version: Annotated[Line | None, Words.NAME, Field(description="The version: `2.0`.")] = None
    date: Annotated[Date, Field(description="The day of publication.")]

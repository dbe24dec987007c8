"""A quote: words taken from a source, with all that a reader needs to trust them."""

import re
from collections.abc import Mapping
from typing import Annotated, TypeVar

from pydantic import AfterValidator, Field

from evidence_site.model.fields import Choice, FacetName, FindingName, Key, Line, QuoteName, Record, Text
from evidence_site.model.permission import Permission
from evidence_site.model.words import Words

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def language_code(text: str | None) -> str:
    """Return a language's code if the text has the form of one (BCP 47), or else an empty string."""
    return text if text and _LANGUAGE.fullmatch(text) else ""


class Voice(Choice):
    """Whose words they are."""

    PARTICIPANT = "participant", "Someone who took part in the study said or wrote them."
    AUTHOR = "author", "The authors of the source wrote them."
    FIELD_NOTE = "field-note", "A researcher noted them down while watching."
    DOCUMENT = "document", "They stand in a document that the study looked at."


class Translator(Choice):
    """Who put the words into the language of the site."""

    STUDY_AUTHORS = "study-authors", "The authors of the study."
    EDITORS = "editors", "The editors of this site."
    MACHINE = "machine", "A translation program."


class Speaker(Record):
    """The participant who spoke, as the source describes them."""

    id: Annotated[
        Line | None, Words.SOURCE, Field(description="The pseudonym or number that the source gives the speaker.")
    ] = None
    role: Annotated[Line, Words.SOURCE, Field(description="The speaker's role, in the source's own words.")]
    attributes: Annotated[
        Mapping[FacetName, Line], Words.NAME, Field(description="Further facts that the source gives, by facet.")
    ] = {}


class Quote(Record):
    """Words taken from a source, letter for letter, with the place where they stand."""

    id: Annotated[
        QuoteName | None, Field(description="A short name for the quote; `q1`, `q2` and so on if left out.")
    ] = None
    text: Annotated[
        Text,
        Words.SOURCE,
        Field(description="The quoted words, letter for letter. `[...]` marks an omission, `[word]` an insertion."),
    ]
    source: Annotated[Key, Field(description="The citation key of the work that the words come from.")]
    locator: Annotated[
        Line | None,
        Words.SOURCE,
        Field(description="Where the words stand in the source: section, then sentence or page (`Abstract, Results`)."),
    ] = None
    voice: Annotated[Voice, Field(description="Whose words they are.")]
    speaker: Annotated[Speaker | None, Field(description="Who spoke; for participants only.")] = None
    language: Annotated[
        Line | None, Words.NAME, Field(description="Language of the quoted words, when not the site's: `cy`.")
    ] = None
    original_language: Annotated[
        Line | None, Words.NAME, Field(description="Language that the words were first said in.")
    ] = None
    original_text: Annotated[
        Text | None, Words.SOURCE, Field(description="The words in the language they were said in.")
    ] = None
    translated_by: Annotated[Translator | None, Field(description="Who translated them.")] = None
    note: Annotated[
        Text | None,
        Words.OURS,
        Field(description="What the editors say about the quote, such as why a word is inserted."),
    ] = None
    also_illustrates: Annotated[
        tuple[FindingName, ...], Field(description="Other findings that these words are about.")
    ] = ()
    permission: Annotated[
        Permission | None,
        Field(description="Why the words may be shown; needed for words not yet published."),
    ] = None
    supports: Annotated[tuple[str, ...], Field(description="The fields of this record that rest on these words.")] = ()

    @property
    def verbatim(self) -> str:
        """The words to look for in the source: the original ones, when these are a translation."""
        return self.original_text or self.text

    @property
    def is_withdrawn(self) -> bool:
        """Whether the permission to show the words was withdrawn. A day to come counts: a build knows no clock."""
        return self.permission is not None and self.permission.withdrawn is not None


Q = TypeVar("Q", bound=Quote)


def number_quotes(quotes: tuple[Q, ...]) -> tuple[Q, ...]:
    """Return the quotes with an id each: those without one are numbered by position, the first as `q1`."""
    return tuple(
        quote if quote.id else quote.model_copy(update={"id": f"q{number}"}) for number, quote in enumerate(quotes, 1)
    )


Numbered = AfterValidator(number_quotes)

"""The text of a source, in sections with headings, and the result of looking for a quote in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from evidence_site.diagnostics import Span
from evidence_site.model.fields import CiteKey


class Speaking(StrEnum):
    """Who speaks in a turn of a transcript."""

    PARTICIPANT = "participant"
    INTERVIEWER = "interviewer"


@dataclass(frozen=True)
class Section:
    """A part of a source under one heading. `name` is empty when the source has no headings."""

    name: str
    paragraphs: tuple[str, ...]


class Comparison(NamedTuple):
    """That our copy of a text was compared with the published one."""

    on: date
    by: str


@dataclass(frozen=True)
class SourceText:
    """A text that quotes are checked against. Nothing of a private one is ever printed, in any format or log."""

    key: CiteKey
    sections: tuple[Section, ...]
    private: bool = False
    head: str = ""
    """What stands above the first heading: about the text, and not part of it."""
    speakers: Mapping[str, Speaking] = field(default_factory=dict)
    """The labels that open turns, with who speaks in these; empty if the text is no transcript."""
    text: str = ""
    """The whole text as its file has it; empty if it is private."""
    withdrawn: bool = False
    """Whether it is private only because it holds words that a participant has withdrawn since."""
    publish: bool = False
    """Whether its head says `Publish: yes`."""
    licence: str = ""
    """The licence under which its head says that it may be published."""
    reason: str = ""
    """Why it may or may not be published, as its head says."""
    compared: Comparison | None = None
    """When it was last compared with the published text."""

    @property
    def is_published(self) -> bool:
        """Whether the site shows its words where they stand. A transcript is never shown, whatever its head says."""
        return self.publish and not (self.private or self.withdrawn or self.speakers)


class Verdict(StrEnum):
    """The result of looking for a quote in its source."""

    VERIFIED = "verified"
    MISPLACED = "misplaced"
    """The words are in the source, but not where the locator says."""
    MISMATCH = "mismatch"
    NOT_CHECKED = "not-checked"
    """There is no text of the source."""


class Cause(StrEnum):
    """Why words that are letter for letter in a source are not a quote from it."""

    NOTHING_OMITTED = "nothing-omitted"
    """An omission leaves nothing out."""
    INTERVIEWER = "interviewer"
    """The interviewer said them."""
    OTHER_SPEAKER = "other-speaker"
    """Another participant said them than the quote names, or they stand outside all turns."""
    HEAD = "head"
    """They stand above the first heading."""
    HEADING = "heading"
    """They stand in a heading."""


@dataclass(frozen=True)
class Occurrence:
    """A place where the words of a quote stand. Spans count the characters of the paragraph."""

    section: str
    paragraph: int
    """The paragraph's number in its section, from 1."""
    text: str
    """The paragraph."""
    start: int
    """Where the turn begins that holds the words, in a transcript; else 0."""
    pieces: tuple[Span, ...]
    """What the quote quotes: one span, or several with omissions between them."""

    @property
    def omissions(self) -> tuple[Span, ...]:
        """What the quote leaves out between its pieces."""
        return tuple((one[1], other[0]) for one, other in pairwise(self.pieces))

    @property
    def passage(self) -> str:
        """The source's words from the first piece to the last, with what is left out."""
        return self.text[self.pieces[0][0] : self.pieces[-1][1]]


@dataclass(frozen=True)
class Verification:
    """The outcome of checking one quote.

    For a mismatch in a source that is not private, `nearest` is the passage that comes closest, and `found` and
    `wanted` are the spans, in the passage and in the quote's text, where the two first differ.
    """

    verdict: Verdict
    occurrences: tuple[Occurrence, ...] = ()
    """Each place where the words stand, in the source's order; none of a private source."""
    own: tuple[Span, ...] = ()
    """Spans in the quote's text of square brackets that the source itself has; all others are the editors'."""
    cause: Cause | None = None
    """Why words that the source has do not match, if that is known and the source is not private."""
    where: str = ""
    """With a cause: the label of who said the words, or the heading that they stand in."""
    nearest: str = ""
    found: Span = (0, 0)
    wanted: Span = (0, 0)

    @property
    def section(self) -> str:
        """The section where the words stand first; empty if that is not known or has no name."""
        return self.occurrences[0].section if self.occurrences else ""

    @property
    def passage(self) -> str:
        """The source's words where they stand first; empty if that is not known."""
        return self.occurrences[0].passage if self.occurrences else ""

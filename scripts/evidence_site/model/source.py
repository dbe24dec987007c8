"""The text of a source, in sections with headings, and the result of looking for a quote in it."""

from dataclasses import dataclass
from enum import StrEnum

from evidence_site.diagnostics import Span
from evidence_site.model.fields import CiteKey


@dataclass(frozen=True)
class Section:
    """A part of a source under one heading. `name` is empty when the source has no headings."""

    name: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class SourceText:
    """A text that quotes are checked against. Nothing of a private one is ever printed, in any format or log."""

    key: CiteKey
    sections: tuple[Section, ...]
    private: bool = False


class Verdict(StrEnum):
    """The result of looking for a quote in its source."""

    VERIFIED = "verified"
    MISPLACED = "misplaced"
    """The words are in the source, but not in the section that the locator names."""
    MISMATCH = "mismatch"
    NOT_CHECKED = "not-checked"
    """There is no text of the source."""


@dataclass(frozen=True)
class Verification:
    """The outcome of checking one quote.

    For a mismatch in a source that is not private, `nearest` is the passage that comes closest, and `found` and
    `wanted` are the spans, in the passage and in the quote's text, where the two first differ.
    """

    verdict: Verdict
    section: str = ""
    """The section that holds the words."""
    passage: str = ""
    """The words as the source has them, for a link by text fragment; empty when private."""
    nearest: str = ""
    found: Span = (0, 0)
    wanted: Span = (0, 0)
    own: tuple[Span, ...] = ()
    """Spans in the quote's text of square brackets that the source itself has; all others are insertions."""

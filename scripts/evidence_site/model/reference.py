"""A reference: the bibliographic facts of one work, in the shape of CSL-JSON."""

from typing import Annotated

from pydantic import Field

from evidence_site.model.fields import CiteKey, Record


class PersonName(Record):
    """An author or editor: a person, or a body (`literal`)."""

    family: str = ""
    given: str = ""
    particle: str = ""
    """Kept before the family name: `van der`."""
    suffix: str = ""
    """`Jr`, `III`."""
    literal: str = ""
    """A corporate author's whole name."""


class PartialDate(Record):
    """A date that may lack month or day."""

    year: int
    month: int | None = None
    day: int | None = None


class Reference(Record):
    """One work of the bibliography, its fields named as in CSL 1.0.2, with `_` for `-`.

    See https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables.
    """

    id: CiteKey
    type: str
    """A CSL type: `article-journal`, `book`, `chapter`, `report`, `thesis`, `webpage`, `paper-conference` …"""
    title: Annotated[str, Field(min_length=1)]
    author: tuple[PersonName, ...] = ()
    editor: tuple[PersonName, ...] = ()
    et_al: bool = False
    """The entry's authors end in `and others`."""
    issued: PartialDate | None = None
    container_title: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    """With an en dash between first and last."""
    number: str = ""
    """A report's, chapter's (of an Act) or thesis's number."""
    edition: str = ""
    publisher: str = ""
    publisher_place: str = ""
    genre: str = ""
    """The kind of report or thesis: `PhD thesis`."""
    event_title: str = ""
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    url: str = ""
    accessed: PartialDate | None = None
    isbn: str = ""
    issn: str = ""
    language: str = ""
    note: str = ""
    licence: str = ""
    """What the work's own page says of its licence: BibTeX `copyright`."""

"""A reference: the bibliographic facts of one work, in the shape of CSL-JSON."""

from typing import Annotated, Final

from pydantic import Field

from evidence_site.model.fields import CiteKey, Record

MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""The months' English names, of month 1 first. BibTeX's abbreviations are their first three letters, small."""

OF_HAN: Final = "\u3005\u3007\u3040-\u30ff\u3100-\u312f\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
"""The letters of Chinese, Japanese and Korean, as a set of a regular expression: there are no initials in them."""
_JOINED_TO_NAME = ("'", "\u2019", "\u02bc", "-", "\u2010")


class PersonName(Record):
    """An author, editor or translator: a person, or a body (`literal`). Plain text throughout."""

    family: str = ""
    given: str = ""
    particle: str = ""
    """Kept before the family name: `van der`."""
    suffix: str = ""
    """`Jr`, `III`."""
    literal: str = ""
    """A corporate author's whole name."""

    @property
    def whole_family(self) -> str:
        """The family name with its particle: `van der Berg`, `d'Almeida`, `al-Amin`."""
        joint = "" if self.particle.endswith(_JOINED_TO_NAME) else " "
        return joint.join(filter(None, (self.particle, self.family)))


class PartialDate(Record):
    """A date that may lack month or day."""

    year: int
    month: int | None = None
    day: int | None = None
    season: int | None = None
    """Spring is 1, winter 4; then there is no month."""
    circa: bool = False
    """The year is a guess of the entry's own: `1945~` or `1945?`."""
    until: "PartialDate | None" = None
    """The end, of a range such as `2017/2019`."""


class Reference(Record):
    """One work of the bibliography, its fields named as in CSL 1.0.2, with `_` for `-`.

    Title, container, collection and event titles and the note are rich text (see `rich_text`), all else is plain.
    See https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables.
    """

    id: CiteKey
    type: str
    """A CSL type: `article-journal`, `book`, `chapter`, `report`, `thesis`, `webpage`, `paper-conference` …"""
    title: Annotated[str, Field(min_length=1)]
    author: tuple[PersonName, ...] = ()
    editor: tuple[PersonName, ...] = ()
    translator: tuple[PersonName, ...] = ()
    et_al: bool = False
    """The entry's authors end in `and others`."""
    editor_et_al: bool = False
    """Its editors do."""
    issued: PartialDate | None = None
    status: str = ""
    """What the entry says of a work not out yet: `forthcoming`, `in press`."""
    container_title: str = ""
    container_title_short: str = ""
    """The journal's abbreviated name, if the entry gives it."""
    volume: str = ""
    issue: str = ""
    page: str = ""
    """With an en dash between first and last."""
    number: str = ""
    """A report's, chapter's (of an Act), article's or thesis's number."""
    edition: str = ""
    collection_title: str = ""
    """The series that it is part of."""
    collection_number: str = ""
    publisher: str = ""
    publisher_place: str = ""
    genre: str = ""
    """The kind of report or thesis: `PhD thesis`."""
    event_title: str = ""
    event_place: str = ""
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    url: str = ""
    accessed: PartialDate | None = None
    isbn: str = ""
    issn: str = ""
    version: str = ""
    language: str = ""
    note: str = ""
    licence: str = ""
    """What the work's own page says of its licence: BibTeX `copyright`."""

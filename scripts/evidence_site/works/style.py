"""Citation styles: settings for names, dates and numbers. The templates in a style's folder put the parts in order."""

from collections.abc import Mapping
from dataclasses import dataclass

from evidence_site.model import Reference
from evidence_site.model.settings import CitationStyle

FORMS = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "review": "article",
    "book": "book",
    "collection": "book",
    "periodical": "book",
    "chapter": "chapter",
    "entry-encyclopedia": "chapter",
    "legislation": "legislation",
    "bill": "legislation",
    "thesis": "thesis",
    "webpage": "webpage",
    "post-weblog": "webpage",
}
"""The form of entry for each CSL type. All other types have that of a report."""
CONFERENCE_PAPERS = frozenset({"paper-conference", "speech"})


@dataclass(frozen=True, kw_only=True)
class NameForm:
    """How names are written in the reference list."""

    after_family: str
    """Between the family name and the initials."""
    after_initial: str
    between_initials: str
    before_suffix: str
    before_last: str
    """Between the last two names, after any comma."""
    most: int
    """The most names that are all listed."""
    kept: int
    """How many are listed of more than that."""
    last_kept: bool
    """Whether the last is listed too, after an ellipsis; if not, `et al` stands for the rest."""
    editors_inverted: bool
    """Whether editors of a book are written family name first, as authors are."""


@dataclass(frozen=True, kw_only=True)
class LabelForm:
    """How works are cited in the text."""

    et_al: str
    both: str
    """Between two names in a sentence."""
    both_in_brackets: str
    comma_before_last: bool
    """Whether a comma stands before the last of three or more names."""
    comma_before_year: bool
    titles_as_names: bool
    """Whether a title in place of authors is in title case and, for part of a larger work, in quotation marks."""


@dataclass(frozen=True, kw_only=True)
class Style:
    """A citation style."""

    folder: str
    """The folder of its templates, in `works/styles/`."""
    names: NameForm
    label: LabelForm
    editor: tuple[str, str]
    """The role of one editor and of several, in place of authors."""
    chapter_editor: tuple[str, str]
    """The same, before the title of a book that a chapter is in."""
    edition: str
    undated: str
    """What stands in place of the year of undated works."""
    circa: str
    day_first: bool
    short_page_ranges: bool
    """Whether pages 100 to 104 are shortened to 100 to 4."""
    every_issue: bool
    """Whether every issue is given; if not, only supplements, and issues of journals without volumes."""
    short_journals: bool
    """Whether journals are abbreviated, where the record has the abbreviation."""
    capitals_in_journals: bool
    """Whether the name of a journal is in title case, however a database wrote it."""
    full_stops_in_journals: bool
    """Whether the abbreviation of a journal keeps its full stops."""
    dois_in: frozenset[str]
    """The forms of entries that end in the DOI; every form if empty."""
    addresses_in: frozenset[str]
    """The forms that end in the web address, if they show no DOI; every form if empty."""
    publisher_beside_author: bool
    """Whether a publisher that is also the author is given again."""


BMJ = Style(
    folder="bmj",
    names=NameForm(
        after_family=" ",
        after_initial="",
        between_initials="",
        before_suffix=" ",
        before_last="",
        most=3,
        kept=3,
        last_kept=False,
        editors_inverted=True,
    ),
    label=LabelForm(
        et_al="et al",
        both="and",
        both_in_brackets="and",
        comma_before_last=False,
        comma_before_year=False,
        titles_as_names=False,
    ),
    editor=("editor", "editors"),
    chapter_editor=("ed", "eds"),
    edition="edn",
    undated="",
    circa="ca",
    day_first=True,
    short_page_ranges=True,
    every_issue=False,
    short_journals=True,
    capitals_in_journals=False,
    full_stops_in_journals=False,
    dois_in=frozenset({"article"}),
    addresses_in=frozenset({"webpage"}),
    publisher_beside_author=True,
)
"""BMJ journals' form of the Vancouver style for the list (https://authors.bmj.com); author and year in the text."""

APA = Style(
    folder="apa",
    names=NameForm(
        after_family=", ",
        after_initial=".",
        between_initials=" ",
        before_suffix=", ",
        before_last="& ",
        most=20,
        kept=19,
        last_kept=True,
        editors_inverted=False,
    ),
    label=LabelForm(
        et_al="et al.",
        both="and",
        both_in_brackets="&",
        comma_before_last=True,
        comma_before_year=True,
        titles_as_names=True,
    ),
    editor=("Ed.", "Eds."),
    chapter_editor=("Ed.", "Eds."),
    edition="ed.",
    undated="n.d.",
    circa="ca.",
    day_first=False,
    short_page_ranges=False,
    every_issue=True,
    short_journals=False,
    capitals_in_journals=True,
    full_stops_in_journals=True,
    dois_in=frozenset(),
    addresses_in=frozenset(),
    publisher_beside_author=False,
)
"""The Publication Manual of the American Psychological Association, 7th edition."""

STYLES: Mapping[CitationStyle, Style] = {CitationStyle.BMJ: BMJ, CitationStyle.APA: APA}


def form(work: Reference) -> str:
    """Return the form of a work's entry. Each style has a template of that name."""
    if work.type in CONFERENCE_PAPERS:
        return "chapter" if work.container_title else "talk"
    return FORMS.get(work.type, "report")

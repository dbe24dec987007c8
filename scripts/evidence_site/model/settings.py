"""The settings of a site, which every engine and command reads."""

from typing import Annotated

from pydantic import Field

from evidence_site.model.colours import Colours
from evidence_site.model.fields import Choice, Count, Line, Record, TemplateFolder, Truth
from evidence_site.model.words import Words


class CitationStyle(Choice):
    """How works are cited."""

    BMJ = "bmj", "As BMJ journals list them, with author and year in the text."
    APA = "apa", "As the manual of the American Psychological Association has it, 7th edition."


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

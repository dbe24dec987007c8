"""The forms of entries. Each style has a template for each."""

from evidence_site.model import Reference

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
"""The form of each type of work, by CSL's name of the type; a report's, of any other."""
CONFERENCE_PAPERS = frozenset({"paper-conference", "speech"})


def form(work: Reference) -> str:
    """Name the form of a work's entry, which is the name of its template."""
    if work.type in CONFERENCE_PAPERS:
        return "chapter" if work.container_title else "talk"
    return FORMS.get(work.type, "report")

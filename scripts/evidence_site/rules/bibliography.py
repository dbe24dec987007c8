"""Entries of the bibliography must hold what a reader needs to find the work."""

from collections.abc import Iterator, Mapping

from evidence_site.diagnostics import Fault, Severity
from evidence_site.model import Corpus, RecordKind, RecordRef, Reference
from evidence_site.rule import Place, Violation, rule

_FIRST_YEAR_OF_DOIS = 2000
"""Crossref began in 2000; few articles before it have a DOI of their own year."""

_YEAR = ("issued", "year", "year = {2021}")
_BOOK = ("container_title", "book that it is in", "booktitle = {…}")
_NEEDED: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "article-journal": (("container_title", "journal", "journal = {…}"), _YEAR),
    "book": (("publisher", "publisher", "publisher = {…}"), _YEAR),
    "chapter": (_BOOK, _YEAR),
    "paper-conference": (_BOOK, _YEAR),
    "report": (("publisher", "institution that published it", "institution = {…}"), _YEAR),
    "thesis": (("publisher", "university", "school = {…}"), _YEAR),
    "webpage": (("url", "web address", "url = {…}"),),
}
"""What an entry of each type needs: the field, what it is to a reader, and how to write it."""


@rule("BIB017", Severity.WARNING, suppressible=False)
def missing_bibtex_field(corpus: Corpus) -> Iterator[Violation]:
    """An entry lacks what its type needs: an article its journal, a thesis its university, a report its publisher.

    Why it matters:
    Without it the reference is not complete, and readers may not find the work.

    Example:
    # references/references.bib
    @article{okafor2021, title = {Handing over at shift change}, year = {1998}}

    Use instead:
    # references/references.bib
    @article{okafor2021, title = {Handing over at shift change}, journal = {Journal of Bread}, year = {1998}}
    @thesis{lind2019, title = {Taking breaks}, school = {University of Sarenia}, year = {2019}}
    """
    for work in corpus.references:
        for field, what, written in _NEEDED.get(work.type, ()):
            if not getattr(work, field) and not (field == "issued" and work.status):
                yield Violation(_entry(work), Fault(f"the entry `{work.id}` has no {what}", f"add `{written}`"))


@rule("BIB018", Severity.ADVICE, suppressible=False)
def missing_doi(corpus: Corpus) -> Iterator[Violation]:
    """An article of a journal from 2000 on has no DOI.

    Why it matters:
    A DOI leads to the work wherever it moves. Nearly every journal gives one; without it readers have to search.

    Example:
    # references/references.bib
    @article{okafor2021, title = {Handing over at shift change}, journal = {Journal of Bread}, year = {2021}}

    Use instead:
    # references/references.bib
    @article{okafor2021,
      title   = {Handing over at shift change},
      journal = {Journal of Bread},
      year    = {2021},
      doi     = {10.5555/okafor.2021}
    }
    @article{lind2019, title = {Taking breaks}, journal = {Journal of Bread}, year = {1999}}
    """
    for work in corpus.references:
        is_late = work.issued is not None and work.issued.year >= _FIRST_YEAR_OF_DOIS
        if work.type == "article-journal" and is_late and not work.doi:
            cure = "look it up at https://search.crossref.org and add it: `doi = {10.…}`"
            yield Violation(_entry(work), Fault(f"the article `{work.id}` has no DOI", cure))


def _entry(work: Reference) -> Place:
    return Place(RecordRef(RecordKind.REFERENCE, work.id), ("id",))


RULES = (missing_bibtex_field, missing_doi)

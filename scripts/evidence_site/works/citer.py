"""In-text citations: author and year, linked to the reference list."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from evidence_site import urls
from evidence_site.citing import Citation, CitationGroup
from evidence_site.model import CiteKey, Corpus, Reference
from evidence_site.model.settings import Settings
from evidence_site.parts import Part, divided
from evidence_site.prose import Run
from evidence_site.works import STYLES, Entry, Label, in_order, make_entries

Url = Callable[[CiteKey], str]
"""Returns the address of an entry of the reference list, relative to the citing page."""
Anchor = Callable[[CiteKey], str]
"""Returns the anchor of the next citation of a work; empty for none."""


def no_anchor(key: CiteKey) -> str:
    """Return an empty string: in pages of records, links lead to sections and not to single citations."""
    del key
    return ""


@dataclass(frozen=True)
class Citer:
    """Formats in-text citations."""

    entries: Mapping[CiteKey, Entry]

    def knows(self, group: CitationGroup) -> bool:
        """Whether every work of a group is in the reference list."""
        return all(each.key in self.entries for each in group.citations)

    def cite(self, group: CitationGroup, url: Url, anchor: Anchor = no_anchor) -> tuple[Run, ...]:
        """Return `(see Okafor et al 2021, p. 3; Reed 2022)` or, as part of a sentence, `Okafor et al (2021, p. 3)`."""
        cited = [
            _Cited(each, self.entries[each.key].label, url(each.key), anchor(each.key)) for each in group.citations
        ]
        if group.in_text:
            return tuple(_in_sentence(cited[0]))
        return tuple(_in_brackets(cited))


class _Cited(NamedTuple):
    """A citation with the label and the links of its work."""

    citation: Citation
    label: Label
    url: str
    anchor: str

    def link(self, text: str) -> Run:
        return Run(text, self.url, self.anchor)


def _in_sentence(cited: _Cited) -> Iterator[Run]:
    citation, label = cited.citation, cited.label
    if not label.year:
        yield cited.link(label.author)
        yield from [Run(f" ({citation.locator})")] if citation.locator else []
        return
    yield Run("(" if citation.suppress_author else f"{label.author} (")
    yield cited.link(label.year)
    yield Run(f"{_after(citation)})")


def _in_brackets(cited: Sequence[_Cited]) -> Iterator[Run]:
    text = "("
    for each in cited:
        citation, label = each.citation, each.label
        yield Run(f"{text}{citation.prefix} " if citation.prefix else text)
        yield each.link(label.year if citation.suppress_author and label.year else label.text)
        text = f"{_after(citation)}; "
    yield Run(f"{_after(cited[-1].citation)})")


MOST_WORKS = 40
"""The most works on a page of the reference list."""
NO_CITATIONS = Citer({})


def make_citer(corpus: Corpus) -> Citer:
    """Return the citer of a site, in the citation style of its settings."""
    settings = corpus.synthesis.settings if corpus.synthesis else Settings()
    return Citer(make_entries(corpus.references, STYLES[settings.citation_style], _paths(corpus)))


def listed(corpus: Corpus) -> tuple[Part[Reference], ...]:
    """Return the reference list in parts, each on a page: the works that report studies first, then all others."""
    reports = {key for study in corpus.studies for key in study.reports}
    return divided(sorted(in_order(corpus.references), key=lambda each: each.id not in reports), MOST_WORKS)


def _paths(corpus: Corpus) -> Mapping[CiteKey, str]:
    return {each.id: part.path(urls.REFERENCES) for part in listed(corpus) for each in part.items}


def _after(citation: Citation) -> str:
    return f", {citation.locator}" if citation.locator else ""

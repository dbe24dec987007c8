"""Citations put into words: author and year, linked to the entry of the reference list."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from evidence_site.citing import Citation, CitationGroup
from evidence_site.model import CiteKey, Corpus
from evidence_site.model.synthesis import Settings
from evidence_site.prose import Run
from evidence_site.views.citation import STYLES, Label, labels

Url = Callable[[CiteKey], str]
"""Gives the address of an entry of the reference list, from the page that cites it."""


@dataclass(frozen=True)
class Citer:
    """Puts citations into words, by the names that works have in the text."""

    labels: Mapping[CiteKey, Label]

    def knows(self, group: CitationGroup) -> bool:
        """Tell whether every work of a group has a name."""
        return all(each.key in self.labels for each in group.citations)

    def cite(self, group: CitationGroup, url: Url) -> tuple[Run, ...]:
        """Give `(see Waring et al 2023, p. 3; Jones 2022)` or, as part of the sentence, `Waring et al (2023, p. 3)`."""
        if group.in_text:
            return tuple(self._in_sentence(group.citations[0], url))
        return (Run("("), *_joined([tuple(self._in_brackets(each, url)) for each in group.citations]), Run(")"))

    def _in_sentence(self, citation: Citation, url: Url) -> Iterator[Run]:
        label = self.labels[citation.key]
        if not label.year:
            yield Run(label.author, url(citation.key))
            yield from [Run(f" ({citation.locator})")] if citation.locator else []
            return
        yield Run("(" if citation.suppress_author else f"{label.author} (")
        yield Run(label.year, url(citation.key))
        yield Run(f"{_after(citation)})")

    def _in_brackets(self, citation: Citation, url: Url) -> Iterator[Run]:
        label = self.labels[citation.key]
        shown = label.year if citation.suppress_author and label.year else label.text
        yield from [Run(f"{citation.prefix} ")] if citation.prefix else []
        yield Run(shown, url(citation.key))
        yield from [Run(_after(citation))] if citation.locator else []


NO_CITATIONS = Citer({})


def make_citer(corpus: Corpus) -> Citer:
    """Make what puts the citations of a site into words, in the style that its settings name."""
    settings = corpus.synthesis.settings if corpus.synthesis else Settings()
    return Citer(labels(corpus.references, STYLES[settings.citation_style]))


def _after(citation: Citation) -> str:
    return f", {citation.locator}" if citation.locator else ""


def _joined(parts: Sequence[tuple[Run, ...]]) -> Iterator[Run]:
    for number, part in enumerate(parts):
        if number:
            yield Run("; ")
        yield from part

"""The quotes that the site shows: their pages and anchors, and what each supports or illustrates."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from evidence_site import urls
from evidence_site.model import Corpus, Finding, FindingId, QuotePlace, RecordKind, StudyId
from evidence_site.parts import Part, divided

MOST_ON_A_PAGE = 50


@dataclass(frozen=True)
class Quotes:
    """Indexes over the quotes of a site."""

    corpus: Corpus
    published: tuple[Finding, ...]
    gone: tuple[Finding, ...]

    @cached_property
    def shown(self) -> tuple[QuotePlace, ...]:
        """The quotes of published findings, in the order of the site, then those of studies."""
        published = {each.id for each in self.published}
        return tuple(
            each
            for each in self.corpus.quotes
            if each.record.kind is RecordKind.STUDY or FindingId(each.record.id) in published
        )

    @cached_property
    def anchors(self) -> Mapping[str, str]:
        """The anchor of each quote by its ref. If two would be the same, `--` separates record and quote."""
        plain = {each.ref: f"quote-{each.record.id}-{each.quote.id}" for each in self.corpus.quotes}
        uses = Counter(plain.values())
        return {
            each.ref: plain[each.ref] if uses[plain[each.ref]] == 1 else f"quote-{each.record.id}--{each.quote.id}"
            for each in self.corpus.quotes
        }

    @cached_property
    def are_divided(self) -> bool:
        """Whether the quotes are too many for one page, and stand on pages of their own study by study."""
        return len(self.shown) > MOST_ON_A_PAGE

    @cached_property
    def of_studies(self) -> Mapping[StudyId | None, tuple[Part[QuotePlace], ...]]:
        """The quotes where they are divided: by study, in the order of the studies, in parts that fit a page.

        Those from works that report no study are under None. A report of two studies counts as one of the first.
        """
        if not self.are_divided:
            return {}
        studies = {report: study.id for study in reversed(self.corpus.studies) for report in study.reports}
        order: tuple[StudyId | None, ...] = (*(each.id for each in self.corpus.studies), None)
        found: dict[StudyId | None, list[QuotePlace]] = {each: [] for each in order}
        for each in self.shown:
            found[studies.get(each.quote.source)].append(each)
        return {study: divided(quotes, MOST_ON_A_PAGE) for study, quotes in found.items() if quotes}

    @cached_property
    def pages(self) -> Mapping[str, str]:
        """The path of the page of each quote's permalink, by its ref."""
        gone = ((each, quote) for each in self.gone for quote in each.quotes)
        return {
            **{f"{finding.id}/{quote.id}": urls.finding_path(finding.id) for finding, quote in gone},
            **{each.ref: urls.QUOTES for each in self.shown},
            **dict(self._divided_pages()),
        }

    def _divided_pages(self) -> Iterator[tuple[str, str]]:
        for study, parts in self.of_studies.items():
            for part in parts:
                path = part.path(urls.quotes_path(study))
                yield from ((each.ref, path) for each in part.items)

    def find(self, record: str, refs: Sequence[str]) -> tuple[QuotePlace, ...]:
        """Return the quotes that `refs` (`q1`, or `record/q1`) refer to, without those that the site does not show."""
        names = (ref if "/" in ref else f"{record}/{ref}" for ref in refs)
        return tuple(self.corpus.quote[each] for each in names if each in self.pages)

    def supporting(self, record: str, field: str) -> tuple[QuotePlace, ...]:
        """Return a record's quotes that support one of its fields."""
        return self._supporting.get((record, field), ())

    def illustrating(self, finding: FindingId) -> tuple[QuotePlace, ...]:
        """Return the quotes of other records that also illustrate a finding, in the order of the site."""
        return self._illustrating.get(finding, ())

    @cached_property
    def _supporting(self) -> Mapping[tuple[str, str], tuple[QuotePlace, ...]]:
        found: dict[tuple[str, str], list[QuotePlace]] = defaultdict(list)
        for each in self.corpus.quotes:
            for field in each.quote.supports:
                found[each.record.id, field].append(each)
        return {key: tuple(places) for key, places in found.items()}

    @cached_property
    def _illustrating(self) -> Mapping[FindingId, tuple[QuotePlace, ...]]:
        found: dict[FindingId, list[QuotePlace]] = defaultdict(list)
        for each in self.shown:
            for finding in dict.fromkeys(each.quote.also_illustrates):
                if finding != each.record.id:
                    found[finding].append(each)
        return {finding: tuple(places) for finding, places in found.items()}

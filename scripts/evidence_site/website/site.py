"""The records as pages need them: what is shown, in what order, and how it is related, each computed once."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial

from markupsafe import Markup

from evidence_site import urls
from evidence_site.model import (
    SYNTHESIS,
    CiteKey,
    Corpus,
    FacetId,
    Finding,
    FindingId,
    RecordKind,
    RecordRef,
    Study,
    StudyId,
    Synthesis,
)
from evidence_site.model.appraisal import Basis
from evidence_site.model.fields import ThemeId
from evidence_site.model.finding import GONE, RelatedFinding, Status
from evidence_site.project import Project
from evidence_site.prose import to_html, to_text
from evidence_site.rule import Rule
from evidence_site.urls import Here
from evidence_site.website.quotes import Quotes
from evidence_site.website.study_labels import study_labels
from evidence_site.website.uses import Uses
from evidence_site.wording import source_noun
from evidence_site.works import Entry
from evidence_site.works.citer import Citer, make_citer

HUES = 4


@dataclass(frozen=True)
class Site:
    """The records as the site publishes them. Everything that pages show is computed from it."""

    corpus: Corpus
    project: Project
    files: Callable[[RecordRef], str]
    rules: Sequence[Rule[..., object]] = ()
    """The rules whose faults have a page for contributors."""

    @cached_property
    def synthesis(self) -> Synthesis:
        """The synthesis.

        Raises:
            ValueError: the corpus has none, so there is nothing to publish.
        """
        if self.corpus.synthesis is None:
            raise ValueError("there are no pages without a synthesis")
        return self.corpus.synthesis

    def here(self, path: str) -> Here:
        """Return a page as the start of relative links."""
        return Here(path, self.project.directory_urls)

    @cached_property
    def citer(self) -> Citer:
        """The citer in the citation style of the settings."""
        return make_citer(self.corpus)

    def prose(self, here: Here, text: str | None) -> Markup:
        """Return prose as safe HTML, with citations linked to the reference list; empty for no text."""
        return to_html(text, partial(self.citer.cite, url=partial(self._entry_url, here))) if text else Markup()

    def prose_text(self, text: str) -> str:
        """Return prose as plain text on one line."""
        return to_text(text, partial(self.citer.cite, url=str))

    def public_url(self, path: str) -> str:
        """Return a page's absolute address, or an empty string if that of the site is unknown."""
        return urls.page_url(self.project.address, path, directory_urls=self.project.directory_urls)

    @cached_property
    def published(self) -> tuple[Finding, ...]:
        """The published findings, in the order of the site."""
        return tuple(each for each in self.corpus.findings if each.status is Status.PUBLISHED)

    @cached_property
    def gone(self) -> tuple[Finding, ...]:
        """The withdrawn and superseded findings, which keep a page that says so."""
        return tuple(each for each in self.corpus.findings if each.status in GONE)

    def changed(self, finding: Finding) -> date:
        """Return the day of a finding's last change in substance, such as that since which it does not stand."""
        ended = finding.no_longer_stands
        return max(finding.updated or finding.added, ended.since if ended else finding.added)

    @cached_property
    def place(self) -> Mapping[FindingId, int]:
        """The position of each published finding in the order of the site, from 1."""
        return {each.id: place for place, each in enumerate(self.published, 1)}

    def hue(self, finding: FindingId) -> str:
        """Return the CSS class of a finding's colour: `c1` to `c4` for the first four; the neutral `c0` for others."""
        place = self.place.get(finding, 0)
        return f"c{place}" if place <= HUES else "c0"

    @cached_property
    def shown(self) -> frozenset[FindingId]:
        """The ids of the findings that have a page."""
        return frozenset(each.id for each in (*self.published, *self.gone))

    @cached_property
    def included(self) -> tuple[Study, ...]:
        """The included studies, in the order of the synthesis."""
        return tuple(self.corpus.study[each] for each in self.synthesis.included_studies)

    @cached_property
    def study_labels(self) -> Mapping[StudyId, str]:
        """What each study is called in lists: by its label; on a site of one study, by its title."""
        if self.synthesis.is_single_study:
            return {each.id: each.title for each in self.corpus.studies}
        included = frozenset(self.synthesis.included_studies)
        others = (each for each in self.corpus.studies if each.id not in included)
        return study_labels((*self.included, *others), self.corpus.reference)

    @cached_property
    def source_noun(self) -> str:
        """What was read, as the subject of a sentence."""
        return source_noun(self.included)

    def text_noun(self, source: CiteKey) -> str:
        """Return what our copy of a source is a copy of: `the abstract`, `the full text`, or `the text`."""
        bases = {each.basis for each in self.corpus.studies if source in each.reports}
        return "the text" if len(bases) != 1 else "the abstract" if bases == {Basis.ABSTRACT} else "the full text"

    @cached_property
    def source_plural(self) -> bool:
        """Whether more than one text was read."""
        return self.source_noun.endswith("s")

    def source_name(self, study: StudyId | None) -> str:
        """Return what the source of quotes is called: a study by its label, or the works that report none."""
        return self.study_labels[study] if study else "works that report no study"

    @property
    def study_noun(self) -> str:
        """What the site reports, as part of a sentence: `the study`, or `the studies`."""
        return "the study" if self.synthesis.is_single_study else "the studies"

    def studies_of(self, finding: Finding) -> tuple[Study, ...]:
        """Return the studies in the evidence of a finding, each once."""
        return tuple(self.corpus.study[each] for each in dict.fromkeys(each.study for each in finding.evidence))

    @cached_property
    def not_stated(self) -> str:
        """The phrase for something that was looked for and not found: `Not stated in the abstract`."""
        return f"Not stated in {self.source_noun}"

    def facet_title(self, facet: FacetId) -> str:
        """Return the title of a facet, or its id if the synthesis does not define it."""
        known = self.synthesis.facets.get(facet)
        return known.title if known else facet

    def tool_title(self, tool: str) -> str:
        """Return the title of a tool for appraisal, or its id if the synthesis does not describe it."""
        known = self.synthesis.appraisal_tools.get(tool)
        return known.title if known else tool

    @cached_property
    def entries(self) -> Mapping[CiteKey, Entry]:
        """The entries of the reference list, by citation key."""
        return self.citer.entries

    @cached_property
    def quotes(self) -> Quotes:
        """The quotes that the site shows."""
        return Quotes(self.corpus, self.published, self.gone)

    @cached_property
    def uses(self) -> Uses:
        """The places that quote or cite each work."""
        return Uses(self.corpus, self.quotes.shown, self.shown)

    @cached_property
    def pointed_at(self) -> Mapping[FindingId, tuple[tuple[Finding, RelatedFinding], ...]]:
        """For each finding, the published findings that name it as related, and how."""
        found: dict[FindingId, list[tuple[Finding, RelatedFinding]]] = defaultdict(list)
        for finding in self.published:
            for related in finding.related:
                found[related.finding].append((finding, related))
        return {finding: tuple(others) for finding, others in found.items()}

    @cached_property
    def reporting(self) -> Mapping[StudyId, tuple[Finding, ...]]:
        """For each study, the published findings that have it as evidence."""
        found: dict[StudyId, list[Finding]] = defaultdict(list)
        for finding in self.published:
            for study in dict.fromkeys(each.study for each in finding.evidence):
                found[study].append(finding)
        return {study: tuple(findings) for study, findings in found.items()}

    @cached_property
    def themes_shown(self) -> Mapping[ThemeId, bool]:
        """The themes that the list of findings shows, and whether each has findings of its own or of its parts only."""
        parents = {each.id: each.parent for each in self.synthesis.themes}
        shown = {each.theme: True for each in self.published if each.theme in parents}
        for theme in tuple(shown):
            parent = parents[theme]
            while parent in parents and parent not in shown:
                shown[parent] = False
                parent = parents[parent]
        return shown

    @cached_property
    def contexts_of(self) -> Mapping[StudyId, AbstractSet[tuple[FacetId, str]]]:
        """For each study, the values of facets that its record, or any evidence of a published finding from it, has."""
        records = ((each.id, each.facets) for each in self.corpus.studies)
        parts = ((each.study, each.contexts) for finding in self.published for each in finding.evidence)
        found: dict[StudyId, set[tuple[FacetId, str]]] = {each.id: set() for each in self.corpus.studies}
        for study, contexts in (*records, *parts):
            found[study].update((facet, value) for facet, values in contexts.items() for value in values)
        return found

    @cached_property
    def short_forms(self) -> Mapping[str, str]:
        """The abbreviations of the glossary, each with its term."""
        return {each.abbreviation: each.term for each in self.synthesis.glossary if each.abbreviation}

    @cached_property
    def as_written(self) -> frozenset[str]:
        """The statements, titles and names of all records, whose letters no page may change."""
        return frozenset(
            each.text
            for record, texts in self.corpus.texts.items()
            if record.kind is not RecordKind.FINDING or record.id in self.shown
            for each in texts
            if each.field.is_as_written
        )

    @cached_property
    def updated(self) -> date:
        """The date of the last review, or of a later change to a published finding. Lists have it as their date."""
        return max([self.synthesis.reviewed, *(each.updated or each.added for each in self.published)])

    @cached_property
    def synthesis_file(self) -> str:
        """The file of the synthesis."""
        return self.files(SYNTHESIS)

    def _entry_url(self, here: Here, key: CiteKey) -> str:
        return here.to_cited(key, self.entries[key].path)

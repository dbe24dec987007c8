"""Records name one another: each name must lead to a record, once."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from typing import NamedTuple

from evidence_site import english
from evidence_site.diagnostics import Fault, FieldPath
from evidence_site.model import SYNTHESIS, Corpus, Finding, Point, Prompt, RecordKind, RecordRef
from evidence_site.rule import Place, Violation, rule
from evidence_site.rules.places import (
    beneath,
    did_you_mean,
    in_finding,
    in_quote,
    in_study,
    in_synthesis,
    items,
    study_meant,
)


class _Names(NamedTuple):
    """A list in which a record names others."""

    place: Place
    names: Sequence[str]
    field: FieldPath = ()
    """Where in an item the name stands; nowhere, when it is the item."""
    relations: Sequence[str] = ()
    """The relation of each item, in a list where a record may be named once with each."""

    def each(self) -> Iterator[tuple[Place, str]]:
        """Yield each name with its place."""
        return ((beneath(place, *self.field), name) for place, name in items(self.place, self.names))


@rule("REF002")
def unknown_study(corpus: Corpus) -> Iterator[Violation]:
    """A record names a study that has no record.

    Why it matters:
    A finding is only as good as the studies behind it. Readers must be able to see how each was done.

    Example:
    # findings/shared-time.yml
    evidence:
      - study: night-shifts
        relation: contributes

    Use instead:
    # findings/shared-time.yml
    evidence:
      - study: night-shift
        relation: contributes
    """
    for place, study in _each(_lists_of_studies(corpus)):
        if study not in corpus.study and not corpus.is_unreadable(RecordRef(RecordKind.STUDY, study)):
            cure = study_meant(corpus, study, tuple(corpus.study), f"write `references/studies/{study}.yml` first")
            yield Violation(place, Fault(f"there is no study `{study}` in references/studies", cure))


@rule("REF003")
def unknown_finding(corpus: Corpus) -> Iterator[Violation]:
    """A record names a finding that has no record.

    Why it matters:
    The name becomes a link on the site, and this link would lead nowhere.

    Example:
    # findings/shared-time.yml
    related:
      - finding: local-turst
        relation: elaborates

    Use instead:
    # findings/shared-time.yml
    related:
      - finding: local-trust
        relation: elaborates
    """
    successors = ((in_finding(each.id, "superseded_by"), each.superseded_by) for each in corpus.findings)
    for place, finding in (*_each(_lists_of_findings(corpus)), *successors):
        if (
            finding
            and finding not in corpus.finding
            and not corpus.is_unreadable(RecordRef(RecordKind.FINDING, finding))
        ):
            cure = did_you_mean(finding, tuple(corpus.finding), f"write `findings/{finding}.yml` first")
            yield Violation(place, Fault(f"there is no finding `{finding}` in findings", cure))


@rule("REF007")
def unknown_audience(corpus: Corpus) -> Iterator[Violation]:
    """A question is for an audience that the synthesis does not list.

    Why it matters:
    Questions are shown audience by audience. One for an audience that is not listed would be shown to nobody.

    Example:
    # findings/shared-time.yml
    prompts:
      - audience: managers
        text: When do people here take their breaks?

    Use instead:
    # findings/shared-time.yml
    prompts:
      - audience: ward-managers
        text: When do people here take their breaks?
    """
    if corpus.synthesis is None:
        return
    known = [each.id for each in corpus.synthesis.audiences]
    for place, prompt in _prompts(corpus):
        if prompt.audience not in known:
            cure = did_you_mean(prompt.audience, known, "add it to `audiences` in findings/synthesis.yml")
            yield Violation(beneath(place, "audience"), Fault(f"there is no audience `{prompt.audience}`", cure))


@rule("REF008")
def unknown_quote(corpus: Corpus) -> Iterator[Violation]:
    """A point, a question or a study's part in a finding is based on a quote that is not there.

    Why it matters:
    What a study says rests on its own words. A point without them is ours, and would be taken for the study's.

    Example:
    # findings/local-trust.yml
    prompts:
      - audience: ward-managers
        text: Who stays here after a hard shift?
        based_on: [q7]

    Use instead:
    # findings/local-trust.yml
    prompts:
      - audience: ward-managers
        text: Who stays here after a hard shift?
        based_on: [q1]
    """
    for place, name in _each(_lists_of_quotes(corpus)):
        record = name.partition("/")[0] if "/" in name else place.record.id
        full = name if "/" in name else f"{record}/{name}"
        unread = (corpus.is_unreadable(RecordRef(kind, record)) for kind in (RecordKind.FINDING, RecordKind.STUDY))
        if full in corpus.quote or any(unread):
            continue
        if place.record == SYNTHESIS and "/" not in name:
            cure = "write the record's name too: `local-trust/q1`"
        else:
            known = [each.ref for each in corpus.quotes]
            own = [each.removeprefix(f"{record}/") for each in known] if "/" not in name else known
            cure = did_you_mean(name, own, "write the id of a quote: `q1`, or `local-trust/q1`")
        yield Violation(place, Fault(f"there is no quote `{name}`", cure))
    for finding in corpus.findings:
        ids = [str(each.id) for each in finding.quotes]
        for listed in _quotes_of_evidence(finding):
            for place, name in listed.each():
                if name not in ids:
                    cure = did_you_mean(name, ids, _own_quotes(ids))
                    yield Violation(place, Fault(f"the finding has no quote `{name}`", cure))


@rule("REF010")
def repeated_name(corpus: Corpus) -> Iterator[Violation]:
    """A list names the same record twice.

    Why it matters:
    It would be shown, or counted, twice. Only in the evidence of a finding may a study stand twice, with different
    relations: it may support a finding in one part and limit it in another.

    Example:
    # findings/synthesis.yml
    order: [local-trust, shared-time, local-trust]

    Use instead:
    # findings/synthesis.yml
    order: [local-trust, shared-time]
    """
    for listed in _lists(corpus):
        seen: set[tuple[str, str]] = set()
        for (place, name), relation in zip(listed.each(), listed.relations or repeat(""), strict=False):
            if (name, relation) in seen:
                yield Violation(place, _named_twice(name, relation))
            seen.add((name, relation))


@rule("REF012")
def link_to_itself(corpus: Corpus) -> Iterator[Violation]:
    """A finding is related to itself, or its quote also illustrates the same finding.

    Why it matters:
    The link would lead back to the page that it stands on.

    Example:
    # findings/shared-time.yml
    related:
      - finding: shared-time
        relation: qualifies

    Use instead:
    # findings/shared-time.yml
    related:
      - finding: local-trust
        relation: qualifies
    """
    for place, finding in _each(_lists_of_findings(corpus)):
        if place.record == RecordRef(RecordKind.FINDING, finding):
            fault = Fault(f"`{finding}` is this finding itself", "name another finding, or delete the line")
            yield Violation(place, fault)


def _named_twice(name: str, relation: str) -> Fault:
    if not relation:
        return Fault(f"`{name}` is named twice", "delete one of the two")
    cure = "put what both say into one of them, or write another `relation` here"
    return Fault(f"study `{name}` stands twice with `relation: {relation}`", cure)


def _lists(corpus: Corpus) -> Iterator[_Names]:
    """Yield every list of names."""
    yield from _lists_of_studies(corpus)
    yield from _lists_of_findings(corpus)
    yield from _lists_of_quotes(corpus)
    for finding in corpus.findings:
        yield from _quotes_of_evidence(finding)
    for study in corpus.studies:
        yield _Names(in_study(study.id, "reports"), study.reports)
    for place in corpus.quotes:
        yield _Names(in_quote(place, "supports"), place.quote.supports)


def _lists_of_studies(corpus: Corpus) -> Iterator[_Names]:
    for finding in corpus.findings:
        yield _Names(
            in_finding(finding.id, "evidence"),
            [each.study for each in finding.evidence],
            ("study",),
            [each.relation for each in finding.evidence],
        )
    if corpus.synthesis:
        yield _Names(in_synthesis("included_studies"), corpus.synthesis.included_studies)


def _lists_of_findings(corpus: Corpus) -> Iterator[_Names]:
    if corpus.synthesis:
        yield _Names(in_synthesis("order"), corpus.synthesis.order)
        for of_line, line in items(in_synthesis("lines_of_argument"), corpus.synthesis.lines_of_argument):
            yield _Names(beneath(of_line, "based_on"), line.based_on)
    for finding in corpus.findings:
        yield _Names(in_finding(finding.id, "related"), [each.finding for each in finding.related], ("finding",))
    for place in corpus.quotes:
        yield _Names(in_quote(place, "also_illustrates"), place.quote.also_illustrates)


def _lists_of_quotes(corpus: Corpus) -> Iterator[_Names]:
    for place, prompt in _prompts(corpus):
        yield _Names(beneath(place, "based_on"), prompt.based_on)
    for place, point in _points(corpus):
        yield _Names(beneath(place, "based_on"), point.based_on)


def _quotes_of_evidence(finding: Finding) -> Iterator[_Names]:
    for place, evidence in items(in_finding(finding.id, "evidence"), finding.evidence):
        yield _Names(beneath(place, "quotes"), evidence.quotes)


def _own_quotes(ids: Sequence[str]) -> str:
    """Return a cure that names the quotes that a finding has."""
    if not ids:
        return "add the quote to `quotes` of the finding first"
    return f"write the id of a quote of this finding: {english.listed([f'`{each}`' for each in ids], 'or')}"


def _prompts(corpus: Corpus) -> Iterator[tuple[Place, Prompt]]:
    for finding in corpus.findings:
        yield from items(in_finding(finding.id, "prompts"), finding.prompts)
    if corpus.synthesis:
        yield from items(in_synthesis("prompts"), corpus.synthesis.prompts)


def _points(corpus: Corpus) -> Iterator[tuple[Place, Point]]:
    for study in corpus.studies:
        yield from items(in_study(study.id, "results"), study.results)
        yield from items(in_study(study.id, "conclusions"), study.conclusions)
    if corpus.synthesis:
        yield from items(in_synthesis("says"), corpus.synthesis.says)


def _each(lists: Iterable[_Names]) -> Iterator[tuple[Place, str]]:
    return (name for listed in lists for name in listed.each())


RULES = (unknown_study, unknown_finding, unknown_audience, unknown_quote, repeated_name, link_to_itself)

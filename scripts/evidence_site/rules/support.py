"""Every claim rests on quoted words, and words that are quoted twice are no more evidence than once."""

import re
from collections.abc import Iterator, Sequence

from evidence_site import english
from evidence_site.diagnostics import Fault, Severity
from evidence_site.model import (
    CiteKey,
    Corpus,
    FacetId,
    Finding,
    QuoteId,
    QuotePlace,
    RecordKind,
    RecordRef,
    Study,
    Verdict,
)
from evidence_site.model.facets import FacetTarget
from evidence_site.model.fields import Record
from evidence_site.model.finding import Evidence, Status
from evidence_site.model.words import claims_of
from evidence_site.rule import Place, Violation, rule
from evidence_site.rules.places import (
    beneath,
    in_finding,
    in_quote,
    in_study,
    in_words,
    is_unread,
    reports_of,
    standing,
)
from evidence_site.rules.stated_facets import coded, is_stated, unsupported_facets

_WORD = re.compile(r"\w+")
_Words = tuple[CiteKey, str]
_NO_FINDING = (
    "; what no study says itself is no finding: your interpretation across findings belongs in `lines_of_argument` of "
    "findings/synthesis.yml, what the studies did not cover in `gaps`, and counts of studies in `study_columns`"
)


@rule("QUO006")
def published_without_verified_quote(corpus: Corpus) -> Iterator[Violation]:
    """A finding is published, but none of its quotes was found in its source.

    Why it matters:
    What rests on nothing is not published. One quote at least must have been compared with the text of its source.

    Example:
    # findings/shared-time.yml
    status: published

    Use instead:
    # findings/shared-time.yml
    status: published
    quotes:
      - text: Teams that shared their breaks passed on news sooner
        source: okafor2021
        locator: Abstract, Results
        voice: author
        supports: [statement]
    """
    for finding in corpus.findings:
        verified = [corpus.verifications.get(f"{finding.id}/{quote.id}") for quote in finding.quotes]
        known = [each for each in finding.sources if not is_unread(corpus, each)]
        has_works = not verified or bool(known)
        is_unchecked = all(each and each.verdict is Verdict.NOT_CHECKED for each in verified)
        if finding.status is Status.PUBLISHED and is_unchecked and has_works:
            fault = Fault(
                "the finding is published, but no quote of it was checked against a source",
                "add a quote from a source whose text is in references/sources, or write `status: draft`"
                + ("" if corpus.synthesis is None or corpus.synthesis.is_single_study else _NO_FINDING),
            )
            yield Violation(in_finding(finding.id, "status"), fault)


@rule("QUO014")
def unsupported_study_field(corpus: Corpus) -> Iterator[Violation]:
    """A field that reports on a study rests on no quote.

    Why it matters:
    Facts about a study are shown beside the words that bear them out. Only what the editors say themselves, in
    `appraisals`, `characteristics` and `data_richness`, and in limitations noted by them, needs none.

    Example:
    # references/studies/night-shift.yml
    ethics_approval: Approved by a committee.

    Use instead:
    # references/studies/night-shift.yml
    not_stated: [ethics approval]
    """
    for study in corpus.studies:
        yield from _unsupported(in_study(study.id), study)
        yield from unsupported_facets(corpus, study)


@rule("QUO015")
def unsupported_claim(corpus: Corpus) -> Iterator[Violation]:
    """A claim of a published finding rests on no quote.

    Why it matters:
    The statement of a finding, what is done and what comes of it are the study's, not ours. Each needs the words
    that bear it out. So do `contexts`, study by study: what one study saw cannot rest on the words of another. Only
    what the editors coded themselves (a facet with `coded_by: editors`) needs none, and the page says who coded it.

    Example:
    # findings/local-trust.yml
    quotes:
      - text: Night staff came to trust colleagues who stayed after a hard shift.
        source: okafor2021
        locator: Abstract, Results
        voice: author
        supports: [activity, outcome]
      - text: two hospital wards
        source: okafor2021
        locator: Abstract, Methods
        voice: author
        supports: [contexts]

    Use instead:
    # findings/local-trust.yml
    quotes:
      - text: Night staff came to trust colleagues who stayed after a hard shift.
        source: okafor2021
        locator: Abstract, Results
        voice: author
        supports: [statement, activity, outcome]
      - text: two hospital wards
        source: okafor2021
        locator: Abstract, Methods
        voice: author
        supports: [contexts]
    """
    for finding in corpus.findings:
        if finding.status is Status.PUBLISHED and finding.quotes:
            yield from _unsupported(in_finding(finding.id), finding)
            yield from _unsupported_contexts(corpus, finding)


@rule("QUO016")
def support_of_nothing(corpus: Corpus) -> Iterator[Violation]:
    """A quote supports a field that the record leaves out.

    Why it matters:
    Either the quote was meant for another field, which then rests on nothing, or a field was lost.

    Example:
    # findings/shared-time.yml
    quotes:
      - text: Teams that shared their breaks passed on news sooner
        source: okafor2021
        locator: Abstract, Results
        voice: author
        supports: [statement, outcome]

    Use instead:
    # findings/shared-time.yml
    quotes:
      - text: Teams that shared their breaks passed on news sooner
        source: okafor2021
        locator: Abstract, Results
        voice: author
        supports: [statement]
    """
    for place in corpus.quotes:
        for number, field in enumerate(place.quote.supports):
            if not _has(corpus.records[place.record], field):
                message = f"the record has no `{field}` for the quote to support"
                fault = Fault(message, f"write `{field}`, or take it out of `supports`")
                yield Violation(in_quote(place, "supports", number), fault)


@rule("QUO020", Severity.WARNING)
def repeated_quote(corpus: Corpus) -> Iterator[Violation]:
    """The same words of the same source are quoted twice.

    Why it matters:
    Readers would take them for two pieces of evidence. Words that support the claims of two findings are quoted in
    both; words that only illustrate a second one are quoted once.

    Example:
    # findings/shared-time.yml
    quotes:
      - text: two hospital wards
        source: okafor2021
        locator: Abstract, Methods
        voice: author

    Use instead:
    # findings/local-trust.yml
    quotes:
      - text: Night staff came to trust colleagues who stayed after a hard shift.
        source: okafor2021
        locator: Abstract, Results
        voice: author
        supports: [statement, activity, outcome]
      - text: two hospital wards
        source: okafor2021
        locator: Abstract, Methods
        voice: author
        supports: [contexts]
        also_illustrates: [shared-time]
    """
    in_records: dict[tuple[RecordRef, _Words], QuotePlace] = {}
    in_findings: dict[_Words, QuotePlace] = {}
    for place in standing(corpus):
        words = place.quote.source, " ".join(_WORD.findall(place.quote.verbatim)).casefold()
        first = in_records.setdefault((place.record, words), place)
        if first is not place:
            cure = f"delete one of the two, and let `{first.quote.id}` support the fields of both"
            yield Violation(in_words(place), Fault(f"the same words are quoted in `{first.ref}`", cure))
        elif place.record.kind is RecordKind.FINDING:
            first = in_findings.setdefault(words, place)
            if first is not place and not place.quote.supports:
                cure = f"delete the quote here, and add `also_illustrates: [{place.record.id}]` to `{first.ref}`"
                yield Violation(in_words(place), Fault(f"the same words are quoted in `{first.ref}`", cure))


def _unsupported(place: Place, record: Finding | Study) -> Iterator[Violation]:
    """Yield a fault for each claim of a record that no quote of it supports, where the claim first stands.

    Contexts are left to `_unsupported_contexts`, and facets to `unsupported_facets`.
    """
    is_withdrawn = any(quote.is_withdrawn for quote in record.quotes)
    seen: set[str] = {"contexts", "facets", *(field for quote in record.quotes for field in quote.supports)}
    for path in claims_of(record):
        field = str(path[-1])
        if field not in seen:
            seen.add(field)
            otherwise = "write `status: draft`" if field == "statement" else "delete the field"
            cure = f"add `{field}` to the `supports` of the quote that bears it out; if there is none, add one, or "
            gone = "; words that were withdrawn support nothing any more" if is_withdrawn else ""
            fault = Fault(f"`{field}` rests on no quote{gone}", cure + otherwise)
            yield Violation(beneath(place, *path)._replace(on_key=True), fault)


def _unsupported_contexts(corpus: Corpus, finding: Finding) -> Iterator[Violation]:
    """Yield a fault for each study whose contexts, as the study states them, rest on no quote from its reports.

    Quotes that are no study's, and names of quotes that are not there or not the study's, are faults of their own.
    """
    quotes = [each for each in finding.quotes if "contexts" in each.supports]
    if not all(each.source in corpus.studies_by_report for each in quotes):
        return
    for number, evidence in enumerate(finding.evidence):
        reports = reports_of(corpus, evidence.study)
        stated = [facet for facet in evidence.contexts if is_stated(corpus, facet, FacetTarget.EVIDENCE)]
        if reports is None or not stated:
            continue
        own = {each.id for each in finding.quotes if each.source in reports}
        supporting = [each.id for each in quotes if each.id in own]
        if own.issuperset(evidence.quotes) and not set(supporting).intersection(evidence.quotes or supporting):
            place = in_finding(finding.id, "evidence", number, "contexts")._replace(on_key=True)
            yield Violation(place, _contexts_without_quote(evidence, stated, supporting, sorted(reports)))


def _contexts_without_quote(
    evidence: Evidence, stated: Sequence[FacetId], supporting: Sequence[QuoteId | None], reports: Sequence[CiteKey]
) -> Fault:
    if supporting:
        named = english.listed([f"`{each}`" for each in supporting], "or")
        return Fault(
            f"`contexts` of study `{evidence.study}` rests on none of the quotes in its `quotes`",
            f"add {named} to these `quotes`, or add `contexts` to the `supports` of a quote that is in them",
        )
    works = english.listed([f"`{each}`" for each in reports], "or")
    return Fault(
        f"`contexts` of study `{evidence.study}` rests on no quote from a report of that study",
        f"add `contexts` to the `supports` of a quote from {works} that says so; {coded(stated)}",
    )


def _has(record: Record, field: str) -> bool:
    """Whether a record has a field, or a part of it makes the claim of that name."""
    return bool(getattr(record, field, None)) or any(path[-1] == field for path in claims_of(record))


RULES = (
    published_without_verified_quote,
    unsupported_study_field,
    unsupported_claim,
    support_of_nothing,
    repeated_quote,
)

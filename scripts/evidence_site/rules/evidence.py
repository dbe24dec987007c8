"""What a finding says of a study rests on the study's own reports, and says what the study found otherwise."""

from collections.abc import Iterator, Sequence

from evidence_site import english
from evidence_site.diagnostics import Fault
from evidence_site.model import Corpus, Finding, StudyId
from evidence_site.model.finding import Contribution, Evidence, FindingQuote
from evidence_site.rule import Violation, rule
from evidence_site.rules.places import beneath, in_finding, items, reports_of


@rule("QUO027")
def quote_outside_evidence(corpus: Corpus) -> Iterator[Violation]:
    """A finding rests on a quote that comes from none of its studies, or from another study than it says.

    Why it matters:
    The page names the studies in `evidence` as those that the finding comes from. Words of any other study would
    support it without being counted, and readers could not see how that study was done.

    Example:
    # findings/synthesis.yml
    included_studies: [night-shift, day-shift]
    # references/studies/night-shift.yml
    reports: [okafor2021]
    # references/studies/day-shift.yml
    title: Breaks by day
    reports: [lind2019]
    basis: full-text
    # findings/shared-time.yml
    quotes:
      - text: Whoever ate with others heard the news
        source: lind2019
        locator: Results
        voice: author
        supports: [statement]

    Use instead:
    # findings/synthesis.yml
    included_studies: [night-shift, day-shift]
    # references/studies/night-shift.yml
    reports: [okafor2021]
    # references/studies/day-shift.yml
    title: Breaks by day
    reports: [lind2019]
    basis: full-text
    # findings/shared-time.yml
    evidence:
      - study: night-shift
        relation: contributes
      - study: day-shift
        relation: contributes
    quotes:
      - text: Whoever ate with others heard the news
        source: lind2019
        locator: Results
        voice: author
        supports: [statement]
    """
    for finding in corpus.findings:
        outside = _outside(corpus, finding)
        for place, quote in items(in_finding(finding.id, "quotes"), finding.quotes):
            if quote in outside:
                message = (
                    f"the quote supports the finding, but its source `{quote.source}` is not a report of any study in "
                    "`evidence`"
                )
                yield Violation(beneath(place, "source"), Fault(message, _cure_for_quote(corpus, quote)))
        yield from _from_another_study(corpus, finding, outside)


@rule("APP005")
def unexplained_contradiction(corpus: Corpus) -> Iterator[Violation]:
    """A study contradicts the finding, but nothing says in what.

    Why it matters:
    Readers who learn only that a study disagrees cannot judge the finding. One sentence on what it found instead lets
    them.

    Example:
    # findings/shared-time.yml
    evidence:
      - study: night-shift
        relation: contradicts

    Use instead:
    # findings/shared-time.yml
    evidence:
      - study: night-shift
        relation: contradicts
        note: Here, news was passed on at the beginning of a shift.
    """
    for finding in corpus.findings:
        for number, evidence in enumerate(finding.evidence):
            if evidence.relation is Contribution.CONTRADICTS and not evidence.note:
                message = f"study `{evidence.study}` contradicts the finding, and nothing says how"
                fault = Fault(
                    message, "add `note: …` below `relation`, with a sentence on what the study found instead"
                )
                yield Violation(in_finding(finding.id, "evidence", number, "relation"), fault)


def _outside(corpus: Corpus, finding: Finding) -> tuple[FindingQuote, ...]:
    """Return the quotes that support a finding although no study in its evidence has their source as a report."""
    reports = reports_of(corpus, *(each.study for each in finding.evidence))
    if reports is None:
        return ()
    known = (each for each in finding.quotes if each.supports and each.source in corpus.reference)
    return tuple(each for each in known if each.source not in reports)


def _from_another_study(corpus: Corpus, finding: Finding, outside: tuple[FindingQuote, ...]) -> Iterator[Violation]:
    """Yield a fault for each quote that the part of a study names although it is from another work."""
    quotes = {each.id: each for each in finding.quotes if each not in outside and each.source in corpus.reference}
    for place, evidence in items(in_finding(finding.id, "evidence"), finding.evidence):
        reports = reports_of(corpus, evidence.study)
        for where, name in items(beneath(place, "quotes"), evidence.quotes):
            quote = quotes.get(name)
            if quote and reports is not None and quote.source not in reports:
                message = f"quote `{name}` is from `{quote.source}`, which is not a report of study `{evidence.study}`"
                yield Violation(where, Fault(message, _cure_for_name(corpus, finding, evidence, quote)))


def _cure_for_quote(corpus: Corpus, quote: FindingQuote) -> str:
    studies = corpus.studies_by_report.get(quote.source, ())
    if studies:
        return f"add study {_either(studies)} to `evidence`, or take `supports` away"
    return (
        f"if a study in `evidence` has this report, add `{quote.source}` to the `reports` of that study; "
        "else take `supports` away"
    )


def _cure_for_name(corpus: Corpus, finding: Finding, evidence: Evidence, quote: FindingQuote) -> str:
    studies = corpus.studies_by_report.get(quote.source, ())
    there = [each for each in studies if any(each == other.study for other in finding.evidence)]
    if there:
        return f"name it in the `quotes` of study {_either(there)} instead"
    if studies:
        return f"take it out of these `quotes`, or add study {_either(studies)} to `evidence` and name it there"
    return f"take it out of these `quotes`, or add `{quote.source}` to the `reports` of study `{evidence.study}`"


def _either(studies: Sequence[StudyId]) -> str:
    return english.listed([f"`{each}`" for each in studies], "or")


RULES = (quote_outside_evidence, unexplained_contradiction)

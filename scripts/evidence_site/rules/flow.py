"""The flow of studies adds up, and counts the studies that the synthesis includes."""

from collections.abc import Iterator

from evidence_site.diagnostics import Fault, Severity
from evidence_site.english import listed, plural
from evidence_site.model import Corpus
from evidence_site.model.flow import Flow
from evidence_site.rule import Violation, rule
from evidence_site.rules.flow_sums import across_units, sought_other_than_screened, studies_in, wrong_sums
from evidence_site.rules.places import PUT_ASIDE, in_synthesis

_UNITS_DIFFER = "these boxes count different things: correct the number, or say why in the `note` of `flow`"


@rule("FLO001")
def wrong_sum_in_the_flow(corpus: Corpus) -> Iterator[Violation]:
    """A number of the flow of studies is not the sum of the numbers that it is made of.

    Why it matters:
    Readers use the flow to see what was looked at and what was lost on the way. These boxes count the same thing, such
    as records, so their numbers must add up. Where they do not, one of them is wrong.

    Example:
    # findings/synthesis.yml
    flow:
      database_results: 250
      duplicates: 30
      records_screened: 200

    Use instead:
    # findings/synthesis.yml
    flow:
      database_results: 250
      duplicates: 30
      records_screened: 220
    """
    for each in wrong_sums(_flow(corpus)):
        cure = "correct the wrong number"
        if each.missing:
            cure += f", or add the one that is missing (here {listed([f'`{box}`' for box in each.missing], 'or')})"
        yield Violation(in_synthesis("flow", *each.field), Fault(each.message, cure))


@rule("FLO002", suppressible=True)
def reports_sought_other_than_records_left(corpus: Corpus) -> Iterator[Violation]:
    """The reports sought for retrieval are not the records screened less those excluded.

    Why it matters:
    By PRISMA, each record that screening leaves is a report to be sought. A number in between that is not told is a
    step that readers cannot follow. Where a record led to several reports, or to none, let this stand with the reason.

    Example:
    # findings/synthesis.yml
    flow:
      records_screened: 220
      records_excluded: 200
      dbr_sought_reports: 25

    Use instead:
    # findings/synthesis.yml
    flow:
      records_screened: 220
      records_excluded: 200
      dbr_sought_reports: 20
    """
    flow = _flow(corpus)
    if any(each.field == ("records_screened",) for each in wrong_sums(flow)):
        return  # what was screened is to be mended first
    for each in sought_other_than_screened(flow):
        cure = f"correct the wrong number; if a record had several reports, {PUT_ASIDE}"
        yield Violation(in_synthesis("flow", *each.field), Fault(each.message, cure))


@rule("FLO003", Severity.ADVICE)
def unexplained_units_in_the_flow(corpus: Corpus) -> Iterator[Violation]:
    """Numbers of reports and of studies in the flow do not go together, and no note says why.

    Why it matters:
    A study may have several reports, and a report may tell of several studies. So these numbers need not add up, but
    readers will try to add them.

    Example:
    # findings/synthesis.yml
    flow:
      dbr_assessed: 20
      dbr_excluded: { n: 12 }
      new_studies: 1
      new_reports: 7

    Use instead:
    # findings/synthesis.yml
    flow:
      dbr_assessed: 20
      dbr_excluded: { n: 12 }
      new_studies: 1
      new_reports: 7
      note: Two of the reports assessed were editions of one.
    """
    flow = _flow(corpus)
    if not flow.note:
        for each in across_units(flow):
            yield Violation(in_synthesis("flow", *each.field), Fault(each.message, _UNITS_DIFFER))


@rule("FLO004", Severity.ADVICE)
def studies_missing_from_the_flow(corpus: Corpus) -> Iterator[Violation]:
    """The flow ends with another number of studies than the synthesis includes.

    Why it matters:
    Readers follow the flow down to the studies that the findings rest on. A study that the site uses and the flow does
    not count came from nowhere; one that the flow counts and the site does not have was lost.

    Example:
    # findings/synthesis.yml
    flow:
      new_studies: 4

    Use instead:
    # findings/synthesis.yml
    flow:
      new_studies: 1
    """
    flow = _flow(corpus)
    box = studies_in(flow)
    if corpus.synthesis is None or not box:
        return
    number = flow.sampling.sampled if flow.sampling else getattr(flow, box[0])
    included = len(corpus.synthesis.included_studies)
    has_stray = any(each.id not in corpus.synthesis.included_studies for each in corpus.studies)  # that is told first
    if number != included and not has_stray:
        message = (
            f"the flow ends with {number} {plural(number, 'study', 'studies')}, and `included_studies` has {included}"
        )
        cure = f"add the missing ones to `included_studies`, or correct the number; if both are right, {PUT_ASIDE}"
        yield Violation(in_synthesis("flow", *box), Fault(message, cure))


def _flow(corpus: Corpus) -> Flow:
    """Return the flow of the synthesis; an empty one if there is none, in which nothing can be wrong."""
    return (corpus.synthesis.flow if corpus.synthesis else None) or Flow()


RULES = (
    wrong_sum_in_the_flow,
    reports_sought_other_than_records_left,
    unexplained_units_in_the_flow,
    studies_missing_from_the_flow,
)

"""Lines of argument rest on published findings, and gaps on what was done."""

import re
from collections.abc import Iterator

from evidence_site.diagnostics import Fault, Severity
from evidence_site.model import Corpus, Synthesis
from evidence_site.model.finding import Status
from evidence_site.model.flow import DecisionStatus
from evidence_site.model.methods import GapBasis
from evidence_site.rule import Violation, rule
from evidence_site.rules.places import in_synthesis

_NO_EVIDENCE = re.compile(
    r"\b(?:no|lack of|absence of)\s+(?:\w+\s+)?(?:evidence|stud(?:y|ies)|research|data)\b", re.IGNORECASE
)


@rule("MET004")
def argument_on_an_unpublished_finding(corpus: Corpus) -> Iterator[Violation]:
    """A line of argument is drawn from a finding that is not published.

    Why it matters:
    Readers weigh an interpretation by the findings that it is drawn from. They cannot read a draft, and should not rely
    on what was withdrawn.

    Example:
    # findings/synthesis.yml
    lines_of_argument:
      - statement: Trust grows where time is shared.
        based_on: [local-trust, shared-time]
        by: [A. Editor]
    # findings/shared-time.yml
    status: draft

    Use instead:
    # findings/synthesis.yml
    lines_of_argument:
      - statement: Trust grows where people stay.
        based_on: [local-trust]
        by: [A. Editor]
    """
    for number, line in enumerate(corpus.synthesis.lines_of_argument if corpus.synthesis else ()):
        for position, name in enumerate(line.based_on):
            finding = corpus.finding.get(name)
            if finding and finding.status is not Status.PUBLISHED:
                fault = Fault(
                    f"the finding `{name}` is not published: its status is `{finding.status}`",
                    "publish it, or draw the line of argument from published findings only",
                )
                yield Violation(in_synthesis("lines_of_argument", number, "based_on", position), fault)


@rule("MET005", Severity.ADVICE)
def gap_without_sampling(corpus: Corpus) -> Iterator[Violation]:
    """A gap is put down to sampling, and nothing says that studies were sampled.

    Why it matters:
    Readers would be told that eligible studies on it were not sampled, and could see nowhere how studies were sampled.

    Example:
    # findings/synthesis.yml
    gaps:
      - text: night staff of small hospitals
        basis: not-sampled

    Use instead:
    # findings/synthesis.yml
    gaps:
      - text: night staff of small hospitals
        basis: not-sampled
    study_decisions:
      - study: Reed 2015, Nights in a small hospital
        status: eligible-not-sampled
        stage: sampling
        reason: Richer data from larger hospitals
    """
    synthesis = corpus.synthesis
    if synthesis is None or _is_sampled(synthesis):
        return
    for number, gap in enumerate(synthesis.gaps):
        if gap.basis is GapBasis.NOT_SAMPLED:
            fault = Fault(
                "nothing says that studies were sampled",
                "tell it in `sampling` of `flow`, or list the studies in `study_decisions` with "
                "`status: eligible-not-sampled`; or write another `basis`",
            )
            yield Violation(in_synthesis("gaps", number, "basis"), fault)


def _is_sampled(synthesis: Synthesis) -> bool:
    told = synthesis.flow is not None and synthesis.flow.sampling is not None
    return told or any(each.status is DecisionStatus.NOT_SAMPLED for each in synthesis.study_decisions)


@rule("MET006", Severity.ADVICE)
def gap_as_no_evidence(corpus: Corpus) -> Iterator[Violation]:
    """A gap is worded as if there were no evidence at all.

    Why it matters:
    A synthesis can say what its included studies did not cover. That nobody has studied it is another claim, which
    needs another search.

    Example:
    # findings/synthesis.yml
    gaps:
      - text: There is no evidence on night staff who work alone
        basis: not-found

    Use instead:
    # findings/synthesis.yml
    gaps:
      - text: night staff who work alone
        basis: not-found
    """
    for number, gap in enumerate(corpus.synthesis.gaps if corpus.synthesis else ()):
        found = _NO_EVIDENCE.search(gap.text)
        if found:
            fault = Fault(
                f"`{found.group()}` says more than that the included studies did not cover it",
                "name what they did not cover, as in `night staff who work alone`",
            )
            yield Violation(in_synthesis("gaps", number, "text"), fault)


RULES = (argument_on_an_unpublished_finding, gap_without_sampling, gap_as_no_evidence)

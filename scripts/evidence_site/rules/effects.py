"""Effects of interventions are no qualitative findings, and GRADE-CERQual does not assess them."""

import re
from collections.abc import Iterator

from evidence_site.diagnostics import Fault, Severity
from evidence_site.model import Corpus, Finding
from evidence_site.rule import Violation, rule
from evidence_site.rules.places import PUT_ASIDE, in_finding, shortened

_MEASURE = (
    r"(?:(?:odds|risk|rate|hazard|prevalence)\s+ratios?|relative\s+risks?|risk\s+differences?"
    r"|(?:standardi[sz]ed\s+|weighted\s+)?mean\s+differences?|effect\s+sizes?|number\s+needed\s+to\s+treat)"
)
_EFFECT = re.compile(
    rf"(?i:\b(?:pooled\s+)?{_MEASURE}\b[^.;]{{0,30}}?\d+(?:\.\d+)?)"
    r"|\b(?:a?OR|RR|HR|SMD|WMD|MD|RD|NNT)\s*+(?:[=:(]\s*+)?[-\u2212]?\d+(?:\.\d+)?"
    r"|(?i:\b9[059]\s*%\s*(?:CI\b|(?:confidence|credible)\s+intervals?))"
    r"|\bI(?:\u00b2|\^?2)\s*[=:]\s*\d+(?:\.\d+)?\s*%?"
    r"|(?i:\bpooled\s+(?:estimates?|effects?|proportions?|prevalence|odds|risks?|means?|analys[ei]s))"
    r"|\bp\s*[<=]\s*0?\.\d+"
)
"""An effect as reports of trials write it: a measure with its number, an interval, a statistic of a meta-analysis."""

_QUANTITATIVE = re.compile(
    r"\b(?:randomi[sz]ed|trials?|RCTs?|surveys?|cohort|case[- ]control|cross-sectional|before[- ]and[- ]after"
    r"|interrupted\s+time\s+series|questionnaires?|quasi-experiment\w*)\b",
    re.IGNORECASE,
)
_QUALITATIVE = re.compile(
    r"\b(?:qualitative|interview\w*|focus[- ]groups?|ethnograph\w*|observation\w*|mixed[- ]methods?|phenomenolog\w*"
    r"|grounded\s+theory|narrative|thematic|free[- ]text|open[- ]ended|case\s+stud\w+|process\s+evaluation\w*)",
    re.IGNORECASE,
)


@rule("APP030", suppressible=True)
def assessed_effect(corpus: Corpus) -> Iterator[Violation]:
    """The statement of an assessed finding is an effect: an odds ratio, a pooled estimate, an interval.

    Why it matters:
    GRADE-CERQual says how far a qualitative finding represents what was studied. The certainty of an effect is assessed
    with GRADE, by other judgements. A page that shows an effect with a level of CERQual tells readers something that
    nobody has judged.

    Example:
    # findings/shared-time.yml
    statement: Reminders raised attendance (pooled odds ratio 1.48, 95% CI 1.13 to 1.95).
    assessment:
      methodological_limitations: { concern: no-or-very-minor }
      coherence: { concern: no-or-very-minor }
      adequacy: { concern: no-or-very-minor }
      relevance: { concern: no-or-very-minor }
      confidence: high
      explanation: The trials agree.
      assessed_by: [A. Editor]
      assessed_on: 2026-02-01
      assessed_statement: Reminders raised attendance (pooled odds ratio 1.48, 95% CI 1.13 to 1.95).

    Use instead:
    # findings/shared-time.yml
    statement: Teams that shared their breaks passed on news sooner.
    summary: By how much, our review of effects reports.
    """
    for finding in _assessed(corpus):
        found = _EFFECT.search(finding.statement)
        if found:
            place = in_finding(finding.id, "statement")._replace(span=found.span())
            fault = Fault(
                f"the statement is an effect, `{shortened(found[0])}`: GRADE-CERQual assesses qualitative findings, "
                "not effects or their GRADE certainty",
                "report the effect where effects are reported, cite that report, and delete this finding or its "
                f"`assessment`; if the statement is no effect, {PUT_ASIDE}",
            )
            yield Violation(place, fault)


@rule("APP031", Severity.ADVICE)
def assessment_of_trials(corpus: Corpus) -> Iterator[Violation]:
    """An assessed finding rests on trials or surveys alone.

    Why it matters:
    GRADE-CERQual is for findings from qualitative data: what people said, wrote or were seen to do. What trials and
    surveys measured is assessed with GRADE. A trial may well have interviews beside it: then its `design` can say so.

    Example:
    # references/studies/night-shift.yml
    design: Randomised trial
    not_stated: [design]
    # findings/local-trust.yml
    assessment:
      methodological_limitations: { concern: no-or-very-minor }
      coherence: { concern: no-or-very-minor }
      adequacy: { concern: no-or-very-minor }
      relevance: { concern: no-or-very-minor }
      confidence: high
      explanation: The data are rich.
      assessed_by: [A. Editor]
      assessed_on: 2026-02-01
      assessed_statement: Night staff came to trust colleagues who stayed after a hard shift.

    Use instead:
    # references/studies/night-shift.yml
    design: Interviews beside a randomised trial
    quotes:
      - text: We interviewed 18 nurses and 6 porters
        source: okafor2021
        locator: Abstract, Methods
        voice: author
        supports: [design, participants, data_collection, funding, aims]
    """
    for finding in _assessed(corpus):
        studies = [corpus.study[each.study] for each in finding.evidence if each.study in corpus.study]
        designs = [" ".join(filter(None, (each.design, each.methodology))) for each in studies]
        if designs and all(_QUANTITATIVE.search(each) and not _QUALITATIVE.search(each) for each in designs):
            message = (
                "the finding rests on trials or surveys alone, and is assessed with GRADE-CERQual, which is for "
                "qualitative data"
            )
            cure = "if they have qualitative data too, say so in the `design` of the study; else delete `assessment`"
            yield Violation(in_finding(finding.id, "assessment")._replace(on_key=True), Fault(message, cure))


def _assessed(corpus: Corpus) -> Iterator[Finding]:
    """Yield the assessed findings of a synthesis; in one study's, the assessment itself is the fault."""
    if corpus.synthesis and not corpus.synthesis.is_single_study:
        yield from (each for each in corpus.findings if each.assessment)


RULES = (assessed_effect, assessment_of_trials)

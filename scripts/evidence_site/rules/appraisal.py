"""Confidence in the evidence is assessed by GRADE-CERQual, for findings of a synthesis only."""

from collections.abc import Iterator
from dataclasses import replace

from evidence_site.diagnostics import Fault
from evidence_site.matching import same_words
from evidence_site.model import Corpus
from evidence_site.model.finding import Concern
from evidence_site.rule import Violation, rule
from evidence_site.rules.places import in_finding

_COMPONENTS = ("methodological_limitations", "coherence", "adequacy", "relevance")


@rule("APP001")
def assessment_of_a_single_study(corpus: Corpus) -> Iterator[Violation]:
    """A finding of a single study has an assessment of confidence.

    Why it matters:
    GRADE-CERQual says how much confidence to place in a finding that a review drew from several studies: how well they
    agree, how rich they are together. Of one study's finding it can say nothing, however many reports the study has. A
    level of confidence would look like a verdict that nobody is able to give.

    Example:
    # findings/synthesis.yml
    type: single-study
    # findings/local-trust.yml
    assessment:
      methodological_limitations: { concern: no-or-very-minor }
      coherence: { concern: no-or-very-minor }
      adequacy: { concern: no-or-very-minor }
      relevance: { concern: no-or-very-minor }
      confidence: high
      explanation: Nothing speaks against the finding.
      assessed_by: [A. Editor]
      assessed_on: 2026-02-01
      assessed_statement: Night staff came to trust colleagues who stayed after a hard shift.

    Use instead:
    # findings/synthesis.yml
    type: single-study
    # findings/local-trust.yml
    not_stated: [how many of the staff said so]
    """
    if corpus.synthesis is None or not corpus.synthesis.is_single_study:
        return
    for finding in corpus.findings:
        if finding.assessment:
            fault = Fault(
                "a finding of one study cannot have a GRADE-CERQual assessment",
                "delete `assessment`: CERQual rates findings of a synthesis of several studies; what one study leaves "
                "open goes into `not_stated`, and its weaknesses into the study's `limitations`",
            )
            yield Violation(replace(in_finding(finding.id, "assessment"), on_key=True), fault)


@rule("APP002")
def unexplained_concern(corpus: Corpus) -> Iterator[Violation]:
    """A component of an assessment raises a concern without saying why.

    Why it matters:
    A level of concern is a judgement. Readers can agree or disagree only if they know the reason.

    Example:
    # findings/local-trust.yml
    assessment:
      methodological_limitations: { concern: moderate }
      coherence: { concern: no-or-very-minor }
      adequacy: { concern: no-or-very-minor }
      relevance: { concern: no-or-very-minor }
      confidence: moderate
      explanation: There are problems of method.
      assessed_by: [A. Editor]
      assessed_on: 2026-02-01
      assessed_statement: Night staff came to trust colleagues who stayed after a hard shift.

    Use instead:
    # findings/local-trust.yml
    assessment:
      methodological_limitations:
        concern: moderate
        explanation: The study does not say how its interviews were analysed.
      coherence: { concern: no-or-very-minor }
      adequacy: { concern: no-or-very-minor }
      relevance: { concern: no-or-very-minor }
      confidence: moderate
      explanation: There are problems of method.
      assessed_by: [A. Editor]
      assessed_on: 2026-02-01
      assessed_statement: Night staff came to trust colleagues who stayed after a hard shift.
    """
    for finding in corpus.findings:
        for name in _COMPONENTS if finding.assessment else ():
            component = getattr(finding.assessment, name)
            if component.concern is not Concern.NO_OR_VERY_MINOR and not component.explanation:
                fault = Fault(f"the {component.concern} concern is not explained", "add `explanation` with the reason")
                yield Violation(in_finding(finding.id, "assessment", name, "concern"), fault)


@rule("APP003")
def outdated_assessment(corpus: Corpus) -> Iterator[Violation]:
    """The statement of a finding has changed since it was assessed.

    Why it matters:
    The assessment is of the old words. For the new ones the level of confidence may be another.

    Example:
    # findings/local-trust.yml
    assessment:
      methodological_limitations: { concern: no-or-very-minor }
      coherence: { concern: no-or-very-minor }
      adequacy: { concern: no-or-very-minor }
      relevance: { concern: no-or-very-minor }
      confidence: high
      explanation: The studies agree.
      assessed_by: [A. Editor]
      assessed_on: 2026-02-01
      assessed_statement: Night staff trust one another.

    Use instead:
    # findings/local-trust.yml
    assessment:
      methodological_limitations: { concern: no-or-very-minor }
      coherence: { concern: no-or-very-minor }
      adequacy: { concern: no-or-very-minor }
      relevance: { concern: no-or-very-minor }
      confidence: high
      explanation: The studies agree.
      assessed_by: [A. Editor]
      assessed_on: 2026-02-01
      assessed_statement: Night staff came to trust colleagues who stayed after a hard shift.
    """
    for finding in corpus.findings:
        if finding.assessment and not same_words(finding.assessment.assessed_statement, finding.statement):
            fault = Fault(
                "the statement has changed since it was assessed",
                "assess it again, then copy the new `statement` here; or restore the old one",
            )
            yield Violation(in_finding(finding.id, "assessment", "assessed_statement"), fault)


RULES = (assessment_of_a_single_study, unexplained_concern, outdated_assessment)

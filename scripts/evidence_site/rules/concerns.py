"""The levels of an assessment must go together: those of concern, and that of confidence."""

from collections.abc import Iterator

from evidence_site.diagnostics import Fault, Severity
from evidence_site.english import listed
from evidence_site.model import Corpus
from evidence_site.model.assessment import COMPONENTS, Assessment, Concern, Confidence
from evidence_site.rule import Violation, rule
from evidence_site.rules.places import PUT_ASIDE, in_finding


@rule("APP006", Severity.ADVICE)
def level_against_its_concerns(corpus: Corpus) -> Iterator[Violation]:
    """The level of confidence does not go with the concerns that it rests on.

    Why it matters:
    By GRADE-CERQual, confidence begins as high and is lowered for concerns. It is a judgement and no sum: but where a
    concern is serious and confidence is high, or where no concern is above minor and confidence is low, readers will
    ask why.

    Example:
    # findings/local-trust.yml
    assessment:
      methodological_limitations: { concern: no-or-very-minor }
      coherence: { concern: no-or-very-minor }
      adequacy: { concern: serious, explanation: There is one sentence in each report. }
      relevance: { concern: no-or-very-minor }
      confidence: high
      explanation: Nothing speaks against the finding.
      assessed_by: [A. Editor]
      assessed_on: 2026-02-01
      assessed_statement: Night staff came to trust colleagues who stayed after a hard shift.

    Use instead:
    # findings/local-trust.yml
    assessment:
      methodological_limitations: { concern: no-or-very-minor }
      coherence: { concern: no-or-very-minor }
      adequacy: { concern: serious, explanation: There is one sentence in each report. }
      relevance: { concern: no-or-very-minor }
      confidence: low
      explanation: The data are thin.
      assessed_by: [A. Editor]
      assessed_on: 2026-02-01
      assessed_statement: Night staff came to trust colleagues who stayed after a hard shift.
    """
    for finding in corpus.findings:
        message = _contradiction(finding.assessment) if finding.assessment else ""
        if message:
            cure = f"read the level and the concerns again; if both stand, {PUT_ASIDE}"
            yield Violation(in_finding(finding.id, "assessment", "confidence"), Fault(message, cure))


def _contradiction(assessment: Assessment) -> str:
    """Return how a level does not go with its concerns; nothing if it may well."""
    level = assessment.confidence
    concerns = {name: getattr(assessment, name).concern for name in COMPONENTS}
    serious = [name for name, each in concerns.items() if each is Concern.SERIOUS]
    if serious and level is Confidence.HIGH:
        return f"confidence is `high`, with a serious concern about {listed([f'`{each}`' for each in serious])}"
    highest = max(concerns.values(), key=list(Concern).index)
    if level is Confidence.VERY_LOW and highest in {Concern.NO_OR_VERY_MINOR, Concern.MINOR}:
        return f"confidence is `very-low`, with no concern above `{highest}` about any of {_listed_components()}"
    if level is Confidence.LOW and highest is Concern.NO_OR_VERY_MINOR:
        return f"confidence is `low`, with no concern above `{highest}` about any of {_listed_components()}"
    return ""


def _listed_components() -> str:
    return listed([f"`{each}`" for each in COMPONENTS])


@rule("APP007", Severity.ADVICE)
def kind_without_concern(corpus: Corpus) -> Iterator[Violation]:
    """Relevance is called indirect, partial or unclear, and its concern is no or very minor.

    Why it matters:
    The kind says in what way the studies' contexts differ from the question's. Readers who see `partial relevance` will
    ask why it raises no concern.

    Example:
    # findings/local-trust.yml
    assessment:
      methodological_limitations: { concern: no-or-very-minor }
      coherence: { concern: no-or-very-minor }
      adequacy: { concern: no-or-very-minor }
      relevance: { concern: no-or-very-minor, kind: [partial] }
      confidence: high
      explanation: The studies agree.
      assessed_by: [A. Editor]
      assessed_on: 2026-02-01
      assessed_statement: Night staff came to trust colleagues who stayed after a hard shift.

    Use instead:
    # findings/local-trust.yml
    assessment:
      methodological_limitations: { concern: no-or-very-minor }
      coherence: { concern: no-or-very-minor }
      adequacy: { concern: no-or-very-minor }
      relevance: { concern: minor, kind: [partial], explanation: All studies are of hospitals. }
      confidence: high
      explanation: The studies agree.
      assessed_by: [A. Editor]
      assessed_on: 2026-02-01
      assessed_statement: Night staff came to trust colleagues who stayed after a hard shift.
    """
    for finding in corpus.findings:
        relevance = finding.assessment.relevance if finding.assessment else None
        if relevance and relevance.kind and relevance.concern is Concern.NO_OR_VERY_MINOR:
            fault = Fault(
                f"relevance is {listed(relevance.kind)}, with no concern about it",
                "raise `concern` and say why in `explanation`, or delete `kind`",
            )
            yield Violation(in_finding(finding.id, "assessment", "relevance", "kind"), fault)


@rule("APP010", Severity.WARNING)
def explanation_of_another_level(corpus: Corpus) -> Iterator[Violation]:
    """The explanation of a component begins with another level of concern than the one that is recorded.

    Why it matters:
    Where the level was raised or lowered and the sentence was left, the evidence profile says both.

    Example:
    # findings/local-trust.yml
    assessment:
      methodological_limitations: { concern: no-or-very-minor }
      coherence: { concern: moderate, explanation: Serious concerns regarding coherence because one study disagrees. }
      adequacy: { concern: no-or-very-minor }
      relevance: { concern: no-or-very-minor }
      confidence: moderate
      explanation: One study disagrees.
      assessed_by: [A. Editor]
      assessed_on: 2026-02-01
      assessed_statement: Night staff came to trust colleagues who stayed after a hard shift.

    Use instead:
    # findings/local-trust.yml
    assessment:
      methodological_limitations: { concern: no-or-very-minor }
      coherence: { concern: moderate, explanation: Moderate concerns regarding coherence because one study disagrees. }
      adequacy: { concern: no-or-very-minor }
      relevance: { concern: no-or-very-minor }
      confidence: moderate
      explanation: One study disagrees.
      assessed_by: [A. Editor]
      assessed_on: 2026-02-01
      assessed_statement: Night staff came to trust colleagues who stayed after a hard shift.
    """
    for finding in corpus.findings:
        for name in COMPONENTS if finding.assessment else ():
            component = getattr(finding.assessment, name)
            said = (component.explanation or "").casefold()
            others = (f"{each.replace('-', ' ')} concerns" for each in Concern if each is not component.concern)
            other = next((each for each in others if said.startswith(each)), "")
            if other:
                fault = Fault(
                    f"the explanation says `{other}`, and the concern is `{component.concern}`",
                    "decide which of the two is meant, and correct the other",
                )
                yield Violation(in_finding(finding.id, "assessment", name, "explanation"), fault)


RULES = (level_against_its_concerns, kind_without_concern, explanation_of_another_level)

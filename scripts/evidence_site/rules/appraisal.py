"""Confidence in the evidence is assessed by GRADE-CERQual, for findings of a synthesis only."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from evidence_site.diagnostics import Fault
from evidence_site.english import listed
from evidence_site.matching import same_words
from evidence_site.model import Corpus, Finding, RecordKind, RecordRef
from evidence_site.model.assessment import COMPONENTS, Concern, RelevanceComponent
from evidence_site.rule import Place, Violation, rule
from evidence_site.rules.places import in_finding, shortened
from evidence_site.rules.quotations import QUOTATION, blanked

_COUNTED = r"(?:stud|report|paper|article|site|interview|participant|people|group|ward|team|of\b)"
_SCORE = re.compile(
    rf"(?<![\w/.])\d{{1,3}}(?:\.\d+)?\s?/\s?(?:[345]|10|20|100)(?![\w/]|\.\d)(?!\s+{_COUNTED})"
    r"|\b(?:scor(?:e|es|ed|ing)|rat(?:ed|ing)|grade)\s+(?:(?:of|is|was|at|:)\s*)?\d+(?:\.\d+)?"
    rf"|\b\d+(?:\.\d+)?\s+(?:stars?|points?|out\s+of\s+(?:ten|10|five|5|100))\b(?!\s+{_COUNTED})"
    r"|[\u2605\u2606\u2b50]+"
    r"|\b\d{1,3}(?:\s?%|\s+per\s?cent)\s+(?:confiden|certain|sure)",
    re.IGNORECASE,
)
_ON_CONFIDENCE = ("confidence", "certainty", "cerqual", "evidence")
_CONFIDENCE = re.compile(
    r"\b(?:confidence|certainty|CERQual|(?:quality|strength) of (?:the )?evidence)\b", re.IGNORECASE
)


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
                "on the site of a single study, findings have no GRADE-CERQual assessment",
                "delete `assessment`: CERQual rates findings of a synthesis of several studies; what one study leaves "
                "open goes into `not_stated`, and its weaknesses into the study's `limitations`",
            )
            yield Violation(in_finding(finding.id, "assessment")._replace(on_key=True), fault)


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
        for name in COMPONENTS if finding.assessment else ():
            component = getattr(finding.assessment, name)
            if component.concern is not Concern.NO_OR_VERY_MINOR and not component.explanation:
                given = f"concern: {component.concern}"
                if isinstance(component, RelevanceComponent) and component.kind:
                    given += f", kind: [{', '.join(component.kind)}]"
                fault = Fault(
                    f"the {component.concern} concerns regarding {name.replace('_', ' ')} are not explained",
                    f'write `{name}: {{ {given}, explanation: "your reason" }}`',
                )
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
            place = in_finding(finding.id, "assessment", "assessed_statement")
            cure = (
                "read the assessment with the new words in mind: if it still holds, copy the `statement` here and give "
                "the day in `assessed_on`; if not, assess the finding again; or put the old statement back"
            )
            differences = listed(_differences(finding.assessment.assessed_statement, finding.statement))
            yield Violation(place, Fault(f"the statement has changed since it was assessed: {differences}", cure))


def _differences(before: str, after: str) -> list[str]:
    """Return the words in which two statements differ, told in a sentence."""
    old, new = before.split(), after.split()
    told = []
    for kind, start, end, begin, stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        was, now = shortened(" ".join(old[start:end])), shortened(" ".join(new[begin:stop]))
        if kind == "replace":
            told.append(f"`{was}` is now `{now}`")
        elif kind == "insert":
            told.append(f"`{now}` is new")
        elif kind == "delete":
            told.append(f"`{was}` is gone")
    return told


@rule("APP004", suppressible=True)
def home_made_score(corpus: Corpus) -> Iterator[Violation]:
    """Confidence in a finding is given as a score: points, marks out of ten, stars or per cent.

    Why it matters:
    GRADE-CERQual has four levels of confidence, and words for the reasons. A number looks more exact than the judgement
    is, cannot be compared with another team's, and invites readers to add up what does not add up.

    Example:
    # findings/local-trust.yml
    assessment:
      methodological_limitations: { concern: no-or-very-minor }
      coherence: { concern: no-or-very-minor }
      adequacy: { concern: no-or-very-minor }
      relevance: { concern: no-or-very-minor }
      confidence: high
      explanation: We give this finding 9/10.
      assessed_by: [A. Editor]
      assessed_on: 2026-02-01
      assessed_statement: Night staff came to trust colleagues who stayed after a hard shift.

    Use instead:
    # findings/local-trust.yml
    assessment:
      methodological_limitations: { concern: no-or-very-minor }
      coherence: { concern: no-or-very-minor }
      adequacy: { concern: no-or-very-minor }
      relevance: { concern: no-or-very-minor }
      confidence: high
      explanation: The studies agree, and their data are rich.
      assessed_by: [A. Editor]
      assessed_on: 2026-02-01
      assessed_statement: Night staff came to trust colleagues who stayed after a hard shift.
    """
    for finding in corpus.findings:
        for place, text in _on_confidence(corpus, finding):
            found = _SCORE.search(text)
            if found:
                fault = Fault(
                    f"confidence is given as a score, `{found[0].strip()}`",
                    "say it in words: a level of GRADE-CERQual in `confidence`, and the reasons in `explanation`",
                )
                yield Violation(Place(place.record, place.path, found.span()), fault)


def _on_confidence(corpus: Corpus, finding: Finding) -> Iterator[tuple[Place, str]]:
    """Yield the reasons of an assessment, and all other prose of the finding that speaks of confidence."""
    record = RecordRef(RecordKind.FINDING, finding.id)
    for path, text, field in corpus.own_prose[record]:
        if path[0] == "assessment":
            if not field.is_near_source:
                yield Place(record, path), text
        # Few texts hold any of the words, and looking for these is far faster than matching the pattern.
        elif any(map(text.casefold().__contains__, _ON_CONFIDENCE)):
            unquoted = blanked(text, QUOTATION)
            if _CONFIDENCE.search(unquoted):
                yield Place(record, path), unquoted


RULES = (
    assessment_of_a_single_study,
    unexplained_concern,
    outdated_assessment,
    home_made_score,
)

"""Asks for a GRADE-CERQual assessment of a finding, after showing what the records hold against it."""

import re
from collections.abc import Mapping
from dataclasses import replace

import click

from evidence_site.authoring.assessment_material import material
from evidence_site.authoring.questions import Function, Interview, Question, about
from evidence_site.authoring.workspace import Workspace
from evidence_site.english import listed
from evidence_site.export.yaml_text import Value
from evidence_site.model import Finding
from evidence_site.model.assessment import COMPONENTS, Assessment, Concern, RelevanceConcern
from evidence_site.report.plain import plain
from evidence_site.rules.wording import UNWRITTEN
from evidence_site.spelling import nearest

"""The components of GRADE-CERQual, in the order in which its authors explain them (Lewin et al. 2018)."""

_WORD = re.compile(r"[^\W\d_]{2}")
_BEGINNING = re.compile(
    r"(?:(?:no or very minor|minor|moderate|serious) concerns\b.{0,80}?\bbecause\b|because\b)?[ .…]*", re.IGNORECASE
)
"""What the tool has already written before the reason, if the author typed it too."""


def _words_of(component: str) -> str:
    return component.replace("_", " ")


def _level_of(component: str) -> Question:
    asked = about(Finding, "assessment", component, "concern", option=component.replace("_", "-"))
    meant = Assessment.model_fields[component].description or ""
    return replace(asked, purpose=f"{_words_of(component).capitalize()}: {meant[:1].lower()}{meant[1:]} How concerned?")


def _reason_of(component: str) -> Question:
    purpose = f"Why there are concerns regarding {_words_of(component)}: what stands after “because”."
    return Question(f"{component.replace('_', '-')}-because", purpose)


_KINDS = {str(each): each.meaning for each in RelevanceConcern}
LEVELS = {component: _level_of(component) for component in COMPONENTS}
REASONS = {component: _reason_of(component) for component in COMPONENTS}
KIND = Question(
    "relevance-kind",
    "In what way the studies' contexts differ from the question's: "
    + listed([*_KINDS], "or")
    + ", with commas between.",
)
CONFIDENCE = about(Finding, "assessment", "confidence")
EXPLANATION = about(Finding, "assessment", "explanation")
BY = Question("by", "Who assessed it: names, with semicolons between them.")
DATE = about(Finding, "assessment", "assessed_on", option="date")
DATE = replace(DATE, purpose="The day on which it was assessed.")

_QUESTIONS = (
    *(question for each in COMPONENTS for question in (LEVELS[each], REASONS[each])),
    *(KIND, CONFIDENCE, EXPLANATION, BY, DATE),
)


def _options(function: Function) -> Function:
    for question in reversed(_QUESTIONS):
        function = question.as_option(function)
    return function


@click.command("assessment")
@click.argument("name", metavar="FINDING")
@_options
@click.option("--replace", "replaces", is_flag=True, help="Replace the assessment that the finding has.")
@click.option("--yes", is_flag=True, help="Ask nothing: options answer everything.")
@click.pass_obj
def new_assessment(workspace: Workspace, /, name: str, *, replaces: bool, yes: bool, **answers: str | None) -> None:
    """Assess how much confidence to place in FINDING, by GRADE-CERQual.

    First it shows what the records hold: studies that contradict or qualify the finding, appraisals, how rich the data
    are. Then it asks the four components and the overall level. All judgements and their reasons are yours: none is
    proposed, and nothing is saved before each reason is written.
    """
    finding = _finding(workspace, name)
    interview = Interview(answers, asks=not yes)
    click.echo("\n".join(plain(each) for each in material(workspace.corpus, finding)))
    if finding.assessment and not replaces:
        _ask_to_replace(finding, finding.assessment, asks=interview.asks)
    assessment = _assessment(workspace, interview, finding)
    path = f"findings/{finding.id}.yml"
    if not workspace.put("finding", path, "assessment", assessment):
        raise click.ClickException(
            f"Nothing was written: {path} is written in a way that cannot be added to. Write `assessment` on lines of "
            "its own below its name, or delete it, and run this again."
        )
    workspace.say_what_remains(path)


def _finding(workspace: Workspace, name: str) -> Finding:
    """Return the finding to be assessed.

    Raises:
        click.UsageError: it cannot be assessed.
    """
    corpus = workspace.corpus
    if corpus.synthesis and corpus.synthesis.is_single_study:
        raise click.UsageError(
            "GRADE-CERQual rates findings of a synthesis of several studies, and this site reports one study: write "
            "what the study leaves open into `not_stated`, and its weaknesses into its `limitations`."
        )
    finding = next((each for each in corpus.findings if each.id == name), None)
    if finding is None:
        near = nearest(name, [each.id for each in corpus.findings])
        cure = f"Did you mean `{near}`?" if near else "To see what is wrong with a record, run: evidence-site check"
        raise click.UsageError(f"There is no finding `{plain(name)}` that can be read. {cure}")
    if finding.statement.startswith(UNWRITTEN):
        raise click.UsageError(f"The statement of `{name}` is still to be written. Confidence is in a statement.")
    return finding


def _ask_to_replace(finding: Finding, assessment: Assessment, *, asks: bool) -> None:
    """End the command, unless the author wants to replace the assessment that is there."""
    there = (
        f"`{finding.id}` has an assessment of {assessment.assessed_on}: {assessment.confidence} confidence, by "
        f"{listed([plain(each) for each in assessment.assessed_by])}."
    )
    if not asks:
        raise click.UsageError(f"{there} To replace it, add --replace.")
    click.echo(f"\n{there}")
    click.confirm("  Replace it?", default=False, abort=True)


def _assessment(workspace: Workspace, interview: Interview, finding: Finding) -> Mapping[str, Value]:
    """Return the fields of an assessment, in the order of the model."""
    components = {each: _component(interview, each) for each in COMPONENTS}
    confidence = interview.choice(CONFIDENCE)
    explanation = interview.name(EXPLANATION, _lacks_words)
    by = interview.name(BY, lambda answer: "" if _names(answer) else "An assessment says who made it.")
    day = interview.name(DATE, lambda answer: "" if answer else "Write a day.", workspace.today.isoformat())
    return {
        **components,
        "confidence": confidence,
        "explanation": explanation,
        "assessed_by": _names(by),
        "assessed_on": day,
        "assessed_statement": " ".join(finding.statement.split()),
    }


def _component(interview: Interview, component: str) -> Mapping[str, Value]:
    level = interview.choice(LEVELS[component])
    if level == Concern.NO_OR_VERY_MINOR:
        return {"concern": level}
    kinds = _kinds(interview) if component == "relevance" else []
    beginning = f"{level.capitalize()} concerns regarding {_words_of(component)} because"
    question = replace(REASONS[component], purpose=f"{beginning} …")
    reason = _after_because(interview.name(question, _lacks_reason))
    explanation = f"{beginning} {reason}"
    return {"concern": level, "explanation": explanation} | ({"kind": kinds} if kinds else {})


def _kinds(interview: Interview) -> list[str]:
    def check(answer: str) -> str:
        unknown = [each for each in _listed(answer) if each not in _KINDS]
        return f"`{unknown[0]}` is not one of them: write {listed([*_KINDS], 'or')}." if unknown else ""

    if interview.asks and interview.given(KIND) is None:
        click.echo("\n" + "\n".join(f"  {name}  ({meaning.rstrip('.')})" for name, meaning in _KINDS.items()))
    return _listed(interview.name(KIND, check, may_be_empty=True))


def _listed(answer: str) -> list[str]:
    return [each.strip() for each in answer.split(",") if each.strip()]


def _names(answer: str) -> list[str]:
    return [each.strip() for each in answer.split(";") if each.strip()]


def _after_because(answer: str) -> str:
    """Return the reason alone, whether or not the author has typed the beginning of the sentence too."""
    reason = _BEGINNING.sub("", answer.lstrip(" .…"), count=1)
    return reason if reason.endswith((".", "!", "?")) else f"{reason}."


def _lacks_reason(answer: str) -> str:
    return "" if _WORD.search(_after_because(answer)) else "Write the reason: what stands after “because”."


def _lacks_words(answer: str) -> str:
    return "" if _WORD.search(answer) else "Write why this level, in plain words."

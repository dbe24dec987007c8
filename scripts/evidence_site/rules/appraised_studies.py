"""Critical appraisals of studies use the synthesis's tools, and its table of studies the synthesis's columns."""

from collections.abc import Iterator

from evidence_site.diagnostics import Fault, Severity
from evidence_site.english import listed, plural
from evidence_site.model import Corpus, Study
from evidence_site.model.appraisal import Appraisal, AppraisalTool
from evidence_site.rule import Violation, rule
from evidence_site.rules.places import did_you_mean, in_study


@rule("APP020")
def unknown_tool(corpus: Corpus) -> Iterator[Violation]:
    """A study is appraised with a tool that the synthesis does not describe.

    Why it matters:
    A judgement says something only beside the question that it answers. The tool's questions, and the answers that
    they can have, stand once in `appraisal_tools` of the synthesis.

    Example:
    # references/studies/night-shift.yml
    appraisals:
      - tool: night-checklist
        by: [A. Editor]
        items:
          aims: { judgement: "Yes" }

    Use instead:
    # findings/synthesis.yml
    appraisal_tools:
      night-checklist:
        title: A made-up checklist for studies of nights
        items:
          aims: Is the aim stated?
        judgements: ["Yes", "No", Unclear]
    # references/studies/night-shift.yml
    appraisals:
      - tool: night-checklist
        by: [A. Editor]
        items:
          aims: { judgement: "Yes" }
    """
    tools = corpus.synthesis.appraisal_tools if corpus.synthesis else {}
    for study in corpus.studies if corpus.synthesis else ():
        for number, appraisal in enumerate(study.appraisals):
            if appraisal.tool not in tools:
                otherwise = f"describe it under `appraisal_tools` in findings/synthesis.yml, as `{appraisal.tool}`"
                cure = did_you_mean(appraisal.tool, tuple(tools), otherwise)
                fault = Fault(f"the synthesis has no appraisal tool `{appraisal.tool}`", cure)
                yield Violation(in_study(study.id, "appraisals", number, "tool"), fault)


@rule("APP021")
def unknown_item(corpus: Corpus) -> Iterator[Violation]:
    """An appraisal answers an item that its tool does not have.

    Why it matters:
    The answer would stand under no question, and the table of appraisals would leave it out.

    Example:
    # findings/synthesis.yml
    appraisal_tools:
      night-checklist:
        title: A made-up checklist for studies of nights
        items:
          aims: Is the aim stated?
        judgements: ["Yes", "No", Unclear]
    # references/studies/night-shift.yml
    appraisals:
      - tool: night-checklist
        by: [A. Editor]
        items:
          aims: { judgement: "Yes" }
          sample: { judgement: "Yes" }

    Use instead:
    # findings/synthesis.yml
    appraisal_tools:
      night-checklist:
        title: A made-up checklist for studies of nights
        items:
          aims: Is the aim stated?
          sample: Was the sample fit for the question?
        judgements: ["Yes", "No", Unclear]
    # references/studies/night-shift.yml
    appraisals:
      - tool: night-checklist
        by: [A. Editor]
        items:
          aims: { judgement: "Yes" }
          sample: { judgement: "Yes" }
    """
    for study, number, appraisal, tool in _appraisals(corpus):
        for item in appraisal.items:
            if item not in tool.items:
                known = listed([f"`{each}`" for each in tool.items], "or")
                cure = did_you_mean(
                    item,
                    tuple(tool.items),
                    f"write {known}, or add `{item}` to `items` of this tool in findings/synthesis.yml",
                )
                place = in_study(study.id, "appraisals", number, "items", item)._replace(on_key=True)
                yield Violation(place, Fault(f"the tool `{appraisal.tool}` has no item `{item}`", cure))


@rule("APP022")
def unknown_judgement(corpus: Corpus) -> Iterator[Violation]:
    """An appraisal gives an answer that its tool does not foresee.

    Why it matters:
    Two spellings of one answer look like two answers, and readers compare studies by them.

    Example:
    # findings/synthesis.yml
    appraisal_tools:
      night-checklist:
        title: A made-up checklist for studies of nights
        items:
          aims: Is the aim stated?
        judgements: ["Yes", "No", Unclear]
    # references/studies/night-shift.yml
    appraisals:
      - tool: night-checklist
        by: [A. Editor]
        items:
          aims: { judgement: Partly }

    Use instead:
    # findings/synthesis.yml
    appraisal_tools:
      night-checklist:
        title: A made-up checklist for studies of nights
        items:
          aims: Is the aim stated?
        judgements: ["Yes", "No", Unclear]
    # references/studies/night-shift.yml
    appraisals:
      - tool: night-checklist
        by: [A. Editor]
        items:
          aims: { judgement: Unclear, rationale: Half of it is. }
    """
    for study, number, appraisal, tool in _appraisals(corpus):
        for item, answer in appraisal.items.items():
            if answer.judgement not in tool.judgements:
                known = listed([f"`{each}`" for each in tool.judgements], "or")
                otherwise = (
                    f"write {known}, or add `{answer.judgement}` to `judgements` of this tool in findings/synthesis.yml"
                )
                cure = did_you_mean(answer.judgement, tool.judgements, otherwise)
                fault = Fault(f"`{answer.judgement}` is no judgement of the tool `{appraisal.tool}`", cure)
                yield Violation(in_study(study.id, "appraisals", number, "items", item, "judgement"), fault)


@rule("APP023", Severity.ADVICE)
def unanswered_item(corpus: Corpus) -> Iterator[Violation]:
    """An appraisal leaves an item of its tool without an answer.

    Why it matters:
    In the table of appraisals the cell says that nothing is recorded. Readers cannot tell whether the question was
    forgotten or does not apply; most tools have an answer for the latter.

    Example:
    # findings/synthesis.yml
    appraisal_tools:
      night-checklist:
        title: A made-up checklist for studies of nights
        items:
          aims: Is the aim stated?
          sample: Was the sample fit for the question?
        judgements: ["Yes", "No", Unclear, Not applicable]
    # references/studies/night-shift.yml
    appraisals:
      - tool: night-checklist
        by: [A. Editor]
        items:
          aims: { judgement: "Yes" }

    Use instead:
    # findings/synthesis.yml
    appraisal_tools:
      night-checklist:
        title: A made-up checklist for studies of nights
        items:
          aims: Is the aim stated?
          sample: Was the sample fit for the question?
        judgements: ["Yes", "No", Unclear, Not applicable]
    # references/studies/night-shift.yml
    appraisals:
      - tool: night-checklist
        by: [A. Editor]
        items:
          aims: { judgement: "Yes" }
          sample: { judgement: Not applicable, rationale: Everyone was asked. }
    """
    for study, number, appraisal, tool in _appraisals(corpus):
        missing = [f"`{each}`" for each in tool.items if each not in appraisal.items]
        if missing and appraisal.items.keys() <= tool.items.keys():  # else a misspelt item may be the missing one
            answers = listed([f"`{each}`" for each in tool.judgements], "or")
            fault = Fault(
                f"the tool `{appraisal.tool}` has {plural(len(missing), 'an item', 'items')} without an answer here: "
                f"{listed(missing)}",
                f"add {listed(missing)} to `items`, {plural(len(missing), 'with', 'each with')} {answers}",
            )
            yield Violation(in_study(study.id, "appraisals", number, "items")._replace(on_key=True), fault)


@rule("REF030")
def unknown_column(corpus: Corpus) -> Iterator[Violation]:
    """A study has a cell in a column that the synthesis does not have.

    Why it matters:
    The table of included studies shows the columns of `study_columns`. What stands in another is shown nowhere.

    Example:
    # references/studies/night-shift.yml
    characteristics:
      shift-length: Twelve hours

    Use instead:
    # findings/synthesis.yml
    study_columns:
      shift-length: { title: Length of the shift }
    # references/studies/night-shift.yml
    characteristics:
      shift-length: Twelve hours
    """
    columns = corpus.synthesis.study_columns if corpus.synthesis else {}
    for study in corpus.studies if corpus.synthesis else ():
        for column in study.characteristics:
            if column not in columns:
                otherwise = "add it to `study_columns` in findings/synthesis.yml, with its `title`"
                fault = Fault(
                    f"the table of included studies has no column `{column}`",
                    did_you_mean(column, tuple(columns), otherwise),
                )
                yield Violation(in_study(study.id, "characteristics", column)._replace(on_key=True), fault)


@rule("REF031")
def repeated_label(corpus: Corpus) -> Iterator[Violation]:
    """Two studies have the same label.

    Why it matters:
    Lists and tables name studies by their label alone. Readers could not tell the two apart.

    Example:
    # findings/synthesis.yml
    included_studies: [night-shift, day-shift]
    # references/studies/night-shift.yml
    label: Okafor 2021
    # references/studies/day-shift.yml
    title: Taking breaks
    label: Okafor 2021
    reports: [lind2019]
    basis: abstract

    Use instead:
    # findings/synthesis.yml
    included_studies: [night-shift, day-shift]
    # references/studies/night-shift.yml
    label: Okafor 2021
    # references/studies/day-shift.yml
    title: Taking breaks
    label: Lind 2019
    reports: [lind2019]
    basis: abstract
    """
    first: dict[str, str] = {}
    for study in corpus.studies:
        other = first.setdefault(study.label.casefold(), study.id) if study.label else study.id
        if other != study.id:
            fault = Fault(
                f"the study `{other}` has the label `{study.label}` too",
                "add a letter to the year of each, as in `Chang 2011a`, or delete both: then letters are added for you",
            )
            yield Violation(in_study(study.id, "label"), fault)


def _appraisals(corpus: Corpus) -> Iterator[tuple[Study, int, Appraisal, AppraisalTool]]:
    """Yield each appraisal whose tool is known, with its study and its place in the record."""
    tools = corpus.synthesis.appraisal_tools if corpus.synthesis else {}
    for study in corpus.studies:
        for number, appraisal in enumerate(study.appraisals):
            if appraisal.tool in tools:
                yield study, number, appraisal, tools[appraisal.tool]


RULES = (unknown_tool, unknown_item, unknown_judgement, unanswered_item, unknown_column, repeated_label)

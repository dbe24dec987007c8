"""Critical appraisals as tables, one for each tool: a row a study, a column an item. Nothing is added up."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from evidence_site import wording
from evidence_site.model import CiteKey, Study, StudyId
from evidence_site.model.appraisal import Appraisal, AppraisalTool
from evidence_site.website.site import Site


@dataclass(frozen=True, kw_only=True)
class AppraisalCell:
    """The answer to one item. Texts are empty where nothing is recorded."""

    item: str
    question: str
    judgement: str
    rationale: str


@dataclass(frozen=True, kw_only=True)
class AppraisalRow:
    """An appraisal of one study with one tool."""

    study: StudyId
    label: str
    tool: str
    """The tool's title."""
    by: tuple[str, ...]
    on: date | None
    read: str
    """What text of the report was read for it; empty if that is not recorded."""
    cells: tuple[AppraisalCell, ...]
    """One for each item of the tool, in the tool's order."""
    overall_note: str


@dataclass(frozen=True, kw_only=True)
class AppraisalTable:
    """All appraisals with one tool, in the order of the included studies."""

    id: str
    title: str
    version: str
    reference: CiteKey | None
    adapted: str
    questions: tuple[str, ...]
    judgements: tuple[str, ...]
    rows: tuple[AppraisalRow, ...]
    without: tuple[str, ...]
    """The labels of included studies that were not appraised with it."""


def appraisal_tables(site: Site) -> tuple[AppraisalTable, ...]:
    """Return a table for each tool, in the order of the synthesis; it has no rows if no study was appraised with it."""
    return tuple(_table(site, name, tool) for name, tool in site.synthesis.appraisal_tools.items())


def appraisal_rows(site: Site, study: Study) -> Iterator[AppraisalRow]:
    """Yield a row for each appraisal of a study."""
    return (_row(site, study, each) for each in study.appraisals)


def _table(site: Site, name: str, tool: AppraisalTool) -> AppraisalTable:
    made = tuple((study, each) for study in site.included for each in study.appraisals if each.tool == name)
    appraised = frozenset(study.id for study, _ in made)
    return AppraisalTable(
        id=name,
        title=tool.title,
        version=tool.version or "",
        reference=tool.reference,
        adapted=tool.adapted or "",
        questions=tuple(tool.items.values()),
        judgements=tool.judgements,
        rows=tuple(_row(site, study, each) for study, each in made),
        without=tuple(site.study_labels[each.id] for each in site.included if each.id not in appraised),
    )


def _row(site: Site, study: Study, appraisal: Appraisal) -> AppraisalRow:
    tool = site.synthesis.appraisal_tools.get(appraisal.tool)
    questions = tool.items if tool else {each: each for each in appraisal.items}
    return AppraisalRow(
        study=study.id,
        label=site.study_labels[study.id],
        tool=site.tool_title(appraisal.tool),
        by=appraisal.by,
        on=appraisal.date,
        read=wording.BASES[appraisal.basis] if appraisal.basis else "",
        cells=tuple(_cell(appraisal, item, question) for item, question in questions.items()),
        overall_note=appraisal.overall_note or "",
    )


def _cell(appraisal: Appraisal, item: str, question: str) -> AppraisalCell:
    made = appraisal.items.get(item)
    return AppraisalCell(
        item=item,
        question=question,
        judgement=made.judgement if made else "",
        rationale=(made.rationale or "") if made else "",
    )

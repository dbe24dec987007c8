"""The table of included studies, with the team's own columns: a row for each study, in plain words."""

from dataclasses import dataclass

from evidence_site import wording
from evidence_site.model import Study, StudyId
from evidence_site.website.site import Site


@dataclass(frozen=True, kw_only=True)
class StudyRow:
    """What the table says of one study. Texts are empty where nothing is recorded."""

    id: StudyId
    label: str
    title: str
    design: str
    methodology: str
    setting: str
    countries: tuple[str, ...]
    participants: str
    dates: str
    read: str
    """What text of its report was read."""
    cells: tuple[str, ...]
    """Its cells in the team's own columns, in the order of these."""
    findings: int
    """How many published findings have it in their evidence."""


@dataclass(frozen=True, kw_only=True)
class StudyTable:
    """The included studies, in the order of the synthesis."""

    columns: tuple[str, ...]
    """The headings of the team's own columns."""
    rows: tuple[StudyRow, ...]


def study_table(site: Site) -> StudyTable:
    """Return the table of included studies."""
    columns = site.synthesis.study_columns
    return StudyTable(
        columns=tuple(each.title for each in columns.values()),
        rows=tuple(_row(site, each) for each in site.included),
    )


def _row(site: Site, study: Study) -> StudyRow:
    collection = study.data_collection
    return StudyRow(
        id=study.id,
        label=site.study_labels[study.id],
        title=study.title,
        design=study.design or "",
        methodology=study.methodology or "",
        setting=study.setting or "",
        countries=study.countries,
        participants=wording.capitalised(wording.participants(study.participants)),
        dates=wording.years(collection.from_, collection.to) if collection else "",
        read=wording.BASES[study.basis],
        cells=tuple(study.characteristics.get(each, "") for each in site.synthesis.study_columns),
        findings=len(site.reporting.get(study.id, ())),
    )

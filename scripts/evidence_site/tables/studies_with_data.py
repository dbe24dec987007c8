"""The studies with data under a finding, by name; and how many, in words that are no vote."""

from collections.abc import Iterable
from typing import NamedTuple

from evidence_site.english import counted
from evidence_site.model import Finding, StudyId
from evidence_site.model.finding import Contribution
from evidence_site.website.site import Site

NO_VOTE = "The number of studies does not show agreement or strength."
_RELATIONS = {
    Contribution.CONTRADICTS: "has data that contradict the finding",
    Contribution.QUALIFIES: "has data that qualify the finding",
}


class StudyWithData(NamedTuple):
    """A study with data under a finding, and how these bear on it."""

    study: StudyId
    label: str
    relations: tuple[Contribution, ...]
    """Each once, in the order of the record."""

    @property
    def note(self) -> str:
        """How its data bear on the finding, unless they support it alone: `has data that contradict the finding`."""
        return " and ".join(_RELATIONS[each] for each in self.relations if each in _RELATIONS)

    @property
    def text(self) -> str:
        """Its name, with the note in brackets."""
        return f"{self.label} ({self.note})" if self.note else self.label


def studies_with_data(site: Site, finding: Finding) -> tuple[StudyWithData, ...]:
    """Return the studies in the evidence of a finding, each once, in the order of the record."""
    relations: dict[StudyId, dict[Contribution, None]] = {}
    for each in finding.evidence:
        relations.setdefault(each.study, {})[each.relation] = None
    return tuple(StudyWithData(study, site.study_labels[study], tuple(found)) for study, found in relations.items())


def data_of(finding: Finding) -> str:
    """Return in words how many studies have data under a finding."""
    relations: dict[StudyId, set[Contribution]] = {}
    for each in finding.evidence:
        relations.setdefault(each.study, set()).add(each.relation)
    return counts(relations.values())


def counts(studies: Iterable[Iterable[Contribution]]) -> str:
    """Return in words how many studies have data, by their relations: `Data from 5 studies; in 1, data that …`.

    How many support a finding is left out: readers would set that number against the others, as if studies voted.
    """
    every = [frozenset(each) for each in studies]
    parts = [f"Data from {counted(len(every), 'study', 'studies')}"]
    for relation, verb in ((Contribution.CONTRADICTS, "contradict"), (Contribution.QUALIFIES, "qualify")):
        number = sum(relation in each for each in every)
        if number:
            parts.append(f"in {number if len(every) > 1 else 'it'}, data that {verb} the finding")
    return "; ".join(parts)

"""The short names of studies: `Chang 2011`, made from the main report where a record gives none."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import count

from evidence_site.model import CiteKey, Reference, Study, StudyId
from evidence_site.model.rich_text import plain
from evidence_site.works.labels import LETTERS, UNDATED
from evidence_site.works.names import family_name, heads
from evidence_site.works.text import short_title, typeset


def study_labels(studies: Sequence[Study], references: Mapping[CiteKey, Reference]) -> Mapping[StudyId, str]:
    """Return a label for each study, different from all others that are made here.

    A label that a record gives stays as it is. One that is made is the first author's family name with the year of the
    main report and, where two would be alike, a letter: `Chang 2011a`. Letters follow the order of the studies.
    """
    made = {each.id: _made(each, references) for each in studies if not each.label}
    given = {each.label.casefold() for each in studies if each.label}
    alike: dict[str, list[StudyId]] = defaultdict(list)
    for study, label in made.items():
        alike[label.casefold()].append(study)
    for folded, those in alike.items():
        if len(those) > 1 or folded in given:
            letters = _free_letters(made[those[0]], given)
            made |= {study: f"{made[study]}{letter}" for study, letter in zip(those, letters, strict=False)}
    return {each.id: each.label or made[each.id] for each in studies}


def _made(study: Study, references: Mapping[CiteKey, Reference]) -> str:
    """Return the author and year of a study's main report, or the study's title if that is unknown."""
    report = references.get(study.main_report)
    if report is None:
        return study.title
    people = heads(report)
    name = family_name(people[0]) if people else short_title(typeset(plain(report.title)))
    year = str(report.issued.year) if report.issued else report.status or UNDATED
    return f"{name} {year}"


def _free_letters(label: str, given: Collection[str]) -> Iterator[str]:
    """Yield `a`, `b` and so on, without those that would make a label that a record gives; after `z`, `aa`."""
    for place in count():
        more, last = divmod(place, len(LETTERS))
        letters = (LETTERS[more - 1] if more else "") + LETTERS[last]
        if f"{label}{letters}".casefold() not in given:
            yield letters

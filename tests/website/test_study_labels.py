"""Studies are named by author and year of their main report, each differently."""

from typing import Any

import pytest

from evidence_site.model import PartialDate, PersonName, Reference, Study
from evidence_site.website.study_labels import study_labels
from pages.bakery import STUDY, corpus, site
from pages.test_pages import synthesis


def labels(*studies: tuple[str, dict[str, Any]], given: dict[str, str] | None = None) -> list[str]:
    references = {name: Reference(id=name, type="book", title="On bread", **fields) for name, fields in studies}
    records = [
        Study.model_validate(
            {"id": f"study-{number}", "title": "T", "reports": [name], "basis": "abstract"}
            | ({"label": given[name]} if given and name in given else {})
        )
        for number, (name, _) in enumerate(studies)
    ]
    return list(study_labels(records, references).values())


def by(family: str, year: int, *others: str) -> dict[str, Any]:
    people = tuple(PersonName(family=each, given="Ann") for each in (family, *others))
    return {"author": people, "issued": PartialDate(year=year)}


def test_a_label_is_the_first_author_and_the_year() -> None:
    assert labels(("a", by("Chang", 2011)), ("b", by("Lind", 2012, "Reed", "Okafor"))) == ["Chang 2011", "Lind 2012"]


def test_letters_tell_those_apart_that_would_be_alike() -> None:
    made = labels(("a", by("Chang", 2011)), ("b", by("Lind", 2011)), ("c", by("CHANG", 2011)))
    assert made == ["Chang 2011a", "Lind 2011", "CHANG 2011b"]


def test_a_label_that_is_given_stays_and_no_other_takes_it() -> None:
    works = (("a", by("Chang", 2011)), ("b", by("Chang", 2011)), ("c", by("Chang", 2011)))
    assert labels(*works, given={"b": "Chang 2011"}) == ["Chang 2011a", "Chang 2011", "Chang 2011b"]
    assert labels(*works, given={"b": "Chang 2011a"}) == ["Chang 2011b", "Chang 2011a", "Chang 2011c"]


@pytest.mark.parametrize(
    ("fields", "label"),
    [
        ({"issued": PartialDate(year=2011)}, "On bread 2011"),
        ({"author": (PersonName(literal="Guild of Bakers"),)}, "Guild of Bakers n.d."),
    ],
)
def test_a_report_without_author_or_year_has_a_label_too(fields: dict[str, Any], label: str) -> None:
    assert labels(("a", fields)) == [label]


def test_more_studies_alike_than_letters_have_two_letters() -> None:
    made = labels(*((f"w{number}", by("Chang", 2011)) for number in range(28)))
    assert made[25:] == ["Chang 2011z", "Chang 2011aa", "Chang 2011ab"]


def test_a_synthesis_names_studies_by_label_and_a_single_study_by_title() -> None:
    assert site(corpus()).study_labels == {"night-shift": STUDY["title"]}
    assert site(synthesis()).study_labels["day-shift"] != "By day"

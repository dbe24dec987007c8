"""The order of the reference list."""

from typing import Any

from evidence_site.model import PartialDate, PersonName, Reference
from evidence_site.works import in_order


def work(key: str, *names: str, year: int | None = 2020, **fields: Any) -> Reference:
    author = tuple(PersonName(family=each.split(maxsplit=1)[0], given=each.partition(" ")[2]) for each in names)
    issued = PartialDate(year=year) if year else None
    return Reference.model_validate(
        {"id": key, "type": "book", "title": key, "author": author, "issued": issued, **fields}
    )


def order(*works: Reference) -> list[str]:
    forwards, backwards = in_order(works), in_order(reversed(works))
    assert forwards == backwards
    return [each.id for each in forwards]


def test_works_stand_by_author_whatever_accents_capitals_and_apostrophes() -> None:
    assert order(work("a", "Öz A"), work("b", "oak A"), work("c", "O'Hara A"), work("d", "Pine A")) == [
        "b",
        "c",
        "a",
        "d",
    ]


def test_one_author_stands_before_the_same_with_others() -> None:
    assert order(work("a", "Oak A", "Ash B"), work("b", "Oak A", year=2022), work("c", "Oak B")) == ["b", "a", "c"]


def test_works_of_one_author_stand_by_year_the_undated_first_and_those_to_come_last() -> None:
    works = (
        work("d", "Oak A", year=None, status="in press"),
        work("c", "Oak A", year=2021),
        work("b", "Oak A", year=1999),
    )
    assert order(*works, work("a", "Oak A", year=None)) == ["a", "b", "c", "d"]


def test_works_of_one_year_stand_by_title_without_its_article() -> None:
    works = (
        work("a", "Oak A", title="The zoo"),
        work("b", "Oak A", title="A bird"),
        work("c", "Oak A", title="<i>Cat</i>"),
    )
    assert order(*works) == ["b", "c", "a"]


def test_a_work_without_author_stands_by_title_and_a_law_always() -> None:
    law = work("law", "Zed A", type="legislation", title="The Oats Act 2020")
    assert order(work("a", "Oak A"), work("b", title="An oar"), law) == ["a", "b", "law"]

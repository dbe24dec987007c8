"""Names in the reference list, and the order of the list."""

from typing import Any

import pytest

from evidence_site.model import PartialDate, PersonName, Reference
from evidence_site.works.names import authors, editors, in_order, translators
from evidence_site.works.style import APA, BMJ

RYE, BUN = PersonName(family="Rye", given="Ruth"), PersonName(family="Bun", given="B")


def work(**fields: Any) -> Reference:
    return Reference.model_validate({"id": "x", "type": "book", "title": "Bread", **fields})


def people(count: int) -> tuple[PersonName, ...]:
    return tuple(PersonName(family=f"F{number}", given="A") for number in range(1, count + 1))


@pytest.mark.parametrize(
    ("name", "bmj", "apa"),
    [
        (PersonName(family="Fulop", given="Naomi J."), "Fulop NJ", "Fulop, N. J."),
        (PersonName(family="Özge", given="Jean-Luc"), "Özge J-L", "Özge, J.-L."),
        (PersonName(family="Özge", given="J.-L."), "Özge J-L", "Özge, J.-L."),
        (PersonName(family="Rohe", given="Mies", particle="van der"), "van der Rohe M", "van der Rohe, M."),
        (PersonName(family="Bun", given="Ann", suffix="Jr"), "Bun A Jr", "Bun, A., Jr"),
        (PersonName(family="Otter", given="JA"), "Otter JA", "Otter, J. A."),
        (PersonName(family="Otter", given="MARIE"), "Otter M", "Otter, M."),
        (PersonName(family="O'Neill", given="siobhán"), "O\u2019Neill S", "O\u2019Neill, S."),
        (PersonName(family="Suharno"), "Suharno", "Suharno"),
        (PersonName(family="Oliveyra", given="Maria Pinto de"), "Oliveyra MP de", "Oliveyra, M. P. de"),
        (PersonName(family="Hoesl", given="C.P.M. van"), "Hoesl CPM van", "Hoesl, C. P. M. van"),
        (PersonName(family="Reed", given="Maria de Lourdes"), "Reed M de L", "Reed, M. de L."),
        (PersonName(family="Reed", given="van"), "Reed van", "Reed, van"),
        (PersonName(family="Reed", given="a. b."), "Reed AB", "Reed, A. B."),
        (PersonName(family="Aubigny", given="Jean", particle="d'"), "d\u2019Aubigny J", "d\u2019Aubigny, J."),
        (PersonName(family="Amin", given="Sami", particle="al-"), "al-Amin S", "al-Amin, S."),
        (PersonName(family="方", given="明月"), "方明月", "方明月"),
        (PersonName(family="山田", given="太郎"), "山田太郎", "山田太郎"),
        (PersonName(family="김", given="민수"), "김민수", "김민수"),
        (PersonName(family="Fang", given="明月"), "Fang 明月", "Fang, 明月"),
        (PersonName(family="Dots", given="..."), "Dots", "Dots"),
        (PersonName(literal="Bread Ltd."), "Bread Ltd.", "Bread Ltd."),
    ],
)
def test_a_person_has_initials_and_a_body_its_whole_name(name: PersonName, bmj: str, apa: str) -> None:
    assert authors(work(author=(name,)), BMJ) == (bmj, False, "")
    assert authors(work(author=(name,)), APA) == (apa, False, "")


def test_bmj_names_up_to_three_authors_and_of_more_the_first_three() -> None:
    assert authors(work(author=people(3)), BMJ) == ("F1 A, F2 A, F3 A", False, "")
    assert authors(work(author=people(4)), BMJ) == ("F1 A, F2 A, F3 A", True, "")
    assert authors(work(author=people(2), et_al=True), BMJ) == ("F1 A, F2 A", True, "")


def test_apa_names_up_to_twenty_authors_and_of_more_nineteen_and_the_last() -> None:
    assert authors(work(author=people(2)), APA) == ("F1, A., & F2, A.", False, "")
    twenty, more = authors(work(author=people(20)), APA), authors(work(author=people(22)), APA)
    assert twenty is not None
    assert more is not None
    assert twenty.text.endswith("F18, A., F19, A., & F20, A.")
    assert more.text.endswith("F18, A., F19, A., … F22, A.")
    assert authors(work(author=people(2), et_al=True), APA) == ("F1, A., F2, A.", True, "")


def test_editors_stand_for_authors_that_a_work_has_not() -> None:
    assert authors(work(editor=(RYE,)), BMJ) == ("Rye R", False, "editor")
    assert authors(work(editor=(RYE, BUN)), BMJ) == ("Rye R, Bun B", False, "editors")
    assert authors(work(editor=(RYE, BUN)), APA) == ("Rye, R., & Bun, B.", False, "Eds.")
    assert authors(work(editor=(RYE,), editor_et_al=True), BMJ) == ("Rye R", True, "editor")
    assert editors(work(editor=(RYE,)), BMJ) is None


def test_editors_of_a_whole_are_written_as_each_style_has_them() -> None:
    chapter = work(author=(BUN,), editor=(RYE, BUN, RYE))
    assert editors(chapter, BMJ) == ("Rye R, Bun B, Rye R", False, "eds")
    assert editors(chapter, APA) == ("R. Rye, B. Bun, & R. Rye", False, "Eds.")
    assert editors(work(author=(BUN,), editor=(RYE, BUN)), APA) == ("R. Rye & B. Bun", False, "Eds.")


def test_translators_are_named() -> None:
    assert translators(work(translator=(RYE,)), APA) == ("R. Rye", False, "")
    assert translators(work(), APA) is None


def test_who_runs_a_website_stands_for_its_authors() -> None:
    assert authors(work(type="webpage", publisher="Crust"), BMJ) == ("Crust", False, "")
    assert authors(work(type="report", publisher="Crust"), BMJ) is None


def by(key: str, *names: str, year: int | None = 2020, **fields: Any) -> Reference:
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
    assert order(by("a", "Öz A"), by("b", "oak A"), by("c", "O'Hara A"), by("d", "Pine A")) == [
        "b",
        "c",
        "a",
        "d",
    ]


def test_one_author_stands_before_the_same_with_others() -> None:
    assert order(by("a", "Oak A", "Ash B"), by("b", "Oak A", year=2022), by("c", "Oak B")) == ["b", "a", "c"]


def test_works_of_one_author_stand_by_year_the_undated_first_and_those_to_come_last() -> None:
    works = (
        by("d", "Oak A", year=None, status="in press"),
        by("c", "Oak A", year=2021),
        by("b", "Oak A", year=1999),
    )
    assert order(*works, by("a", "Oak A", year=None)) == ["a", "b", "c", "d"]


def test_works_of_one_year_stand_by_title_without_its_article() -> None:
    works = (
        by("a", "Oak A", title="The zoo"),
        by("b", "Oak A", title="A bird"),
        by("c", "Oak A", title="<i>Cat</i>"),
    )
    assert order(*works) == ["b", "c", "a"]


def test_a_work_without_author_stands_by_title_and_a_law_always() -> None:
    law = by("law", "Zed A", type="legislation", title="The Oats Act 2020")
    assert order(by("a", "Oak A"), by("b", title="An oar"), law) == ["a", "b", "law"]

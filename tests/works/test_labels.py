"""What works are called in the text."""

from typing import Any

import pytest

from evidence_site.model import PartialDate, PersonName, Reference
from evidence_site.works import labels
from evidence_site.works.style import APA, BMJ, Style


def people(*names: str) -> tuple[PersonName, ...]:
    """Make people from `Family G`, and bodies from names that end in a full stop."""
    return tuple(
        PersonName(literal=each[:-1])
        if each.endswith(".")
        else PersonName(family=each.split(maxsplit=1)[0], given=each.partition(" ")[2])
        for each in names
    )


def work(key: str, *names: str, year: int | None = 2020, **fields: Any) -> Reference:
    issued = PartialDate(year=year) if year else None
    made = {"id": key, "type": "article-journal", "title": f"On {key}", "author": people(*names), "issued": issued}
    return Reference.model_validate({**made, **fields})


def called(*works: Reference, style: Style = BMJ) -> dict[str, str]:
    return {key: label.text for key, label in labels(works, style).items()}


@pytest.mark.parametrize(
    ("names", "bmj", "apa"),
    [
        (("Rye R",), "Rye 2020", "Rye, 2020"),
        (("Rye R", "Bun B"), "Rye and Bun 2020", "Rye & Bun, 2020"),
        (("Rye R", "Bun B", "Cob C"), "Rye et al 2020", "Rye et al., 2020"),
        (("NHS England.",), "NHS England 2020", "NHS England, 2020"),
    ],
)
def test_a_work_is_called_by_author_and_year(names: tuple[str, ...], bmj: str, apa: str) -> None:
    assert called(work("x", *names)) == {"x": bmj}
    assert called(work("x", *names), style=APA) == {"x": apa}


def test_a_sentence_says_and() -> None:
    label = labels([work("x", "Rye R", "Bun B")], APA)["x"]
    assert (label.author, label.author_in_brackets, label.year) == ("Rye and Bun", "Rye & Bun,", "2020")


def test_what_has_no_date_says_so() -> None:
    assert called(work("x", "Rye R", year=None)) == {"x": "Rye n.d."}
    assert called(work("x", "Rye R", year=None, status="in press")) == {"x": "Rye in press"}


def test_what_has_no_author_is_called_by_its_title() -> None:
    long = "A day in the life of a very small bakery in the north: one of many"
    assert called(work("x", title="Bread at night: a study")) == {"x": "Bread at night 2020"}
    assert called(work("x", title=long)) == {"x": "A day in the life of a very… 2020"}
    assert called(work("x", title="Bread and the night"), style=APA) == {"x": "“Bread and the Night,” 2020"}
    assert called(work("x", title="Bread at night", type="book"), style=APA) == {"x": "Bread at Night, 2020"}
    assert called(work("x", title="Growth of <i>E coli</i>")) == {"x": "Growth of E coli 2020"}


def test_a_law_is_called_by_its_title_which_has_the_year() -> None:
    act = work("x", type="legislation", title="Bread Act 2020")
    assert called(act) == {"x": "Bread Act 2020"}
    assert called(act, style=APA) == {"x": "Bread Act 2020"}
    assert called(work("x", type="legislation", title="Magna Carta", year=1297)) == {"x": "Magna Carta 1297"}


def test_works_of_one_author_and_year_have_letters_in_the_order_of_the_list() -> None:
    works = [
        work("one", "Rye R", title="The yeast"),
        work("two", "Rye R", title="A loaf"),
        work("three", "Rye R", year=2021),
    ]
    assert called(*works) == {"one": "Rye 2020b", "two": "Rye 2020a", "three": "Rye 2021"}
    undated = [work("one", "Rye R", year=None, title="A"), work("two", "Rye R", year=None, title="B")]
    assert called(*undated, style=APA) == {"one": "Rye, n.d.-a", "two": "Rye, n.d.-b"}


def test_letters_go_on_after_z() -> None:
    works = [work(f"k{number}", "Rye R", title=f"{number:03}") for number in range(28)]
    made = called(*works)
    assert [made["k0"], made["k25"], made["k26"], made["k27"]] == ["Rye 2020a", "Rye 2020z", "Rye 2020aa", "Rye 2020ab"]


def test_first_authors_with_one_family_name_have_initials_whatever_the_year() -> None:
    works = [work("one", "Rye R"), work("two", "Rye Sue", "Bun B", "Cob C", year=2021), work("three", "Bun B", "Rye T")]
    assert called(*works) == {"one": "R Rye 2020", "two": "S Rye et al 2021", "three": "Bun and Rye 2020"}


def test_initials_that_one_person_may_have_tell_nobody_apart() -> None:
    assert called(work("one", "Rye R"), work("two", "Rye R J", year=2021)) == {"one": "Rye 2020", "two": "Rye 2021"}


def test_further_names_tell_works_apart_that_et_al_would_not() -> None:
    works = [
        work("one", "Rye R", "Bun B", "Cob C", "Dill D", "Oat O"),
        work("two", "Rye R", "Bun B", "Egg E", "Fig F", "Oat O"),
        work("three", "Rye R", "Ham H", "Ice I", "Jam J"),
    ]
    assert called(*works) == {
        "one": "Rye, Bun, Cob, et al 2020",
        "two": "Rye, Bun, Egg, et al 2020",
        "three": "Rye, Ham, et al 2020",
    }


def test_et_al_never_stands_for_one_name() -> None:
    works = [work("one", "Rye R", "Bun B", "Cob C"), work("two", "Rye R", "Ham H", "Cob C", "Dill D")]
    assert called(*works)["one"] == "Rye, Bun and Cob 2020"
    assert called(*works, style=APA)["one"] == "Rye, Bun, & Cob, 2020"


def test_works_of_the_same_many_authors_have_letters() -> None:
    names = ("Rye R", "Bun B", "Cob C")
    assert called(work("one", *names), work("two", *names)) == {"one": "Rye et al 2020a", "two": "Rye et al 2020b"}


def test_and_others_is_et_al() -> None:
    assert called(work("x", "Rye R", et_al=True)) == {"x": "Rye et al 2020"}
    assert called(work("x", "Rye R", "Bun B", et_al=True)) == {"x": "Rye et al 2020"}


def test_thousands_of_works_alike_are_told_apart() -> None:
    names = [f"N{number} A" for number in range(2000)]
    works = [work("one", *names, "Rye R"), work("two", *names, "Bun B")]
    made = called(*works)
    assert made["one"].endswith("N1999 and Rye 2020")
    assert len(set(called(*(work(f"k{number}", "Rye R") for number in range(700))).values())) == 700

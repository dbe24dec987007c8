"""The errors of citeproc-py 0.11 that we were warned of do not occur: a test for each."""

import re
from typing import Any

import pytest

from evidence_site.model import PartialDate, PersonName, Reference
from evidence_site.works import STYLES, labels, make_entries
from styles.rendering import render_entries

ANN = PersonName(family="Reed", given="Ann")
MANY = tuple(PersonName(family=f"F{letter}", given="A") for letter in "abcd")
YEAR = PartialDate(year=2020)


def work(**fields: Any) -> Reference:
    made = {"id": "x", "type": "article-journal", "title": "Bread", "author": (ANN,), "issued": YEAR, **fields}
    return Reference.model_validate(made)


def line(style: str, *works: Reference) -> str:
    made = render_entries(make_entries(works, STYLES[style]).values())
    return re.sub(r"</?[ai][^>]*>", "", made[works[0].id])


@pytest.mark.parametrize(
    ("pages", "expected"),
    [("1\u2013148", ":1\u2013148."), ("1\u2013118", ":1\u2013118."), ("279\u2013284", ":279\u201384.")],
)
def test_a_range_of_pages_keeps_every_digit_that_tells_its_end(pages: str, expected: str) -> None:
    assert line("bmj", work(container_title="J", volume="1", page=pages)).endswith(expected)


def test_the_parts_of_a_date_stand_apart() -> None:
    early = work(container_title="J", doi="10.5555/x", issued=PartialDate(year=2018, month=12))
    assert "Published Online First: December 2018. doi" in line("bmj", early)
    page = work(type="webpage", url="https://e.org/", accessed=PartialDate(year=2026, month=11, day=20))
    assert "(accessed 20 November 2026)" in line("bmj", page)


def test_et_al_has_one_full_stop() -> None:
    assert line("bmj", work(author=MANY)).startswith("Fa A, Fb A, Fc A, et al. Bread.")


@pytest.mark.parametrize("style", STYLES)
def test_a_title_that_asks_has_no_full_stop_besides(style: str) -> None:
    asked = line(style, work(title="What of systems?", container_title="BMJ Leader"))
    assert "systems? BMJ Leader" in asked


def test_works_of_one_author_and_year_have_letters() -> None:
    alike = [work(id="one", title="Ash"), work(id="two", title="Birch")]
    assert {key: each.text for key, each in labels(alike, STYLES["bmj"]).items()} == {
        "one": "Reed 2020a",
        "two": "Reed 2020b",
    }


def test_works_of_different_authors_are_told_apart() -> None:
    alike = [work(id="one"), work(id="two", author=(PersonName(family="Reed", given="Bo"),))]
    assert {each.text for each in labels(alike, STYLES["bmj"]).values()} == {"A Reed 2020", "B Reed 2020"}


def test_a_thesis_names_its_kind_and_no_publication() -> None:
    assert line("apa", work(type="thesis", genre="PhD thesis", publisher="University of York")) == (
        "Reed, A. (2020). Bread [PhD thesis]. University of York."
    )


def test_editors_have_a_capital_in_apa() -> None:
    edited = line("apa", work(type="book", author=(), editor=(ANN, MANY[0])))
    assert edited.startswith("Reed, A., &amp; Fa, A. (Eds.). (2020).")


@pytest.mark.parametrize("style", STYLES)
def test_the_title_of_an_act_stands_once(style: str) -> None:
    act = work(type="legislation", title="Bread Act 2020", number="c. 3", author=())
    assert line(style, act) == "Bread Act 2020, c. 3."


def test_quotation_marks_within_quotation_marks_are_single() -> None:
    nobody = work(title="\u201cWe rise\u201d at night", author=(), container_title="J")
    assert labels([nobody], STYLES["apa"])["x"].text == "\u201c\u2018We Rise\u2019 at Night,\u201d 2020"


@pytest.mark.parametrize(
    ("style", "expected"), [("bmj", "NHS England. Bread."), ("apa", "NHS England. (2020). Bread.")]
)
def test_a_body_is_an_author_under_its_whole_name(style: str, expected: str) -> None:
    assert line(style, work(author=(PersonName(literal="NHS England"),))).startswith(expected)

"""Entries in the style of the BMJ."""

from typing import Any

import pytest

from evidence_site.model import PartialDate, PersonName, Reference
from evidence_site.views.citation import Entry, make_entry

RYE = PersonName(family="Rye", given="Ruth")
YEAR = PartialDate(year=2031)


def entry(**fields: Any) -> Entry:
    return make_entry(
        Reference.model_validate({"id": "rye2031", "type": "article-journal", "title": "Bread", **fields})
    )


def line(made: Entry) -> str:
    parts = (made.authors, made.title, made.before_container, made.container, made.detail)
    return " ".join(filter(None, parts))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {
                "author": (RYE,),
                "container_title": "J Bread",
                "issued": YEAR,
                "volume": "7",
                "issue": "4",
                "page": "1\u20139",
            },
            "Rye R. Bread. J Bread 2031;7(4):1\u20139.",
        ),
        (
            {"author": (RYE,), "container_title": "J Bread", "issued": YEAR, "issue": "4", "page": "1\u2013148"},
            "Rye R. Bread. J Bread 2031;(4):1\u2013148.",
        ),
        (
            {"author": (RYE,), "container_title": "J Bread", "issued": YEAR, "note": "Online first"},
            "Rye R. Bread. J Bread 2031. Online first.",
        ),
        ({"author": (RYE,), "container_title": "J Bread", "volume": "7"}, "Rye R. Bread. J Bread 7."),
        ({"title": "Why bread?", "container_title": "J Bread", "issued": YEAR}, "Why bread? J Bread 2031."),
        (
            {
                "type": "book",
                "author": (RYE,),
                "edition": "2",
                "publisher": "Crust",
                "publisher_place": "Oslo",
                "issued": YEAR,
            },
            "Rye R. Bread. 2nd edn. Oslo: Crust, 2031.",
        ),
        (
            {
                "type": "chapter",
                "author": (RYE,),
                "editor": (PersonName(family="Bun", given="B"), RYE),
                "container_title": "All bread.",
                "publisher": "Crust",
                "issued": YEAR,
                "page": "3\u20134",
            },
            "Rye R. Bread. In: Bun B, Rye R, eds. All bread. Crust, 2031:3\u20134.",
        ),
        (
            {
                "type": "report",
                "author": (PersonName(literal="Bread Board"),),
                "number": "B12",
                "publisher": "Crust",
                "issued": PartialDate(year=2031, month=2, day=3),
            },
            "Bread Board. Bread (B12). Crust, 3 February 2031.",
        ),
        (
            {"type": "thesis", "author": (RYE,), "genre": "PhD thesis", "publisher": "Crust", "issued": YEAR},
            "Rye R. Bread [PhD thesis]. Crust, 2031.",
        ),
        (
            {"type": "legislation", "title": "Bread Act 2031", "number": "c. 31", "issued": YEAR},
            "Bread Act 2031, c. 31.",
        ),
        (
            {"type": "webpage", "publisher": "Crust", "issued": YEAR, "accessed": PartialDate(year=2032, month=1)},
            "Bread. Crust, 2031. Accessed January 2032.",
        ),
    ],
)
def test_each_kind_of_work_has_its_form(fields: dict[str, Any], expected: str) -> None:
    assert line(entry(**fields)) == expected


def test_up_to_six_authors_are_named_and_of_more_the_first_three() -> None:
    people = tuple(PersonName(family=f"F{number}", given="A") for number in range(7))
    assert entry(author=people[:6]).authors == "F0 A, F1 A, F2 A, F3 A, F4 A, F5 A."
    assert entry(author=people).authors == "F0 A, F1 A, F2 A, et al."
    assert entry(author=people[:2], et_al=True).authors == "F0 A, F1 A, et al."


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (PersonName(family="Fulop", given="Naomi J."), "Fulop NJ."),
        (PersonName(family="Özge", given="Jean-Luc"), "Özge JL."),
        (PersonName(family="Rohe", given="Mies", particle="van der"), "van der Rohe M."),
        (PersonName(family="Bun", given="Ann", suffix="Jr"), "Bun A Jr."),
        (PersonName(literal="Bread Ltd."), "Bread Ltd."),
    ],
)
def test_a_name_is_family_name_and_initials(name: PersonName, expected: str) -> None:
    assert entry(author=(name,)).authors == expected


def test_a_work_is_named_in_short_by_its_authors_and_year() -> None:
    bun, cob = PersonName(family="Bun"), PersonName(family="Cob")
    assert entry(author=(RYE,), issued=YEAR).short == "Rye 2031"
    assert entry(author=(RYE, bun), issued=YEAR).short == "Rye and Bun 2031"
    assert entry(author=(RYE, bun, cob), issued=YEAR).short == "Rye et al 2031"
    assert entry(author=(RYE,), et_al=True).short == "Rye et al"
    assert entry(issued=YEAR).short == "Bread 2031"


def test_a_work_links_to_what_identifies_it() -> None:
    made = entry(doi="10.1/x", pmid="1", pmcid="PMC2", url="https://e.org/x")
    assert [tuple(each) for each in made.identifiers] == [
        ("doi:10.1/x", "https://doi.org/10.1/x"),
        ("PMID: 1", "https://pubmed.ncbi.nlm.nih.gov/1/"),
        ("PMC2", "https://pmc.ncbi.nlm.nih.gov/articles/PMC2/"),
        ("The work's own page", "https://e.org/x"),
    ]
    assert entry(url="javascript:x").identifiers == ()
    assert entry(url="https://e.org/x").main_identifier == ("https://e.org/x", "https://e.org/x")

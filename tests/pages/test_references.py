"""The page of references."""

from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl

import pytest

from evidence_site.model import HandwrittenPage, PartialDate, PersonName, Reference
from evidence_site.model.settings import Settings
from evidence_site.pages.references import ReferencesPage
from evidence_site.works.coins import context_object
from pages.bakery import FINDING, REFERENCE, corpus, views

DAY = Reference(
    id="day2031", type="book", title="Bread at day", issued=PartialDate(year=2030), author=(PersonName(family="Day"),)
)
ACT = Reference(id="act", type="legislation", title="The Oats Act 1999", issued=PartialDate(year=1999))
MONTH = PartialDate(year=2031, month=2)
TALK = Reference(id="talk", type="speech", title="Bread soon")


def page(
    *references: Reference, summary: str = "", pages: tuple[HandwrittenPage, ...] = (), **synthesis: Any
) -> ReferencesPage:

    finding = {**FINDING, "summary": summary or FINDING["summary"]}
    made = corpus(findings=(finding,), references=(REFERENCE, *references), **synthesis)
    return views(replace(made, pages=pages))["references.md"]


def test_works_included_and_works_cited_stand_apart_in_the_order_of_authors() -> None:
    groups = page(TALK, DAY, ACT).groups
    assert [(each.id, each.heading, [it.entry.key for it in each.entries]) for each in groups] == [
        ("included", "Works included", ["crumb2031"]),
        ("cited", "Works cited", ["talk", "day2031", "act"]),
    ]
    assert [each.text for each in groups[0].entries[0].reports] == ["How do bakers work at night?"]


def test_every_work_is_listed_once_by_type_and_once_by_year() -> None:
    by_type, by_year = page(TALK, DAY, ACT).indexes
    assert [(part.heading, [link.text for link in part.links]) for part in by_type.parts] == [
        ("Journal articles", ["Crumb and van Loaf 2031"]),
        ("Books", ["Day 2030"]),
        ("Legislation", ["The Oats Act 1999"]),
        ("Other works", ["Bread soon n.d."]),
    ]
    assert [(part.heading, [link.url for link in part.links]) for part in by_year.parts] == [
        ("2031", ["#ref-crumb2031"]),
        ("2030", ["#ref-day2031"]),
        ("1999", ["#ref-act"]),
        ("No year", ["#ref-talk"]),
    ]


def test_one_work_needs_no_index() -> None:
    assert page().indexes == ()


def test_an_entry_links_back_to_each_page_and_place_that_quotes_it() -> None:
    work = page().groups[0].entries[0]
    (quoted,) = work.backlinks
    assert quoted.heading == "Quoted on two pages"
    assert [(use.page.text, use.page.url, use.places) for use in quoted.uses] == [
        (
            "Reading the dough",
            "../findings/reading-the-dough/",
            (("“the dough tells you when it [the…”", "../quotes/#quote-reading-the-dough-q1"),),
        ),
        (
            "How do bakers work at night?",
            "../studies/night-shift/",
            (
                ("“14 night bakers”", "../quotes/#quote-night-shift-s1"),
                ("“work changed with the hour - and,…”", "../quotes/#quote-night-shift-s2"),
            ),
        ),
    ]


def test_an_entry_links_back_to_each_page_that_cites_it() -> None:
    by_hand = HandwrittenPage("guide/start.md", "\n# Start here #\n\nSee @day2031 and `@act`.\n")
    cited = page(DAY, ACT, summary="As said [@day2031, p. 3; @crumb2031].", screening="By @day2031.", pages=(by_hand,))
    entries = [entry for group in cited.groups for entry in group.entries]
    uses = {
        each.entry.key: [(use.page.text, use.page.url) for them in each.backlinks[-1:] for use in them.uses]
        for each in entries
    }
    assert uses == {
        "crumb2031": [("Reading the dough", "../findings/reading-the-dough/#found")],
        "day2031": [
            ("Reading the dough", "../findings/reading-the-dough/#found"),
            ("Bread at night", "../"),
            ("Start here", "../guide/start/#cited-day2031"),
        ],
        "act": [],
    }
    assert [them.heading for them in entries[0].backlinks] == ["Quoted on two pages", "Cited on one page"]


def test_the_style_is_a_setting() -> None:
    assert page().groups[0].entries[0].entry.short == "Crumb and van Loaf 2031"
    apa = page(settings=Settings(citation_style="apa")).groups[0].entries[0].entry
    assert apa.short == "Crumb & van Loaf, 2031"
    assert apa.template == "works/styles/apa/article.html.j2"


def pairs(**fields: Any) -> list[tuple[str, str]]:
    return parse_qsl(context_object(Reference.model_validate({"id": "x", "title": "T", **fields})))[1:]


def test_an_article_is_described_to_reference_managers() -> None:
    assert parse_qsl(context_object(REFERENCE)) == [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:journal"),
        ("rft_id", "info:doi/10.1234/bread-1"),
        ("rft_id", "info:pmid/12345678"),
        ("rft_id", "https://journal.example.org/bread?a=1"),
        ("rft.genre", "article"),
        ("rft.atitle", "How do bakers work at night?"),
        ("rft.jtitle", "Journal of Bread"),
        ("rft.volume", "7"),
        ("rft.issue", "4"),
        ("rft.pages", "279\u2013284"),
        ("rft.spage", "279"),
        ("rft.epage", "284"),
        ("rft.date", "2031"),
        ("rft.aulast", "Crumb"),
        ("rft.aufirst", "Ada B."),
        ("rft.au", "Ada B. Crumb"),
        ("rft.au", "Jean-Luc van Loaf"),
    ]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"type": "chapter", "container_title": "All <i>bread</i>", "isbn": "1"},
            [("rft.genre", "bookitem"), ("rft.atitle", "T"), ("rft.btitle", "All bread"), ("rft.isbn", "1")],
        ),
        (
            {
                "type": "report",
                "author": (PersonName(literal="Bread & Co"),),
                "issued": MONTH,
            },
            [("rft.genre", "report"), ("rft.btitle", "T"), ("rft.date", "2031-02"), ("rft.aucorp", "Bread & Co")],
        ),
        ({"type": "thesis", "publisher": "York"}, [("rft.title", "T"), ("rft.inst", "York")]),
        (
            {"type": "webpage", "author": (PersonName(family="Rye", given="R"),), "url": "https://e.org/?a=1&b=2"},
            [
                ("rft_id", "https://e.org/?a=1&b=2"),
                ("rft.type", "webpage"),
                ("rft.title", "T"),
                ("rft.creator", "R Rye"),
                ("rft.identifier", "https://e.org/?a=1&b=2"),
            ],
        ),
    ],
)
def test_other_works_are_described_by_their_kind(fields: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert pairs(**fields)[1:] == expected

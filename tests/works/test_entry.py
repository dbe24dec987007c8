"""Entries: what is in none of the golden works."""

import re
from typing import Any

import pytest

from evidence_site.model import PartialDate, PersonName, Reference
from evidence_site.works import STYLES, Entry, make_entries
from styles.rendering import render_entries

RYE = PersonName(family="Rye", given="Ruth")


def entry(style: str = "bmj", **fields: Any) -> Entry:
    made = {"id": "rye2031", "type": "article-journal", "title": "Bread", "issued": PartialDate(year=2031), **fields}
    return make_entries([Reference.model_validate(made)], STYLES[style])["rye2031"]


def line(style: str = "bmj", **fields: Any) -> str:
    return render_entries([entry(style, **fields)])["rye2031"]


def words(html: str) -> str:
    return re.sub(r"</?[ai][^>]*>", "", html)


def test_a_work_links_to_what_its_entry_does_not_say() -> None:
    found = {"doi": "10.1000/x", "pmid": "1", "pmcid": "PMC2", "url": "https://e.org/x"}
    doi = ("doi:10.1000/x", "https://doi.org/10.1000/x")
    own = ("The work\u2019s own page", "https://e.org/x")
    pubmed = (
        ("PMID: 1", "https://pubmed.ncbi.nlm.nih.gov/1/"),
        ("PMC2 (free full text)", "https://pmc.ncbi.nlm.nih.gov/articles/PMC2/"),
    )
    assert entry(**found).links == (*pubmed, own)
    assert entry(type="book", **found).links == (doi, *pubmed, own)
    assert entry("apa", type="book", **found).links == (*pubmed, own)
    assert entry(type="webpage", url="https://e.org/x").links == ()
    assert entry("apa", type="book", url="https://e.org/x").links == ()
    assert entry(url="javascript:x").links == ()


def test_open_access_is_a_link() -> None:
    assert entry(doi="10.1000/x", licence="CC BY 4.0", url="https://e.org/x").links == (
        ("Open access", "https://e.org/x"),
    )
    assert entry(doi="10.1000/x", licence="CC0").links == (("Open access", "https://doi.org/10.1000/x"),)
    assert entry(doi="10.1000/x", licence="All rights reserved").links == ()


def test_a_work_can_be_found_by_its_entry_or_by_one_link() -> None:
    assert entry(doi="10.1000/x").source is None
    assert entry(type="webpage", url="https://e.org/x").source is None
    assert entry(type="book", doi="10.1000/x", pmid="1").source == ("doi:10.1000/x", "https://doi.org/10.1000/x")
    assert entry(url="https://e.org/x").source == ("The work\u2019s own page", "https://e.org/x")
    assert entry().source is None


@pytest.mark.parametrize(
    ("style", "title", "short", "shown"),
    [
        ("bmj", "Journal of Night & Day", "J. Night & Day", "J Night &amp; Day"),
        ("bmj", "Journal of Night", "", "Journal of Night"),
        ("apa", "Journal of Night", "J Night", "Journal of Night"),
    ],
)
def test_bmj_names_a_journal_by_the_short_name_that_the_entry_gives(
    style: str, title: str, short: str, shown: str
) -> None:
    made = line(style, container_title=title, container_title_short=short, volume="1")
    assert f"<i>{shown}</i>" in made


@pytest.mark.parametrize("style", STYLES)
def test_every_type_has_a_template_and_words_of_a_stranger_do_no_harm(style: str) -> None:
    hostile = '<script>alert(1)</script> & "x"'
    people = (PersonName(literal=hostile),)
    for kind in ("article-journal", "book", "chapter", "thesis", "webpage", "legislation", "speech", "report", "song"):
        made = line(
            style,
            type=kind,
            title=f"{hostile} <i onclick=x>",
            author=people,
            editor=people,
            translator=people,
            container_title=hostile if kind != "speech" else "",
            event_title=hostile,
            event_place=hostile,
            collection_title=hostile,
            volume=hostile,
            issue=hostile,
            page=hostile,
            number=hostile,
            edition=hostile,
            publisher=hostile,
            publisher_place=hostile,
            genre=hostile,
            status=hostile,
            doi='10.1000/"><script>',
            url="https://e.org/",
        )
        assert "script&gt;" in made
        assert set(re.findall(r"<(\w+)", made)) <= {"a", "i"}
        assert "&amp;lt;" not in made


def test_rich_text_is_kept_and_italics_within_italics_stand_upright() -> None:
    assert "Growth of <i>E coli</i> in H<sub>2</sub>O." in line(title="Growth of <i>E coli</i> in H<sub>2</sub>O")
    book = line(type="book", title='On <i>Hamlet</i>: <span class="nocase">iPod</span>')
    assert book.startswith("<i>On </i>Hamlet<i>: iPod</i>.")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "Bread. 2031."),
        ({"issued": None}, "Bread."),
        ({"issued": None, "status": "in press", "container_title": "J"}, "Bread. J, in press."),
        ({"container_title": "J", "volume": "7", "issued": None}, "Bread. J;7."),
        ({"container_title": "J", "url": "https://e.org"}, "Bread. J. Published Online First: 2031."),
        ({"container_title": "J", "volume": "7", "number": "e12"}, "Bread. J. 2031;7:e12."),
        ({"type": "book", "publisher": "Crust Ltd.", "issued": None}, "Bread. Crust Ltd."),
        ({"type": "book", "publisher_place": "Oslo"}, "Bread. Oslo 2031."),
        ({"type": "book", "edition": "Rev. edn."}, "Bread. Rev. edn. 2031."),
        ({"type": "webpage", "author": (RYE,), "container_title": "Crumbs"}, "Rye R. Bread. Crumbs. 2031."),
        ({"type": "speech"}, "Bread. 2031."),
        (
            {"type": "speech", "event_title": "Bakers", "event_place": "Oslo"},
            "Bread. Paper presented at: Bakers, Oslo, 2031.",
        ),
        ({"type": "legislation", "title": "Magna Carta"}, "Magna Carta. 2031."),
        ({"type": "report", "genre": "Working paper", "number": "7"}, "Bread (Working paper No. 7). 2031."),
    ],
)
def test_what_a_work_lacks_leaves_no_gap_in_the_style_of_the_bmj(fields: dict[str, Any], expected: str) -> None:
    assert words(line(**fields)) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "Bread. (2031)."),
        ({"author": (RYE,), "issued": None}, "Rye, R. (n.d.). Bread."),
        ({"author": (RYE,), "issued": None, "status": "in press"}, "Rye, R. (in press). Bread."),
        ({"container_title": "J", "volume": "7", "number": "e12"}, "Bread. (2031). J, 7, Article e12."),
        ({"type": "book", "edition": "2", "volume": "3"}, "Bread (2nd ed., Vol. 3). (2031)."),
        ({"type": "book", "translator": (RYE,), "page": "3"}, "Bread (R. Rye, Trans.; p. 3). (2031)."),
        ({"type": "webpage", "author": (RYE,), "publisher": "Crumbs"}, "Rye, R. (2031). Bread. Crumbs."),
        ({"type": "legislation", "title": "Magna Carta"}, "Magna Carta (2031)."),
    ],
)
def test_what_a_work_lacks_leaves_no_gap_in_the_style_of_the_apa(fields: dict[str, Any], expected: str) -> None:
    assert words(line("apa", **fields)) == expected


PAPER = {"type": "article-newspaper", "container_title": "The Paper", "issued": PartialDate(year=2016, month=6, day=6)}


def test_an_article_in_a_newspaper_has_its_day_and_is_never_online_first() -> None:
    fields = {**PAPER, "url": "https://example.org/a"}
    assert words(line("bmj", **fields)).endswith("The Paper. 6 June 2016.")
    assert "(2016, June 6)." in words(line("apa", **fields))
    journal = {**fields, "type": "article-journal"}
    assert "Published Online First: 6 June 2016" in words(line("bmj", **journal))
    assert "(2016)." in words(line("apa", **journal))


@pytest.mark.parametrize(("language", "expected"), [("", "Annals Of"), ("en-GB", "Annals Of"), ("de", "annals of")])
def test_apa_writes_the_names_of_english_journals_in_title_case(language: str, expected: str) -> None:
    fields = {"type": "article-journal", "container_title": "The annals of", "language": language}
    assert expected in words(line("apa", **fields))
    assert "annals of" in words(line("bmj", **fields))


def test_a_chapter_of_nothing_is_in_nothing() -> None:
    assert "In" not in words(line("bmj", type="chapter", title="Salt", publisher="P"))
    assert "In" not in words(line("apa", type="chapter", title="Salt", publisher="P"))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"type": "dataset", "number": "ICPSR 1"}, "(ICPSR 1) [Data set]"),
        ({"type": "software"}, "[Computer software]"),
        ({"type": "manuscript"}, "[Unpublished manuscript]"),
        ({"type": "report", "number": "7", "genre": "White paper"}, "(White Paper No. 7)"),
        ({"type": "report", "genre": "White paper"}, "[White paper]"),
    ],
)
def test_apa_says_what_kind_of_work_it_is(fields: dict[str, Any], expected: str) -> None:
    assert expected in words(line("apa", **fields))

"""Dates, pages and ordinals in the reference list."""

import pytest

from evidence_site.model import PartialDate
from evidence_site.works import numbers
from evidence_site.works.style import APA, BMJ

DAY = PartialDate(year=2026, month=9, day=11)


@pytest.mark.parametrize(
    ("pages", "short", "whole"),
    [
        ("279-284", "279-84", "279-284"),
        ("100-104", "100-4", "100-104"),
        ("1-148", "1-148", "1-148"),
        ("99-101", "99-101", "99-101"),
        ("321-8", "321-8", "321-328"),
        ("12-19", "12-9", "12-19"),
        ("77-77", "77-7", "77-77"),
        ("e101-e110", "e101-10", "e101-e110"),
        ("S12-19", "S12-9", "S12-S19"),
        ("S12-T19", "S12-T19", "S12-T19"),
        ("33-35, 40-41", "33-5, 40-1", "33-35, 40-41"),
        ("xi-xviii", "xi-xviii", "xi-xviii"),
        ("e054847", "e054847", "e054847"),
        ("", "", ""),
    ],
)
def test_pages_are_short_or_whole(pages: str, short: str, whole: str) -> None:
    def dashed(text: str) -> str:
        return text.replace("-", numbers.TO)

    assert numbers.pages(dashed(pages), BMJ) == dashed(short)
    assert numbers.pages(dashed(pages), APA) == dashed(whole)


@pytest.mark.parametrize(
    ("when", "bmj", "apa"),
    [
        (PartialDate(year=2026), "2026", "2026"),
        (PartialDate(year=1945, circa=True), "ca 1945", "ca. 1945"),
        (PartialDate(year=2017, until=PartialDate(year=2019)), f"2017{numbers.TO}2019", f"2017{numbers.TO}2019"),
        (PartialDate(year=2017, until=PartialDate(year=2017, month=3)), "2017", "2017"),
        (None, "", "n.d."),
    ],
)
def test_a_year_is_written(when: PartialDate | None, bmj: str, apa: str) -> None:
    assert numbers.year(when, BMJ) == bmj
    assert numbers.year(when, APA) == apa


def test_a_year_has_the_letter_that_tells_it_from_others() -> None:
    assert numbers.year(PartialDate(year=2020), BMJ, "b") == "2020b"
    assert numbers.year(None, BMJ, "a") == "n.d.-a"


def test_a_date_is_written_as_far_as_it_is_known() -> None:
    month = PartialDate(year=2026, month=9)
    assert [numbers.date(each, BMJ, "a") for each in (DAY, month)] == ["11 September 2026a", "September 2026a"]
    assert [numbers.date(each, APA, "a") for each in (DAY, month)] == ["2026a, September 11", "2026a, September"]


def test_the_day_a_page_was_read_is_written_as_in_a_sentence() -> None:
    month, year = PartialDate(year=2026, month=9), PartialDate(year=2026)
    assert [numbers.day_seen(each, APA) for each in (DAY, month, year, None)] == [
        "September 11, 2026",
        "September 2026",
        "2026",
        "",
    ]
    assert numbers.day_seen(DAY, BMJ) == "11 September 2026"


@pytest.mark.parametrize(
    ("edition", "expected"),
    [
        *(("1", "1st"), ("2", "2nd"), ("3", "3rd"), ("11", "11th"), ("12", "12th"), ("21", "21st"), ("113", "113th")),
        *(("Revised", "Revised"), ("²", "²"), ("", "")),
    ],
)
def test_an_edition_is_counted_if_it_is_a_number(edition: str, expected: str) -> None:
    assert numbers.ordinal(edition) == expected


def test_a_supplement_is_known_by_its_name() -> None:
    assert [
        numbers.is_supplement(each) for each in ("Suppl 1", "supplement", "Pt 2", "Part B", "4", "Partners", "")
    ] == [
        *(True, True, True, True),
        *(False, False, False),
    ]

import pytest

from evidence_site.load.bibliography.dates import UnreadDateError, read_date, read_months, read_year
from evidence_site.model import PartialDate


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2021", PartialDate(year=2021)),
        ("2021-03", PartialDate(year=2021, month=3)),
        ("2021-03-24T10:00:00Z", PartialDate(year=2021, month=3, day=24)),
        ("2021-22", PartialDate(year=2021, season=2)),
        ("1945~", PartialDate(year=1945, circa=True)),
        ("1945-05?", PartialDate(year=1945, month=5, circa=True)),
        ("2017-03/2019", PartialDate(year=2017, month=3, until=PartialDate(year=2019))),
        ("2017/", PartialDate(year=2017)),
        ("../2019", PartialDate(year=2019)),
    ],
)
def test_dates_are_those_of_biblatex(written: str, expected: PartialDate) -> None:
    assert read_date(written) == expected


@pytest.mark.parametrize("written", ["", "/", "20", "2021-13", "2021-02-30", "2021-03-24/2021/2022", "199X", "2021-3"])
def test_what_is_no_date_is_refused(written: str) -> None:
    with pytest.raises(UnreadDateError):
        read_date(written)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2021", PartialDate(year=2021)),
        ("[1999]", PartialDate(year=1999)),
        ("c. 1999", PartialDate(year=1999, circa=True)),
        ("ca.~1999", PartialDate(year=1999, circa=True)),
        ("2017--2019", PartialDate(year=2017, until=PartialDate(year=2019))),
        ("2017/2018", PartialDate(year=2017, until=PartialDate(year=2018))),
    ],
)
def test_years_may_be_guesses_and_ranges(written: str, expected: PartialDate) -> None:
    assert read_year(written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("July--August", PartialDate(year=2021, month=7, until=PartialDate(year=2021, month=8))),
        ("12~May", PartialDate(year=2021, month=5, day=12)),
        ("Spring", PartialDate(year=2021, season=1)),
    ],
)
def test_months_may_have_a_day_be_ranges_or_seasons(written: str, expected: PartialDate) -> None:
    assert read_months(written, PartialDate(year=2021)) == expected

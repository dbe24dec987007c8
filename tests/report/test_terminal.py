import re

import pytest

from evidence_site.diagnostics import Diagnostic, Fault, Location, Severity
from evidence_site.report import COLOURED, FORMATS, wants_colour

FOUND = [
    Diagnostic(
        "REF001",
        severity,
        Location("findings/a.yml", 14, 3, 6),
        Fault("it is \x1b[31mred", "mend it", ("near\nby",)),
        "x abc",
    )
    for severity in Severity
]
ANSI = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("name", FORMATS)
def test_colour_changes_no_letter(name: str) -> None:
    assert ANSI.sub("", COLOURED[name](FOUND)) == FORMATS[name](FOUND)


@pytest.mark.parametrize("name", FORMATS)
def test_only_formats_for_people_have_colour(name: str) -> None:
    assert (COLOURED[name](FOUND) != FORMATS[name](FOUND)) is (name in {"full", "concise"})
    assert not ANSI.search(FORMATS[name](FOUND))


def test_every_severity_has_its_colour() -> None:
    headlines = COLOURED["concise"](FOUND).splitlines()[:3]
    assert [ANSI.findall(line)[2] for line in headlines] == ["\x1b[1;31m", "\x1b[1;33m", "\x1b[1;36m"]


def test_the_carets_have_the_colour_of_the_severity_and_nothing_before_them_has() -> None:
    assert "   \x1b[2m|\x1b[0m   \x1b[1;31m^^^\x1b[0m" in COLOURED["full"](FOUND[:1]).splitlines()


@pytest.mark.parametrize(
    ("environment", "terminal", "expected"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"TERM": "dumb"}, True, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": "0"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, False, True),
        ({"FORCE_COLOR": ""}, False, False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
    ],
)
def test_colour_is_for_terminals_and_those_who_want_it(
    environment: dict[str, str], *, terminal: bool, expected: bool
) -> None:
    assert wants_colour(environment, terminal=terminal) is expected

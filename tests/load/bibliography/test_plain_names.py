"""Plain names are people or organisations, as databases write them; only what is unclear is asked about."""

import pytest

from evidence_site.load.bibliography.plain_names import read_people


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Doe R.", ("", "Doe", "R.")),
        ("Doe R.G.", ("", "Doe", "R.G.")),
        ("Doe RG", ("", "Doe", "RG")),
        ("Doe R G", ("", "Doe", "R G")),
        ("van der Berg A.-M.", ("van der", "Berg", "A.-M.")),
        ("A. Doe", ("", "Doe", "A.")),
        ("B. C. Roe", ("", "Roe", "B. C.")),
        ("B.C. Roe-Hall", ("", "Roe-Hall", "B.C.")),
        ("Å. Ödman", ("", "Ödman", "Å.")),
        ("J. de la Cruz", ("de la", "Cruz", "J.")),
        ("Doe, Ann", ("", "Doe", "Ann")),
        ("de Doe, A.", ("de", "Doe", "A.")),
    ],
)
def test_initials_mark_a_person(name: str, expected: tuple[str, str, str]) -> None:
    people = read_people([name])
    assert [(each.particle, each.family, each.given) for each in people.names] == [expected]
    assert (people.guessed, people.unread, people.et_al) == ((), (), False)


@pytest.mark.parametrize(
    ("name", "suffix"), [("Doe, A., Jr.", "Jr."), ("Doe, III, A.", "III"), ("Doe AB Jr", "Jr"), ("Doe A.B. 3rd", "3rd")]
)
def test_a_suffix_is_no_given_name(name: str, suffix: str) -> None:
    (person,) = read_people([name]).names
    assert (person.family, person.given[:1], person.suffix) == ("Doe", "A", suffix)


@pytest.mark.parametrize(
    "name",
    ["Age UK", "Cancer Research UK", "NHS England", "U.S. Congress", "Jo Doe", "Plan International", "Mind the Gap"],
)
def test_what_nothing_marks_as_a_person_is_an_organisation_to_be_checked(name: str) -> None:
    people = read_people([name])
    assert [each.literal for each in people.names] == [name]
    assert people.guessed == (name,)


@pytest.mark.parametrize(
    "name", ["World Health Organization", "Night Work Trust", "Lamp Trial Investigators", "UNICEF", "Jo Doe,"]
)
def test_what_is_plainly_an_organisation_is_not_asked_about(name: str) -> None:
    people = read_people([name])
    assert [each.literal for each in people.names] == [name.rstrip(",")]
    assert people.guessed == ()


def test_others_are_no_person() -> None:
    assert [read_people(["Doe, A.", each]).et_al for each in ("et al.", "others", "Et al")] == [True] * 3
    assert len(read_people(["Doe, A.", "et al."]).names) == 1

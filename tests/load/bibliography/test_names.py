import pytest

from evidence_site.load.bibliography.names import UnreadNameError, read_names
from evidence_site.model import PersonName


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("Hall, Ada", ("Ada", "", "Hall", "")),
        ("Ada Hall", ("Ada", "", "Hall", "")),
        ("Hall", ("", "", "Hall", "")),
        ("Ludwig van Beethoven", ("Ludwig", "van", "Beethoven", "")),
        ("van der Berg, J. K.", ("J. K.", "van der", "Berg", "")),
        ("von Neumann, John", ("John", "von", "Neumann", "")),
        ("Jean de {La Fontaine}", ("Jean", "de", "La Fontaine", "")),
        ("de la Cruz, Mar{\\'\\i}a", ("María", "de la", "Cruz", "")),
        ("King, Jr, Martin Luther", ("Martin Luther", "", "King", "Jr")),
        ("Neiva Ganga, Rafaela", ("Rafaela", "", "Neiva Ganga", "")),
        ("O'Brien, Bridget C.", ("Bridget C.", "", "O'Brien", "")),
        ("{\\O}rsted, H.", ("H.", "", "Ørsted", "")),
        ("{\\'e}tienne, Anne", ("Anne", "", "étienne", "")),
        ("family=Berg, given=Ada, prefix=van den, suffix=III", ("Ada", "van den", "Berg", "III")),
        ("Al-Hassan,M.", ("M.", "", "Al-Hassan", "")),
        ("{van} Berg, Ada", ("Ada", "", "van Berg", "")),
    ],
)
def test_a_person_has_up_to_four_parts(written: str, parts: tuple[str, str, str, str]) -> None:
    ((name,), et_al) = read_names(written)
    assert (name.given, name.particle, name.family, name.suffix, name.literal, et_al) == (*parts, "", False)


def test_a_name_in_braces_is_a_bodys_whole_name() -> None:
    assert read_names("{NHS England} and {Barnes and Noble}") == (
        (PersonName(literal="NHS England"), PersonName(literal="Barnes and Noble")),
        False,
    )


def test_others_are_told_apart_from_names() -> None:
    names, et_al = read_names("Hall, Ada AND Reed, Bo\n  and others")
    assert [each.family for each in names] == ["Hall", "Reed"]
    assert et_al


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("a, b, c, d", "has more commas than a name can have"),
        ("Hall, A.; Reed, B.", "holds a semicolon: people are divided by `and`"),
        (", Ada", "has no family name"),
        ("Hall, Ada and", "stands beside an `and` that joins it to nobody"),
        ("Hall, A. and and Reed, B.", "stands beside an `and` that joins it to nobody"),
        ("", "is empty"),
    ],
)
def test_what_is_no_name_is_refused(written: str, reason: str) -> None:
    with pytest.raises(UnreadNameError, match=f"^{reason}$"):
        read_names(written)


def test_a_thousand_authors_are_read() -> None:
    assert len(read_names(" and ".join(["Hall, A."] * 6000))[0]) == 6000

"""ORCID iDs as researchers write them, and what they are told of a wrong one."""

import pytest
from pydantic import TypeAdapter, ValidationError

from evidence_site.model.identifiers import Orcid
from evidence_site.model.publication import Author

CARBERRY = "0000-0002-1825-0097"
"""The iD of a person whom ORCID made up: https://en.wikipedia.org/wiki/Josiah_S._Carberry."""
READ = TypeAdapter(Orcid)


def told(value: str) -> tuple[str, str]:
    with pytest.raises(ValidationError) as caught:
        READ.validate_python(value)
    context = caught.value.errors()[0]["ctx"]
    return context["message"], context["help"]


@pytest.mark.parametrize("before", ["", "https://orcid.org/", "http://orcid.org/", "www.orcid.org/", "orcid.org/"])
@pytest.mark.parametrize("after", ["", "/"])
def test_an_id_is_read_however_its_page_is_copied(before: str, after: str) -> None:
    assert READ.validate_python(f"{before}{CARBERRY}{after}") == CARBERRY


def test_the_last_sign_can_be_an_x() -> None:
    assert READ.validate_python("0000-0002-1694-233X") == "0000-0002-1694-233X"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("0000000218250097", CARBERRY),
        ("0000 0002 1825 0097", CARBERRY),
        ("0000\u20110002\u20111825\u20110097", CARBERRY),
        ("https://orcid.org/0000000218250097", CARBERRY),
        ("0000-0002-1694-233x", "0000-0002-1694-233X"),
    ],
)
def test_an_id_with_other_signs_between_its_digits_is_told_as_it_should_be_written(written: str, meant: str) -> None:
    assert told(written) == (
        f"`{written}` is not an ORCID iD",
        f"write it in four groups of four with hyphens, `{meant}`",
    )


@pytest.mark.parametrize("written", ["0000-0002-1825-0079", "0000-0002-1825-0098", "0000-0002-1852-0097"])
def test_two_digits_that_changed_places_are_told_and_so_is_one_that_is_wrong(written: str) -> None:
    message, cure = told(written)
    assert message == f"`{written}` cannot be an ORCID iD: one digit is mistyped, or two have changed places"
    assert "orcid.org" in cure


@pytest.mark.parametrize("written", ["Ines Fiction", "0000-0002-1825", "https://example.org/0000-0002-1825-0097"])
def test_any_other_text_is_told_where_an_id_is_to_be_had(written: str) -> None:
    assert told(written)[0] == f"`{written}` is not an ORCID iD"


@pytest.mark.parametrize(
    ("fields", "given", "family"),
    [
        ({"name": "Ines Fiction"}, "Ines", "Fiction"),
        ({"name": "Ada B. van den Berg"}, "Ada B.", "van den Berg"),
        ({"name": "Ana García Márquez", "family": "García Márquez"}, "Ana", "García Márquez"),
        ({"name": "Wang Xiaoming", "family": "Wang"}, "Xiaoming", "Wang"),
        ({"name": "Lin Li"}, "Lin", "Li"),
        ({"name": "Li Lin", "family": "Li"}, "Lin", "Li"),
        ({"name": "Ali Ali"}, "Ali", "Ali"),
        ({"name": "Anna Ann", "family": "Ann"}, "Anna", "Ann"),
        ({"name": "Joanna Smith", "family": "Ann"}, "", "Ann"),
        ({"name": "Ana García  Márquez", "family": "García Márquez"}, "Ana", "García Márquez"),
        ({"name": "Plato"}, "", "Plato"),
        ({"name": "van Gogh"}, "van", "Gogh"),
        ({"name": "Ana Sol", "family": "Luna"}, "", "Luna"),
    ],
)
def test_a_name_is_divided_before_its_particle_or_last_word_unless_the_family_name_is_given(
    fields: dict[str, str], given: str, family: str
) -> None:
    author = Author.model_validate(fields)
    assert (author.given_names, author.family_name) == (given, family)

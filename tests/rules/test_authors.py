"""What is asked of the authors of a synthesis, of its registration and of its date, beyond the cases."""

from dataclasses import replace

import pytest

from evidence_site.model import Corpus
from evidence_site.rules import RULES
from evidence_site.rules.authors import own_study_appraised
from rules.nights import BREAKS, SITE, corpus

NONE = {"concern": "no-or-very-minor"}
OURS = {"FLD021", "REF040", "REF041", "REF042", "DAT011", "APP008"}
WROTE = {"author_of": ["night-shift"]}


def codes(read: Corpus) -> list[str]:
    return [rule.code for rule in RULES if rule.code in OURS for _ in rule(read)]


def assessed(*by: str) -> dict[str, object]:
    parts = dict.fromkeys(("methodological_limitations", "coherence", "adequacy", "relevance"), NONE)
    judged = {"confidence": "high", "explanation": "x", "assessed_by": by, "assessed_on": "2026-02-01"}
    return {"assessment": parts | judged | {"assessed_statement": f"{BREAKS}."}}


@pytest.mark.parametrize(
    ("registry", "url", "found"),
    [
        ("PROSPERO", "https://www.crd.york.ac.uk/PROSPERO/view/CRD1", []),
        ("prospero", "https://crd.york.ac.uk/x", []),
        ("OSF", "https://osf.io/ab1", []),
        ("OSF", "https://doi.org/10.17605/OSF.IO/AB1", []),
        ("INPLASY", "https://inplasy.com/inplasy-1", []),
        ("A register of our own", "https://www.example.org/1", []),
        ("OSF", "https://notosf.io/ab1", ["REF042"]),
        ("PROSPERO", "https://crd.york.ac.uk.example.org/1", ["REF042"]),
    ],
)
def test_only_a_known_register_has_a_host(registry: str, url: str, found: list[str]) -> None:
    assert codes(corpus(site={"registration": {"registry": registry, "id": "1", "url": url}})) == found


def test_a_registration_without_an_address_is_let_be() -> None:
    assert codes(corpus(site={"registration": {"registry": "OSF", "id": "1"}})) == []


@pytest.mark.parametrize(("day", "found"), [("2026-03-01", []), (SITE["reviewed"], []), ("2026-03-03", ["DAT011"])])
def test_a_synthesis_may_come_out_on_the_day_it_was_last_read(day: str, found: list[str]) -> None:
    assert codes(corpus(site={"published": {"date": day}})) == found


@pytest.mark.parametrize(
    ("by", "found"),
    [
        (["Ines Fiction"], ["APP008"]),
        (["ines fiction", "Paul Pretend"], ["APP008"]),
        (["Ines Fiction", "Nora Nobody"], []),
        (["Nora Nobody"], []),
    ],
)
def test_authors_of_a_study_need_one_beside_them_who_is_not(by: list[str], found: list[str]) -> None:
    authors = [{"name": "Ines Fiction"} | WROTE, {"name": "Paul Pretend"} | WROTE, {"name": "Nora Nobody"}]
    assert codes(corpus(assessed(*by), site={"authors": authors})) == found


def test_authors_who_judged_alone_are_named_as_in_authors_and_told_which_field_to_add_to() -> None:
    site = {"authors": [{"name": "Ines Fiction"} | WROTE]}
    (found,) = own_study_appraised(corpus(assessed("ines FICTION"), site=site))
    assert found.fault.message.startswith("Ines Fiction is an author of `night-shift`")
    assert "add their name to `assessed_by`" in found.fault.help


def test_all_may_be_corresponding_and_none_need_an_orcid() -> None:
    authors = [{"name": name, "corresponding": "true"} for name in ("Ines Fiction", "Paul Pretend")]
    assert codes(corpus(site={"authors": authors})) == []


def test_without_a_synthesis_there_is_nothing_to_ask() -> None:
    assert codes(replace(corpus(), synthesis=None)) == []


def test_a_study_of_ones_own_is_an_included_one_that_has_a_record() -> None:
    authors = [{"name": "Ines Fiction", "author_of": ["day-shift"]}]
    assert codes(corpus(site={"authors": authors, "included_studies": ["night-shift", "day-shift"]})) == ["REF041"]


@pytest.mark.parametrize(
    ("name", "family", "found"),
    [
        ("Wang Xiaoming", "Wang", []),
        ("Ada van den Berg", "van den Berg", []),
        ("Plato", "Plato", []),
        ("Joanna Smith", "Ann", ["FLD021"]),
        ("Joanna Smith", "mith", ["FLD021"]),
        ("Ana García Márquez", "García", ["FLD021"]),
    ],
)
def test_a_family_name_is_whole_words_at_an_end_of_the_name(name: str, family: str, found: list[str]) -> None:
    assert codes(corpus(site={"authors": [{"name": name, "family": family}]})) == found

"""What a finding says of each of its studies rests on the reports of that study, and one cause is one fault."""

from dataclasses import replace
from typing import Any

import pytest

from evidence_site.model import CiteKey, Corpus, Finding, Study
from evidence_site.rules import RULES
from rules.nights import BREAKS, QUOTE, REFERENCE, STUDY, corpus

DAY = STUDY | {"id": "day-shift", "title": "Working days together", "reports": ["brand2022"]}
HARBOUR = STUDY | {"id": "harbour", "title": "Working by the sea", "reports": ["drew2023"]}
KEYS = ("okafor2021", "brand2022", "drew2023")
BY_NIGHT = QUOTE | {"id": "night"}
BY_DAY = QUOTE | {"id": "day", "text": "Breaks were short by day", "source": "brand2022"}
SUPPORTING = {"study": "night-shift", "relation": "contributes"}
FACETS = {
    "shift": {"title": "Shift", "values": ["day", "night"], "applies_to": "evidence"},
    "size": {"title": "Size", "values": ["small", "large"], "applies_to": "evidence", "coded_by": "editors"},
    "theme": {"title": "Theme", "values": ["time"], "applies_to": "finding"},
}


def read(
    *evidence: dict[str, Any], quotes: tuple[dict[str, Any], ...] = (BY_NIGHT,), studies: Any = (STUDY, DAY, HARBOUR)
) -> Corpus:
    """Return a synthesis of studies with one finding."""
    site = {"included_studies": [each["id"] for each in studies], "facets": FACETS}
    made = corpus({"evidence": list(evidence), "quotes": list(quotes)}, site=site)
    references = tuple(REFERENCE.model_copy(update={"id": CiteKey(key), "title": f"Of {key}"}) for key in KEYS)
    return replace(made, studies=tuple(Study.model_validate(each) for each in studies), references=references)


def found(made: Corpus) -> list[tuple[str, tuple[str | int, ...]]]:
    """Return the code and field path of each fault, but for works and studies that nothing or no text stands for."""
    faults = ((rule.code, each.place.path) for rule in RULES for each in rule(made))
    return [each for each in faults if each[0] not in {"QUO003", "REF017", "REF023"}]


def helps(made: Corpus, code: str) -> list[str]:
    return [each.fault.help for rule in RULES if rule.code == code for each in rule(made)]


def contexts(study: str, *, relation: str = "contributes", **more: Any) -> dict[str, Any]:
    return {"study": study, "relation": relation, "contexts": {"shift": ["night"]}, **more}


def tagged(quote: dict[str, Any]) -> dict[str, Any]:
    return quote | {"supports": ["statement", "contexts"]}


def test_a_quote_of_a_study_that_the_evidence_leaves_out_is_a_fault_that_names_the_study() -> None:
    made = read(SUPPORTING, quotes=(BY_NIGHT, BY_DAY))
    assert found(made) == [("QUO027", ("quotes", 1, "source"))]
    assert helps(made, "QUO027") == ["add study `day-shift` to `evidence`, or take `supports` away"]
    assert found(read(SUPPORTING, {"study": "day-shift", "relation": "qualifies"}, quotes=(BY_NIGHT, BY_DAY))) == []


def test_a_quote_that_only_illustrates_may_come_from_anywhere() -> None:
    assert found(read(SUPPORTING, quotes=(BY_NIGHT, BY_DAY | {"supports": []}))) == []


def test_each_study_that_has_the_report_is_named() -> None:
    twin = DAY | {"id": "twin", "title": "The same days"}
    made = read(SUPPORTING, quotes=(BY_NIGHT, BY_DAY), studies=(STUDY, DAY, twin, HARBOUR))
    assert helps(made, "QUO027") == ["add study `day-shift` or `twin` to `evidence`, or take `supports` away"]


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (read(SUPPORTING, quotes=(BY_NIGHT, BY_DAY | {"source": "brand2202"})), "REF001"),
        (read(SUPPORTING | {"study": "nightshift"}), "REF002"),
        (read(SUPPORTING, studies=(STUDY | {"reports": ["okafor2012"]}, DAY, HARBOUR)), "REF001"),
        (read(contexts("nightshift"), quotes=(tagged(BY_NIGHT),)), "REF002"),
        (
            read(contexts("night-shift"), quotes=(tagged(BY_NIGHT) | {"source": "okafor2012", "id": "typo"}, BY_NIGHT)),
            "REF001",
        ),
        (read(contexts("night-shift", quotes=["nihgt"]), quotes=(tagged(BY_NIGHT),)), "REF008"),
        (read(contexts("night-shift") | {"contexts": {"shfit": ["night"]}}), "REF004"),
        (read(contexts("night-shift") | {"contexts": {"theme": ["time"]}}), "REF005"),
    ],
    ids=[
        "unknown source",
        "unknown study",
        "unknown report",
        "contexts of an unknown study",
        "contexts on a quote of an unknown source",
        "contexts and an unknown quote",
        "contexts by an unknown facet",
        "contexts by a facet of findings",
    ],
)
def test_one_cause_is_one_fault(made: Corpus, code: str) -> None:
    codes = {each for each, _ in found(made)}
    assert codes - {"QUO006", "QUO020"} == {code}


def test_the_contexts_of_one_study_do_not_rest_on_the_words_of_another() -> None:
    both = (contexts("night-shift"), contexts("day-shift", relation="contradicts", note="By day, nobody did."))
    made = read(*both, quotes=(tagged(BY_NIGHT), BY_DAY))
    assert found(made) == [("QUO015", ("evidence", 1, "contexts"))]
    (cure,) = helps(made, "QUO015")
    assert cure.startswith("add `contexts` to the `supports` of a quote from `brand2022` that says so; ")
    assert cure.endswith("write `coded_by: editors` for the facet `shift` in findings/synthesis.yml")
    assert found(read(*both, quotes=(tagged(BY_NIGHT), tagged(BY_DAY)))) == []


def test_what_the_editors_coded_needs_no_quote_and_what_the_study_states_beside_it_does() -> None:
    coded = {"contexts": {"size": ["small"]}}
    assert found(read(SUPPORTING | coded)) == []
    mixed = {"contexts": {"size": ["small"], "shift": ["night"]}}
    made = read(SUPPORTING | mixed)
    assert found(made) == [("QUO015", ("evidence", 0, "contexts"))]
    assert "facet `shift` in" in helps(made, "QUO015")[0]


def test_where_a_part_names_its_quotes_its_contexts_rest_on_one_of_these() -> None:
    other = BY_NIGHT | {"id": "other", "text": "Teams that shared their breaks", "supports": ["contexts"]}
    made = read(contexts("night-shift", quotes=["night"]), quotes=(BY_NIGHT, other))
    assert found(made) == [("QUO015", ("evidence", 0, "contexts"))]
    assert helps(made, "QUO015")[0].startswith("add `other` to these `quotes`, or ")
    assert found(read(contexts("night-shift", quotes=["night", "other"]), quotes=(BY_NIGHT, other))) == []
    assert found(read(contexts("night-shift"), quotes=(BY_NIGHT, other))) == []


def test_a_part_names_quotes_of_its_own_study_only() -> None:
    parts = (SUPPORTING | {"quotes": ["night", "day"]}, {"study": "day-shift", "relation": "qualifies"})
    made = read(*parts, quotes=(BY_NIGHT, BY_DAY))
    assert found(made) == [("QUO027", ("evidence", 0, "quotes", 1))]
    assert helps(made, "QUO027") == ["name it in the `quotes` of study `day-shift` instead"]


def test_a_quote_that_no_study_of_the_evidence_has_is_a_fault_once_though_a_part_names_it() -> None:
    made = read(SUPPORTING | {"quotes": ["night", "day"]}, quotes=(BY_NIGHT, BY_DAY))
    assert found(made) == [("QUO027", ("quotes", 1, "source"))]


def test_a_misspelt_quote_of_a_part_is_corrected_from_those_of_the_finding() -> None:
    made = read(SUPPORTING | {"quotes": ["nihgt"]})
    assert found(made) == [("REF008", ("evidence", 0, "quotes", 0))]
    assert helps(made, "REF008") == ["did you mean `night`?"]


def test_a_part_may_name_a_quote_by_the_number_that_it_has() -> None:
    unnamed = {name: value for name, value in BY_NIGHT.items() if name != "id"}
    assert found(read(SUPPORTING | {"quotes": ["q1"]}, quotes=(unnamed,))) == []


def test_a_study_may_stand_once_with_each_relation() -> None:
    limits = {"study": "night-shift", "relation": "qualifies"}
    against = {"study": "night-shift", "relation": "contradicts", "note": "Not on Sundays."}
    assert found(read(SUPPORTING, limits, against)) == []
    assert found(read(SUPPORTING, limits, SUPPORTING)) == [("REF010", ("evidence", 2, "study"))]


def test_a_contradiction_says_in_what() -> None:
    made = read(SUPPORTING, {"study": "day-shift", "relation": "contradicts"})
    assert found(made) == [("APP005", ("evidence", 1, "relation"))]


def test_the_evidence_names_quotes_of_the_finding_itself_only() -> None:
    with pytest.raises(ValueError, match="`other/q1` may be a quote of another record"):
        Finding.model_validate(
            {
                "id": "x",
                "title": "X",
                "statement": f"{BREAKS}.",
                "evidence": [SUPPORTING | {"quotes": ["other/q1"]}],
                "status": "draft",
                "added": "2026-01-02",
            }
        )

"""The sums of the flow: each holds or is told with both numbers; sums across units are advice that a note silences."""

from typing import Any

import pytest

from evidence_site.model.flow import Flow
from evidence_site.rules import flow as rules
from evidence_site.rules.flow_sums import across_units, sought_other_than_screened, wrong_sums
from rules.nights import corpus

ASSESSED = "“Reports assessed for eligibility”"
SOUGHT = "20 reports sought"
NO_LOSS = "with none recorded as not retrieved"
FOUND = "“Records identified from: "
IN_REVIEW = "“Total studies included in review”"
OF_ALL = "“Reports of total included studies”"
SUMS: dict[str, tuple[dict[str, Any], dict[str, Any], tuple[str, ...], str]] = {
    "screened": (
        {"database_results": 240, "register_results": 10, "duplicates": 20, "excluded_other": 10},
        {"records_screened": 220},
        ("records_screened",),
        "“Records screened” (`records_screened`) is 221, but 250 identified less 30 removed leave 220",
    ),
    "screened, of registers alone": (
        {"register_results": 10},
        {"records_screened": 10},
        ("records_screened",),
        "“Records screened” (`records_screened`) is 11, but 10 identified, with none recorded as removed, leave 10",
    ),
    "screened, of databases by name alone": (
        {"database_specific_results": {"MEDLINE": 9, "CINAHL": 3}, "duplicates": 2},
        {"records_screened": 10},
        ("records_screened",),
        "“Records screened” (`records_screened`) is 11, but 12 identified less 2 removed leave 10",
    ),
    "assessed": (
        {"dbr_sought_reports": 20, "dbr_notretrieved_reports": 2},
        {"dbr_assessed": 18},
        ("dbr_assessed",),
        f"{ASSESSED} (databases and registers, `dbr_assessed`) is 19, but {SOUGHT} less 2 not retrieved leave 18",
    ),
    "assessed, by other methods": (
        {"other_sought_reports": 4},
        {"other_assessed": 4},
        ("other_assessed",),
        f"{ASSESSED} (other methods, `other_assessed`) is 5, but 4 reports sought, {NO_LOSS}, leave 4",
    ),
    "databases": (
        {"database_specific_results": {"MEDLINE": 120, "CINAHL": 80}},
        {"database_results": 200},
        ("database_results",),
        f"{FOUND}Databases” (`database_results`) is 201, but MEDLINE (120) and CINAHL (80) add up to 200",
    ),
    "registers": (
        {"register_specific_results": {"ISRCTN": 3, "CENTRAL": 1}},
        {"register_results": 4},
        ("register_results",),
        f"{FOUND}Registers” (`register_results`) is 5, but ISRCTN (3) and CENTRAL (1) add up to 4",
    ),
    "total studies": (
        {"previous_studies": 5, "new_studies": 2},
        {"total_studies": 7},
        ("total_studies",),
        f"{IN_REVIEW} (`total_studies`) is 8, but 5 of the previous version and 2 new add up to 7",
    ),
    "total reports": (
        {"previous_reports": 6, "new_reports": 3},
        {"total_reports": 9},
        ("total_reports",),
        f"{OF_ALL} (`total_reports`) is 10, but 6 of the previous version and 3 new add up to 9",
    ),
}


@pytest.mark.parametrize(("given", "right", "place", "message"), SUMS.values(), ids=SUMS)
def test_a_sum_of_one_unit_holds_or_is_told_with_both_numbers(
    given: dict[str, Any], right: dict[str, Any], place: tuple[str, ...], message: str
) -> None:
    assert list(wrong_sums(Flow.model_validate(given | right))) == []
    wrong = {name: number + 1 for name, number in right.items()}
    (found,) = wrong_sums(Flow.model_validate(given | wrong))
    assert found[:2] == (place, message)


@pytest.mark.parametrize("field", ["dbr_excluded", "other_excluded"])
def test_reasons_add_up_to_the_reports_excluded(field: str) -> None:
    reasons = [{"reason": "By day", "n": 3}, {"reason": "No words", "n": 2}]
    assert list(wrong_sums(Flow.model_validate({field: {"reasons": reasons}}))) == []
    assert list(wrong_sums(Flow.model_validate({field: {"n": 5, "reasons": reasons}}))) == []
    (found,) = wrong_sums(Flow.model_validate({field: {"n": 6, "reasons": reasons}}))
    assert found.field == (field, "n")
    assert found.message.endswith("is 6, but its reasons, 3 and 2, add up to 5")


def test_studies_sampled_and_not_sampled_are_those_that_were_eligible() -> None:
    right = {"eligible_studies": 79, "sampled": 38, "not_sampled": 41}
    assert list(wrong_sums(Flow.model_validate({"sampling": right}))) == []
    (found,) = wrong_sums(Flow.model_validate({"sampling": right | {"sampled": 39}}))
    assert found == (
        ("sampling", "eligible_studies"),
        "“Eligible studies” (`eligible_studies`) is 79, but 39 sampled and 41 not sampled add up to 80",
        (),
    )


@pytest.mark.parametrize(
    ("given", "cure"),
    [
        ({"dbr_sought_reports": 20, "dbr_assessed": 18}, "(here `dbr_notretrieved_reports`)"),
        ({"other_sought_reports": 4, "other_assessed": 3}, "(here `other_notretrieved_reports`)"),
        ({"database_results": 9, "duplicates": 1, "records_screened": 10}, "(here `register_results`)"),
        (
            {"database_results": 9, "duplicates": 1, "records_screened": 7},
            "(here `excluded_automatic` or `excluded_other`)",
        ),
        # No number that is left out could make these right.
        ({"dbr_sought_reports": 20, "dbr_assessed": 21}, ""),
        ({"dbr_sought_reports": 20, "dbr_notretrieved_reports": 0, "dbr_assessed": 18}, ""),
        ({"previous_studies": 5, "new_studies": 2, "total_studies": 8}, ""),
    ],
)
def test_the_cure_names_the_boxes_left_out_that_could_make_a_sum_right(given: dict[str, int], cure: str) -> None:
    (found,) = rules.wrong_sum_in_the_flow(corpus(site={"flow": given}))
    whole = f"correct the wrong number, or add the one that is missing {cure}" if cure else "correct the wrong number"
    assert found.fault.help == whole


@pytest.mark.parametrize("missing", ["records_screened", "records_excluded", "dbr_sought_reports"])
def test_reports_sought_are_the_records_that_screening_left_where_all_three_are_given(missing: str) -> None:
    right = {"records_screened": 220, "records_excluded": 200, "dbr_sought_reports": 20}
    assert list(sought_other_than_screened(Flow.model_validate(right))) == []
    wrong = right | {"dbr_sought_reports": 25}
    (found,) = sought_other_than_screened(Flow.model_validate(wrong))
    assert found.message == (
        "“Reports sought for retrieval” (databases and registers, `dbr_sought_reports`) is 25, but "
        "220 screened less 200 excluded leave 20"
    )
    del wrong[missing]
    assert list(sought_other_than_screened(Flow.model_validate(wrong))) == []


def test_where_a_box_that_may_not_be_left_out_is_missing_no_sum_is_made() -> None:
    numbers = {"duplicates": 3, "records_screened": 7, "dbr_assessed": 4, "total_studies": 3, "new_studies": 2}
    assert list(wrong_sums(Flow.model_validate(numbers))) == []


ACROSS: dict[str, tuple[dict[str, Any], bool]] = {
    "reports left": ({"dbr_assessed": 20, "dbr_excluded": {"n": 13}, "new_reports": 7}, False),
    "another number": ({"dbr_assessed": 20, "dbr_excluded": {"n": 12}, "new_reports": 7}, True),
    "with other methods": (
        {
            "dbr_assessed": 20,
            "dbr_excluded": {"n": 13},
            "new_reports": 9,
            "other_assessed": 3,
            "other_excluded": {"reasons": [{"reason": "By day", "n": 1}]},
        },
        False,
    ),
    "excluded not given": ({"dbr_assessed": 20, "new_reports": 7}, False),
    "fewer reports than studies": ({"new_studies": 3, "new_reports": 2}, True),
    "more reports than studies": ({"new_studies": 3, "new_reports": 6}, False),
}


@pytest.mark.parametrize(("fields", "told"), ACROSS.values(), ids=ACROSS)
def test_reports_and_studies_that_do_not_go_together_are_advice_until_a_note_says_why(
    fields: dict[str, Any],
    told: bool,  # noqa: FBT001
) -> None:
    assert bool(list(across_units(Flow.model_validate(fields)))) is told
    assert bool(_advice(fields)) is told
    assert _advice(fields | {"note": "A report tells of two studies."}) == []


STUDIES: dict[str, tuple[dict[str, Any], tuple[str, ...]]] = {
    "included": ({"new_studies": 1}, ()),
    "too many": ({"new_studies": 2}, ("flow", "new_studies")),
    "an update counts all": ({"new_studies": 1, "previous_studies": 1, "total_studies": 2}, ("flow", "total_studies")),
    "an update without total": ({"new_studies": 3, "previous_studies": 1}, ()),
    "sampled": (
        {"new_studies": 5, "sampling": {"eligible_studies": 5, "sampled": 1, "not_sampled": 4}},
        (),
    ),
    "sampled other than included": (
        {"sampling": {"eligible_studies": 5, "sampled": 2, "not_sampled": 3}},
        ("flow", "sampling", "sampled"),
    ),
}


@pytest.mark.parametrize(("fields", "place"), STUDIES.values(), ids=STUDIES)
def test_the_flow_ends_with_the_studies_that_are_included(fields: dict[str, Any], place: tuple[str, ...]) -> None:
    found = list(rules.studies_missing_from_the_flow(corpus(site={"flow": fields})))
    assert [each.place.path for each in found] == ([place] if place else [])
    noted = corpus(site={"flow": fields | {"note": "A report tells of two studies."}})
    assert list(rules.studies_missing_from_the_flow(noted)) == found


def test_a_synthesis_without_a_flow_has_no_fault_in_it() -> None:
    assert [each for rule in rules.RULES for each in rule(corpus())] == []


def test_only_the_step_from_records_to_reports_may_be_wrong_with_a_reason() -> None:
    may_stand = {each.code for each in rules.RULES if each.suppressible and each.severity == "error"}
    assert may_stand == {"FLO002"}


def _advice(fields: dict[str, Any]) -> list[Any]:
    return list(rules.unexplained_units_in_the_flow(corpus(site={"flow": fields})))

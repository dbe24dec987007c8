"""The evidence map: what each cell says."""

from collections.abc import Iterator

from evidence_site.model.finding import Evidence
from evidence_site.tables.evidence_map import MOST_COLUMNS, evidence_maps
from tables.cases import FACET, evidence, finding, made


def test_a_cell_tells_no_study_from_no_data_and_no_data_from_data() -> None:
    first = finding("first", evidence=[evidence("one", "contributes", "one"), evidence("two", "contradicts", "one")])
    second = finding("second", evidence=[evidence("one", "contributes", "two"), evidence("three")])
    (table,) = evidence_maps(made(first, second))
    assert (table.title, table.description, table.values) == ("Hour", "When.", ("one", "two", "three"))
    assert [[each.text for each in row.cells] for row in table.rows] == [
        [
            "Data from 2 studies; in 1, data that contradict the finding",
            "1 study in this context, with no data recorded here",
            "No included study in this context",
        ],
        [
            "2 studies in this context, none with data recorded here",
            "Data from 1 study",
            "No included study in this context",
        ],
    ]
    assert [each.has_dissent for each in table.rows[0].cells] == [True, False, False]
    assert table.rows[0].cells[0].studies == ("one", "two")


def test_a_study_is_in_the_context_that_its_record_has_and_its_data_with_it() -> None:
    site = made(finding("first", evidence=[evidence("one")]), studies={"one": {"facets": {"hour": ["three"]}}})
    (table,) = evidence_maps(site)
    assert [each.text for each in table.rows[0].cells][-1] == "Data from 1 study"


def test_data_from_another_context_do_not_count_here() -> None:
    site = made(
        finding("first", evidence=[evidence("one", "contributes", "two")]),
        studies={"one": {"facets": {"hour": ["three"]}}},
    )
    (table,) = evidence_maps(site)
    assert table.rows[0].cells[-1].text == "1 study in this context, with no data recorded here"


def test_many_values_are_a_list_and_other_facets_have_no_map() -> None:
    many = {**FACET, "values": [str(number) for number in range(MOST_COLUMNS + 1)]}
    facets = {"hour": FACET, "many": many, "topic": {**FACET, "applies_to": "finding"}}
    tables = evidence_maps(made(finding("first"), facets=facets))
    assert [(each.facet, each.is_table) for each in tables] == [("hour", True), ("many", False)]


class Counted(tuple[Evidence, ...]):
    """Evidence that counts how often it is gone through."""

    __slots__ = ()
    times = 0

    def __iter__(self) -> Iterator[Evidence]:
        type(self).times += 1
        return super().__iter__()


def test_the_evidence_of_a_finding_is_gone_through_once_for_all_studies_and_values() -> None:
    every = [evidence(study, "contributes", "one", "two") for study in ("two", "one", "three")]
    site = made(finding("first", evidence=every))
    (found,) = site.published
    copied = found.model_copy(update={"evidence": Counted(found.evidence)})
    Counted.times = 0
    (table,) = evidence_maps(site, [copied])
    assert Counted.times == 1
    assert table.rows[0].cells[0].studies == ("one", "two", "three")

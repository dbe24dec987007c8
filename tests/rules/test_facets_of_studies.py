"""Facets of studies: the synthesis's own, with its values, and borne out by a quote unless the editors coded them."""

from dataclasses import replace
from typing import Any

import pytest

from evidence_site.model import RecordKind, Study
from rules.nights import QUOTE, STUDY, corpus
from rules.test_rules import violations

WARD = {"title": "Ward", "values": ["medical"], "applies_to": "study"}


def found(study: dict[str, Any], facet: dict[str, Any]) -> list[tuple[str, tuple[str | int, ...]]]:
    read = replace(corpus(site={"facets": {"ward": facet}}), studies=(Study.model_validate(STUDY | study),))
    return [(code, each.place.path) for code, each in violations(read) if each.place.record.kind is RecordKind.STUDY]


QUOTED = {"quotes": [QUOTE | {"id": "s1", "supports": ["facets"]}]}


@pytest.mark.parametrize(
    ("study", "facet", "expected"),
    [
        ({"facets": {"ward": ["medical"]}}, WARD, [("QUO014", ("facets",))]),
        ({"facets": {"ward": ["medical"]}}, WARD | {"coded_by": "editors"}, []),
        ({"facets": {"ward": ["medical"]}} | QUOTED, WARD, []),
        ({"facets": {"ward": ["surgical"]}} | QUOTED, WARD, [("REF006", ("facets", "ward", 0))]),
        ({"facets": {"wards": ["medical"]}} | QUOTED, WARD, [("REF004", ("facets", "wards"))]),
        (
            {"facets": {"ward": ["medical"]}} | QUOTED,
            WARD | {"applies_to": "evidence"},
            [("REF005", ("facets", "ward"))],
        ),
    ],
)
def test_facets_of_studies(study: dict[str, Any], facet: dict[str, Any], expected: list[Any]) -> None:
    assert found(study, facet) == expected

import pytest
from pydantic import BaseModel

from evidence_site.diagnostics import FieldPath
from evidence_site.load.schema import field_at, fields_of, model_at
from evidence_site.model import Finding, Study, Synthesis
from evidence_site.model.assessment import Component
from evidence_site.model.facets import Facet
from evidence_site.model.finding import FindingQuote
from evidence_site.model.quote import Speaker


@pytest.mark.parametrize(
    ("record", "path", "part"),
    [
        (Finding, (), Finding),
        (Finding, ("quotes", 0), FindingQuote),
        (Finding, ("quotes", 0, "speaker"), Speaker),
        (Finding, ("assessment", "coherence"), Component),
        (Synthesis, ("facets", "place"), Facet),
        (Finding, ("quotes",), None),
        (Finding, ("title",), None),
        (Finding, ("nothing", 0), None),
    ],
)
def test_a_path_leads_to_the_model_of_a_part(
    record: type[BaseModel], path: FieldPath, part: type[BaseModel] | None
) -> None:
    assert model_at(record, path) is part


def test_fields_are_named_as_authors_write_them() -> None:
    assert "id" not in fields_of(Finding)
    field = field_at(Study, ("data_collection", "from"))
    assert field is not None
    assert field.description == "The first year or month: `2018`, `2018-03`."
    assert field_at(Study, ("data_collection", "from_")) is None

from pathlib import Path

import pytest

from evidence_site.diagnostics import FieldPath
from evidence_site.load import Positions
from evidence_site.model import SYNTHESIS, RecordKind, RecordRef
from evidence_site.rule import Place
from load import fictional

FINDING = RecordRef(RecordKind.FINDING, "local-trust")
STUDY = RecordRef(RecordKind.STUDY, "night-shift")
REFERENCE = RecordRef(RecordKind.REFERENCE, "hall2021")


@pytest.fixture
def positions(tmp_path: Path) -> Positions:
    return fictional.load(tmp_path).positions


@pytest.mark.parametrize(
    ("path", "on_key", "line", "column", "end"),
    [
        (("title",), False, 1, 8, 19),
        (("title",), True, 1, 1, 6),
        (("evidence", 0, "study"), False, 4, 12, 23),
        (("evidence", 0), False, 4, 5, 10),
        (("quotes", 0, "supports", 0), False, 11, 16, 25),
        (("quotes", 0, "note"), False, 7, 5, 9),
        (("quotes", 7, "note"), False, 7, 3, 34),
        (("assessment", "confidence"), False, 1, 1, 6),
        ((), False, 1, 1, 6),
    ],
)
def test_a_path_leads_to_its_value_or_name_or_the_nearest_part_that_is_there(
    path: FieldPath, line: int, column: int, end: int, positions: Positions, *, on_key: bool
) -> None:
    location, excerpt = positions.locate(Place(FINDING, path, on_key=on_key))
    assert (location.file, location.line, location.column, location.end_column) == (
        "findings/local-trust.yml",
        line,
        column,
        end,
    )
    assert excerpt == fictional.FINDING.splitlines()[line - 1]


@pytest.mark.parametrize(
    ("written", "line", "column"),
    [
        ("those whom they had met", 7, 17),
        ("'those whom they had met'", 7, 18),
        ('"  those \\u0077hom they had met"', 7, 20),
        ('"those\\\n      \\ whom they had met"', 8, 9),
        ("those\n      whom they had met", 8, 7),
        ("|\n      those\n      whom they had met", 9, 7),
        (">-\n\n      those whom\n      they had met", 9, 13),
        ("|2-\n      those whom they had met", 8, 13),
    ],
)
def test_a_span_of_a_quote_is_found_in_every_way_to_write_it(
    written: str, line: int, column: int, tmp_path: Path
) -> None:
    finding = fictional.FINDING.replace("those whom they had met", written)
    loaded = fictional.load(tmp_path, {"findings/local-trust.yml": finding})
    assert loaded.diagnostics == ()
    text = loaded.corpus.findings[0].quotes[0].text
    start = text.index("whom")
    location, _ = loaded.positions.locate(Place(FINDING, ("quotes", 0, "text"), (start, start + 4)))
    width = 9 if "\\u0077" in written else 4
    assert (location.line, location.column, location.end_column - location.column) == (line, column, width)


def test_a_span_over_several_lines_ends_with_the_first(tmp_path: Path) -> None:
    finding = fictional.with_field("statement", "Colleagues trust   \n  those whom they met")
    positions = fictional.load(tmp_path, {"findings/local-trust.yml": finding}).positions
    location, _ = positions.locate(Place(FINDING, ("statement",), (11, 22)))
    assert (location.line, location.column, location.end_column) == (2, 23, 28)


def test_a_field_whose_name_is_a_word_of_python_is_found_under_both_names(tmp_path: Path) -> None:
    study = fictional.STUDY + "data_collection:\n  method: Interviews\n  from: 2019\n"
    positions = fictional.load(tmp_path, {"references/studies/night-shift.yml": study}).positions
    for name in ("from", "from_"):
        location, _ = positions.locate(Place(STUDY, ("data_collection", name)))
        assert (location.line, location.column) == (6, 9)


@pytest.mark.parametrize(
    ("path", "line", "column", "excerpt"),
    [
        ((), 1, 10, "@article{hall2021,"),
        (("title",), 3, 11, "  title = {Trust at night},"),
        (("container_title",), 4, 13, "  journal = {Journal of Night Work},"),
        (("issued",), 5, 10, "  year = {2021}"),
        (("doi",), 1, 10, "@article{hall2021,"),
    ],
)
def test_the_fields_of_a_reference_have_places(
    path: FieldPath, line: int, column: int, excerpt: str, positions: Positions
) -> None:
    location, shown = positions.locate(Place(REFERENCE, path))
    assert (location.file, location.line, location.column) == ("references/references.bib", line, column)
    assert shown == excerpt


def test_every_record_has_its_file(positions: Positions) -> None:
    source = RecordRef(RecordKind.SOURCE, "hall2021")
    assert [positions.file(each) for each in (SYNTHESIS, FINDING, STUDY, REFERENCE, source)] == list(fictional.FILES)
    assert positions.file(RecordRef(RecordKind.STUDY, "nothing")) == "references/studies/nothing.yml"
    assert positions.locate(Place(RecordRef(RecordKind.STUDY, "nothing")))[0].line == 1

"""`new flow` reads the CSV of the PRISMA2020 package into the synthesis; what cannot be read is told with its line."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import Result

from authoring.running import ask
from evidence_site.authoring.prisma_csv import read_prisma_csv

Golden = Callable[[str], Path]

HEAD = "data,node,box,description,boxtext,tooltips,url,n\n"
SYNTHESIS = "findings/synthesis.yml"


def table(*rows: tuple[str, str]) -> str:
    """Write a file as the package does: eight columns, of which two are read."""
    lines = (f'{name},node1,box1,"A box, described",text,NA,a.html,"{n}"\n' for name, n in rows)
    return HEAD + "NA,node4,prevstud,Grey title box,Previous studies,,,0\n" + "".join(lines)


FILLED = table(
    ("previous_studies", "0"),
    ("database_results", "1,240"),
    ("database_specific_results", "MEDLINE, 1,200; Web of Science: Core, 40"),
    ("register_results", "NA"),
    ("website_results", "xxx"),
    ("duplicates", "20"),
    ("records_screened", "1220"),
    ("dbr_excluded", "Wrong population, setting, 10; No words, 4"),
    ("other_excluded", "Reason1, xxx; Reason2, xxx"),
    ("new_studies", "3"),
    ("identification", "0"),
)
READ = {
    "database_results": "1240",
    "database_specific_results": {"MEDLINE": "1200", "Web of Science: Core": "40"},
    "duplicates": "20",
    "records_screened": "1220",
    "dbr_excluded": {"reasons": [{"reason": "Wrong population, setting", "n": "10"}, {"reason": "No words", "n": "4"}]},
    "new_studies": "3",
}


@pytest.fixture
def bakery(golden: Golden) -> Path:
    """A synthesis without a flow."""
    project = golden("night-bakery")
    text = (project / SYNTHESIS).read_text("utf-8")
    (project / SYNTHESIS).write_text(re.sub(r"^flow:\n(?:  .*\n)+", "", text, flags=re.MULTILINE), "utf-8")
    return project


def new_flow(project: Path, content: bytes | str) -> Result:
    file = project.parent / "prisma.csv"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return ask(project, "new", "flow", "--from", str(file))


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "with a mark"])
def test_the_flow_goes_into_the_synthesis_and_all_else_stays(bakery: Path, mark: str) -> None:
    before = (bakery / SYNTHESIS).read_text("utf-8")
    outcome = new_flow(bakery, mark + FILLED)
    assert outcome.exit_code == 0, outcome.output
    after = (bakery / SYNTHESIS).read_text("utf-8")
    assert yaml.load(after, yaml.CBaseLoader)["flow"] == READ  # noqa: S506 -- only text
    assert re.sub(r"^flow:\n(?:  .*\n)+", "", after, flags=re.MULTILINE) == before
    assert "`website_results` still has the template's `xxx`" in outcome.output
    assert "`other_excluded` still has the template's `xxx`" in outcome.output


def test_sums_that_are_wrong_are_told_at_once(bakery: Path) -> None:
    outcome = new_flow(bakery, table(("database_results", "250"), ("records_screened", "200")))
    assert "is 200, but 250 identified, with none recorded as removed, leave 250" in outcome.output


def test_a_flow_that_is_there_is_not_replaced(golden: Golden) -> None:
    project = golden("night-bakery")
    before = (project / SYNTHESIS).read_bytes()
    outcome = new_flow(project, FILLED)
    assert outcome.exit_code == 1
    assert "has a `flow` already" in outcome.output
    assert (project / SYNTHESIS).read_bytes() == before


def test_a_site_of_one_study_takes_no_flow(golden: Golden) -> None:
    outcome = new_flow(golden("minimal"), FILLED)
    assert outcome.exit_code == 1
    assert "single study" in outcome.output


REFUSED: dict[str, tuple[bytes, str]] = {
    "another encoding": (table(("new_studies", "3")).replace("described", "d\u00e9crite").encode("cp1252"), "UTF-8"),
    "UTF-16": (FILLED.encode("utf-16"), "UTF-8"),
    "a workbook": (b"PK\x03\x04", "workbook"),
    "no columns": (b"data;n\nnew_studies;3\n", "line 1: there is no column `data` and `n`"),
    "nothing": (b"", "line 1: there is no column"),
    "no number": (table(("new_studies", "NA")).encode(), "no box has a number"),
    "words": (table(("new_studies", "three")).encode(), "line 3: `three` is no whole number for `new_studies`"),
    "a wrong comma": (table(("new_studies", "1,20")).encode(), "line 3: `1,20` is no whole number"),
    "below zero": (table(("new_studies", "-3")).encode(), "line 3: `-3` is no whole number"),
    "a reason without number": (
        table(("dbr_excluded", "By day; No words, 4")).encode(),
        "line 3: `dbr_excluded` cannot",
    ),
    "a reason unfilled": (table(("dbr_excluded", "By day, 3; B, xxx")).encode(), "line 3: `dbr_excluded` still has"),
    "a database twice": (table(("database_specific_results", "A, 3; A, 4")).encode(), "line 3: `database_specific"),
    "databases without names": (table(("database_specific_results", "7")).encode(), "needs names"),
    "a row twice": (table(("new_studies", "3"), ("new_studies", "4")).encode(), "line 4: there is a second row"),
    "a quotation mark open": (HEAD.encode() + b'new_studies,"a', "a quotation mark may be missing"),
}


@pytest.mark.parametrize(("content", "told"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_read_is_told_and_nothing_is_written(bakery: Path, content: bytes, told: str) -> None:
    before = (bakery / SYNTHESIS).read_bytes()
    outcome = new_flow(bakery, content)
    assert outcome.exit_code == 1
    assert told in outcome.output
    assert (bakery / SYNTHESIS).read_bytes() == before


def test_zero_is_a_result_in_boxes_of_every_review_and_unused_in_others() -> None:
    read = read_prisma_csv(table(("new_studies", "0"), ("dbr_excluded", "0"), ("register_results", "0")))
    assert read.fields == {"new_studies": 0, "dbr_excluded": {"n": 0}}


def test_a_row_that_is_no_box_is_told_and_left_out() -> None:
    read = read_prisma_csv(table(("new_studies", "1"), ("new_trials", "2"), ("note", "x")))
    assert read.fields == {"new_studies": 1}
    assert [each.partition(" is")[0] for each in read.left_out] == ["line 4: `new_trials`", "line 5: `note`"]

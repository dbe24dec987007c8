"""What a record lets stand, and what is said of entries of `suppress` that are wrong."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from conftest import ROOT
from evidence_site.checking import check, rules_by_code
from evidence_site.diagnostics import Severity
from evidence_site.pipeline import build
from evidence_site.project import Project

BASE = ROOT / "tests" / "cases" / "project"
FINDING, STUDY, SYNTHESIS = "findings/shared-time.yml", "references/studies/night-shift.yml", "findings/synthesis.yml"
TODAY = date(2026, 11, 24)
UNCHECKED = """
quotes:
  - text: Breaks matter
    source: lind2019
    locator: p. 12
    voice: author
  - id: second
    text: Tea matters
    source: lind2019
    locator: p. 13
    voice: author
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "project"))


def add(project: Path, text: str, *, file: str = FINDING) -> Path:
    record = project / file
    record.write_text(record.read_text("utf-8").rstrip() + f"\n{text.strip()}\n", "utf-8")
    return project


def suppress(code: str, field: str = "") -> str:
    where = f"    field: {field}\n" if field else ""
    return f"suppress:\n  - code: {code}\n    reason: We looked at it.\n{where}"


def codes(project: Path, *, today: date | None = TODAY) -> list[str]:
    return [each.code for each in check(Project(project, today=today))]


def test_a_suppressed_warning_is_not_told(project: Path) -> None:
    assert codes(add(project, UNCHECKED)) == ["QUO003", "QUO003"]
    assert codes(add(project, suppress("QUO003"))) == []


def test_a_suppression_is_for_its_own_record_only(project: Path) -> None:
    add(project, UNCHECKED)
    assert codes(add(project, suppress("QUO003"), file=SYNTHESIS)) == ["QUO003", "QUO003", "SUP003"]


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("quotes", []),
        ("quotes.q1", ["QUO003"]),
        ("quotes.second", ["QUO003"]),
        ("quotes.second.source", ["QUO003"]),
        ("quotes.second.text", ["QUO003", "QUO003", "SUP003"]),
        ("quotes.third", ["QUO003", "QUO003", "SUP003"]),
        ("quote", ["QUO003", "QUO003", "SUP003"]),
    ],
)
def test_a_suppression_of_a_field_is_for_all_that_is_in_it(field: str, expected: list[str], project: Path) -> None:
    assert codes(add(add(project, UNCHECKED), suppress("QUO003", field))) == expected


def test_items_of_other_lists_are_named_by_number(project: Path) -> None:
    add(project, "not_stated:\n  - what the AMU is\n  - what the ICU is")
    assert codes(project) == ["TXT009", "TXT009"]
    add(project, suppress("TXT009", "not_stated.2"))
    (found,) = check(Project(project, today=TODAY))
    assert found.excerpt == "  - what the AMU is"


def test_a_judgement_that_is_an_error_may_stand(project: Path) -> None:
    record = project / FINDING
    record.write_text(record.read_text("utf-8").replace("sooner.", "sooner"), "utf-8")
    assert codes(project) == ["TXT002"]
    assert codes(add(project, suppress("TXT002"))) == []


def test_studies_and_the_synthesis_can_let_a_fault_stand_too(project: Path) -> None:
    add(project, "settings:\n  sources: ../absent", file=SYNTHESIS)
    assert codes(project) == ["FLD008"]
    assert codes(add(project, suppress("FLD008"), file=SYNTHESIS)) == []
    add(project, "not_stated: [what the AMU is]", file=STUDY)
    assert codes(project) == ["TXT009"]
    assert codes(add(project, suppress("TXT009"), file=STUDY)) == []


@pytest.mark.parametrize(
    "code", ["QUO001", "APP001", "YML010", "FLD001", "BIB001", "BIB018", "REF017", "SUP003", "QUO013"]
)
def test_a_fact_may_not_be_suppressed(code: str, project: Path) -> None:
    (found,) = check(Project(add(project, suppress(code)), today=TODAY))
    assert (found.code, found.severity, found.excerpt) == ("SUP002", Severity.ERROR, f"  - code: {code}")
    assert found.fault.message == f"`{code}` ({rules_by_code()[code].name}) may not be suppressed"


def test_a_quote_that_is_not_in_its_source_is_told_all_the_same(project: Path) -> None:
    add(project, UNCHECKED.replace("lind2019", "okafor2021", 1))
    assert codes(add(project, suppress("QUO001"))) == ["QUO001", "QUO003", "SUP002"]


def test_an_unknown_code_is_told_with_the_nearest(project: Path) -> None:
    (found,) = check(Project(add(project, suppress("quo0003")), today=TODAY))
    assert (found.code, found.fault.help) == ("SUP001", "did you mean `QUO003`?")


def test_an_unused_suppression_is_told_by_a_whole_check_of_readable_records_only(project: Path) -> None:
    add(project, suppress("DAT003"))
    assert codes(project) == ["SUP003"]
    assert codes(project, today=None) == []
    assert build(Project(project)).diagnostics == ()
    (project / "findings" / "broken.yml").write_text("title: Broken\n", "utf-8")
    assert set(codes(project)) == {"FLD001"}


def test_a_suppressed_review_that_is_due_is_used(project: Path) -> None:
    assert codes(add(add(project, "review_by: 2026-03-01"), suppress("DAT003"))) == []


def test_a_build_obeys_suppressions_and_gives_no_advice(project: Path) -> None:
    add(add(project, UNCHECKED), "summary: Staff of the AMU met.")
    assert codes(project) == ["QUO003", "QUO003", "TXT009"]
    assert [each.code for each in build(Project(project)).diagnostics] == ["QUO003", "QUO003"]
    add(project, suppress("QUO003", "quotes.q1"))
    assert [each.code for each in build(Project(project)).diagnostics] == ["QUO003"]


def test_a_build_gives_no_advice_on_the_bibliography_either(project: Path) -> None:
    entries = project / "references" / "references.bib"
    entries.write_text(entries.read_text("utf-8").replace("doi = {10.5555/fjw.2021.1},", ""), "utf-8")
    assert codes(project) == ["BIB018"]
    assert build(Project(project)).diagnostics == ()


def test_what_may_stand_is_every_warning_and_advice_of_a_record_and_few_errors() -> None:
    every = rules_by_code().values()
    never = {each.code for each in every if each.severity is not Severity.ERROR and not each.suppressible}
    errors = {each.code for each in every if each.severity is Severity.ERROR and each.suppressible}
    of_sources = {each for each in never if each.startswith("SRC")}
    assert of_sources == {"SRC003", "SRC004", "SRC005", "SRC006", "SRC007", "SRC008", "SRC009", "SRC010"}
    assert never - of_sources == {
        "BIB005",
        "BIB017",
        "BIB018",
        "BIB019",
        "LNK008",
        "LNK010",
        "LNK012",
        "REF017",
        "SUP003",
        "SVG002",
    }
    assert errors == {"APP004", "APP030", "FLO002", "ID013", "QUO012", "QUO021", "QUO029", "TXT001", "TXT002"}

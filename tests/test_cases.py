"""Every rule and every problem of loading on small projects: the cases in `cases/`, and the examples of rules.

A case lays its files over `cases/project`; `MADE` holds files that cannot stand in a repository as text. Run with
`--update` to write what is found into each `expected.txt`; read the difference before it is committed.
"""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from evidence_site.checking import check, rules_by_code
from evidence_site.diagnostics import Diagnostic, Severity
from evidence_site.link_faults import LINK_FAULTS
from evidence_site.project import PrivateTexts, Project
from evidence_site.report import FORMATS
from evidence_site.rule import Rule
from evidence_site.rules import RULES
from evidence_site.suppression import SUPPRESSION_RULES

CASES = Path(__file__).parent / "cases"
BASE = CASES / "project"
FOLDERS = sorted(each for each in CASES.iterdir() if each.is_dir() and each != BASE)

SHARED_TIME = (BASE / "findings" / "shared-time.yml").read_bytes()
BIBLIOGRAPHY = (BASE / "references" / "references.bib").read_bytes()
MADE = {
    "ID003": {"findings/Shared-Time.yml": SHARED_TIME},
    "YML003": {"findings/shared-time.yml": SHARED_TIME + b"# " + b"long " * 60_000},
    "YML004": {"findings/shared-time.yml": SHARED_TIME + "summary: At the café.\n".encode("cp1252")},
    "YML009": {"findings/shared-time.yml": SHARED_TIME + b"not_stated:\n" + b"  - when\n" * 5001},
    "FLD009": {"../private/lind2019.txt": "At the café.".encode("cp1252")},
    "BIB015": {"references/references.bib": BIBLIOGRAPHY.replace(b"Taking breaks", b"Taking breaks " * 1500)},
}
OF_PULL_REQUESTS = {"FLD011"}
"""Faults that are told only where a pull request is checked."""
EXAMPLES = (*RULES, *SUPPRESSION_RULES)
"""Rules whose examples are fields for the project here; those of problems are run in `load/test_problems.py`."""

FILE_NAME = re.compile(r"^# ((?:findings|references|docs)/\S+)$\n?", re.MULTILINE)
FIELD = re.compile(r"^(?=[a-z_]+:)", re.MULTILINE)


def checked(root: Path, code: str = "") -> tuple[Diagnostic, ...]:
    private = PrivateTexts(is_pull_request=code in OF_PULL_REQUESTS)
    return check(Project(root, today=date(2026, 11, 24), pages=root / "docs", private=private))


def lay(files: Path, root: Path, base: Path = BASE) -> Path:
    shutil.copytree(base, root, dirs_exist_ok=True)
    shutil.copytree(files, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt"))
    return root


def assert_reported(found: tuple[Diagnostic, ...], expected: Path, *, update: bool) -> None:
    """Compare what is found with the expected report or, with `update`, write it as what is expected."""
    text = FORMATS["full"](found) + "\n"
    if update:
        expected.write_text(text, "utf-8")
    assert expected.read_text("utf-8") == text


def lay_example(example: str, root: Path) -> Path:
    """Write each file of an example; in a record of the project, only the fields that the example shows change."""
    shutil.copytree(BASE, root)
    _, *parts = FILE_NAME.split(example)
    for name, text in zip(parts[::2], parts[1::2], strict=True):
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        whole = file.read_text("utf-8") if file.is_file() and file.suffix == ".yml" else ""
        fields = {field.partition(":")[0]: field for field in FIELD.split(whole)} if whole else {}
        shown = {field.partition(":")[0]: field for field in FIELD.split(text) if field}
        kept = (f"{field.rstrip()}\n" for field in (fields | shown).values())
        file.write_text("".join(kept) if whole else text, "utf-8")
    return root


def test_the_project_that_cases_are_laid_over_is_in_order() -> None:
    assert checked(BASE) == ()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda each: each.name)
def test_a_case_fails_as_expected(folder: Path, tmp_path: Path, *, update: bool) -> None:
    root = lay(folder / "fails", tmp_path / "project")
    for name, content in MADE.get(folder.name.partition("-")[0], {}).items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_bytes(content)
    found = checked(root, folder.name.partition("-")[0])
    assert_reported(found, folder / "fails" / "expected.txt", update=update)
    assert folder.name.partition("-")[0] in {each.code for each in found}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda each: each.name)
def test_a_mended_case_passes(folder: Path, tmp_path: Path) -> None:
    found = checked(lay(folder / "passes", tmp_path / "project"), folder.name.partition("-")[0])
    assert [each for each in found if each.severity is Severity.ERROR] == []
    assert folder.name.partition("-")[0] not in {each.code for each in found}


def test_every_rule_and_problem_of_records_has_a_case_named_after_it() -> None:
    of_records = [
        each for each in rules_by_code().values() if each not in LINK_FAULTS
    ]  # those have `links/test_faults.py`
    assert {each.name for each in FOLDERS} == {f"{each.code}-{each.name}" for each in of_records}


@pytest.mark.parametrize("rule", EXAMPLES, ids=lambda each: each.code)
def test_the_example_of_a_rule_has_its_fault(rule: Rule[..., object], tmp_path: Path) -> None:
    root = lay_example(rule.documentation.example, tmp_path / "project")
    assert rule.code in {each.code for each in checked(root)}


@pytest.mark.parametrize("rule", EXAMPLES, ids=lambda each: each.code)
def test_what_a_rule_says_to_use_instead_is_in_order(rule: Rule[..., object], tmp_path: Path) -> None:
    found = checked(lay_example(rule.documentation.instead, tmp_path / "project"))
    assert [each for each in found if each.severity is Severity.ERROR or each.code == rule.code] == []


STYLES = {
    "plain": ("text: Teams that shared their breaks past on news", 0, 42),
    "plain over lines": ("text: Teams that shared\n      their breaks past on news", 1, 20),
    "single": ("text: 'Teams that shared their breaks past on news'", 0, 43),
    "double": (r'text: "Teams that shared \x74heir breaks past on news"', 0, 46),
    "literal": ("text: |\n      Teams that shared\n      their breaks past on news", 2, 20),
    "folded": ("text: >-\n      Teams that shared\n      their breaks past on news", 2, 20),
}


@pytest.mark.parametrize(("text", "below", "column"), STYLES.values(), ids=STYLES.keys())
def test_a_changed_letter_is_pointed_at_in_every_style_of_writing(
    text: str, below: int, column: int, tmp_path: Path
) -> None:
    quote = f"  - {text}\n    source: okafor2021\n    locator: Abstract, Results\n    voice: author\n"
    root = lay_example(f"# findings/shared-time.yml\nquotes:\n{quote}", tmp_path / "project")
    written = (root / "findings" / "shared-time.yml").read_text("utf-8").splitlines()
    (found,) = checked(root)
    place = found.location
    line = written.index("quotes:") + 2 + below
    assert (found.code, place.line, place.column, place.end_column) == ("QUO001", line, column, column + 4)
    assert found.excerpt[place.column - 1 : place.end_column - 1] == "past"


def test_a_missing_component_of_an_assessment_is_told_in_the_authors_words(tmp_path: Path) -> None:
    example = rules_by_code()["APP002"].documentation.instead
    root = lay_example(example.replace("  coherence: { concern: no-or-very-minor }\n", ""), tmp_path / "project")
    (found,) = checked(root)
    assert (found.code, found.excerpt) == ("FLD001", "  methodological_limitations:")
    assert found.fault.message == "the field `coherence` in `assessment` is missing"
    assert found.fault.help == "add `coherence: …` (How well the studies' data fit the finding)"

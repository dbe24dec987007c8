import json

from evidence_site.diagnostics import Diagnostic, Fault, Location, Severity
from evidence_site.matching import SPECIFICATION
from evidence_site.report import FORMATS

FOUND = Diagnostic(
    "REF001",
    Severity.WARNING,
    Location("findings/caf\u00e9.yml", 14, 13, 23),
    Fault("citation `x` is not there", "add it", ("near:\n##[error]y", "\u202e\x1b[0m\x85")),
    "  - source: x",
    "unknown-citation",
)


def test_each_fault_is_an_object_with_all_that_is_known_of_it() -> None:
    report = json.loads(FORMATS["json"]([FOUND, FOUND]))
    assert report["specification"] == SPECIFICATION
    assert (
        report["diagnostics"]
        == [
            {
                "file": "findings/caf\u00e9.yml",
                "line": 14,
                "column": 13,
                "end_column": 23,
                "code": "REF001",
                "name": "unknown-citation",
                "severity": "warning",
                "message": "citation `x` is not there",
                "help": "add it",
                "notes": ["near:\n##[error]y", "\u202e\x1b[0m\x85"],
            }
        ]
        * 2
    )


def test_nothing_wrong_is_an_empty_list() -> None:
    assert json.loads(FORMATS["json"]([])) == {"specification": SPECIFICATION, "diagnostics": []}


def test_no_text_of_a_contributor_reaches_a_log_as_a_command() -> None:
    text = FORMATS["json"]([FOUND])
    assert text.isascii()
    assert "\x1b" not in text
    assert "##[" not in text
    assert all(line.startswith(("{", "}", " ")) for line in text.splitlines())


def test_its_members_are_those_that_its_documentation_names() -> None:
    members = json.loads(FORMATS["json"]([FOUND]))["diagnostics"][0].keys()
    documentation = FORMATS["json"].__doc__ or ""
    assert [each for each in members if f"`{each}`" not in documentation] == []

"""The JSON Schemas: fresh, and of one mind with `check` about what is right and what is wrong."""

import json
import re
from collections.abc import Iterator, Mapping
from os.path import relpath
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker

from conftest import GOLDEN, ROOT
from evidence_site.model import Finding, Study
from evidence_site.model.finding import Status
from evidence_site.model.schema import schema_files

SCHEMAS = ROOT / "docs" / "schemas"
PROJECTS = (ROOT, GOLDEN / "minimal", GOLDEN / "night-bakery", ROOT / "tests" / "cases" / "project")
RECORDS = sorted(
    path
    for project in PROJECTS
    for folder in ("findings", "references/studies")
    for path in (project / folder).glob("*.yml")
)
FINDING = """\
title: Local trust
statement: Colleagues trust those whom they have met.
evidence:
  - study: night-shift
    relation: contributes
status: draft
added: 2026-11-24
"""
STUDY = "title: Nights\nreports: [okafor2021]\nbasis: abstract\n"


class CoreLoader(yaml.SafeLoader):
    """Reads YAML as editors do, by the core schema of YAML 1.2: a date is text, and so is `no`."""

    yaml_implicit_resolvers: Mapping[str, Any] = {}


CORE = {
    "null": (r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    "bool": (r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    "int": (r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    "float": (r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
}
for name, (form, first) in CORE.items():
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{name}", re.compile(f"^(?:{form})$"), first)


def kind_of(record: Path) -> str:
    folders = {"findings": "finding", "studies": "study"}
    return "synthesis" if record.stem == "synthesis" else folders[record.parent.name]


def faults(text: str, kind: str = "finding") -> list[str]:
    """Give what an editor would mark: the way to each place, and what it says there."""
    schema = json.loads(schema_files()[f"{kind}.json"])
    found = Draft202012Validator(schema, format_checker=FormatChecker()).iter_errors(yaml.load(text, CoreLoader))  # noqa: S506
    said = (
        (each, each.schema["patternErrorMessage"] if each.validator == "pattern" else each.message) for each in found
    )
    return sorted(f"{each.json_path}: {message}" for each, message in said)


def parts(node: Any) -> Iterator[Mapping[str, Any]]:
    """Give every object of a schema."""
    if isinstance(node, dict):
        yield node
    for each in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from parts(each)


def test_the_schemas_in_the_repository_are_fresh(*, update: bool) -> None:
    if update:
        for file, content in schema_files().items():
            (SCHEMAS / file).write_bytes(content)
    assert {path.name: path.read_bytes() for path in SCHEMAS.iterdir()} == schema_files()


@pytest.mark.parametrize("file", schema_files())
def test_a_schema_is_one_and_says_what_every_field_is_for(file: str) -> None:
    schema = json.loads(schema_files()[file])
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"urn:evidence-site:schema:{Path(file).stem}"
    objects = [each for each in parts(schema) if "properties" in each and "title" in each and "$defs" not in each]
    assert objects
    for each in (schema, *objects):
        assert each["additionalProperties"] is False
        assert each["title"]
        assert each["description"].endswith((".", "?"))
        for name, field in each["properties"].items():
            known = schema["$defs"].get(field.get("$ref", "").rpartition("/")[2], {})
            assert field.get("description") or known.get("description"), f"{each['title']}: {name}"
    assert not [each for each in parts(schema) if each.get("type") == "null" or each.get("default", 0) is None]


@pytest.mark.parametrize("record", RECORDS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_an_editor_marks_nothing_in_a_record_that_is_right(record: Path) -> None:
    assert faults(record.read_text(encoding="utf-8"), kind_of(record)) == []


@pytest.mark.parametrize("record", RECORDS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_first_line_of_a_record_leads_an_editor_to_its_schema(record: Path) -> None:
    line = record.read_text(encoding="utf-8").partition("\n")[0]
    schema = relpath(SCHEMAS / f"{kind_of(record)}.json", record.parent)
    assert line == f"# yaml-language-server: $schema={Path(schema).as_posix()}"


def test_there_are_records_of_each_kind() -> None:
    assert {kind_of(record) for record in RECORDS} == {"finding", "study", "synthesis"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (FINDING.replace("Local trust", "2018"), "finding"),
        (FINDING.replace("Local trust", "true"), "finding"),
        (FINDING.replace("Colleagues trust those whom they have met.", ">\n  Folded\n  text."), "finding"),
        (FINDING + "contributors: [1.10, no, 2026-11-24]\n", "finding"),
        (FINDING + "facets: {place: [1, 2]}\n", "finding"),
        (STUDY + "countries: [NO]\n", "study"),
        (STUDY + "sites: {n: '3', kind: wards}\n", "study"),
        (STUDY + "data_collection: {method: Interviews, from: 2018, to: '2019'}\n", "study"),
        (STUDY + "funding: [{funder: Fund, award: 12345}]\n", "study"),
        (STUDY.replace("okafor2021", "2021, 10"), "study"),
    ],
)
def test_what_looks_like_something_else_than_text_is_text(text: str, kind: str) -> None:
    assert faults(text, kind) == []
    written = {**yaml.load(text, yaml.BaseLoader), "id": "local-trust"}  # noqa: S506 -- it makes text of everything
    (Finding if kind == "finding" else Study).model_validate(written)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (FINDING.replace("title:", "titel:"), "$: 'title' is a required property"),
        (FINDING + "id: local-trust\n", "$: Additional properties are not allowed ('id' was unexpected)"),
        (
            FINDING.replace("added: 2026-11-24", "added: 24 November"),
            "$.added: write year, month and day, as in `2026-11-24`",
        ),
        (FINDING.replace("added: 2026-11-24", "added: 2026-02-30"), "$.added: '2026-02-30' is not a 'date'"),
        (
            FINDING.replace("status: draft", "status: done"),
            "$.status: 'done' is not one of ['draft', 'in-review', 'published', 'superseded', 'withdrawn']",
        ),
        (
            FINDING.replace("night-shift", "Night shift"),
            "$.evidence[0].study: use small letters a to z and digits, with single hyphens",
        ),
        (FINDING.replace("title: Local trust", "title: |\n  Local\n  trust"), "$.title: write it on one line"),
        (FINDING.replace("title: Local trust", "title:"), "$.title: None is not of type 'string', 'number', 'boolean'"),
        (FINDING.replace("title: Local trust", "title: ' '"), "$.title: write it on one line"),
        (FINDING + "quotes: []\nevidence: []\n", "$.evidence: [] should be non-empty"),
        (FINDING + "facets: {Place: [ward]}\n", "$.facets: use small letters a to z and digits, with single hyphens"),
        (FINDING + "facets: {place: ward}\n", "$.facets.place: 'ward' is not of type 'array'"),
    ],
)
def test_an_editor_marks_what_check_would(text: str, fault: str) -> None:
    assert any(each.startswith(fault) for each in faults(text)), faults(text)


def test_an_editor_says_what_each_value_of_a_choice_means() -> None:
    status = json.loads(schema_files()["finding.json"])["$defs"]["Status"]
    assert dict(zip(status["enum"], status["markdownEnumDescriptions"], strict=True)) == {
        each.value: each.meaning for each in Status
    }
    assert Status("draft") is Status.DRAFT
    assert (str(Status.DRAFT), Status.DRAFT.meaning) == ("draft", "It is being written; the site does not show it.")


def test_a_title_says_in_words_what_a_field_or_a_part_holds() -> None:
    schema = json.loads(schema_files()["finding.json"])
    fields = schema["properties"]
    assert [fields[name]["title"] for name in ("title", "statement", "summary", "added", "superseded_by")] == [
        *("Text on one line", "Text", "Prose, in Markdown", "A date", "A finding's id")
    ]
    assert schema["$defs"]["FindingQuote"]["title"] == "Finding quote"
    assert (
        json.loads(schema_files()["synthesis.json"])["$defs"]["Labels"]["properties"]["finding"]["default"] == "finding"
    )

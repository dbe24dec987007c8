"""No short structure in a field makes a traceback, but plain words. All else that is spoilt: `fuzz/`."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from conftest import GOLDEN
from evidence_site.load.records import read_record
from evidence_site.load.text import TextFile
from evidence_site.model import Finding, Study, Synthesis
from evidence_site.model.words import fields_of
from fuzz.trial import checked

BAKERY = GOLDEN / "night-bakery"
FILES = {
    path.relative_to(BAKERY).as_posix(): path.read_bytes()
    for folder in ("findings", "references")
    for path in sorted((BAKERY / folder).rglob("*.*"))
}
RECORDS: Mapping[str, Any] = {
    name: yaml.load(content, yaml.BaseLoader)  # noqa: S506 - it makes nothing but text
    for name, content in FILES.items()
    if name.endswith(".yml")
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One copy of a project, in which each example spoils one file."""
    root = tmp_path_factory.mktemp("bakery")
    for folder in ("findings", "references"):
        shutil.copytree(BAKERY / folder, root / folder)
    return root


def assert_told_plainly(root: Path, file: str, content: bytes) -> None:
    """Check the project with one file spoilt, and look at all that is said of it."""
    (root / file).write_bytes(content)
    try:
        checked(root)
    finally:
        (root / file).write_bytes(FILES[file])


MODELS = {
    "findings/synthesis.yml": Synthesis,
    next(each for each in sorted(RECORDS) if each.startswith("findings/") and "synthesis" not in each): Finding,
    next(each for each in sorted(RECORDS) if each.startswith("references/studies/")): Study,
}
short_structures = st.recursive(
    st.sampled_from(
        [None, "a", "x: y", "true", "1", "2026-01-01", "q1", "\u201ca\u201d", "a- b", "a #1", "&amp;", "-", "[a"]
    ),
    lambda inside: st.one_of(
        st.lists(inside, max_size=2),
        st.dictionaries(
            st.sampled_from(["", "x", "url", "doi", "id", "text", "study", "reason", "n", "type"]), inside, max_size=3
        ),
    ),
    max_leaves=6,
)


@st.composite
def short_fields(draw: st.DrawFn) -> tuple[str, bytes]:
    """Put short structures into fields of a record, any that its kind can have, or one field too many into a part."""
    file = draw(st.sampled_from(sorted(MODELS)))
    record = json.loads(json.dumps(RECORDS[file]))
    names = sorted(name for above, field in fields_of(MODELS[file]) for name in (*above[:1], field.name))
    for name in draw(st.lists(st.sampled_from([*names, *MODELS[file].model_fields]), min_size=1, max_size=3)):
        part = record.get(name)
        if isinstance(part, list) and part and isinstance(part[0], dict) and draw(st.booleans()):
            part[0][draw(st.sampled_from(["x", "doi", "url", "", "n"]))] = draw(short_structures)
        else:
            record[name] = draw(short_structures)
    written = yaml.safe_dump(record, allow_unicode=True, default_flow_style=draw(st.booleans()), sort_keys=False)
    return file, written.encode()


@given(spoilt=short_fields())
def test_no_short_structure_in_a_field_makes_a_traceback(project: Path, spoilt: tuple[str, bytes]) -> None:
    assert_told_plainly(project, *spoilt)


NESTED = "title: Light first\nquotes:\n- - text:\n"
SURPLUS = "study_decisions:\n  - study: Another study\n    status: excluded\n    reason: By day.\n    doi: 10.1000/1\n"


@pytest.mark.parametrize(
    ("file", "content", "line", "message", "cure"),
    [
        (
            "findings/x.yml",
            NESTED,
            3,
            "item 1 of `quotes` should be a group of fields, and is a list",
            "write its fields",
        ),
        ("findings/synthesis.yml", SURPLUS, 5, "there is no field `doi` here", "delete it, or use one of `study`"),
    ],
)
def test_a_structure_too_deep_and_a_field_too_many_are_told_with_line_and_cure(
    file: str, content: str, line: int, message: str, cure: str
) -> None:
    model = Synthesis if "synthesis" in file else Finding
    _, diagnostics = read_record(TextFile(file, content), model)
    told = {(each.location.line, each.fault.message): each.fault.help for each in diagnostics}
    assert told[line, message].startswith(cure)

"""The hostile corpus: whatever strangers send is refused with its place and in our words, or lies inert."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from evidence_site.load import Loaded
from evidence_site.model.fields import LONGEST_TEXT, PUNCTUATION_RUN
from load import fictional

HOSTILE = Path(__file__).parent / "hostile"
CASES = {case["path"]: case["expect"] for case in json.loads((HOSTILE / "manifest.json").read_text("utf-8"))}

GOOD_NAMES = {
    "ids/ref-self.yaml",
    "ids/ref-cycle-a.yaml",
    "ids/dup-b.yaml",
    "ids/path-field.yaml",
    "ids/file-field.yaml",
}
"""Their fault is found across records, or is in fields that ours do not have: refused as they are, above all."""


def cases(*groups: str, expect: str) -> list[str]:
    return [path for path, expected in CASES.items() if expected == expect and path.partition("/")[0] in groups]


def loaded_from(folder: Path, files: dict[str, str | bytes | None]) -> Loaded:
    fictional.write(folder, files)
    return fictional.load_project(fictional.Project(folder))


def assert_told(loaded: Loaded, folder: Path, file: str) -> None:
    """Each fault is told at a line that is there, in one printable line, and without the words of a parser."""
    assert loaded.diagnostics
    lines = len(re.split(rb"\r\n|\r|\n", (folder / file).read_bytes()))
    for each in loaded.diagnostics:
        assert each.severity == "error"
        assert each.location.file == file
        assert 1 <= each.location.line <= lines
        assert 1 <= each.location.column < each.location.end_column
        for words in (each.fault.message, each.fault.help, *each.fault.notes):
            assert words.isprintable()
            assert not re.search(r"pydantic|while (parsing|scanning)|did not find|Input should|0x[0-9a-f]{8}", words)
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", each.excerpt)


def payload(path: str) -> dict[str, str]:
    """Give the fields of a case's made-up record, as text."""
    found = yaml.load((HOSTILE / path).read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - it makes nothing but text
    assert isinstance(found, dict)
    return {name: value for name, value in found.items() if isinstance(value, str)}


def quoted(value: str) -> str:
    """Write a value between double quotation marks, with escapes for all that is not plain."""
    return (
        '"'
        + "".join(f"\\U{ord(each):08x}" if not each.isalnum() or not each.isascii() else each for each in value)
        + '"'
    )


@pytest.mark.parametrize("path", cases("yaml", "encoding", "ids", "unicode", "url", expect="reject"))
def test_a_hostile_file_is_refused_as_it_is(path: str, tmp_path: Path) -> None:
    name = Path(path).name
    file = f"findings/{name.removesuffix('.yaml') + '.yml' if name.endswith('.yaml') else name}"
    assert_told(loaded_from(tmp_path, {file: (HOSTILE / path).read_bytes()}), tmp_path, file)


STRUCTURE = [
    *("bomb-lists", "bomb-strings", "alias-self-seq", "alias-undefined", "alias-markdown-emphasis", "deep-flow-50"),
    *("deep-flow-500", "deep-flow-5000", "deep-flow-100000", "deep-block-300", "tag-py-object-apply", "tag-custom"),
    *("tag-py-object-new", "tag-py-module", "tag-py-tuple", "tag-py-exec", "tag-binary", "tag-omap", "tag-pairs"),
    *("tag-env", "tag-null", "tag-float", "tag-int", "tag-js", "dup-key", "dup-key-quoted", "merge-override"),
    *("complex-key", "tab-indent", "ls-linebreak", "hidden-after-whitespace", "bomb-merge", "key-proto", "key-dunder"),
    *("many-keys", "many-tags", "scalar-1mb", "empty", "only-null", "root-scalar", "directive-tag", "directive-yaml-9"),
]
REASONS = {
    "bomb": {"YML020"},
    "alias": {"YML020", "YML014"},
    "deep": {"YML008"},
    "tag": {"YML021"},
    "dup": {"YML026"},
    "merge": {"YML022"},
    "complex": {"YML025"},
    "tab": {"YML011"},
    "ls": {"YML005"},
    "hidden": {"YML007"},
    "key": {"FLD002"},
    "many": {"FLD002", "YML009", "YML003"},
    "scalar": {"YML003"},
    "empty": {"YML001"},
    "only": {"YML001"},
    "root": {"FLD003"},
    "directive": {"YML023"},
}


@pytest.mark.parametrize("stem", STRUCTURE)
def test_a_hostile_structure_is_refused_for_what_it_is(stem: str, tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {"findings/x.yml": (HOSTILE / "yaml" / f"{stem}.yaml").read_bytes()}
    codes = {each.code for each in loaded_from(tmp_path, files).diagnostics}
    assert codes & REASONS[stem.partition("-")[0]]


OTHER_FAULTS = {"unicode/confusable-key.yaml", "unicode/confusable-id.yaml", "unicode/digit-arabic.yaml"}
"""Their fault is not in the title; other tests carry it into names of fields, names of files and numbers."""


@pytest.mark.parametrize("path", sorted({*cases("unicode", expect="reject")} - OTHER_FAULTS))
@pytest.mark.parametrize("field", ["title", "statement"])
def test_a_hostile_character_is_refused_in_our_fields_at_its_column(path: str, field: str, tmp_path: Path) -> None:
    value = payload(path)["title"]
    written = quoted(value)
    finding = fictional.with_field(field, written)
    loaded = loaded_from(tmp_path, {"findings/local-trust.yml": finding})
    codes = {each.code for each in loaded.diagnostics}
    assert codes <= {"YML005", "YML006"}
    assert_told(loaded, tmp_path, "findings/local-trust.yml")
    line = finding.splitlines()[loaded.diagnostics[0].location.line - 1]
    assert line == f"{field}: {written}"
    assert line[loaded.diagnostics[0].location.column - 1 :].startswith("\\U")


@pytest.mark.parametrize("path", sorted({*cases("ids", expect="reject"), "unicode/confusable-id.yaml"} - GOOD_NAMES))
def test_a_hostile_id_is_refused_as_a_file_name_and_as_a_reference(path: str, tmp_path: Path) -> None:
    name = payload(path)["id"]
    if "reserved" not in path:
        finding = fictional.FINDING + f"superseded_by: {quoted(name)}\n"
        loaded = loaded_from(tmp_path / "reference", {"findings/local-trust.yml": finding})
        assert {each.code for each in loaded.diagnostics} <= {"FLD007", "YML005"}
        assert_told(loaded, tmp_path / "reference", "findings/local-trust.yml")
    if name.strip(".") and "/" not in name and "\0" not in name and len(name.encode()) < 250:
        loaded = loaded_from(tmp_path / "name", {f"findings/{name}.yml": fictional.FINDING})
        assert {each.code for each in loaded.diagnostics} == {"ID002" if "reserved" in path else "ID001"}
        assert [each.id for each in loaded.corpus.findings] == ["local-trust"]
        assert loaded.diagnostics[0].location.file.isprintable()


AS_AN_ADDRESS = "url/doi-url.yaml"
"""A DOI with its resolver, as most people write it: it is read as the DOI."""


def test_a_doi_may_be_written_as_an_address(tmp_path: Path) -> None:
    bibliography = f"@misc{{hall2021, title = {{x}}, doi = {{{payload(AS_AN_ADDRESS)['doi']}}}}}\n"
    loaded = loaded_from(tmp_path, {"references/references.bib": bibliography})
    assert loaded.diagnostics == ()
    assert loaded.corpus.reference["hall2021"].doi == "10.1000/x"


@pytest.mark.parametrize("path", [each for each in cases("url", expect="reject") if each != AS_AN_ADDRESS])
def test_a_hostile_address_is_refused_in_records_and_in_the_bibliography(path: str, tmp_path: Path) -> None:
    fields = payload(path)
    name = "url" if "url" in fields else "doi"
    value = fields[name]
    bibliography = f"@misc{{hall2021, title = {{x}}, {name} = {{{value}}}}}\n"
    loaded = loaded_from(tmp_path / "bib", {"references/references.bib": bibliography})
    assert {each.code for each in loaded.diagnostics} <= {"BIB008", "YML005"}
    assert_told(loaded, tmp_path / "bib", "references/references.bib")
    if name == "url":
        synthesis = fictional.SYNTHESIS.replace("name: CC BY 4.0", f"name: CC BY 4.0\n  url: {quoted(value)}")
        loaded = loaded_from(tmp_path / "yml", {"findings/synthesis.yml": synthesis})
        assert {each.code for each in loaded.diagnostics} <= {"FLD007", "YML005"}
        assert_told(loaded, tmp_path / "yml", "findings/synthesis.yml")


CARRIED = [
    ("yaml/date-0000.yaml", "date", "added"),
    ("yaml/year-negative.yaml", "year", "year"),
    ("yaml/int-sexagesimal.yaml", "year", "year"),
    ("yaml/float-inf.yaml", "effect_size", "year"),
    ("yaml/float-1e999.yaml", "effect_size", "year"),
    ("unicode/digit-arabic.yaml", "year", "year"),
    ("encoding/gha-command-newline.yaml", "status", "status"),
    ("encoding/gha-annotation-escape.yaml", "status", "status"),
]


@pytest.mark.parametrize(("path", "theirs", "field"), CARRIED)
def test_a_hostile_value_is_refused_by_the_type_of_our_field(
    path: str, theirs: str, field: str, tmp_path: Path
) -> None:
    value = payload(path)[theirs]
    if field == "year":
        file = "references/studies/night-shift.yml"
        content = fictional.STUDY + f"data_collection:\n  method: Interviews\n  from: {quoted(value)}\n"
    else:
        file = "findings/local-trust.yml"
        content = fictional.with_field(field, quoted(value))
    loaded = loaded_from(tmp_path, {file: content})
    assert {each.code for each in loaded.diagnostics} == {"FLD004" if field == "status" else "FLD007"}
    assert_told(loaded, tmp_path, file)


@pytest.mark.parametrize("path", cases("bib", expect="reject"))
def test_a_hostile_bibliography_is_refused(path: str, tmp_path: Path) -> None:
    hostile = (HOSTILE / path).read_text("utf-8")
    content = fictional.BIBLIOGRAPHY + hostile if hostile else hostile
    loaded = loaded_from(tmp_path, {"references/references.bib": content})
    assert_told(loaded, tmp_path, "references/references.bib")
    beginning = len(fictional.BIBLIOGRAPHY.splitlines()) + 1 if hostile else 1
    assert all(each.location.line >= beginning for each in loaded.diagnostics)


@pytest.mark.parametrize("path", cases("bib", expect="inert"))
def test_an_odd_bibliography_that_does_no_harm_is_read(path: str, tmp_path: Path) -> None:
    content = fictional.BIBLIOGRAPHY + (HOSTILE / path).read_text("utf-8")
    loaded = loaded_from(tmp_path, {"references/references.bib": content})
    assert loaded.diagnostics == ()
    assert len(loaded.corpus.references) == (1 if "comment" in path else 2)


@pytest.mark.parametrize(
    "path", cases("yaml", "encoding", "ids", "unicode", "xss", "markdown", "template", "json", expect="inert")
)
@pytest.mark.parametrize("field", ["title", "statement", "summary"])
def test_an_odd_text_that_does_no_harm_is_read_letter_for_letter(path: str, field: str, tmp_path: Path) -> None:
    value = payload(path)[field if field == "statement" else "title"]
    loaded = loaded_from(tmp_path, {"findings/local-trust.yml": fictional.with_field(field, quoted(value))})
    if PUNCTUATION_RUN.search(value) or len(value) > LONGEST_TEXT:
        assert [each.code for each in loaded.diagnostics] == ["FLD007"]  # it would keep a reader of Markdown busy
    else:
        assert loaded.diagnostics == ()
        assert getattr(loaded.corpus.findings[0], field) == value.strip()


def test_a_doi_with_spaces_is_refused_whatever_it_holds(tmp_path: Path) -> None:
    doi = payload("url/doi-html.yaml")["doi"]
    bibliography = f"@misc{{hall2021, title = {{x}}, doi = {{{doi}}}}}\n"
    loaded = loaded_from(tmp_path, {"references/references.bib": bibliography})
    assert [each.code for each in loaded.diagnostics] == ["BIB008"]


@pytest.mark.parametrize("path", sorted({*cases("url", expect="inert")} - {"url/doi-html.yaml"}))
def test_an_odd_doi_that_is_one_is_read(path: str, tmp_path: Path) -> None:
    doi = payload(path)["doi"]
    bibliography = f"@misc{{hall2021, title = {{x}}, doi = {{{doi}}}}}\n"
    loaded = loaded_from(tmp_path, {"references/references.bib": bibliography})
    assert loaded.diagnostics == ()
    assert loaded.corpus.references[0].doi == doi


def test_a_mark_of_utf_8_at_the_beginning_does_no_harm(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf" + fictional.FINDING.encode()
    assert loaded_from(tmp_path, {"findings/local-trust.yml": content}).diagnostics == ()


def test_nothing_that_a_file_system_can_hold_is_opened_or_blocks(tmp_path: Path) -> None:
    fictional.write(tmp_path)
    findings = tmp_path / "findings"
    good = {each.name for each in findings.iterdir()}
    subprocess.run([sys.executable, HOSTILE / "fs" / "make_fs_cases.py", findings], check=True)
    (findings / "unreadable.yaml").unlink()  # the superuser can read it, others are told that it is closed
    loaded = fictional.load_project(fictional.Project(tmp_path))
    told = {each.location.file for each in loaded.diagnostics}
    assert all(each.isprintable() for each in told)
    assert len(told) == len([each for each in findings.iterdir() if each.name not in good])
    assert [each.id for each in loaded.corpus.findings] == ["local-trust"]

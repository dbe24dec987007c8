from pathlib import Path

import pytest

from evidence_site.load.sources import parse_sections
from evidence_site.model import RecordKind, RecordRef, Section
from load import fictional

WORDS = "what the participant said in confidence"
SETTINGS = fictional.SYNTHESIS + "settings:\n  sources: ../private\n"


def test_headings_divide_a_source_and_what_stands_before_them_is_no_part_of_it() -> None:
    assert parse_sections(
        "CC BY 4.0\n\n# Abstract, Results\nOne\ntwo.\n\n\nThree.\n#no heading\n# Funding \n\nFour."
    ) == (
        Section("Abstract, Results", ("One\ntwo.", "Three.\n#no heading")),
        Section("Funding", ("Four.",)),
    )


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_a_source_without_headings_is_one_section_without_a_name(line_break: str) -> None:
    assert parse_sections(line_break.join(["One.", "", " ", "Two."])) == (Section("", ("One.", "Two.")),)


def test_a_source_is_loaded_under_its_key(tmp_path: Path) -> None:
    (source,) = fictional.load(tmp_path).corpus.sources.values()
    assert (source.key, source.private) == ("hall2021", False)
    assert source.sections == (Section("Abstract", ("Colleagues trusted those whom they had met.",)),)


@pytest.mark.parametrize(
    ("name", "content", "code", "line"),
    [
        ("Hall2021.txt", "x", "ID003", 1),
        ("Reed2020.txt", "x", "ID001", 1),
        ("hall 2021.txt", "x", "ID001", 1),
        ("hall2021.md", "x", "ID004", 1),
        ("nul.txt", "x", "ID002", 1),
        ("reed2020.txt", "", "YML001", 1),
        ("reed2020.txt", "# Abstract\n\nx\u200by\n", "YML005", 3),
        ("reed2020.txt", b"# Abstract\n\n\xff\n", "YML004", 3),
        ("reed2020.txt", "x" * (2 * 1024 * 1024 + 1), "YML003", 1),
    ],
)
def test_a_faulty_source_is_told_and_left_out(
    name: str, content: str | bytes, code: str, line: int, tmp_path: Path
) -> None:
    loaded = fictional.load(tmp_path, {f"references/sources/{name}": content})
    told = [(each.code, each.location.line) for each in loaded.diagnostics]
    assert told == [(code, line)]
    assert list(loaded.corpus.sources) == ["hall2021"]


def test_private_sources_are_read_from_the_folder_that_the_settings_name(tmp_path: Path) -> None:
    root = fictional.write(tmp_path / "project", {"findings/synthesis.yml": SETTINGS})
    fictional.write(root, {"../private/reed2020.txt": f"# Interview 7\n\n{WORDS}\n", "../private/reed.docx": b"PK"})
    loaded = fictional.load(root, {"findings/synthesis.yml": SETTINGS})
    assert loaded.diagnostics == ()
    source = loaded.corpus.sources["reed2020"]  # type: ignore[index]
    assert source.private
    assert source.sections == (Section("Interview 7", (WORDS,)),)


def test_a_private_folder_that_is_not_here_is_a_warning_at_the_setting(tmp_path: Path) -> None:
    loaded = fictional.load(tmp_path, {"findings/synthesis.yml": SETTINGS})
    assert [(each.code, each.severity, each.location.line) for each in loaded.diagnostics] == [
        ("FLD008", "warning", 14)
    ]
    assert loaded.corpus.synthesis is not None


@pytest.mark.parametrize(
    "content", [f"\ufeff{WORDS}".encode("utf-16"), WORDS.encode() + b"\xff", f"{WORDS}\n".encode() * 100_000]
)
@pytest.mark.parametrize("name", ["reed2020.txt", "Jane Doe.txt"])
def test_nothing_of_a_private_source_is_ever_told(name: str, content: bytes, tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {"findings/synthesis.yml": SETTINGS, f"../private/{name}": content}
    loaded = fictional.load(tmp_path / "project", files)
    (told,) = loaded.diagnostics
    assert (told.code, told.location.file, told.location.line) == ("FLD009", "findings/synthesis.yml", 14)
    assert told.fault.message == "one text in this folder cannot be read"
    assert told.excerpt == "  sources: ../private"
    assert "Jane" not in repr(told)
    assert "reed2020" not in loaded.corpus.sources


def test_private_sources_are_read_even_if_the_synthesis_has_a_fault(tmp_path: Path) -> None:
    faulty = SETTINGS.replace("type: single-study", "type: both")
    loaded = fictional.load(tmp_path / "project", {"findings/synthesis.yml": faulty, "../private/reed2020.txt": WORDS})
    assert [each.code for each in loaded.diagnostics] == ["FLD004"]
    assert "reed2020" in loaded.corpus.sources


def test_a_link_in_the_private_folder_is_not_followed(tmp_path: Path) -> None:
    root = fictional.write(tmp_path / "project", {"findings/synthesis.yml": SETTINGS})
    (tmp_path / "private").mkdir()
    (tmp_path / "private" / "reed2020.txt").symlink_to("/etc/passwd")
    loaded = fictional.load_project(fictional.Project(root))
    assert [each.code for each in loaded.diagnostics] == ["FLD009"]
    assert RecordRef(RecordKind.SOURCE, "hall2021") not in loaded.corpus.unreadable

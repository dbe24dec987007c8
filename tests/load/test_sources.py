from pathlib import Path

import pytest

from evidence_site.checking import check
from evidence_site.load.sources import parse_sections
from evidence_site.model import CiteKey, RecordKind, RecordRef, Section, Speaking
from evidence_site.project import Project
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


def test_the_name_of_a_section_has_nothing_that_a_locator_could_not_have() -> None:
    (section,) = parse_sections("# \x0cAbst\xadract, \x0c Aim\n\nOne.")
    assert section.name == "Abstract, Aim"


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


READ = "# Abstract\n\nColleagues trusted those whom they had met.\n"


def test_each_character_that_may_not_stand_in_a_source_is_told_once_with_its_count(tmp_path: Path) -> None:
    text = READ + "One\u200btwo\u200bthree\u202e.\n\n" + "\u200b" * 28
    loaded = fictional.load(tmp_path, {"references/sources/hall2021.txt": text})
    assert [
        (each.code, each.location.line, each.location.column, each.fault.message) for each in loaded.diagnostics
    ] == [
        (
            "YML005",
            4,
            4,
            "an invisible or forbidden character stands here and in 29 other places: U+200B (zero width space)",
        ),
        ("YML005", 4, 14, "an invisible or forbidden character stands here: U+202E (right-to-left override)"),
    ]
    assert loaded.diagnostics[0].fault.help == "let your editor replace each of them by nothing"
    assert RecordRef(RecordKind.SOURCE, "hall2021") in loaded.corpus.unreadable


def test_two_of_a_character_stand_here_and_in_one_other_place(tmp_path: Path) -> None:
    loaded = fictional.load(tmp_path, {"references/sources/hall2021.txt": f"{READ}a\u2060b\u2060c\n"})
    (told,) = loaded.diagnostics
    assert "stands here and in 1 other place: U+2060 (word joiner)" in told.fault.message


@pytest.mark.parametrize(
    "text",
    [
        f"{READ}{' ' * 90}17\n",
        f"{READ}a{' ' * 90}b\n",
        f"{READ}\x0c12 Journal of Night Work\n",
        f"{READ}a hand\xad\nover\n",
        f"{READ}\u0646\u0645\u06cc\u200c\u062f\u0627\u0646\u0645\n",
        f"{READ}\u05d0\u05d1.\u200f\n",
    ],
)
def test_what_a_printed_page_brings_along_is_no_fault_of_a_source(text: str, tmp_path: Path) -> None:
    loaded = fictional.load(tmp_path, {"references/sources/hall2021.txt": text})
    assert loaded.diagnostics == ()
    assert loaded.corpus.sources[CiteKey("hall2021")].text == text


def test_a_joiner_stands_in_no_id_and_no_key_even_between_letters_that_it_joins(tmp_path: Path) -> None:
    word = "\u0646\u0645\u06cc\u200c\u062f"
    for old, new, codes in (
        ("source: hall2021", f"source: {word}", ["FLD007"]),
        ("  - text: those", f"  - id: {word}\n    text: those", ["FLD007"]),
        ("status: draft", f"status: draft\n{word}: x", ["FLD002"]),
        ("source: hall2021", "source: hall\u200c2021", ["YML005"]),
    ):
        assert old in fictional.FINDING
        files: dict[str, str | bytes | None] = {"findings/local-trust.yml": fictional.FINDING.replace(old, new)}
        loaded = fictional.load(tmp_path / str(hash(new)), files)
        assert [each.code for each in loaded.diagnostics] == codes, new


def test_a_source_that_is_faulty_is_no_reason_to_call_its_finding_unchecked(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        "findings/local-trust.yml": fictional.FINDING.replace("status: draft", "status: published"),
        "references/sources/hall2021.txt": f"{READ}a\u200bb\n",
    }
    found = check(Project(fictional.write(tmp_path, files)), advice=False)
    assert [each.code for each in found] == ["YML005"]


HEAD = """\
Made up for tests. We thank all readers: none of them is real.
Transcript: N04 = participant,  INT = Interviewer
publish: yes
  Licence:  CC BY 4.0
Compared: 2026-11-24, Ada Hall
Reasons: many
"""


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_the_head_of_a_source_is_read_whatever_ends_its_lines(line_break: str, tmp_path: Path) -> None:
    text = f"{HEAD}\n{READ}".replace("\n", line_break)
    loaded = fictional.load(tmp_path, {"references/sources/hall2021.txt": text})
    assert loaded.diagnostics == ()
    source = loaded.corpus.sources[CiteKey("hall2021")]
    assert source.speakers == {"N04": Speaking.PARTICIPANT, "INT": Speaking.INTERVIEWER}
    assert "".join(source.head.split()) == "".join(HEAD.split())
    assert [each.name for each in source.sections] == ["Abstract"]


@pytest.mark.parametrize(
    ("line", "is_read"),
    [
        ("Transcript: N04 = participant", True),
        ("Transcript: N04 = participant, Ward sister = interviewer", True),
        ("Transcript: N04", False),
        ("Transcript: N04 = nurse", False),
        ("Transcript: N04 = participant,", False),
        ("Transcript:", False),
        ("Publish: YES", True),
        ("Publish: no", True),
        ("Publish: perhaps", False),
        ("Licence: CC BY 4.0", True),
        ("Licence:", False),
        ("Reason: nobody may", True),
        ("Reason:", False),
        ("Compared: 2026-11-24, Ada Hall", True),
        ("Compared: 2026-11-24", False),
        ("Compared: 2026-11-31, Ada Hall", False),
        ("Compared: 24.11.2026, Ada Hall", False),
        ("Comparison: none", True),
        ("We compared: nothing", True),
    ],
)
def test_a_line_of_the_head_that_cannot_be_read_is_told(line: str, is_read: bool, tmp_path: Path) -> None:  # noqa: FBT001
    loaded = fictional.load(tmp_path, {"references/sources/hall2021.txt": f"{line}\n\n{READ}"})
    assert [(each.code, each.location.line) for each in loaded.diagnostics] == ([] if is_read else [("SRC001", 1)])


def test_only_the_line_of_a_transcript_needs_a_heading_below_it(tmp_path: Path) -> None:
    for number, (line, codes) in enumerate(
        (
            ("Transcript: N04 = participant", ["SRC002"]),
            ("Transcript: none was made", []),
            ("Publish: yes", []),
        )
    ):
        loaded = fictional.load(tmp_path / str(number), {"references/sources/hall2021.txt": f"{line}\n\nWords.\n"})
        assert [each.code for each in loaded.diagnostics] == codes


def test_lines_of_the_text_are_no_lines_of_its_head(tmp_path: Path) -> None:
    text = f"{READ}\nPublish: perhaps\nTranscript: none was made\n"
    loaded = fictional.load(tmp_path, {"references/sources/hall2021.txt": text})
    assert loaded.diagnostics == ()
    assert loaded.corpus.sources[CiteKey("hall2021")].speakers == {}


def test_a_private_text_is_not_kept_whole(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        "findings/synthesis.yml": SETTINGS,
        "../private/reed2020.txt": f"Transcript: N04 = participant\n\n# Interview\n\n{WORDS}\n",
    }
    source = fictional.load(tmp_path / "project", files).corpus.sources[CiteKey("reed2020")]
    assert (source.private, source.text) == (True, "")
    assert source.speakers == {"N04": Speaking.PARTICIPANT}

from pathlib import Path

import pytest

from evidence_site.load import Loaded
from evidence_site.model import RecordKind, RecordRef
from load import fictional


def load_with(folder: Path, name: str, content: str = fictional.FINDING) -> Loaded:
    fictional.write(folder)
    (folder / "findings" / name).write_text(content)
    return fictional.load(folder)


@pytest.mark.parametrize(
    "name",
    [
        *("Trust.yml", "a b.yml", "a--b.yml", "-a.yml", "1a.yml", "a_b.yml", "café.yml", "cafe\u0301.yml", "a.b.yml"),
        *("a.yaml", "a.YML", "a.YAML", "<b>.yml", "$(id).yml", "a,b.yml", "%0A.yml", "a\nb.yml", "::error::x.yml"),
        *("sl\u0435ep.yml", "\u202elmy.yml", ".git.yml", "a" * 65 + ".yml"),
    ],
)
def test_a_bad_name_is_told_and_the_record_left_out(name: str, tmp_path: Path) -> None:
    loaded = load_with(tmp_path, name)
    assert [each.code for each in loaded.diagnostics] == ["ID001"]
    assert loaded.diagnostics[0].location.file.startswith("findings/")
    assert loaded.diagnostics[0].location.file.isprintable()
    assert loaded.diagnostics[0].fault.message.isprintable()
    assert [each.id for each in loaded.corpus.findings] == ["local-trust"]


@pytest.mark.parametrize(
    ("name", "likely"),
    [
        ("Night Trust (2).yml", "rename it to `night-trust-2.yml`: use small letters"),
        ("caf\u00e9.yaml", "rename it to `cafe.yml`: use small letters"),
        ("Local Trust.yml", "use small letters"),
        ("sl\u0435ep.yml", "use small letters"),
        ("2024.yml", "use small letters"),
    ],
)
def test_a_better_name_is_told_unless_it_is_taken_or_cannot_be_guessed(name: str, likely: str, tmp_path: Path) -> None:
    (told,) = load_with(tmp_path, name).diagnostics
    assert told.code == "ID001"
    assert told.fault.help.startswith(likely)


def test_a_name_that_is_not_utf_8_is_told(tmp_path: Path) -> None:
    fictional.write(tmp_path)
    with open(bytes(tmp_path / "findings") + b"/bad-\xff.yml", "w") as file:  # noqa: PTH123
        file.write(fictional.FINDING)
    (told,) = fictional.load(tmp_path).diagnostics
    assert (told.code, told.location.file) == ("ID001", "findings/bad-\\udcff.yml")


def test_the_faults_of_a_record_with_a_bad_name_are_told_too(tmp_path: Path) -> None:
    loaded = load_with(tmp_path, "Trust.yaml", "titel: x\n")
    assert {each.code for each in loaded.diagnostics} == {"ID001", "FLD001", "FLD002"}
    assert RecordRef(RecordKind.FINDING, "Trust") in loaded.corpus.unreadable


@pytest.mark.parametrize(
    "stem",
    [
        *("con", "prn", "aux", "nul", "com1", "lpt9", "CON", "index", "Index", "search", "assets", "404", "tags"),
        *("robots", "sitemap", "api", "javascripts", "stylesheets", "readme", "cname"),
    ],
)
def test_a_reserved_name_is_refused(stem: str, tmp_path: Path) -> None:
    loaded = load_with(tmp_path, f"{stem}.yml")
    assert [each.code for each in loaded.diagnostics] == ["ID002"]
    assert [each.id for each in loaded.corpus.findings] == ["local-trust"]


def test_a_study_called_synthesis_or_index_is_refused(tmp_path: Path) -> None:
    loaded = fictional.load(
        tmp_path,
        {"references/studies/index.yml": fictional.STUDY, "references/studies/synthesis.yml": fictional.STUDY},
    )
    assert [each.code for each in loaded.diagnostics] == ["ID002", "ID002"]


@pytest.mark.parametrize("name", ["x.yml~", "x.yaml~", "x.yml.bak", "#x.yml#", "notes.txt", "x", "x.json"])
def test_what_is_no_record_is_told(name: str, tmp_path: Path) -> None:
    assert [each.code for each in load_with(tmp_path, name).diagnostics] == ["ID004"]


@pytest.mark.parametrize("name", [".DS_Store", ".gitkeep", ".x.yml.swp", ".#x.yml", "Thumbs.db", "desktop.ini"])
def test_what_systems_and_editors_leave_behind_is_passed_over(name: str, tmp_path: Path) -> None:
    assert load_with(tmp_path, name).diagnostics == ()


def test_a_folder_among_records_is_told_and_one_with_a_records_name_too(tmp_path: Path) -> None:
    fictional.write(tmp_path)
    (tmp_path / "findings" / "old").mkdir()
    (tmp_path / "findings" / "old.yml").mkdir()
    assert fictional.brief(fictional.load(tmp_path).diagnostics) == [
        ("ID004", "findings/old", 1, 1),
        ("YML002", "findings/old.yml", 1, 1),
    ]


@pytest.mark.parametrize("other", ["LOCAL-TRUST.yml", "local-trust.yaml", "\uff4cocal-trust.yml"])
def test_names_that_some_computers_take_for_one_are_told_at_the_bad_one(other: str, tmp_path: Path) -> None:
    loaded = load_with(tmp_path, other)
    assert {(each.code, each.location.file) for each in loaded.diagnostics} == {
        ("ID003", f"findings/{other}"),
    }
    assert [each.id for each in loaded.corpus.findings] == ["local-trust"]


def test_a_folder_that_is_a_link_is_not_entered(tmp_path: Path) -> None:
    fictional.write(tmp_path)
    (tmp_path / "findings").rename(tmp_path / "elsewhere")
    (tmp_path / "findings").symlink_to("elsewhere")
    loaded = fictional.load_project(fictional.Project(tmp_path))
    assert fictional.brief(loaded.diagnostics) == [("YML002", "findings", 1, 1)]
    assert loaded.corpus.findings == ()

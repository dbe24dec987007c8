"""`init` and `new reference --from` with places and files that no one should name: words, no hang, nothing lost."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from authoring.running import ask
from engines.running import contents
from evidence_site.load.bibliography import LARGEST_BIBLIOGRAPHY
from evidence_site.load.bibliography.syntax import MOST_ENTRIES

Golden = Callable[[str], Path]
NOT_UTF_8 = "the text is not in UTF-8. Export it again, and choose UTF-8 as its encoding"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("folder", "`folder` is a folder"),
        ("pipe", "`pipe` is not an ordinary file. To add what comes through a pipe, use: --from -"),
        ("dangling", "there is no {folder}/nowhere"),
        ("loop", "`loop` is a link, or stands in a folder that is one"),
        ("missing", "there is no {folder}/missing"),
        ("entries.bib/below", "there is no {folder}/entries.bib/below"),
        ("x" * 300, f"`{'x' * 300}` cannot be opened"),
        ("large", "`large` is larger than 16 MB"),
        ("latin", NOT_UTF_8),
        ("half", NOT_UTF_8),
        ("binary", NOT_UTF_8),
        ("odd\nname", "`odd\\nname` is a folder"),
    ],
)
def test_what_is_no_file_of_entries_is_refused(golden: Golden, tmp_path: Path, name: str, said: str) -> None:
    project, folder = golden("minimal"), tmp_path / "from"
    (folder / "folder").mkdir(parents=True)
    (folder / "odd\nname").mkdir()
    os.mkfifo(folder / "pipe")
    (folder / "dangling").symlink_to("nowhere")
    (folder / "loop").symlink_to("loop")
    (folder / "entries.bib").write_text("@book{a, title={A}}\n", "utf-8")
    with (folder / "large").open("wb") as large:
        large.truncate(LARGEST_BIBLIOGRAPHY + 1)
    (folder / "latin").write_bytes(b"@book{a, title={Caf\xe9}}")
    (folder / "half").write_bytes(b"\xff\xfea")
    (folder / "binary").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    before = contents(project)
    outcome = ask(project, "new", "reference", "--from", str(folder / name))
    assert outcome.exit_code == 1
    assert outcome.stderr == f"Error: Nothing was written: {said.format(folder=folder)}.\n"
    assert contents(project) == before


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null"])
def test_no_device_is_read(golden: Golden, device: str) -> None:
    outcome = ask(golden("minimal"), "new", "reference", "--from", device)
    assert (outcome.exit_code, "is not an ordinary file" in outcome.stderr) == (1, True)


def test_a_link_to_a_file_is_what_the_person_named(golden: Golden, tmp_path: Path) -> None:
    (tmp_path / "entries").write_bytes(b"@book{a2020,\r  title={A},\r  author={B, C},\r  year=2020\r}\r")
    (tmp_path / "linked").symlink_to("entries")
    project = golden("minimal")
    outcome = ask(project, "new", "reference", "--from", str(tmp_path / "linked"))
    assert outcome.exit_code == 0, outcome.output
    assert b"@book{a2020," in (project / "references" / "references.bib").read_bytes()


@pytest.mark.parametrize("is_first", [True, False])
def test_of_two_formats_in_a_file_none_is_lost_in_silence(golden: Golden, tmp_path: Path, is_first: bool) -> None:  # noqa: FBT001
    parts = [
        "@book{a2020, title={A}, author={B, C}, publisher={P}, year=2020}\n",
        "TY  - BOOK\nTI  - B\nPY  - 2020\nER  - \n",
    ]
    (tmp_path / "entries").write_text("".join(parts if is_first else parts[::-1]), "utf-8")
    outcome = ask(golden("minimal"), "new", "reference", "--from", str(tmp_path / "entries"))
    assert outcome.exit_code == 1
    assert "@book{a2020," in outcome.stdout
    told = "There are entries of RIS too: give them in a file of their own."
    assert outcome.stderr == f"Error: Not added:\n  {told}\n"


@pytest.mark.slow
def test_more_works_than_a_bibliography_may_have_are_refused_for_that(golden: Golden, tmp_path: Path) -> None:
    works = (f"TY  - BOOK\nID  - k{n}\nTI  - T{n}\nPY  - 2020\nER  - \n" for n in range(MOST_ENTRIES + 1))
    (tmp_path / "entries").write_text("".join(works), "utf-8")
    project = golden("minimal")
    before = contents(project)
    outcome = ask(project, "new", "reference", "--from", str(tmp_path / "entries"))
    assert outcome.exit_code == 1
    assert f"the file has more than {MOST_ENTRIES} parts; the rest is not read" in outcome.stderr
    assert contents(project) == before


def test_a_site_is_not_begun_through_a_folder_that_is_a_link(tmp_path: Path) -> None:
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    site.mkdir()
    elsewhere.mkdir()
    (site / "findings").symlink_to(elsewhere)
    outcome = ask(tmp_path, "init", str(site), "--yes")
    assert outcome.exit_code == 2
    assert f"Nothing was written, as {site} holds already:\n  findings\n" in outcome.stderr
    assert contents(elsewhere) == {}


@pytest.mark.parametrize("name", ["new\nline", "\x1b[31m", "-x", "ü \u202e", "a/b/c"])
def test_a_site_can_have_an_odd_name_which_commands_no_terminal(tmp_path: Path, name: str) -> None:
    outcome = ask(tmp_path, "init", "--yes", "--", str(tmp_path / name))
    assert outcome.exit_code == 0, outcome.output
    assert (tmp_path / name / "findings" / "synthesis.yml").is_file()
    assert not {"\x1b", "\u202e"} & set(outcome.output)
    assert "site into " in next(line for line in outcome.output.split("\n") if line.endswith(":"))


@pytest.mark.parametrize("name", ["file", "file/below", "x" * 300])
def test_no_site_is_begun_where_none_can_be(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    outcome = ask(tmp_path, "init", "--yes", str(tmp_path / name))
    assert outcome.exit_code in {1, 2}
    assert outcome.stderr.startswith(("Error: ", "Usage: "))
    assert contents(tmp_path) == {"file": b"mine"}

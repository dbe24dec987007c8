"""What is there and cannot be read is told once, and nothing is said to be missing for it."""

from pathlib import Path

import pytest

from evidence_site.checking import check
from evidence_site.load.pages import load_pages
from evidence_site.load.text import merge_mark
from evidence_site.project import Project
from load import fictional

MERGE = "<<<<<<< HEAD\nTrust is slow.\n=======\nTrust is fast.\n>>>>>>> other\n"


def codes(root: Path) -> list[str]:
    return [each.code for each in check(Project(root), advice=False)]


@pytest.mark.parametrize(
    "name",
    [
        "findings/._local-trust.yml",
        "findings/~$local-trust.yml",
        "findings/Icon\r",
        "references/studies/._night-shift.yml",
        "references/sources/._hall2021.txt",
        "references/sources/~$hall2021.docx",
        "findings/glyphs/._lamp.svg",
    ],
)
def test_what_systems_leave_beside_files_is_passed_over(name: str, tmp_path: Path) -> None:
    fictional.write(tmp_path, {name: b"\x00\x05\x16\x07\x00\xb0"})
    assert codes(tmp_path) == []


@pytest.mark.parametrize(
    ("file", "content", "code"),
    [
        ("references/sources/hall2021.txt", b"# Abstract\n\ncaf\xe9", "YML004"),
        ("references/sources/hall2021.txt", fictional.SOURCE + MERGE, "YML027"),
        ("references/references.bib", fictional.BIBLIOGRAPHY + MERGE, "YML027"),
        ("references/references.bib", b"% caf\xe9", "YML004"),
        ("references/studies/night-shift.yml", MERGE + fictional.STUDY, "YML027"),
        ("findings/local-trust.yml", fictional.FINDING + MERGE, "YML027"),
        ("findings/synthesis.yml", b"title: caf\xe9", "YML004"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_once(file: str, content: str | bytes, code: str, tmp_path: Path) -> None:
    fictional.write(tmp_path, {file: content})
    assert codes(tmp_path) == [code]


@pytest.mark.parametrize("folder", ["findings", "references/studies", "references/sources"])
def test_nothing_of_a_folder_that_cannot_be_read_is_called_missing(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fictional.write(tmp_path)
    list_folder = Path.iterdir

    def closed(path: Path) -> object:
        if path == tmp_path / folder:
            raise PermissionError
        return list_folder(path)

    monkeypatch.setattr(Path, "iterdir", closed)
    assert codes(tmp_path) == ["YML002"]


def test_a_source_that_is_a_folder_is_not_called_absent(tmp_path: Path) -> None:
    fictional.write(tmp_path, {"references/sources/hall2021.txt": None, "references/sources/hall2021.txt/x": "y"})
    assert codes(tmp_path) == ["YML002"]


@pytest.mark.parametrize("content", [b"caf\xe9", MERGE.encode()])
def test_of_a_private_text_that_cannot_be_read_one_thing_is_said(content: bytes, tmp_path: Path) -> None:
    synthesis = f"{fictional.SYNTHESIS}settings:\n  sources: ../private\n"
    root = tmp_path / "project"
    fictional.write(root, {"references/sources/hall2021.txt": None, "findings/synthesis.yml": synthesis})
    (tmp_path / "private").mkdir()
    (tmp_path / "private" / "hall2021.txt").write_bytes(content)
    (told,) = check(Project(root), advice=False)
    assert (told.code, told.fault.message) == ("FLD009", "one text in this folder cannot be read")


def test_a_private_folder_that_is_a_file_is_not_said_to_be_absent(tmp_path: Path) -> None:
    synthesis = f"{fictional.SYNTHESIS}settings:\n  sources: ../private\n"
    fictional.write(tmp_path / "project", {"findings/synthesis.yml": synthesis})
    (tmp_path / "private").write_text("x", "utf-8")
    (told,) = check(Project(tmp_path / "project"), advice=False)
    assert told.fault.message == "this is no folder that can be read, so quotes from the texts in it are not checked"


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("a\n<<<<<<< HEAD\nb", (2, 14)),
        ("a\r\n<<<<<<< HEAD\r\nb", (3, 15)),
        ("a\n||||||| 1f3a\n", (2, 14)),
        ("a\n>>>>>>> other\n", (2, 15)),
        ("Title\n=======\n", None),
        (" <<<<<<< HEAD\n", None),
        ("<<<<<<<< HEAD\n", None),
        ("|||||||\n", None),
        ("a <<<<<<< HEAD\n", None),
    ],
)
def test_marks_of_a_merge_are_told_from_rulers(text: str, span: tuple[int, int] | None) -> None:
    assert merge_mark(text) == span


def test_a_page_may_show_the_marks_of_a_merge_as_code(tmp_path: Path) -> None:
    page = tmp_path / "docs" / "a.md"
    page.parent.mkdir()
    shown = f"# Git\n\n```\n{MERGE}```\n"
    page.write_text(shown, "utf-8")
    assert load_pages(page.parent, tmp_path).diagnostics == ()
    page.write_text(f"{shown}\n{MERGE}", "utf-8")
    (told,) = load_pages(page.parent, tmp_path).diagnostics
    assert (told.code, told.location.line) == ("YML027", 11)

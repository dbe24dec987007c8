import os
from pathlib import Path

import pytest

from evidence_site.diagnostics import Diagnostic
from evidence_site.load.files import LARGEST_RECORD, read_text
from evidence_site.load.text import TextFile
from load import fictional

AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def refusal(path: Path, root: Path) -> tuple[str, int, int]:
    read = read_text(path, root, LARGEST_RECORD)
    assert isinstance(read, Diagnostic)
    return read.code, read.location.line, read.location.column


def test_a_mark_at_the_beginning_is_no_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_bytes(b"\xef\xbb\xbftitle: caf\xc3\xa9\r\n")
    assert read_text(path, tmp_path, LARGEST_RECORD) == TextFile("a.yml", "title: café\r\n")


@pytest.mark.parametrize(
    ("content", "line", "column", "words"),
    [
        ("a: é\nb: caf".encode() + b"\xe9\n", 2, 7, "perhaps `é`, as Windows writes it"),
        (b"a: \x93quoted\x94\n", 1, 4, "perhaps `\u201c`, as Windows writes it"),
        (b"a: \xc0\xaf\n", 1, 4, "not saved in UTF-8"),
        (b"a: \xe2\x82", 1, 4, "not saved in UTF-8"),
        (b"a: \xed\xa0\x80", 1, 4, "not saved in UTF-8"),
        ("title: x\n".encode("utf-16"), 1, 1, "UTF-16 or UTF-32"),
        ("title: x\n".encode("utf-16-le"), 1, 1, "UTF-16 or UTF-32"),
        ("title: x\n".encode("utf-16-be"), 1, 1, "UTF-16 or UTF-32"),
        ("title: x\n".encode("utf-32"), 1, 1, "UTF-16 or UTF-32"),
        (b"\x1f\x8b\x08\0\0", 1, 1, "the file is not text"),
        (b"%PDF-1.7\n", 1, 1, "the file is not text"),
    ],
)
def test_what_is_not_utf_8_is_refused_at_its_first_bad_byte(
    content: bytes, line: int, column: int, words: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.yml"
    path.write_bytes(content)
    read = read_text(path, tmp_path, LARGEST_RECORD)
    assert isinstance(read, Diagnostic)
    assert (read.code, read.location.line, read.location.column) == ("YML004", line, column)
    assert words in read.fault.message


def test_a_file_of_the_largest_size_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_bytes(b"#" * LARGEST_RECORD)
    assert isinstance(read_text(path, tmp_path, LARGEST_RECORD), TextFile)
    path.write_bytes(b"#" * (LARGEST_RECORD + 1))
    assert refusal(path, tmp_path) == ("YML003", 1, 1)


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    assert refusal(path, tmp_path) == ("YML003", 1, 1)


@pytest.mark.parametrize("target", ["/etc/passwd", "/dev/zero", "/dev/stdin", "a.yml", "nothing.yml", ".", "real.yml"])
def test_a_link_is_never_followed(target: str, tmp_path: Path) -> None:
    (tmp_path / "real.yml").write_text("title: x\n")
    path = tmp_path / "a.yml"
    path.symlink_to(target)
    assert refusal(path, tmp_path) == ("YML002", 1, 1)


def test_a_link_in_a_folder_on_the_way_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.yml").write_text("title: x\n")
    (tmp_path / "linked").symlink_to("real")
    assert refusal(tmp_path / "linked" / "a.yml", tmp_path) == ("YML002", 1, 1)


def test_the_root_itself_may_be_reached_by_a_link(tmp_path: Path) -> None:
    fictional.write(tmp_path / "real")
    (tmp_path / "linked").symlink_to("real")
    assert fictional.load(tmp_path / "linked").diagnostics == ()


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    os.mkfifo(path)
    assert refusal(path, tmp_path) == ("YML002", 1, 1)


@pytest.mark.skipif(AS_ROOT, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_text("title: x\n")
    path.chmod(0)
    assert refusal(path, tmp_path) == ("YML002", 1, 1)

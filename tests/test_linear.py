"""What outsiders write is bounded before any pattern reads it, and no search begins again inside what it has seen."""

import io
import json
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from evidence_site.authoring.reference_import import read_entries
from evidence_site.citing import find_groups
from evidence_site.diagnostics import Diagnostic
from evidence_site.load.bibliography import LARGEST_BIBLIOGRAPHY, load_bibliography
from evidence_site.load.bibliography.ris import read_records
from evidence_site.load.bibliography.syntax import MOST_ENTRIES, parse_entries
from evidence_site.load.files import LARGEST_GLYPH, LARGEST_RECORD, LARGEST_TEXT, read_text
from evidence_site.load.pages import load_pages
from evidence_site.load.sources import load_sources
from evidence_site.load.syntax import MOST_LEVELS
from evidence_site.load.text import TextFile
from evidence_site.load.yaml_reader import MOST_EVENTS, read_yaml
from evidence_site.verify_command import MOST_QUOTES, verify_command


def told(diagnostics: object) -> list[str]:
    assert isinstance(diagnostics, list | tuple)
    return [f"{each.code} {each.fault.message}" for each in diagnostics]


@pytest.mark.parametrize(
    ("limit", "size"),
    [(LARGEST_RECORD, "256 KB"), (LARGEST_GLYPH, "16 KB"), (LARGEST_TEXT, "2 MB"), (LARGEST_BIBLIOGRAPHY, "16 MB")],
)
def test_a_file_over_its_limit_is_refused(limit: int, size: str, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b" " * (limit + 1))
    read = read_text(tmp_path / "a", tmp_path, limit)
    assert isinstance(read, Diagnostic)
    assert told([read]) == [f"YML003 `a` is larger than {size}"]


def test_a_page_over_its_limit_is_refused(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_bytes(b" " * (LARGEST_TEXT + 1))
    pages = load_pages(tmp_path / "docs", tmp_path)
    assert (pages.read, [each.code for each in pages.diagnostics]) == ((), ["YML003"])


def test_a_source_over_its_limit_is_refused(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.txt").write_bytes(b" " * (LARGEST_TEXT + 1))
    sources = load_sources(tmp_path / "sources", tmp_path)
    assert (sources.texts, [each.code for each in sources.diagnostics]) == ({}, ["YML003"])


def test_a_bibliography_over_its_limit_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_bytes(b" " * (LARGEST_BIBLIOGRAPHY + 1))
    read = load_bibliography(tmp_path / "a.bib", tmp_path)
    assert (read.references, [each.code for each in read.diagnostics]) == ((), ["YML003"])


def test_a_bibliography_of_too_many_entries_is_refused() -> None:
    parsed = parse_entries(TextFile("a.bib", "@a{" * (MOST_ENTRIES + 1)))
    assert told(parsed.diagnostics) == ["YML009 the file has more than 20000 parts; the rest is not read"]


def test_a_record_of_too_many_parts_is_refused() -> None:
    read = read_yaml(TextFile("a.yml", "- a\n" * (MOST_EVENTS + 1)))
    assert told(read.diagnostics) == ["YML009 the file has more than 5000 parts; the rest is not read"]


def test_a_record_that_is_too_deep_is_refused() -> None:
    read = read_yaml(TextFile("a.yml", "[" * (MOST_LEVELS + 1)))
    assert told(read.diagnostics) == ["YML008 more than 20 lists or groups of fields stand inside each other here"]


def test_entries_over_the_limit_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    piped = io.TextIOWrapper(io.BytesIO(b" " * (LARGEST_BIBLIOGRAPHY + 1)))
    monkeypatch.setattr("sys.stdin", piped)
    with pytest.raises(click.ClickException, match=r"^Nothing was written: there is more than 16 MB to read[.]$"):
        read_entries("-")


@pytest.mark.parametrize(
    ("piped", "message"),
    [
        ("a\n" * (MOST_QUOTES + 1), "There are 1001 quotes. Look for at most 1000 at once."),
        ("a" * (LARGEST_TEXT + 1), "There is more than 2 MB of quotes to read."),
    ],
)
def test_too_many_quotes_are_refused(piped: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a\n")
    result = CliRunner().invoke(verify_command, ["--source", str(tmp_path / "a.txt")], input=piped)
    assert (result.exit_code, result.output.splitlines()[-1]) == (2, f"Error: {message}")


def test_code_ends_at_as_many_backticks_as_it_began_with() -> None:
    keys = [each.citations[0].key for each in find_groups("``@a ` @b`` @c ` @d ``` @e ` \\``@f` @g ``@h")]
    assert keys == ["c", "g", "h"]


def test_a_line_without_a_tag_continues_the_one_before() -> None:
    (record,) = read_records("TY  - JOUR\nTI  - One\nlamp\n\nlit\nER  - \nstray\n")
    assert [(each.tag, each.value) for each in record.lines] == [("TY", "JOUR"), ("TI", "One lamp lit")]


@pytest.mark.slow
def test_no_pattern_takes_the_square_of_the_length_of_a_text() -> None:
    command = [sys.executable, Path(__file__).with_name("worst_texts.py")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    tried = done.stdout.splitlines()
    assert done.returncode == 0, f"it ended at {tried[-1:]}, {done.stderr}"
    assert len({json.loads(each)[0] for each in tried}) > 250

"""One input through `check`, as the command does it, and all that must hold of what is said."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from click.testing import CliRunner

from evidence_site.authoring.fix import find_fixes
from evidence_site.checking import check, rules_by_code
from evidence_site.cli import main
from evidence_site.diagnostics import Diagnostic, has_errors
from evidence_site.load import load_project
from evidence_site.load.text import LINE_BREAK
from evidence_site.project import Project
from evidence_site.report import COLOURED, FORMATS, summary
from fuzz.inputs import Input, base_files

TODAY = date(2026, 11, 24)
CODES = frozenset(rules_by_code())
UNPRINTABLE = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_MARK = b"\xef\xbb\xbf"


def checked(root: Path, *, reports: bool = True) -> tuple[Diagnostic, ...]:
    """Check a project as the command does, and look at all that is said of it, with `reports` in every format.

    Raises:
        AssertionError: something does not hold that always must.
    """
    diagnostics = check(Project(root, today=TODAY, pages=root / "docs"))
    lines: dict[str, list[str]] = {}
    for each in diagnostics:
        assert_plain(each)
        assert_inside(each, lines, root)
    if reports:
        assert_printable(diagnostics)
    return diagnostics


def assert_plain(told: Diagnostic) -> None:
    """All words of a diagnostic are in one line each, and can be printed."""
    assert told.code in CODES, told
    assert told.fault.message, told
    for words in (told.fault.message, told.fault.help, *told.fault.notes, told.excerpt, told.location.file):
        assert len(words.splitlines()) <= 1, told
        assert not UNPRINTABLE.search(words), told


def assert_inside(told: Diagnostic, lines: dict[str, list[str]], root: Path) -> None:
    """A diagnostic's place is in its file. One that is not there, or cannot be read, has a first line."""
    file, place = told.location.file, told.location
    if file not in lines:
        path = root / file
        content = path.read_bytes() if path.is_file() else b""
        lines[file] = LINE_BREAK.split(content.removeprefix(_MARK).decode("utf-8", "replace"))
    assert 1 <= place.line <= len(lines[file]), told
    assert 1 <= place.column < place.end_column, told


def assert_printable(diagnostics: Sequence[Diagnostic]) -> None:
    """Every report can be printed: in lines without control characters, or as JSON with each fault."""
    for write in COLOURED.values():
        write(diagnostics).encode()
    summary(diagnostics).encode()
    for name in ("full", "concise", "github", "json"):
        for line in FORMATS[name](diagnostics).split("\n"):
            assert not UNPRINTABLE.search(line.replace("\t", "")), (name, line)
    annotations = FORMATS["github"](diagnostics).split("\n") if diagnostics else []
    assert len(annotations) == len(diagnostics)
    assert all(re.match(r"::(error|warning|notice) title=[A-Z]+\d{3} ", each) for each in annotations), annotations
    assert len(json.loads(FORMATS["json"](diagnostics))["diagnostics"]) == len(diagnostics)


def assert_mended(root: Path, before: Sequence[Diagnostic]) -> None:
    """`check --fix` ends with a status, leaves nothing for a second time, and spoils no record that could be read."""
    read = records(root)
    outcome = CliRunner().invoke(main, ["--project", str(root), "check", "--fix", "--today", str(TODAY)])
    if outcome.exception and not isinstance(outcome.exception, SystemExit):
        raise outcome.exception
    after = checked(root)
    assert outcome.exit_code == int(has_errors(after)), outcome.output
    assert not [each.describe() for each in find_fixes(Project(root))]
    assert read <= records(root)
    assert has_errors(before) or not has_errors(after), after


def records(root: Path) -> frozenset[str]:
    """Return the names of the records of a project that can be read."""
    corpus = load_project(Project(root)).corpus
    return frozenset((*corpus.finding, *corpus.study, *(["synthesis"] if corpus.synthesis else [])))


def run_trial(tried: Input, root: Path, *, reports: bool = True, mends: bool = True) -> tuple[Diagnostic, ...]:
    """Try an input in a copy of its project, which is as before afterwards. With `mends`, mend it too."""
    for path, content in tried.files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    try:
        diagnostics = checked(root, reports=reports)
        if mends:
            assert_mended(root, diagnostics)
        return diagnostics
    finally:
        restore(root, base_files(tried.base))


def restore(root: Path, files: Mapping[str, bytes]) -> None:
    """Make a copy of a project what it was."""
    for path in sorted(root.rglob("*")):
        if path.is_file() and path.relative_to(root).as_posix() not in files:
            path.unlink()
    for name, content in files.items():
        path = root / name
        if not path.is_file() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)

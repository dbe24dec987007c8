"""Commands on consoles that are not UTF-8: they print what they can, escape the rest, and end as they do elsewhere."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

SCRIPT = Path(sys.executable).parent / "evidence-site"
WORDS = "Zażółć ﬁrst 研究 سلام"
NO_LANGUAGE = {"PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"}
CONSOLES = {
    **{name: {"PYTHONIOENCODING": name} for name in ("cp1252", "ascii", "latin-1", "cp437", "utf-8")},
    "no language": NO_LANGUAGE,
}
COMMANDS = (
    *(("check", "--format", name) for name in ("full", "concise", "github")),
    ("check", "--fix"),
    ("build",),
    ("diff", "HEAD"),
    ("links", "missing"),
    ("explain", "YML005"),
    ("new", "quote", "last-out", "--text", WORDS, "--yes"),
    ("verify", "--source", "text.txt", WORDS, f"{WORDS} missing"),
    ("verify", "--source", "text.txt", "--format", "json", WORDS),
    ("init", "new-site", "--title", WORDS, "--editor", WORDS, "--type", "single-study", "--yes"),
    ("nothing-of-this-name-é",),
)


def run(project: Path, console: dict[str, str], *words: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    unset = {"PYTHONIOENCODING", "PYTHONUTF8", "LC_ALL", "PYTHONCOERCECLOCALE", "GITHUB_ACTIONS"}
    environment = {name: value for name, value in os.environ.items() if name not in unset}
    return subprocess.run(
        [SCRIPT, *map(os.fsencode, words)],
        cwd=project,
        env=environment | console,
        input=stdin,
        capture_output=True,
        check=False,
        timeout=120,
    )


@pytest.fixture
def spoken(golden: Callable[[str], Path]) -> Path:
    """A project in Git, changed since, with letters of many scripts in a fault and in a change."""
    project = golden("minimal")
    (project / "text.txt").write_text(WORDS, "utf-8")
    for words in (("init", "-q"), ("add", "-A"), ("-c", "user.name=A", "-c", "user.email=a@b", "commit", "-qm", "All")):
        subprocess.run(("git", *words), cwd=project, check=True)
    record = project / "findings" / "last-out.yml"
    text = record.read_text("utf-8").replace("study: one-lamp", f"study: {WORDS}")
    record.write_text(text.replace("title: Last out", f"title: {WORDS}\nsummary: a\u200bb"), "utf-8")
    return project


TRIED = (
    *(("cp1252", words) for words in COMMANDS),
    *((console, COMMANDS[0]) for console in ("ascii", "latin-1", "cp437", "no language")),
    *(("no language", words) for words in COMMANDS[-4:-1]),
)


@pytest.mark.parametrize(
    ("console", "words"), TRIED, ids=lambda each: " ".join(each[:2]) if isinstance(each, tuple) else each
)
def test_a_command_ends_as_on_a_console_in_utf_8(
    console: str, words: tuple[str, ...], spoken: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    subprocess.run(("cp", "-r", spoken, copy), check=True)
    found = run(spoken, CONSOLES[console], *words)
    expected = run(copy, CONSOLES["utf-8"], *words)
    assert b"Traceback" not in found.stderr + found.stdout
    assert found.returncode == expected.returncode
    encoding = "utf-8" if console in {"ascii", "no language"} else console
    shown = expected.stdout.decode().replace(str(copy), str(spoken))
    assert found.stdout == shown.encode(encoding, errors="backslashreplace")


@pytest.mark.parametrize("console", CONSOLES.values(), ids=CONSOLES.keys())
def test_json_is_json_on_every_console(console: dict[str, str], spoken: Path) -> None:
    found = json.loads(run(spoken, console, "check", "--format", "json").stdout.decode("ascii"))
    assert any(WORDS in each["message"] for each in found["diagnostics"])


@pytest.mark.parametrize("console", CONSOLES.values(), ids=CONSOLES.keys())
def test_quotes_that_are_piped_in_are_read_as_utf_8_on_every_console(console: dict[str, str], spoken: Path) -> None:
    for piped in (WORDS.encode(), WORDS.encode("utf-8-sig"), f"{WORDS}\r\n".encode()):
        found = run(spoken, console, "verify", "--source", "text.txt", stdin=piped)
        assert (found.returncode, found.stderr) == (0, b"")


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "cp437"])
def test_quotes_that_are_piped_in_may_be_in_the_encoding_of_the_console(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("Señora über café.", "utf-8")
    console = CONSOLES[encoding]
    assert run(tmp_path, console, "verify", "--source", "text.txt", stdin="über café".encode(encoding)).returncode == 0
    assert run(tmp_path, console, "verify", "--source", "text.txt", stdin="uber café".encode(encoding)).returncode == 1


def test_quotes_in_an_encoding_that_nobody_can_tell_are_not_in_the_text(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("Señora über café.", "utf-8")
    found = run(tmp_path, NO_LANGUAGE, "verify", "--source", "text.txt", stdin="über café".encode("cp1252"))
    assert (found.returncode, found.stderr) == (1, b"")
    assert "QUO001" in found.stdout.decode()


def test_a_reader_that_wants_no_more_is_no_fault(spoken: Path) -> None:
    with subprocess.Popen([SCRIPT, "check"], cwd=spoken, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 1

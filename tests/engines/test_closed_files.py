"""What nobody may read or write is told in words, and is never said to be absent.

Root reads everything, so commands run without the two capabilities that let it:
https://man7.org/linux/man-pages/man7/capabilities.7.html.
"""

import ctypes
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from engines.running import command, contents

pytestmark = pytest.mark.slow

_DROP = 24
"""Linux's PR_CAPBSET_DROP."""
_READ_EVERYTHING = (1, 2)
"""Linux's CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH."""


def as_ordinary_user() -> None:
    if os.geteuid() == 0:
        for capability in _READ_EVERYTHING:
            assert ctypes.CDLL(None).prctl(_DROP, capability, 0, 0, 0) == 0


def run(project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        words,
        cwd=project,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "GITHUB_ACTIONS": ""},
        preexec_fn=as_ordinary_user,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.fixture
def project(golden: object) -> Iterator[Path]:
    root: Path = golden("minimal")  # type: ignore[operator]
    (root / "docs" / "more").mkdir(parents=True, exist_ok=True)
    (root / "docs" / "more" / "page.md").write_text("# More\n", "utf-8")
    yield root
    for folder, _, names in os.walk(root, topdown=True):
        for each in (Path(folder), *(Path(folder, name) for name in names)):
            each.chmod(0o755)


def close(path: Path, mode: int = 0) -> None:
    path.chmod(mode)


def test_an_ordinary_user_cannot_read_what_is_closed(project: Path) -> None:
    close(project / "mkdocs.yml")
    assert run(project, "cat", "mkdocs.yml").returncode == 1


CLOSED = [
    "docs",
    "docs/more",
    "docs/more/page.md",
    "findings/last-out.yml",
    "findings/synthesis.yml",
    "references/references.bib",
    "references/studies",
    "references/sources",
]


@pytest.mark.parametrize("words", [("check",), ("build",), ("render", "--out", "out")], ids=lambda each: each[0])
@pytest.mark.parametrize("name", CLOSED)
def test_what_cannot_be_read_is_an_error_that_names_it(name: str, words: tuple[str, ...], project: Path) -> None:
    close(project / name)
    outcome = run(project, *command(*words))
    close(project / name, 0o755)
    assert outcome.returncode == 1
    assert f"error YML002 `{name}` cannot be opened" in outcome.stdout
    assert "Traceback" not in outcome.stdout + outcome.stderr
    assert "is no " not in outcome.stdout
    assert not (project / "site").exists()
    assert not (project / "out").exists()


@pytest.mark.parametrize("words", [("check",), ("build",), ("diff", "HEAD")], ids=lambda each: each[0])
def test_closed_findings_end_a_command_in_one_line(words: tuple[str, ...], project: Path) -> None:
    close(project / "findings")
    outcome = run(project, *command(*words))
    close(project / "findings", 0o755)
    told = f"Error: Permission denied ({project}/findings/synthesis.yml). Every file and folder is whole.\n"
    assert (outcome.returncode, outcome.stdout, outcome.stderr) == (1, "", told)


def test_a_site_that_cannot_be_written_is_told_in_one_line(project: Path) -> None:
    close(project, 0o555)
    outcome = run(project, *command("build"))
    assert outcome.returncode == 1
    assert outcome.stderr == f"Error: Permission denied ({project}/.site.lock). Every file and folder is whole.\n"


def test_a_bibliography_that_cannot_be_read_is_not_called_empty(project: Path) -> None:
    close(project / "references" / "references.bib")
    synthesis = project / "findings" / "synthesis.yml"
    synthesis.write_text(synthesis.read_text("utf-8").replace("single-study", "evidence-synthesis"), "utf-8")
    outcome = run(project, *command("new", "study", "--yes"))
    assert outcome.returncode == 2
    assert "references/references.bib cannot be read. Run: evidence-site check" in outcome.stderr


NEW_FINDING = ("new", "finding", "--id", "new-words", "--title", "Words", "--statement", "Words are new.", "--yes")


def told_in_one_line(outcome: subprocess.CompletedProcess[str]) -> str:
    """Return the last line, of an outcome that is a failure told in words."""
    said = outcome.stdout + outcome.stderr
    assert outcome.returncode in {1, 2}, said
    assert "Traceback" not in said
    last = outcome.stderr.splitlines()[-1]
    assert last.startswith("Error: ")
    return last.removeprefix("Error: ")


@pytest.mark.parametrize(
    ("name", "words", "told"),
    [
        ("mkdocs.yml", ("serve", "--address", "127.0.0.1:18963"), "Permission denied ({0}/mkdocs.yml)."),
        ("mkdocs.yml", ("build",), "Permission denied ({0}/mkdocs.yml)."),
        ("mkdocs.yml", ("schema",), "Permission denied ({0}/mkdocs.yml)."),
        ("quotes.txt", ("verify", "--source", "quotes.txt", "a"), "Invalid value for '--source': File 'quotes.txt'"),
        ("pages", ("links", "pages"), "Invalid value for '[SITE]': Directory 'pages' is not readable."),
        ("pages/sub", ("links", "pages"), "Permission denied ({0}/pages/sub)."),
        ("pages/index.html", ("links", "pages"), "Permission denied ({0}/pages/index.html)."),
        ("findings", ("links", "pages"), "Permission denied ({0}/findings/synthesis.yml)."),
        ("pages/sub", ("external-links", "pages"), "Permission denied ({0}/pages/sub)."),
        ("pages", ("init", "pages", "--yes"), "Invalid value for '[FOLDER]': Directory 'pages' is not readable."),
        ("pages", ("init", "pages/new", "--yes"), "Permission denied ({0}/pages/new)."),
        ("pages", ("schema", "--out", "pages/new"), "Permission denied ({0}/pages/new)."),
        ("pages", ("render", "--out", "pages"), "Invalid value for '--out': Directory 'pages' is not readable."),
        ("pages", ("render", "--out", "pages/new"), "Permission denied ("),
        ("pages", ("build", "--site-dir", "pages/new"), "Permission denied ("),
        ("findings", ("check", "--fix"), "Permission denied ({0}/findings/synthesis.yml)."),
        ("findings", NEW_FINDING, "Permission denied ({0}/findings"),
        ("references/studies", NEW_FINDING, "Permission denied ({0}/references/studies)."),
        (".git/objects", ("diff", "HEAD"), "Git cannot read the history of {0}: "),
    ],
)
def test_a_command_that_may_not_read_says_so_and_writes_nothing(
    name: str, words: tuple[str, ...], told: str, project: Path
) -> None:
    fill(project)
    before = contents(project)
    close(project / name)
    outcome = run(project, *command(*words))
    close(project / name, 0o755)
    assert told_in_one_line(outcome).startswith(told.format(project))
    assert contents(project) == before


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("pages", ("init", "pages/new", "--yes")),
        ("pages", ("schema", "--out", "pages/new")),
        ("pages", ("schema", "--out", "pages")),
        ("pages", ("render", "--out", "pages/new")),
        ("out", ("render", "--out", "out/more/new")),
        ("findings", NEW_FINDING),
        ("references", ("new", "reference", "--from", "entry.bib", "--yes")),
        ("findings", ("check", "--fix")),
    ],
)
def test_a_command_that_may_not_write_says_so_and_leaves_all_as_it_was(
    name: str, words: tuple[str, ...], project: Path
) -> None:
    fill(project)
    before = contents(project)
    close(project / name, 0o555)
    outcome = run(project, *command(*words))
    close(project / name, 0o755)
    assert told_in_one_line(outcome).startswith("Permission denied (")
    assert contents(project) == before


def fill(project: Path) -> None:
    """Put a folder, a text, entries and a repository into a project, and a mark to be mended into a record."""
    for each in ("pages/sub/index.html", "pages/index.html", "pages/a.txt", "out/a", "quotes.txt"):
        (project / each).parent.mkdir(parents=True, exist_ok=True)
        (project / each).write_text("a", "utf-8")
    (project / "entry.bib").write_text("@book{new2020, title={A}, author={B, C}, publisher={P}, year=2020}\n", "utf-8")
    record = project / "findings" / "last-out.yml"
    record.write_text(record.read_text("utf-8").replace("added: ", "added:   ") + "\n  \n", "utf-8")
    for words in (["init", "-q"], ["add", "."], ["-c", "user.name=A", "-c", "user.email=a@b", "commit", "-qm", "a"]):
        subprocess.run(["git", *words], cwd=project, check=True)

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

from engines.running import command

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

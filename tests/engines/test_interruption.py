"""A build that is stopped leaves the last site whole, says so in a line, and the next build clears up."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from engines.interrupting import SMALLEST_PAGE, end, start, start_among_pages
from engines.running import contents, run

pytestmark = pytest.mark.slow


@pytest.fixture
def built(golden: Callable[[str], Path]) -> tuple[Path, dict[str, bytes]]:
    """A project with its site, and the files of that."""
    project = golden("minimal")
    assert run(project, "build").returncode == 0
    return project, contents(project / "site")


def left_beside(project: Path) -> list[str]:
    return sorted(each.name for each in project.glob(".site*"))


def test_ctrl_c_ends_a_build_with_130_and_one_line(built: tuple[Path, dict[str, bytes]]) -> None:
    project, site = built
    ended = end(start_among_pages(project), signal.SIGINT)
    assert (ended.status, ended.said.splitlines()[-1]) == (130, "Stopped. Every file and folder is whole.")
    assert "Traceback" not in ended.said
    assert (contents(project / "site"), left_beside(project)) == (site, [])


@pytest.mark.parametrize(("kind", "status"), [(signal.SIGTERM, 143), (signal.SIGKILL, -9)])
def test_after_a_signal_the_last_site_is_whole_and_the_next_build_clears_up(
    kind: signal.Signals, status: int, built: tuple[Path, dict[str, bytes]]
) -> None:
    project, site = built
    process = start_among_pages(project)
    os.killpg(process.pid, kind)
    (project / "begun").unlink()  # MkDocs, which we start, outlives us where we are killed
    assert end(process).status == status
    assert contents(project / "site") == site
    assert run(project, "build").returncode == 0
    assert (contents(project / "site"), left_beside(project)) == (site, [])


def test_on_a_full_disk_the_last_site_stays_and_the_reason_is_told(built: tuple[Path, dict[str, bytes]]) -> None:
    project, site = built
    ended = end(start(project, "build", largest_file=SMALLEST_PAGE))
    assert ended.status == 1
    assert "File too large" in ended.said
    assert "Traceback" not in ended.said
    assert ended.said.splitlines()[-1] == "The site was not built; the last one is as it was."
    assert (contents(project / "site"), left_beside(project)) == (site, [])


def test_where_nothing_may_be_written_the_reason_is_told(built: tuple[Path, dict[str, bytes]]) -> None:
    project, site = built
    (project / ".site.lock").mkdir()
    ended = end(start(project, "build"))
    assert (ended.status, "Traceback" in ended.said) == (1, False)
    assert ended.said == f"Error: Is a directory ({project}/.site.lock). Every file and folder is whole.\n"
    assert contents(project / "site") == site


def test_two_builds_at_once_both_end_well(built: tuple[Path, dict[str, bytes]]) -> None:
    project, site = built
    both = [end(each) for each in (start(project, "build"), start(project, "build"))]
    assert [each.status for each in both] == [0, 0]
    assert "Another command is writing there. Waiting until it has ended" in both[0].said + both[1].said
    assert (contents(project / "site"), left_beside(project)) == (site, [])

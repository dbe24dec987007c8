"""A folder that is replaced is whole at every moment, whatever ends the command that replaces it."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from evidence_site.engines import output_folder
from evidence_site.engines.output_folder import replacing
from evidence_site.engines.system_calls import exchange, locked
from evidence_site.engines.written_files import NOTE

REPLACE = """
import itertools, os, signal, sys
from pathlib import Path
from evidence_site.engines import output_folder

folder, last, way = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
if way == "two renames":
    output_folder.exchange = lambda one, other: False
count = itertools.count(1)
WATCHED = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.scandir", "ctypes.call_function"}

def stop(event, arguments):
    if event in WATCHED and next(count) == last:
        os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(stop)
with output_folder.replacing(folder, lambda: None) as fresh:
    for name in ("one", "two"):
        (fresh / name).write_text("new")
"""
"""Replaces a folder, and is killed before the call of the system of a number."""


def never() -> None:
    pytest.fail("nobody else is there")


def words(folder: Path) -> dict[str, str]:
    return {each.name: each.read_text() for each in folder.iterdir() if each.name != NOTE}


def beside(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.parent.iterdir() if each != folder)


OLD, NEW = {"one": "old", "two": "old"}, {"one": "new", "two": "new"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "site"
    made.mkdir()
    for name, text in OLD.items():
        (made / name).write_text(text)
    return made


@pytest.fixture(params=["one step", "two renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """How the folders change places."""
    if request.param == "two renames":
        monkeypatch.setattr(output_folder, "exchange", lambda *_: False)


def replace(folder: Path) -> None:
    with replacing(folder, never) as fresh:
        for name, text in NEW.items():
            (fresh / name).write_text(text)


def stop_at_once(folder: Path) -> None:
    """Begin to replace a folder, and be stopped."""
    with pytest.raises(SystemExit), replacing(folder, never):
        raise SystemExit


@pytest.mark.usefixtures("way")
def test_a_folder_is_replaced_and_nothing_is_left_beside_it(folder: Path) -> None:
    replace(folder)
    assert (words(folder), beside(folder)) == (NEW, [])


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("there", ["", "deep", "deep/site"])
def test_what_is_not_there_is_made(tmp_path: Path, there: str) -> None:
    folder = tmp_path / "deep" / "site"
    (tmp_path / there).mkdir(parents=True, exist_ok=True)
    replace(folder)
    assert (words(folder), beside(folder)) == (NEW, [])


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt, SystemExit])
def test_what_fails_leaves_the_old_folder_and_nothing_else(folder: Path, error: type[BaseException]) -> None:
    with pytest.raises(error), replacing(folder, never) as fresh:  # noqa: PT012
        (fresh / "one").write_text("half")
        raise error
    assert (words(folder), beside(folder)) == (OLD, [])


@pytest.mark.usefixtures("way")
def test_a_link_to_a_folder_stays_a_link(folder: Path) -> None:
    link = folder.with_name("link")
    link.symlink_to(folder)
    replace(link)
    assert (words(folder), link.is_symlink(), beside(folder)) == (NEW, True, ["link"])


def killed_at(step: int, folder: Path, way: str) -> bool:
    """Replace a folder in a process that is killed at a step, unless it ends before; return whether it was."""
    run = subprocess.run([sys.executable, "-c", REPLACE, str(folder), str(step), way], check=False)
    assert run.returncode in {0, -signal.SIGKILL}
    return run.returncode != 0


@pytest.mark.slow
@pytest.mark.parametrize("name", ["one step", "two renames"])
def test_a_command_killed_at_any_step_leaves_a_whole_folder_and_the_next_clears_up(folder: Path, name: str) -> None:
    steps, found = 0, []
    while killed_at(steps + 1, folder, name):
        steps += 1
        found.append("none" if not folder.exists() else "old" if words(folder) == OLD else "new")
        stop_at_once(folder)
        assert (words(folder) in (OLD, NEW), beside(folder)) == (True, [])
        for each in OLD:
            (folder / each).write_text("old")
    assert steps > 8
    assert list(dict.fromkeys(found)) == (["old", "new"] if name == "one step" else ["old", "none", "new"])


def test_where_two_renames_were_broken_off_the_old_folder_comes_back(folder: Path) -> None:
    folder.rename(folder.with_name(".site.last"))
    stop_at_once(folder)
    assert (words(folder), beside(folder)) == (OLD, [])


def test_of_two_that_replace_a_folder_one_waits_for_the_other(folder: Path) -> None:
    order: list[str] = []
    is_there, may_end = threading.Event(), threading.Event()

    def first() -> None:
        with replacing(folder, never) as fresh:
            (fresh / "one").write_text("first")
            is_there.set()
            may_end.wait(30)
            order.append("first ends")

    other = threading.Thread(target=first)
    other.start()
    assert is_there.wait(30)
    with replacing(folder, may_end.set) as fresh:
        order.append("second begins")
        (fresh / "one").write_text("second")
    other.join()
    assert (order, words(folder), beside(folder)) == (["first ends", "second begins"], {"one": "second"}, [])


def test_a_lock_is_held_for_as_long_as_a_child_of_a_killed_process_runs(tmp_path: Path) -> None:
    lock, told = tmp_path / "lock", tmp_path / "told"
    child = f"import time, pathlib; time.sleep(1); pathlib.Path({str(told)!r}).write_text('child ends')"
    parent = f"""
import os, signal, subprocess, sys
from pathlib import Path
from evidence_site.engines.system_calls import locked
with locked(Path({str(lock)!r}), lambda: None):
    subprocess.Popen([sys.executable, "-c", {child!r}], close_fds=False)
    os.kill(os.getpid(), signal.SIGKILL)
"""
    subprocess.run([sys.executable, "-c", parent], check=False)
    waited: list[bool] = []
    with locked(lock, lambda: waited.append(True)):
        assert (waited, told.read_text()) == ([True], "child ends")
    assert not lock.exists()


def test_two_folders_change_places_in_one_step_where_the_system_can(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    (one / "first").mkdir(parents=True)
    (other / "second").mkdir(parents=True)
    assert exchange(one, other) is (sys.platform in {"linux", "darwin"})
    assert (os.listdir(one), os.listdir(other)) == (["second"], ["first"])  # noqa: PTH208


def test_what_cannot_change_places_is_told(tmp_path: Path) -> None:
    assert exchange(tmp_path / "nothing", tmp_path / "neither") is False

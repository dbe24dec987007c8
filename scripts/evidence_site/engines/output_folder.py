"""A folder that a command writes: it replaces only what such a command wrote before, and whole or not at all.

Each command writes into a new folder beside the old one, and the two change places at its end. Where the system has no
such step, two renames stand for it; the next command puts the old folder back if this one is killed between them.
What people have added to the old folder stands in the new one too.
"""

import glob
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from os import getpid
from pathlib import Path

from evidence_site.engines.system_calls import exchange, locked
from evidence_site.engines.written_files import keep_added, note_files


def why_not_replaced(folder: Path, marker: str, root: Path, own: Iterable[Path]) -> str:
    """Return why a folder may not be replaced, or nothing if it may.

    It is missing, empty, or holds the file that marks it as an earlier output. Whatever it holds, it is not the project
    at `root`, the home folder or one above these, and is not in a folder that the project's `own` files are in.
    """
    place = folder.resolve()
    if folder.is_symlink() and not place.exists():
        return "is a link that leads nowhere. Name the folder itself"
    if any(each.resolve().is_relative_to(place) for each in (root, Path.home(), *own)):
        return "holds what you have written. Name a new folder, or an empty one"
    if around := next((each for each in own if place.is_relative_to(each.resolve())), None):
        return f"is in {around}, which holds what you have written. Name a folder elsewhere"
    if place.exists() and not place.is_dir():
        return "is a file. Name a new folder, or an empty one"
    if place.exists() and any(place.iterdir()) and not (place / marker).is_file():
        return "holds something else than this command writes. Name a new folder, or an empty one"
    return ""


@contextmanager
def replacing(folder: Path, on_wait: Callable[[], None]) -> Iterator[Path]:
    """Yield a new, empty folder beside `folder`, which takes that one's place when the block ends without an error.

    While another command replaces the folder, this one waits, after a call of `on_wait`. However the block ends,
    `folder` is whole; what a killed command leaves beside it, the next one removes.

    Raises:
        AddedFileInTheWayError: a file that a person added stands where the command has written another.
        OSError: the system refuses, as on a full disk.
    """
    folder = folder.resolve()
    folder.parent.mkdir(parents=True, exist_ok=True)
    with locked(_beside(folder, "lock"), on_wait):
        _settle(folder)
        for left in folder.parent.glob(f".{glob.escape(folder.name)}.*.new"):
            shutil.rmtree(left)
        fresh = _beside(folder, f"{getpid()}.new")
        try:
            fresh.mkdir()
            yield fresh
            note_files(fresh)
            keep_added(folder, fresh)
            _swap(fresh, folder)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)


def _swap(fresh: Path, folder: Path) -> None:
    if folder.exists() and exchange(fresh, folder):
        return
    try:
        if folder.exists():
            folder.rename(_beside(folder, "last"))
        fresh.rename(folder)
    finally:
        _settle(folder)


def _settle(folder: Path) -> None:
    """End a swap by two renames that may have been broken off: put the old folder back, or let it be removed."""
    last = _beside(folder, "last")
    if last.exists():
        last.rename(_beside(folder, f"{getpid()}.new") if folder.exists() else folder)


def _beside(folder: Path, kind: str) -> Path:
    """Return the path of something hidden beside a folder, on the same disk."""
    return folder.with_name(f".{folder.name}.{kind}")

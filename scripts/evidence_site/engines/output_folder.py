"""A folder that a command writes: it replaces only what such a command wrote before, and whole or not at all.

Each command writes into a new folder beside the old one, and the two change places at its end. Where the system has no
such step, two renames stand for it; the next command puts the old folder back if this one is killed between them.
"""

import glob
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from os import getpid
from os.path import lexists
from pathlib import Path

from evidence_site.engines.system_calls import exchange, locked


def is_replaceable(folder: Path, marker: str) -> bool:
    """Whether a folder may be replaced: it is missing, empty, or holds the file that marks it as an earlier output."""
    if not folder.is_dir():
        return not lexists(folder)
    return not any(folder.iterdir()) or (folder / marker).is_file()


@contextmanager
def replacing(folder: Path, on_wait: Callable[[], None]) -> Iterator[Path]:
    """Yield a new, empty folder beside `folder`, which takes that one's place when the block ends without an error.

    While another command replaces the folder, this one waits, after a call of `on_wait`. However the block ends,
    `folder` is whole; what a killed command leaves beside it, the next one removes.

    Raises:
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

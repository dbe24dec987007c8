"""A folder that a command writes: it replaces only what such a command wrote before, and whole or not at all."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def is_replaceable(folder: Path, marker: str) -> bool:
    """Whether a folder may be replaced: it is missing, empty, or holds the file that marks it as an earlier output."""
    return not folder.exists() or not any(folder.iterdir()) or (folder / marker).is_file()


@contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """Yield a new, empty folder beside `folder`, which takes that one's place when the block ends without an error.

    When the block or the second of the two renames fails, `folder` is as it was, and the new one is gone.
    """
    fresh = _neighbour(folder, "new")
    fresh.mkdir(parents=True)
    try:
        yield fresh
        _swap(fresh, folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _swap(fresh: Path, folder: Path) -> None:
    last = _neighbour(folder, "last")
    if folder.exists():
        folder.rename(last)
    try:
        fresh.rename(folder)
    except OSError:
        if last.exists():
            last.rename(folder)
        raise
    shutil.rmtree(last, ignore_errors=True)


def _neighbour(folder: Path, kind: str) -> Path:
    """Return the path of a hidden folder beside `folder`, on the same disk; what an interrupted run left is removed."""
    neighbour = folder.with_name(f".{folder.name}.{kind}")
    shutil.rmtree(neighbour, ignore_errors=True)
    return neighbour

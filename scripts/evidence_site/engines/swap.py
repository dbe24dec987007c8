"""A folder that is replaced whole or not at all."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def fresh_folder(folder: Path) -> Iterator[Path]:
    """Give a new, empty folder beside `folder`, and put it in that one's place when the block ends well.

    When the block or the second of the two renames fails, `folder` is as it was, and the new one is gone.
    """
    fresh = _beside(folder, "new")
    fresh.mkdir(parents=True)
    try:
        yield fresh
        _put_in_place(fresh, folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _put_in_place(fresh: Path, folder: Path) -> None:
    last = _beside(folder, "last")
    if folder.exists():
        folder.rename(last)
    try:
        fresh.rename(folder)
    except OSError:
        if last.exists():
            last.rename(folder)
        raise
    shutil.rmtree(last, ignore_errors=True)


def _beside(folder: Path, kind: str) -> Path:
    """Give the name of a hidden neighbour of `folder`, on the same disk, without what an ended run left there."""
    neighbour = folder.with_name(f".{folder.name}.{kind}")
    shutil.rmtree(neighbour, ignore_errors=True)
    return neighbour

"""What systems do in ways of their own: two folders change places in one step, and a file is locked.

Linux: https://man7.org/linux/man-pages/man2/rename.2.html and flock.2.html. macOS: `man 2 renamex_np`. Windows:
https://learn.microsoft.com/cpp/c-runtime-library/reference/locking.
"""

import ctypes
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_HERE = -100
"""Linux's AT_FDCWD: paths count from the working folder."""
_EXCHANGE = 2
"""Linux's RENAME_EXCHANGE and macOS's RENAME_SWAP."""
_BETWEEN_TRIES = 0.1
"""Seconds."""


def exchange(one: Path, other: Path) -> bool:
    """Let two folders on one disk change places in one step; return whether the system, and its disk, can do that."""
    library = None if sys.platform == "win32" else ctypes.CDLL(None)
    if library is None:
        return False
    first, second = os.fsencode(one), os.fsencode(other)
    if hasattr(library, "renameat2"):
        return bool(library.renameat2(_HERE, first, _HERE, second, _EXCHANGE) == 0)
    if hasattr(library, "renamex_np"):
        return bool(library.renamex_np(first, second, _EXCHANGE) == 0)
    return False


@contextmanager
def locked(path: Path, on_wait: Callable[[], None]) -> Iterator[None]:
    """Hold a lock that one process has at a time, and the processes that it starts; wait for it after `on_wait`.

    The lock is a file, which is there while somebody holds it. The system takes the lock away from a process that is
    killed, but not from those that it has started and that still run: on Windows from these too.

    Raises:
        OSError: the file cannot be written.
    """
    descriptor = _lock(path)
    if descriptor is None:
        on_wait()
    while descriptor is None:
        time.sleep(_BETWEEN_TRIES)
        descriptor = _lock(path)
    try:
        os.set_inheritable(descriptor, True)  # noqa: FBT003 -- the name says it
        yield
    finally:
        _release(path, descriptor)


def _lock(path: Path) -> int | None:
    """Return the descriptor of the locked file; nothing if somebody else holds it, or has just removed it."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0))
    if _take(descriptor) and _is_at(path, descriptor):
        return descriptor
    os.close(descriptor)
    return None


def _is_at(path: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

    def _release(path: Path, descriptor: int) -> None:
        os.close(descriptor)
        with suppress(OSError):  # it is open in a process that waits for it, which will remove it
            path.unlink()
else:
    import fcntl

    def _take(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _release(path: Path, descriptor: int) -> None:
        path.unlink(missing_ok=True)
        os.close(descriptor)

"""Opening a file that a stranger may have put there: no link, no device, no endless file, nothing but UTF-8."""

import os
import stat
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from evidence_site.diagnostics import Diagnostic, Location
from evidence_site.load.problems.files import foreign_encoding, oversized_file, unfinished_merge, unreadable_file
from evidence_site.load.text import TextFile, diagnose, merge_mark, printable

LARGEST_RECORD = 256 * 1024
LARGEST_GLYPH = 16 * 1024
LARGEST_TEXT = 2 * 1024 * 1024
LARGEST_ASSET = 50 * 1024 * 1024

_OPEN_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))
UTF_8_MARK = b"\xef\xbb\xbf"
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_BINARY_MARKS = (b"\x89PNG", b"\x1f\x8b", b"PK\x03\x04", b"%PDF", b"GIF8", b"\xff\xd8\xff", b"\xd0\xcf\x11\xe0")


def file_name(path: Path, root: Path) -> str:
    """Return a file's path from the root as it can be printed."""
    return printable("/".join(_steps(path, root)))


def read_text(path: Path, root: Path, limit: int, *, shows_merges: bool = False) -> TextFile | Diagnostic:
    """Return a file below `root` as text of at most `limit` bytes, or why it is not read.

    One in which a merge is not finished is not read, so that nothing else is said of it; one that `shows_merges` may
    hold the marks of a merge as an example.
    """
    content = read_bytes(path, root, limit)
    if isinstance(content, Diagnostic):
        return content
    read = _decode(content, file_name(path, root))
    mark = merge_mark(read.text) if isinstance(read, TextFile) and not shows_merges else None
    return read.diagnose(mark, unfinished_merge) if mark and isinstance(read, TextFile) else read


def read_bytes(path: Path, root: Path, limit: int) -> bytes | Diagnostic:
    """Return the at most `limit` bytes of a file below `root`, or why it is not read."""
    kind = what_is(path, root)
    if kind != "file":
        return unreadable(path, root, kind)
    try:
        with os.fdopen(os.open(path, _OPEN_FLAGS), "rb") as opened:
            facts = os.fstat(opened.fileno())
            content = opened.read(limit + 1) if stat.S_ISREG(facts.st_mode) and facts.st_size <= limit else b""
    except OSError:
        return unreadable(path, root, "closed")
    if max(facts.st_size, len(content)) > limit:
        return _oversized(path, root, limit)
    return content


def check_file(path: Path, root: Path, limit: int) -> Iterator[Diagnostic]:
    """Yield why a file below `root` cannot be taken as it is: it is not ordinary, or has more than `limit` bytes."""
    kind = what_is(path, root)
    if kind != "file":
        yield unreadable(path, root, kind)
    elif path.lstat().st_size > limit:
        yield _oversized(path, root, limit)


def what_is(path: Path, root: Path) -> str:
    """Return what stands at a path: `file`, `folder`, `nothing`, or `link`, `device` or `closed`, which are not opened.

    A link in any folder between `root` and the path makes it a link.
    """
    base, *ways = accumulate(_steps(path, root), os.path.join, initial=str(root))
    try:
        modes = [os.lstat(each).st_mode for each in ways or [base]]
    except (FileNotFoundError, NotADirectoryError):
        return "nothing"
    except OSError:
        return "closed"
    if any(map(stat.S_ISLNK, modes)):
        return "link"
    if stat.S_ISDIR(modes[-1]):
        return "folder"
    return "file" if stat.S_ISREG(modes[-1]) else "device"


def _steps(path: Path, root: Path) -> tuple[str, ...]:
    """Return the names from `root` to a path below it. Every file asks several times, and `relative_to` is slower."""
    return path.parts[len(root.parts) :]


def unreadable(path: Path, root: Path, kind: str) -> Diagnostic:
    """Return why what stands at a path, of a kind that `what_is` names, is not read."""
    file = file_name(path, root)
    return diagnose(Location(file), "", unreadable_file, file, kind)


def _oversized(path: Path, root: Path, limit: int) -> Diagnostic:
    file = file_name(path, root)
    return diagnose(Location(file), "", oversized_file, file, limit // 1024)


def _decode(content: bytes, file: str) -> TextFile | Diagnostic:
    content = content.removeprefix(UTF_8_MARK)
    sort = _sort_of(content)
    if sort:
        return diagnose(Location(file), "", foreign_encoding, sort)
    try:
        return TextFile(file, content.decode())
    except UnicodeDecodeError as error:
        # Bytes that are not UTF-8 become one replacement character each, so that columns still count characters.
        readable = TextFile(file, content[: error.start].decode() + content[error.start :].decode("ascii", "replace"))
        offset = len(content[: error.start].decode())
        return readable.diagnose((offset, offset + 1), foreign_encoding, "", content[error.start])


def _sort_of(content: bytes) -> str:
    if content.startswith(_BINARY_MARKS):
        return "binary"
    if content.startswith(_WIDE_MARKS) or content[1:8:2] == bytes(4) or content[0:8:2] == bytes(4):
        return "wide"
    return ""

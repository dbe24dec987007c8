"""The records of a commit, taken from Git's own store: nothing is checked out, and nothing is fetched."""

import os
import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

LARGEST_FILE = 4 * 1024 * 1024
"""Of a larger file only its size is taken: it is refused for that."""

_RECORD = re.compile(
    r"(?:findings|references/studies)/[^/\\:]+\.ya?ml|references/sources/[^/\\:]+\.txt|references/references\.bib"
)
_FOLDER = re.compile(r"findings|references(?:/studies|/sources)?")
_LINK = "120000"
_ENVIRONMENT = {"LC_ALL": "C", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}


class CommitError(Exception):
    """A commit cannot be read; the message says why, and what to do."""


@dataclass(frozen=True)
class Commit:
    """A commit, under the name that a person gave it."""

    revision: str
    id: str


@dataclass(frozen=True)
class _Blob:
    id: str
    path: str
    size: int
    is_link: bool


def find_commit(root: Path, revision: str) -> Commit:
    """Find a commit by what a person calls it.

    Raises:
        CommitError: there is no such commit here, or no repository, or no Git.
    """
    _require_repository(root)
    found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if found.returncode or not revision:
        raise CommitError(_unknown(root, revision))
    return Commit(revision, found.stdout.decode("ascii").strip())


def find_common(root: Path, one: Commit, other: Commit) -> Commit:
    """Find the commit from which two have gone their ways.

    Raises:
        CommitError: they have none in common, as far as this repository knows.
    """
    found = _git(root, "merge-base", one.id, other.id)
    if found.returncode:
        raise CommitError(f"{one.revision} and {other.revision} have no commit in common here.{_shallowness(root)}")
    commit = found.stdout.decode("ascii").split()[0]
    return Commit(f"where {other.revision} left {one.revision}", commit)


def write_records(root: Path, commit: Commit, folder: Path) -> None:
    """Write the records of a project, as they were in a commit, into an empty folder.

    Args:
        root: the project, which may be a folder inside the repository.
        commit: the commit.
        folder: where to write them. What was a link becomes one that leads nowhere, so that it is not read.

    Raises:
        CommitError: Git cannot give them.
    """
    blobs = list(_blobs(root, commit))
    wanted = [each for each in blobs if each.size <= LARGEST_FILE and not each.is_link]
    contents = dict(zip((each.path for each in wanted), _contents(root, wanted), strict=True))
    for blob in blobs:
        path = folder / blob.path
        path.parent.mkdir(parents=True, exist_ok=True)
        if blob.is_link:
            path.symlink_to(path.name)
            continue
        with path.open("wb") as file:
            file.write(contents.get(blob.path, b""))
            file.truncate(blob.size)


def _blobs(root: Path, commit: Commit) -> Iterator[_Blob]:
    prefix = os.fsdecode(_ask(root, "rev-parse", "--show-prefix")).rstrip("\n")
    folders = (f"{prefix}findings", f"{prefix}references")
    listed = _ask(root, "--literal-pathspecs", "ls-tree", "-r", "-l", "-z", "--full-tree", commit.id, "--", *folders)
    for line in filter(None, listed.split(b"\0")):
        facts, _, name = line.partition(b"\t")
        mode, kind, blob, size = facts.decode("ascii").split()
        path = os.fsdecode(name).removeprefix(prefix)
        is_link = mode == _LINK
        if kind == "blob" and (_RECORD.fullmatch(path) or (is_link and _FOLDER.fullmatch(path))):
            yield _Blob(blob, path, int(size), is_link)


def _contents(root: Path, blobs: Sequence[_Blob]) -> Iterator[bytes]:
    """Give the contents of files in turn, asked for all at once."""
    asked = "".join(f"{each.id}\n" for each in blobs).encode("ascii")
    given = _ask(root, "cat-file", "--batch", given=asked)
    at = 0
    for blob in blobs:
        start = given.index(b"\n", at) + 1
        at = start + blob.size + 1
        if not given[:start].endswith(b" blob %d\n" % blob.size):
            raise CommitError(f"Git does not hold {blob.path} of that commit here.{_shallowness(root)}")
        yield given[start : start + blob.size]


def _require_repository(root: Path) -> None:
    inside = _git(root, "rev-parse", "--show-prefix")
    if inside.returncode:
        said = inside.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")
        raise CommitError(f"Git cannot read the history of {root}: {said}")


def _unknown(root: Path, revision: str) -> str:
    message = f"Git knows no commit by the name of {revision!r} here."
    if ".." in revision:
        return f"{message} Name two commits with a space between them: evidence-site diff main HEAD"
    return f"{message}{_shallowness(root) or ' See which there are with: git log --oneline --all'}"


def _shallowness(root: Path) -> str:
    """Say what to do about a clone without its whole history; nothing, if this is none."""
    shallow = _git(root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
    cure = " This clone holds a part of the history alone. Fetch the rest with: git fetch --unshallow, or, in a "
    return f"{cure}workflow of GitHub, with fetch-depth: 0 at the checkout." if shallow else ""


def _ask(root: Path, *words: str, given: bytes = b"") -> bytes:
    answer = _git(root, *words, given=given)
    if answer.returncode:
        said = answer.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")
        raise CommitError(f"Git cannot give the records: {said}{_shallowness(root)}")
    return answer.stdout


def _git(root: Path, *words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = ["git", "-C", str(root), *words]
    environment = {**os.environ, **_ENVIRONMENT}
    try:
        # No shell reads the words, and a revision never stands where Git takes options.
        return subprocess.run(command, input=given, capture_output=True, env=environment, check=False)  # noqa: S603
    except FileNotFoundError:
        raise CommitError("Git is not installed, and the records of a commit are read with it.") from None
